"""What the front matter asks of a reference list: stars before works, and annotations below their entries, in any style."""

from pathlib import Path

import pytest
from citation_help import REFERENCES, Fields, cited, entries, library, readable

from essayexport.document import Bibliography, Entry, walk
from essayexport.library import LibraryFile, load

SHELF = library(*REFERENCES)


def first_entry(front: str, *references: Fields, name: str = "apa") -> Entry:
    """The first entry of a list with some front matter."""
    document, _ = cited(f"---\n{front}\n---\n\n[@k]", library(*references), name)
    return next(entry for node in walk(document.blocks) if isinstance(node, Bibliography) for entry in node.entries)


def annotation(front: str, name: str = "apa", **fields: object) -> list[str]:
    """The annotation of a work, its paragraphs as text."""
    work = {"id": "k", "type": "book", "title": "Walls"} | fields
    return [readable(paragraph) for paragraph in first_entry(front, work, name=name).annotation]


# ------------------------------------------------------------------------------------------------------------------- stars


@pytest.mark.parametrize(
    "field", ["starred: '@colman, @smith'", "starred: ['@colman', '@smith']", "starred: |\n  @colman\n  @smith"]
)
def test_starred_works_have_a_star_before_their_entry_and_none_in_their_cites(field: str) -> None:
    document, reports = cited(f"---\n{field}\n---\n\n[@colman; @three]", SHELF)
    assert [entry[:9] for entry in entries(document)] == ["Ahn, A., ", "*Colman, ", "*Smith, A"]
    assert readable(document.blocks[0].children).count("*") == 0  # type: ignore[union-attr]
    assert reports == []


def test_a_star_changes_nothing_in_the_order_of_the_list() -> None:
    document, _ = cited("---\nstarred: '@three'\nnocite: '@colman'\n---\n\nText", SHELF)
    assert [entry[:5] for entry in entries(document)] == ["*Ahn,", "Colma"]


def test_a_star_stands_before_a_title_in_italics() -> None:
    document, _ = cited("---\nstarred: '@nobody'\n---\n\nText", SHELF)
    assert entries(document) == ["**The book of nobody*. (1999)."]


def test_all_works_can_be_starred() -> None:
    document, _ = cited("---\nstarred: '@*'\n---\n\nText", library(*REFERENCES[:2]))
    assert [entry[0] for entry in entries(document)] == ["*", "*"]


def test_an_unknown_key_that_is_starred_is_reported() -> None:
    _, reports = cited("---\nstarred: '@absent'\n---\n\nText", SHELF)
    assert [report.message for report in reports] == ["no reference has the key `absent`"]


# ------------------------------------------------------------------------------------------------------------- annotations


@pytest.mark.parametrize(
    "name", ["apa", "modern-language-association", "chicago-author-date", "ieee", "chicago-notes-bibliography"]
)
def test_an_annotation_stands_below_its_entry_in_any_style(name: str) -> None:
    assert annotation("annotations: true", name, annote="Good on <i>walls</i>.") == ["Good on *walls*."]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("lang: en", []),
        ("annotations: false", []),
        ("annotations: true", ["Mine."]),
        ("annotations: abstract", ["Theirs."]),
        ("annotations: [annote, abstract]", ["Mine."]),
        ("annotations: [keyword, abstract]", ["Theirs."]),
    ],
)
def test_the_front_matter_says_which_fields_annotate(front: str, expected: list[str]) -> None:
    assert annotation(front, annote="Mine.", abstract="Theirs.") == expected


def test_biblatexs_name_of_the_field_is_understood_in_json_too() -> None:
    assert annotation("annotations: true", annotation="Mine.") == ["Mine."]


def test_each_line_of_an_annotation_is_a_paragraph() -> None:
    assert annotation("annotations: true", annote="One\n\nTwo “walls”.\nThree") == ["One", "Two “walls”.", "Three"]


def test_works_without_an_annotation_have_their_entry_alone() -> None:
    assert annotation("annotations: true", abstract="Theirs.") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refs.bib", "@book{k, title={Walls}, annotation={One \\emph{wall}.\n\nTwo.\\par Three.}}"),
        ("refs.yaml", "references:\n- id: k\n  title: Walls\n  annote: |\n    One *wall*.\n\n    Two.\n\n    Three.\n"),
    ],
)
def test_paragraphs_of_an_annotation_are_kept_from_the_file(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    works = load([LibraryFile(file, name)], lambda _: None)
    document, _ = cited("---\nannotations: true\n---\n\n[@k]", works)
    entry = next(entry for node in walk(document.blocks) if isinstance(node, Bibliography) for entry in node.entries)
    assert [readable(paragraph) for paragraph in entry.annotation] == ["One *wall*.", "Two.", "Three."]


def test_an_abbreviation_in_a_biblatex_file_reaches_the_cites(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    text = "@book{k, author={{World Health Organization}}, shortauthor={WHO}, title={Dust}, date=2020}"
    file.write_text(text, encoding="utf-8")
    document, _ = cited("[@k]", load([LibraryFile(file, "refs.bib")], lambda _: None))
    assert readable(document.blocks[0].children).replace("(#ref-k)", "") == (  # type: ignore[union-attr]
        "([World Health Organization [WHO], 2020])"
    )
