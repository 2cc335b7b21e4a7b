"""What pandoc's tree cannot say of a line of text: what is reported, where, how often; and macros that have no end."""

import subprocess

import pytest
from reading_essays import at, blocks, codes, inlines, read

from essayexport.diagnostics import Code
from essayexport.document import Cite, Mark, Marked, Math, Note, Paragraph, Quoted, QuoteKind, RawInline, Text, walk
from essayexport.markdown.abbreviations import ABBREVIATIONS


@pytest.mark.parametrize("opening", ['"', "'", "~~", '<span class="x">', "*", '"a *b ~~c '])
def test_what_is_read_again_is_reported_once(opening: str) -> None:
    text = f"{opening}a [^undefined] b"
    _, (message,) = read(text)
    assert (message.code, at(text, message.span)) == (Code.NOTE_UNDEFINED, "[^undefined]")


@pytest.mark.parametrize("text", ["x^a\\ [@k]^", "x~a\\ [@k]~"])
def test_a_cite_in_a_script_with_escapes_stands_where_the_script_begins(text: str) -> None:
    (cite,) = (node for node in walk(blocks(text)) if isinstance(node, Cite))
    assert at(text, cite.span) == "a"


@pytest.mark.parametrize(
    "definition",
    [
        "\\newcommand{\\x}{\\x}",
        "\\newcommand{\\x}{\\x\\x\\x}",
        "\\newcommand{\\x}{\\y}\n\\newcommand{\\y}{a\\x}",
        "\\newcommand{\\x}[1][\\x]{#1}",
    ],
)
def test_a_macro_without_end_stays_as_it_is_written(definition: str) -> None:
    (math,) = (node for node in walk(blocks(f"{definition}\n\n$\\x$\n")) if isinstance(node, Math))
    assert math.tex == "\\x"


def test_a_formula_that_macros_make_too_long_stays_as_it_is_written() -> None:
    ten = "".join(f"\\newcommand{{\\{chr(98 + n)}}}{{{(chr(92) + chr(97 + n)) * 10}}}\n" for n in range(10))
    (math,) = (node for node in walk(blocks(f"\\newcommand{{\\a}}{{ha}}\n{ten}\n$\\k$\n")) if isinstance(node, Math))
    assert math.tex == "\\k"


@pytest.mark.parametrize("call", ["\\norm", "\\norm ", "\\pair{a}"])
def test_a_macro_without_its_arguments_stays_as_it_is_written(call: str) -> None:
    defined = "\\newcommand{\\norm}[1]{|#1|}\n\\newcommand{\\pair}[2]{(#1, #2)}\n\n"
    (raw,) = (node for node in walk(blocks(f"{defined}a {call}\n")) if isinstance(node, RawInline))
    assert raw.text.strip() == call.strip()


def test_quotation_marks_in_a_note_are_those_of_the_note() -> None:
    note = Note((Paragraph((Text("a "), Quoted(QuoteKind.DOUBLE, (Text("word"),)))),))
    assert inlines('"text^[a "word"]"') == (Quoted(QuoteKind.DOUBLE, (Text("text"), note)),)


def test_emphasis_of_one_kind_in_a_row_is_one() -> None:
    assert inlines("*a*" * 40 + "*b*")[-1] != Marked(Mark.EMPHASIS, (Text("b"),))
    assert inlines("x" + "^a^" * 400) == (Text("x"), Marked(Mark.SUPERSCRIPT, (Text("a"),) * 400))


def test_an_example_is_known_before_and_behind_its_list() -> None:
    text = "As (@good) shows.\n\n(@good) An example.\n\nSee @good.\n"
    paragraphs = [block for block in blocks(text) if isinstance(block, Paragraph)]
    assert paragraphs == [Paragraph((Text("As (1) shows."),)), Paragraph((Text("See 1."),))]


def test_nothing_is_said_of_well_formed_inlines() -> None:
    assert codes("~~a~~ $x$ \\emph{b} <b>c</b> `d`{=html} [e]{.smallcaps} p. 3 ^[f] H~2~O") == []


def test_the_abbreviations_are_those_of_pandoc() -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc is the oracle here: pip install pypandoc_binary")
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file=abbreviations"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert set(listed.split()) == ABBREVIATIONS
