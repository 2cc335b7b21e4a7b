"""The whole page: its head, and that it needs nothing from outside."""

from xml.etree import ElementTree as ET

from essayexport.document import Author, Document, Heading, Link, Meta, PageSettings, Paragraph, Role, Text
from essayexport.style import load
from essayexport.writers import html

STYLE = load("apa", PageSettings(), "en-US", lambda _: None)


def page_of(meta: Meta, *blocks: Paragraph | Heading) -> str:
    return html.write(Document(meta, blocks), STYLE, {})


def head_of(page: str) -> list[str]:
    start, end = page.index("<head>\n") + 7, page.index("<style>")
    return page[start:end].splitlines()


def test_the_head_carries_the_properties_of_the_essay() -> None:
    meta = Meta(
        title=(Text("A & B"),),
        authors=(Author((Text("Ada Example"),)), Author((Text("Ben Example"),))),
        keywords=((Text("one"),), (Text("two"),)),
        lang="en-GB",
    )
    page = page_of(meta)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n')
    assert head_of(page) == [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="author" content="Ada Example, Ben Example">',
        '<meta name="keywords" content="one, two">',
        "<title>A &amp; B</title>",
    ]


def test_without_front_matter_the_first_heading_is_the_title_and_the_language_american() -> None:
    page = page_of(Meta(), Heading(1, (Text("Opening"),), role=Role.HEADING_1))
    assert '<html lang="en-US">' in page
    assert head_of(page)[-1] == "<title>Opening</title>"


def test_a_page_always_has_a_title() -> None:
    assert head_of(page_of(Meta()))[-1] == "<title>Untitled</title>"


def test_the_text_is_the_one_main_part() -> None:
    page = page_of(Meta(), Paragraph((Text("a"),)))
    assert page.endswith('<body>\n<main>\n<p class="body">a</p>\n</main>\n</body>\n</html>\n')


def test_nothing_is_run_and_nothing_fetched() -> None:
    page = page_of(Meta(), Paragraph((Link("https://example.org/", (Text("a"),)),)))
    assert [word for word in ("<script", "<link", "@import", "url(", "src=") if word in page] == []


def test_identifiers_of_entries_are_places_to_link_to() -> None:
    assert "</a>" not in page_of(Meta(), Paragraph((Link("#ref-a", (Text("a"),)),)))


def test_a_body_of_plain_blocks_is_well_formed() -> None:
    page = page_of(Meta(title=(Text("T"),)), Paragraph((Text("T"),), Role.TITLE), Paragraph((Text("<&>"),)))
    body = ET.fromstring(page[page.index("<body>") : page.index("</html>")])
    assert "".join(body.itertext()).split() == ["T", "<&>"]
