"""CSL-JSON becomes a library; what is wrong with a file or an entry is said with its place."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.library import Library, LibraryFile, Reference, load


def loaded(folder: Path, *texts: str | bytes) -> tuple[Library, list[Diagnostic]]:
    """The library of files a.json, b.json, … with these texts."""
    said: list[Diagnostic] = []
    files = []
    for name, text in zip("abc", texts, strict=False):
        path = folder / f"{name}.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        files.append(LibraryFile(path, f"{name}.json"))
    return load(files, said.append), said


def fields(library: Library) -> dict[str, dict[str, Any]]:
    return {key: dict(reference.fields) for key, reference in library.items()}


def refused(folder: Path, text: str | bytes) -> Diagnostic:
    with pytest.raises(FatalError) as raised:
        loaded(folder, text)
    return raised.value.diagnostic


def mended(folder: Path, name: str, value: Any) -> tuple[Any, list[str]]:
    """What is left of a field with that value, and what is said of it."""
    library, said = loaded(folder, json.dumps([{"id": "k", "type": "book", name: value}]))
    assert all(each.code is Code.REFERENCE_INVALID and each.span and each.span.line == 1 for each in said)
    return library["k"].fields.get(name), [each.message for each in said]


BOOK = '{"id": "smith2020", "type": "book", "title": "A Title"}'
BOOK_FIELDS = {"id": "smith2020", "type": "book", "title": "A Title"}


@pytest.mark.parametrize(
    "text",
    [
        f"[{BOOK}]",
        f'{{"items": [{BOOK}]}}',
        f'{{"config": {{"items": [1, "]"]}}, "items" : [ {BOOK} ] , "more": []}}',
        f'{{"references": [{BOOK}]}}',
        BOOK,
        f"\ufeff[{BOOK}]",
        f"\r\n [\r\n{BOOK}\r\n]\r\n",
    ],
)
def test_a_list_an_object_that_holds_it_and_a_single_item_are_read(tmp_path: Path, text: str) -> None:
    library, said = loaded(tmp_path, text)
    assert (fields(library), said) == ({"smith2020": BOOK_FIELDS}, [])


def test_an_empty_list_is_an_empty_library(tmp_path: Path) -> None:
    assert loaded(tmp_path, " [ ] ") == ({}, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_json_is_read(tmp_path: Path, encoding: str) -> None:
    library, said = loaded(tmp_path, '[{"id": "é", "type": "book", "title": "日本"}]'.encode(encoding))
    assert (fields(library), said) == ({"é": {"id": "é", "type": "book", "title": "日本"}}, [])


def test_every_reference_knows_its_place(tmp_path: Path) -> None:
    library, _ = loaded(
        tmp_path, '[\n  {"id": "a",\n   "type": "book"}, {"id": "b", "type": "book"},\n{"id": "c", "type": "book"}]'
    )
    assert [reference.span for reference in library.values()] == [
        Span("a.json", 2, 3),
        Span("a.json", 3, 21),
        Span("a.json", 4, 1),
    ]


def test_keys_keep_their_case_and_numbers_become_text(tmp_path: Path) -> None:
    text = '[{"id": "SmithABC", "type": "book"}, {"id": 12, "type": "book"}, {"id": 13.0, "type": "book"}]'
    library, said = loaded(tmp_path, text)
    assert (list(library), library["12"].fields["id"], said) == (["SmithABC", "12", "13"], "12", [])


def test_unknown_variables_are_kept(tmp_path: Path) -> None:
    item = {"id": "k", "type": "book", "custom": {"a": [1]}, "x-rank": 3, "issn-l": ["a"]}
    library, said = loaded(tmp_path, json.dumps([item]))
    assert (fields(library), said) == ({"k": item}, [])


def test_a_variable_without_a_value_is_as_good_as_absent(tmp_path: Path) -> None:
    item: dict[str, Any] = {
        "id": "k",
        "type": "book",
        "title": "",
        "author": [],
        "issued": {},
        "volume": None,
        "accessed": {"date-parts": [[None]]},
    }
    library, said = loaded(tmp_path, json.dumps([item]))
    assert (fields(library), said) == ({"k": {"id": "k", "type": "book"}}, [])


# ------------------------------------------------------------------------------------------------------ files refused


def test_a_missing_file_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "references.json").write_text("[]")
    span = Span("essay.md", 4, 15)
    with pytest.raises(FatalError) as raised:
        load([LibraryFile(tmp_path / "refrences.json", "refrences.json", span)], print)
    assert raised.value.diagnostic == Diagnostic(
        Code.BIBLIOGRAPHY_MISSING, "there is no bibliography `refrences.json`", span, "did you mean `references.json`?"
    )


def test_an_unknown_format_names_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "refs.docx").write_text("x")
    with pytest.raises(FatalError) as raised:
        load([LibraryFile(tmp_path / "refs.docx", "refs.docx")], print)
    assert raised.value.diagnostic == Diagnostic(
        Code.BIBLIOGRAPHY_INVALID,
        "`refs.docx` is in no format of bibliographies that is read",
        None,
        "the format is told by the suffix: CSL-JSON (`.json`), CSL-YAML (`.yaml`), BibLaTeX (`.bib`), BibTeX (`.bibtex`), "
        "RIS (`.ris`), EndNote XML (`.xml`)",
    )


def test_a_missing_file_is_missing_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text("[]")
    with pytest.raises(FatalError) as raised:
        load([LibraryFile(tmp_path / "refs.jsn", "refs.jsn")], print)
    assert raised.value.diagnostic.hint == "did you mean `refs.json`?"


def test_a_folder_is_no_bibliography(tmp_path: Path) -> None:
    (tmp_path / "refs.json").mkdir()
    with pytest.raises(FatalError, match=r"`refs\.json` cannot be read: Is a directory"):
        load([LibraryFile(tmp_path / "refs.json", "refs.json")], print)


REFUSED: dict[str, tuple[str | bytes, str, Span, str | None]] = {
    "empty": (" \n ", "the bibliography is empty", Span("a.json", 1), None),
    "missing comma": ('[\n{"id": "a"}\n{"id": "b"}]', "a comma is missing before this", Span("a.json", 3, 1), None),
    "missing comma in an entry": ('[{"id": "a"\n "type": "b"}]', "a comma is missing before this", Span("a.json", 2, 2), None),
    "missing colon": ('[{"id" "a"}]', "a colon is missing before this", Span("a.json", 1, 8), None),
    "comma too many in the list": (
        f"[{BOOK},\n]",
        "a comma stands before the end of a list or object",
        Span("a.json", 1, len(BOOK) + 2),
        "take the comma away",
    ),
    "comma too many in an entry": (
        '[{"id": "a",\n}]',
        "a comma stands before the end of a list or object",
        Span("a.json", 1, 12),
        "take the comma away",
    ),
    "bare word": (
        '[{"id": smith}]',
        "a value is missing here, or it has no quotation marks",
        Span("a.json", 1, 9),
        "texts stand in double quotation marks",
    ),
    "bare name": ('[{id: "a"}]', "the name of a field in double quotation marks is missing here", Span("a.json", 1, 3), None),
    "open text": ('[\n{"id": "a}]', "this text has no closing quotation mark", Span("a.json", 2, 8), None),
    "open list": (
        f"[{BOOK}\n",
        "the file ends inside a list or object",
        Span("a.json", 1, len(BOOK) + 1),
        "look for a bracket that is not closed, or export it again",
    ),
    "line break in a text": (
        '[{"id": "a\nb"}]',
        "a line break or another control character stands inside a text",
        Span("a.json", 1, 11),
        "write it as `\\n`",
    ),
    "backslash": ('[{"id": "a\\b\\c"}]', "a single backslash stands inside a text", Span("a.json", 1, 13), "write it twice"),
    "more behind": ("[] []", "something follows the end of the references", Span("a.json", 1, 4), None),
    "a number": (
        "42",
        "this is no list of references",
        Span("a.json", 1, 1),
        'CSL-JSON is a list of items: `[{"id": …, "type": …}, …]`',
    ),
    "another object": (
        ' {"title": "x", "items": 3}',
        "this is no list of references",
        Span("a.json", 1, 2),
        'CSL-JSON is a list of items: `[{"id": …, "type": …}, …]`',
    ),
    "too deep": ("[" * 100_000, "lists nest too deep here to be read", Span("a.json", 1), None),
    "not text": (b'[\n{"id": "\xff"}]', "this is no text in UTF-8", Span("a.json", 2), "save the bibliography again in UTF-8"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_list_of_references_is_refused_with_its_place(tmp_path: Path, case: str) -> None:
    text, message, span, hint = REFUSED[case]
    assert refused(tmp_path, text) == Diagnostic(Code.BIBLIOGRAPHY_INVALID, message, span, hint)


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, f'[{{"id": {"9" * 5000}}}]').message.startswith("a number cannot be read: ")


# ---------------------------------------------------------------------------------------------------- entries mended


ENTRIES: dict[str, tuple[str, str, Span, str | None]] = {
    "text": (
        '[\n "smith"]',
        "this entry is a text where a reference should stand",
        Span("a.json", 2, 2),
        None,
    ),
    "no id": (
        '[\n {"type": "book"}]',
        "this reference has no `id`; it is left out",
        Span("a.json", 2, 2),
        'the `id` is the key that cites name: `"id": "smith2020"`',
    ),
    "empty id": (
        '[{"id": "", "type": "book"}]',
        "this reference has no `id`; it is left out",
        Span("a.json", 1, 2),
        'the `id` is the key that cites name: `"id": "smith2020"`',
    ),
    "list as id": (
        '[{"id": ["a"], "type": "book"}]',
        "this reference has a list as its `id`; it is left out",
        Span("a.json", 1, 2),
        'the `id` is the key that cites name: `"id": "smith2020"`',
    ),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_an_entry_without_a_key_is_left_out_with_a_message(tmp_path: Path, case: str) -> None:
    text, message, span, hint = ENTRIES[case]
    assert loaded(tmp_path, text) == ({}, [Diagnostic(Code.REFERENCE_INVALID, message, span, hint)])


def test_an_unknown_type_has_the_nearest_as_its_hint(tmp_path: Path) -> None:
    library, said = loaded(tmp_path, '[{"id": "a",\n "type": "article-jounral"}]')
    assert fields(library) == {"a": {"id": "a", "type": "document"}}
    assert said == [
        Diagnostic(
            Code.REFERENCE_INVALID,
            "the `type` of `a` is `article-jounral`, which CSL does not know; it is taken for a `document`",
            Span("a.json", 2, 2, 6),
            "did you mean `article-journal`?",
        )
    ]


@pytest.mark.parametrize(
    "written", ["", ', "type": ""', ', "type": " "', ', "type": null'], ids=["missing", "empty", "space", "null"]
)
def test_a_reference_may_be_of_no_type(tmp_path: Path, written: str) -> None:
    library, said = loaded(tmp_path, f'[{{"id": "a"{written}}}]')
    assert (fields(library), said) == ({"a": {"id": "a", "type": ""}}, [])


def test_a_type_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    library, said = loaded(tmp_path, '[{"id": "a",\n "type": 7}]')
    assert fields(library) == {"a": {"id": "a", "type": "document"}}
    assert said == [
        Diagnostic(
            Code.REFERENCE_INVALID,
            "the `type` of `a` is a number, which CSL does not know; it is taken for a `document`",
            Span("a.json", 2, 2, 6),
            "name one of CSL's, such as `article-journal` or `book`",
        )
    ]


def test_a_bad_field_is_reported_at_its_own_line(tmp_path: Path) -> None:
    _, said = loaded(tmp_path, '[\n {"id": "a", "type": "book",\n  "title": true}]')
    assert said == [
        Diagnostic(
            Code.REFERENCE_INVALID,
            "`title` of `a` is true or false where a text should stand; it is left out",
            Span("a.json", 3, 3, 7),
            "texts stand in double quotation marks",
        )
    ]


SMITH = {"family": "Smith", "given": "Jane"}
LIST_OF_NAMES = "where a list of names should stand"
NAME_CASES: Mapping[str, tuple[Any, Any, list[str]]] = {
    "good": ([SMITH, {"literal": "NASA"}], [SMITH, {"literal": "NASA"}], []),
    "more parts": (
        [{"family": "Beethoven", "non-dropping-particle": "van", "isInstitution": False}],
        [{"family": "Beethoven", "non-dropping-particle": "van", "isInstitution": False}],
        [],
    ),
    "without a value": ([{"family": "Smith", "given": None, "suffix": ""}], [{"family": "Smith"}], []),
    "one name": (SMITH, [SMITH], [f"`author` of `k` is one name {LIST_OF_NAMES}"]),
    "text": ("Jane Smith", [{"literal": "Jane Smith"}], [f"`author` of `k` is a text {LIST_OF_NAMES}"]),
    "texts": (["Jane Smith"], [{"literal": "Jane Smith"}], ["`author` of `k` holds a text where a name should stand"]),
    "number": (3, None, [f"`author` of `k` is a number {LIST_OF_NAMES}; it is left out"]),
    "numbers": ([3], None, ["`author` of `k` holds a number where a name should stand; it is left out"]),
    "empty name": ([{"given": ""}, SMITH], [SMITH], ["`author` of `k` holds a name that is empty"]),
    "list in a name": (
        [{"family": ["Smith"], "given": "J."}],
        [{"family": "Smith", "given": "J."}],
        ["`author` of `k` holds a name whose `family` is a list where a text should stand"],
    ),
}


@pytest.mark.parametrize("case", NAME_CASES)
def test_names_are_a_list_of_objects(tmp_path: Path, case: str) -> None:
    value, expected, messages = NAME_CASES[case]
    assert mended(tmp_path, "author", value) == (expected, messages)


DATE_CASES: Mapping[str, tuple[Any, Any, list[str]]] = {
    "year": ({"date-parts": [[2017]]}, {"date-parts": [[2017]]}, []),
    "period": ({"date-parts": [[2017, 1], [2018, 2, 3]]}, {"date-parts": [[2017, 1], [2018, 2, 3]]}, []),
    "texts": ({"date-parts": [["2017", "03", ""]]}, {"date-parts": [[2017, 3]]}, []),
    "before Christ": ({"date-parts": [[-44, 3, 15]]}, {"date-parts": [[-44, 3, 15]]}, []),
    "season": ({"date-parts": [[2017]], "season": 2, "circa": True}, {"season": 2, "circa": True, "date-parts": [[2017]]}, []),
    "raw": ({"raw": "May 2017"}, {"raw": "May 2017"}, []),
    "literal": ({"literal": "in spring"}, {"literal": "in spring"}, []),
    "text": ("2017-05-03", {"date-parts": [[2017, 5, 3]]}, []),
    "number": (2017, {"date-parts": [[2017]]}, ["`issued` of `k` is a number where a date should stand"]),
    "flat": (
        {"date-parts": [2017, 5]},
        {"date-parts": [[2017, 5]]},
        ["`issued` of `k` is a date whose `date-parts` are one list where a list of lists should stand"],
    ),
    "no number": (
        {"date-parts": [["n.d."]]},
        None,
        ["`issued` of `k` is a date whose year is `n.d.`; it is left out"],
    ),
    "no such month": ({"date-parts": [[2017, 25]]}, {"date-parts": [[2017]]}, ["`issued` of `k` is a date whose month is `25`"]),
    "no such day": (
        {"date-parts": [[2017, 2, 32]]},
        {"date-parts": [[2017, 2]]},
        ["`issued` of `k` is a date whose day is `32`"],
    ),
    "other object": (
        {"when": 2017},
        None,
        ["`issued` of `k` is a date that says neither `date-parts` nor `raw` nor `literal`; it is left out"],
    ),
    "text as parts": (
        {"date-parts": "2017"},
        None,
        ["`issued` of `k` is a date whose `date-parts` are a text; it is left out"],
    ),
    "list": ([2017], None, ["`issued` of `k` is a list where a date should stand; it is left out"]),
    "three days": (
        {"date-parts": [[1], [2], [3]]},
        {"date-parts": [[1], [2]]},
        ["`issued` of `k` is a date of more than two days"],
    ),
    "hours": (
        {"date-parts": [[2017, 5, 3, 12]]},
        {"date-parts": [[2017, 5, 3]]},
        ["`issued` of `k` is a date of more than year, month and day"],
    ),
}


@pytest.mark.parametrize("case", DATE_CASES)
def test_dates_are_parts_or_raw_or_literal(tmp_path: Path, case: str) -> None:
    value, expected, messages = DATE_CASES[case]
    assert mended(tmp_path, "issued", value) == (expected, messages)


TEXT_CASES: Mapping[str, tuple[str, Any, Any, list[str]]] = {
    "number": ("volume", 12, "12", []),
    "fraction": ("version", 1.5, "1.5", []),
    "spaces": ("title", " A\n  Title\t ", "A Title", []),
    "no-break space": ("title", "A\u00a0Title", "A\u00a0Title", []),
    "lines of a note": ("note", "a: 1\nb: 2", "a: 1\nb: 2", []),
    "control characters": ("title", "A\u0000 \u001bTitle\ud800", "A Title", []),
    "marks around a word that is not sorted": ("title", "\u0098A\u009c Title", "A Title", []),
    "other line ends": ("title", "A\u0085B\u000bC\u2028D", "A B C D", []),
    "other line ends in an abstract": ("abstract", "A\u0085B", "A\nB", []),
    "several numbers": ("ISSN", ["1234-5678", "8765-4321"], "1234-5678, 8765-4321", []),
    "list": ("title", ["A Title", "B"], "A Title, B", ["`title` of `k` is a list where a text should stand"]),
    "list of one": ("title", ["A Title"], "A Title", []),
    "object": ("title", {"a": 1}, None, ["`title` of `k` is an object where a text should stand; it is left out"]),
}


@pytest.mark.parametrize("case", TEXT_CASES)
def test_other_variables_are_texts(tmp_path: Path, case: str) -> None:
    name, value, expected, messages = TEXT_CASES[case]
    assert mended(tmp_path, name, value) == (expected, messages)


# ---------------------------------------------------------------------------------------------------- several of a key


def test_a_repeated_key_is_an_error_that_names_the_first(tmp_path: Path) -> None:
    library, said = loaded(tmp_path, f'[{BOOK},\n {{"id": "smith2020", "type": "thesis"}}]')
    assert fields(library) == {"smith2020": BOOK_FIELDS}
    assert said == [
        Diagnostic(
            Code.REFERENCE_KEY_REPEATED,
            "the key `smith2020` belongs to another reference already, at a.json:1",
            Span("a.json", 2, 2),
            "the first one is used; give one of them another key",
        )
    ]


def test_the_same_reference_in_two_files_is_one(tmp_path: Path) -> None:
    library, said = loaded(tmp_path, f"[{BOOK}]", f'[{{"id": "x", "type": "book"}}, {BOOK}]')
    assert (list(library), said) == (["smith2020", "x"], [])


def test_the_same_reference_twice_in_one_file_is_an_error(tmp_path: Path) -> None:
    _, said = loaded(tmp_path, f"[{BOOK}, {BOOK}]")
    assert [each.code for each in said] == [Code.REFERENCE_KEY_REPEATED]


def test_different_references_with_one_key_in_two_files_are_an_error(tmp_path: Path) -> None:
    library, said = loaded(tmp_path, f"[{BOOK}]", '\n[{"id": "smith2020", "type": "book", "title": "Another"}]')
    assert library == {"smith2020": Reference("smith2020", BOOK_FIELDS)}
    assert [(each.code, each.span) for each in said] == [(Code.REFERENCE_KEY_REPEATED, Span("b.json", 2, 2))]


def test_a_field_that_stands_twice_is_reported_and_the_last_counts(tmp_path: Path) -> None:
    library, (message,) = loaded(tmp_path, '[{"id": "k", "type": "book",\n "title": "One",\n "title": "Two"}]')
    assert library["k"].fields["title"] == "Two"
    assert message == Diagnostic(
        Code.REFERENCE_INVALID,
        "`title` of `k` stands there twice; the last one is used",
        Span("a.json", 3, 2, 7),
        "take all but one of them away",
    )
