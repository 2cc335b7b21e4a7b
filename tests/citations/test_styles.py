"""Styles are found by name, read from files, and refused with the line of what is wrong in them."""

from pathlib import Path

import pytest
from citation_help import apa, cited, library

from essayexport.citations import cite, find_style, load_style, style_names
from essayexport.citations.catalogue import _USUAL_NAMES
from essayexport.citations.engine.area import Context
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.output import plain
from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.document import Document, Meta

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>Mine</title>
    <id>http://example.org/mine</id>
    <updated>2026-01-01T00:00:00+00:00</updated>
  </info>
  <macro name="title">
    <text variable="title"/>
  </macro>
  <macro name="who">
    <names variable="author">
      <name form="short"/>
    </names>
  </macro>
  <citation>
    <layout prefix="(" suffix=")" delimiter="; ">
      <text macro="who"/>
    </layout>
  </citation>
</style>
"""


def refused(tmp_path: Path, old: str, new: str) -> Diagnostic:
    """What is said of the style above with a change."""
    path = tmp_path / "mine.csl"
    assert old in STYLE
    path.write_text(STYLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FatalError) as caught:
        load_style(path)
    return caught.value.diagnostic


def test_a_style_is_found_by_name_with_or_without_the_ending() -> None:
    assert find_style("apa") == find_style("apa.csl")
    assert find_style("apa").is_file()


def test_a_style_of_ones_own_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE, encoding="utf-8")
    assert find_style(str(path)) == path
    assert load_style(path).title == "Mine"


def test_a_name_of_another_style_leads_to_that_style() -> None:
    assert load_style(find_style("nature-digest")).title == load_style(find_style("nature")).title


def test_a_missing_style_is_named_with_the_nearest() -> None:
    with pytest.raises(FatalError) as caught:
        find_style("chicago-autor-date")
    diagnostic = caught.value.diagnostic
    assert (diagnostic.code, diagnostic.hint) == (Code.CITATION_STYLE_MISSING, "did you mean `chicago-author-date`?")


def test_the_hint_knows_what_people_call_a_style() -> None:
    with pytest.raises(FatalError) as raised:
        find_style("MLA")
    assert raised.value.diagnostic.hint == "did you mean `modern-language-association`?"


def test_every_style_that_people_call_otherwise_is_there() -> None:
    assert set(_USUAL_NAMES.values()) <= set(style_names())
    assert set(_USUAL_NAMES) & set(style_names()) == set()


def test_a_path_that_does_not_end_as_styles_do_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "mine.xml"
    path.write_text(STYLE, encoding="utf-8")
    with pytest.raises(FatalError, match="there is no citation style"):
        find_style(str(path))


def test_there_are_thousands_of_names_in_order() -> None:
    names = style_names()
    assert names == sorted(set(names))
    assert {"apa", "nature-digest", "ieee"} <= set(names)
    assert len(names) > 10_000


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('<text macro="who"/>', '<text macro="whom"/>', 18, "the macro `whom` is called but not defined"),
        ('<text variable="title"/>', '<text macro="title"/>', 9, "the macro `title` calls itself"),
        ('<macro name="who">', '<macro name="title">', 11, "the macro `title` is defined twice"),
        ('<text variable="title"/>', '<txt variable="title"/>', 9, "<txt> cannot stand in <macro>"),
        ('<text variable="title"/>', "<text/>", 9, "<text> lacks one of `macro`, `term`, `value`, `variable`"),
        ('<name form="short"/>', '<name form="tiny"/>', 13, '`form="tiny"` cannot stand on <name>'),
        ('variable="title"', 'variable="titel"', 9, '`variable="titel"` cannot stand on <text>'),
        (
            STYLE[STYLE.index("  <citation>") : STYLE.index("</style>")],
            "",
            2,
            "it has no <citation>",
        ),
        ("</macro>", "</makro>", 8, "not well-formed XML: <macro> ends with </makro>"),
        ("<title>Mine", "<title>&mine;", 4, "not well-formed XML: Entity 'mine' not defined"),
        (
            'encoding="utf-8"?>',
            'encoding="utf-8"?><!DOCTYPE style [<!ENTITY a SYSTEM "/etc/passwd">]>',
            1,
            "it has a document type declaration, which styles do not need",
        ),
    ],
)
def test_a_broken_style_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    diagnostic = refused(tmp_path, old, new)
    assert diagnostic.code is Code.CITATION_STYLE_INVALID
    assert diagnostic.message == f"the citation style is not valid: {message}"
    assert diagnostic.span is not None
    assert diagnostic.span.line == line


def test_an_attribute_that_does_nothing_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE.replace('<text variable="title"/>', '<text variable="title" size="3"/>'), encoding="utf-8")
    said: list[Diagnostic] = []
    assert load_style(path, report=said.append).title == "Mine"
    message = "in the citation style, <text> has no attribute `size`"
    assert said == [Diagnostic(Code.CITATION_STYLE_ODD, message, Span(str(path), 9, 5), None)]


def test_a_test_of_the_language_is_a_warning_and_holds_in_that_language(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    said: list[Diagnostic] = []
    branch = '<choose><if locale="fr"><text value="fr"/></if><else><text variable="title"/></else></choose>'
    path.write_text(STYLE.replace('<text macro="who"/>', branch), encoding="utf-8")
    style, item = load_style(path, report=said.append), Item("a", {"title": "Work", "author": []})
    macros = {lang: style.compiled(lang).citation for lang in ("en", "fr-CA")}
    assert {lang: plain(layout.render(item, Context())) for lang, layout in macros.items()} == {"en": "Work", "fr-CA": "fr"}
    assert [each.message for each in said] == ["in the citation style, <if> has no attribute `locale`"]


def test_a_dependent_style_in_a_file_is_the_one_that_it_stands_for(tmp_path: Path) -> None:
    path = tmp_path / "digest.csl"
    path.write_bytes(find_style("nature-digest").read_bytes())
    assert load_style(path).title == load_style(find_style("nature")).title


def test_the_nearest_macro_is_the_hint(tmp_path: Path) -> None:
    assert refused(tmp_path, '<text macro="who"/>', '<text macro="whom"/>').hint == "did you mean `who`?"


def test_a_file_that_is_no_style_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.csl"
    path.write_text("<html/>", encoding="utf-8")
    with pytest.raises(FatalError, match="its root is <html>, not CSL's <style>"):
        load_style(path)


def test_macros_that_call_each_other_in_a_ring_are_refused(tmp_path: Path) -> None:
    diagnostic = refused(
        tmp_path, '<text variable="title"/>', '<text macro="other"/></macro><macro name="other"><text macro="title"/>'
    )
    assert diagnostic.message.endswith("the macro `title` calls itself")


def test_the_language_asked_for_at_loading_wins_over_the_document() -> None:
    style = load_style(find_style("apa"), "fr-FR")
    assert style.language("de-DE") == "fr-FR"
    assert apa().language("de-DE") == "de-DE"
    assert apa().language() == "en-US"


def test_a_style_without_a_reference_list_lists_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE, encoding="utf-8")
    document, _ = cited("[@colman]", name=str(path))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"]


def test_a_style_can_be_used_again_and_says_the_same() -> None:
    style = apa()
    document, _ = cited("[@colman] [@three]")
    assert cite(document, library(), style, print) == cite(document, library(), style, print)
    assert cite(Document(Meta(), ()), library(), style, print) == Document(Meta(), ())
