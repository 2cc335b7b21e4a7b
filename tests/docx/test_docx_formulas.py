"""Formulas as Office Math."""

import pytest

from essayexport.document import Math
from essayexport.writers.docx.formulas import display_xml, formula_xml

FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
ROOT = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'


def run(text: str) -> str:
    return f'<m:r>{FONT}<m:t xml:space="preserve">{text}</m:t></m:r>'


@pytest.mark.parametrize(
    ("tex", "inner"),
    [
        ("a+b", run("a+b")),
        (r"\frac{a}{b}", f"<m:f><m:num>{run('a')}</m:num><m:den>{run('b')}</m:den></m:f>"),
        ("x^2", f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"),
        ("x_i", f"<m:sSub><m:e>{run('x')}</m:e><m:sub>{run('i')}</m:sub></m:sSub>"),
        (r"\sqrt{x}", f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{run("x")}</m:e></m:rad>'),
        (r"(x)", f'<m:d><m:dPr><m:begChr m:val="("/><m:endChr m:val=")"/></m:dPr><m:e>{run("x")}</m:e></m:d>'),
        (r"\hat{x}", f'<m:acc><m:accPr><m:chr m:val="\u0302"/></m:accPr><m:e>{run("x")}</m:e></m:acc>'),
        (r"\overline{xy}", f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{run("xy")}</m:e></m:bar>'),
    ],
)
def test_each_construct_is_the_object_that_word_has_for_it(tex: str, inner: str) -> None:
    assert formula_xml(Math(tex)) == f"{ROOT}{inner}</m:oMath>"


def test_a_big_operator_takes_what_it_goes_over() -> None:
    xml = formula_xml(Math(r"\sum_{i=1}^n x + y", display=True)) or ""
    properties = '<m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/></m:naryPr>'
    assert f"<m:nary>{properties}<m:sub>{run('i=1')}</m:sub><m:sup>{run('n')}</m:sup><m:e>{run('x')}</m:e></m:nary>" in xml


def test_a_display_is_centred_in_its_paragraph() -> None:
    xml = display_xml(Math("x", display=True)) or ""
    assert '<m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>' in xml


def test_what_cannot_be_read_is_no_formula() -> None:
    assert formula_xml(Math(r"\foo")) is None
