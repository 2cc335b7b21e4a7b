"""What stands apart in an entry of the reference list: labels, and lines of their own (CSL 1.0.2, Display)."""

from pathlib import Path

import pytest
from citation_help import cited, essay, library, named, readable, year

from essayexport.citations import cite, load_style
from essayexport.citations.engine.engine import run
from essayexport.citations.engine.item import Item
from essayexport.citations.entries import entry
from essayexport.document import Bibliography, Entry, ListLook, walk

ITEM = {"id": "a", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "Ann"}], "issued": year(2000)}


def style_file(folder: Path, layout: str, options: str = "") -> Path:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>T</title><id>http://example.org/t</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        f"<bibliography {options}><layout>{layout}</layout></bibliography></style>"
    )
    path = folder / "own.csl"
    path.write_text(text, encoding="utf-8")
    return path


def lines(folder: Path, layout: str, options: str = "") -> list[str]:
    """The lines of an entry: `label | text`, with an arrow before one that is indented."""
    compiled = load_style(style_file(folder, layout, options)).compiled()
    ((key, tokens),) = run(compiled, {"a": Item("a", ITEM)}, []).entries
    return shown(entry(key, tokens, lambda _key: ""))


def shown(made: Entry) -> list[str]:
    first = [(made.label, made.children, False)]
    rows = first + [(line.label, line.children, line.indented) for line in made.lines]
    return ["→ " * further + (f"{readable(label)} | " if label else "") + readable(text) for label, text, further in rows]


NUMBER = '<text variable="citation-number" prefix="[" suffix="] "/>'
TITLE = '<text variable="title"/>'


def test_an_entry_in_which_nothing_stands_apart_is_one_line(tmp_path: Path) -> None:
    assert lines(tmp_path, NUMBER + TITLE) == ["[1] T"]


@pytest.mark.parametrize("where", ["flush", "margin"])
def test_the_first_field_is_a_label_where_the_second_is_aligned(tmp_path: Path, where: str) -> None:
    assert lines(tmp_path, NUMBER + TITLE, f'second-field-align="{where}"') == ["[1] | T"]


def test_affixes_of_the_layout_belong_to_what_they_stand_at(tmp_path: Path) -> None:
    path = style_file(tmp_path, "").read_text(encoding="utf-8")
    (tmp_path / "own.csl").write_text(
        path.replace(
            "<bibliography ><layout></layout>",
            f'<bibliography second-field-align="flush"><layout suffix=".">{NUMBER}{TITLE}</layout>',
        ),
        encoding="utf-8",
    )
    compiled = load_style(tmp_path / "own.csl").compiled()
    ((key, tokens),) = run(compiled, {"a": Item("a", ITEM)}, []).entries
    assert shown(entry(key, tokens, lambda _key: "")) == ["[1] | T."]


def test_blocks_and_indents_are_lines_of_their_own(tmp_path: Path) -> None:
    layout = (
        '<names variable="author" display="block" font-weight="bold" suffix="."/>'
        '<date variable="issued" form="numeric" date-parts="year" display="left-margin" suffix=". "/>'
        '<text variable="title" display="right-inline" font-style="italic"/>'
        '<text value="Below" display="indent" prefix="(" suffix=")"/>'
    )
    assert lines(tmp_path, layout) == ["**Ann Doe**.", "2000. | *T*", "→ (Below)"]


def test_what_stands_apart_and_prints_nothing_is_not_there(tmp_path: Path) -> None:
    layout = '<text variable="note" display="block" suffix="."/><text variable="title" display="block"/>'
    assert lines(tmp_path, layout) == ["T"]


def test_a_label_with_nothing_beside_it_is_a_line(tmp_path: Path) -> None:
    head, last = (f'<text value="{word}" display="left-margin"/>' for word in ("Head", "Last"))
    layout = f'{head}<text variable="title" display="block"/>{last}'
    assert lines(tmp_path, layout) == ["Head", "T", "Last"]


def test_text_behind_a_block_begins_a_line(tmp_path: Path) -> None:
    assert lines(tmp_path, f'<text value="Head" display="block"/>{TITLE}') == ["Head", "T"]


def test_formatting_around_what_stands_apart_goes_on_in_every_line(tmp_path: Path) -> None:
    layout = f'<group font-style="italic">{TITLE}<text value="Below" display="block"/></group>'
    assert lines(tmp_path, layout) == ["*T*", "*Below*"]


def test_numeric_styles_have_their_numbers_as_labels() -> None:
    document, _ = cited("[@smith; @colman]", name="ieee")
    (found,) = (node for node in walk(document.blocks) if isinstance(node, Bibliography))
    assert [(one.key, readable(one.label)) for one in found.entries] == [("smith", "[1]"), ("colman", "[2]")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ListLook()),
        ('hanging-indent="true" entry-spacing="0" line-spacing="2"', ListLook(hanging=True, entry_spacing=0, line_spacing=2)),
        ('hanging-indent="false"', ListLook(hanging=False)),
        ('second-field-align="margin"', ListLook(in_margin=True)),
        ('second-field-align="flush" entry-spacing="1"', ListLook(entry_spacing=1)),
    ],
)
def test_a_style_says_how_its_list_looks(tmp_path: Path, options: str, expected: ListLook) -> None:
    assert load_style(style_file(tmp_path, TITLE, options)).look == expected


@pytest.mark.parametrize(("page_decides", "look"), [(False, ListLook(True, 0, 2)), (True, ListLook())])
def test_the_list_carries_its_look_unless_the_page_style_decides(page_decides: bool, look: ListLook) -> None:
    document = cite(essay("[@smith]"), library(), named("apa"), print, page_decides=page_decides)
    assert isinstance(found := document.blocks[-1], Bibliography)
    assert found.look == look
