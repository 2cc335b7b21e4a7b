"""BibTeX and BibLaTeX files: what is broken is said with its place, and loses nothing but itself."""

from pathlib import Path
from typing import Any

import pytest

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.library import LibraryFile, load


def loaded(
    folder: Path, text: str, name: str = "refs.bib", language: str = ""
) -> tuple[dict[str, dict[str, Any]], list[Diagnostic]]:
    said: list[Diagnostic] = []
    (folder / name).write_text(text, encoding="utf-8")
    library = load([LibraryFile(folder / name, name)], said.append, language)
    return {key: dict(reference.fields) for key, reference in library.items()}, said


def field(folder: Path, name: str, tex: str, variable: str) -> Any:
    found, said = loaded(folder, f"@book{{k, {name} = {{{tex}}}}}")
    assert said == []
    return found["k"].get(variable)


def test_every_reference_knows_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title={A}}\n\n  @book{b,\n title={B}}", encoding="utf-8")
    library = load([LibraryFile(tmp_path / "a.bib", "a.bib")], print)
    assert [reference.span for reference in library.values()] == [Span("a.bib", 1, 1), Span("a.bib", 3, 3)]


def test_keys_keep_their_case(tmp_path: Path) -> None:
    assert list(loaded(tmp_path, "@book{Smith:2020/A, title={A}}\n@book{smith:2020/a, title={B}}")[0]) == [
        "Smith:2020/A",
        "smith:2020/a",
    ]


def test_a_broken_entry_is_reported_and_those_around_it_are_read(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a, title={A}}\n@book{b, title={B\n}\n@book{c, title={C}}\n")
    hint = "look for a brace or quotation mark that is not closed, or a comma that is missing"
    assert list(found) == ["a", "c"]
    assert said == [Diagnostic(Code.REFERENCE_INVALID, "the entry `b` cannot be read; it is left out", Span("refs.bib", 2), hint)]


def test_a_missing_comma_loses_no_field(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a,\n title={A}\n year={2001}\n}")
    assert found == {"a": {"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[2001]]}}}
    assert said == [
        Diagnostic(Code.REFERENCE_INVALID, "a comma is missing before `year`", Span("refs.bib", 2, 2), "fields end with a comma")
    ]


def test_a_field_that_stands_there_twice_is_reported(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a, title={A}, title={B}}")
    assert found["a"]["title"] == "B"
    assert [each.message for each in said] == ["`title` of `a` stands there twice; the last one is used"]


def test_a_string_that_is_not_defined_is_reported_and_stays(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a,\n publisher=oup # { Press}}")
    assert found["a"]["publisher"] == "oup Press"
    assert [(each.message, each.span) for each in said] == [
        ("`publisher` names the string `oup`, which is not defined", Span("refs.bib", 2, 2))
    ]


def test_strings_that_repeat_strings_do_not_grow_without_end(tmp_path: Path) -> None:
    strings = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 40))
    found, said = loaded(tmp_path, f"@string{{s0 = {{aaaaaaaaaa}}}}\n{strings}@book{{k, title=s39}}")
    assert (list(found), len(found["k"].get("title", "")) < 2_000_000, bool(said)) == (["k"], True, True)


def test_the_same_key_twice_is_reported(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a, title={A}}\n@book{a, title={B}}")
    assert found["a"]["title"] == "A"
    assert [each.code for each in said] == [Code.REFERENCE_KEY_REPEATED]


def test_a_file_of_other_line_ends_and_with_a_mark_at_its_start_is_read(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "\ufeff@book{a,\r\n title={A\r\n B}\r\n}\r\n")
    assert (found, said) == ({"a": {"id": "a", "type": "book", "title": "A b"}}, [])


def test_a_list_of_names_with_commas_for_and_is_reported(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book{a,\n author={Smith, John, Doe, Jane}}")
    assert found["a"]["author"] == [{"family": "Smith", "given": "Doe, Jane", "suffix": "John"}]
    assert [(each.message, each.span) for each in said] == [
        ("`author` of `a` holds `Smith, John, Doe, Jane`, a name with 3 commas", Span("refs.bib", 2))
    ]


def test_titles_of_an_essay_in_another_language_keep_their_capitals(tmp_path: Path) -> None:
    text = "@book{a, title={Das Ding an Sich}}\n@book{b, langid={english}, title={The Thing Itself}}"
    found, _ = loaded(tmp_path, text, language="de-DE")
    assert [item["title"] for item in found.values()] == ["Das Ding an Sich", "The thing itself"]


def test_what_stood_in_braces_is_marked_for_styles_that_capitalize(tmp_path: Path) -> None:
    title = 'A <span class="nocase">iPhone</span> and NASA in the <span class="nocase">d</span>on'
    assert field(tmp_path, "title", "A {iPhone} and {NASA} in the {d}on", "title") == title


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("\\emph{" * 5000 + "a" + "}" * 5000, "a"),
        ("{" * 5000 + "a" + "}" * 5000, "a"),
        ("``" * 5000 + "a" + "''" * 5000, "a"),
        ("\\'" * 5000 + "apple", "pple"),
        ("\\textbf " * 5000 + "a", "a"),
        ("$" * 5001 + "a", "a"),
        ("\\( " * 5000 + "a", "a"),
    ],
)
def test_deep_and_endless_tex_keeps_its_words(tmp_path: Path, tex: str, text: str) -> None:
    found, _ = loaded(tmp_path, f"@book{{k, note = {{{tex}}}, langid={{german}}}}")
    assert text in found["k"]["note"]


def test_entries_that_take_from_each_other_in_a_circle_are_read(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path, "@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, publisher={P}}")
    assert [(item["title"], item["publisher"]) for item in found.values()] == [("A", "P"), ("A", "P")]


def test_a_long_chain_of_parents_is_followed(tmp_path: Path) -> None:
    chain = "".join(f"@book{{k{n}, crossref={{k{n + 1}}}}}\n" for n in range(3000))
    assert loaded(tmp_path, f"{chain}@book{{k3000, publisher={{P}}}}")[0]["k0"]["publisher"] == "P"


def test_fields_of_bibtex_have_their_narrower_meaning(tmp_path: Path) -> None:
    found, _ = loaded(tmp_path, "@book{a, publisher={A and B}, location={X}, note={N}, addendum={M}}", "refs.bibtex")
    assert found["a"] == {"id": "a", "type": "book", "publisher": "A and B", "note": "N"}


def test_a_comment_moves_no_place_and_a_space_behind_the_at_sign_hides_no_entry(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "% {\n@ book{a, % first\n title={A} % second\n year={2001}\n}\n")
    assert found == {"a": {"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [[2001]]}}}
    assert said == [
        Diagnostic(Code.REFERENCE_INVALID, "a comma is missing before `year`", Span("refs.bib", 3, 2), "fields end with a comma")
    ]


def test_a_percent_sign_does_not_keep_a_comment_open(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@comment{ 50 % }\n@book{a, title={A}}\n")
    assert found == {"a": {"id": "a", "type": "book", "title": "A"}}
    assert said == []


def test_a_comment_stands_in_an_entry_in_parentheses_too(tmp_path: Path) -> None:
    found, said = loaded(tmp_path, "@book(a, title={5 % A}, % first\n year={2001})\n")
    assert found == {"a": {"id": "a", "type": "book", "title": "5 % a", "issued": {"date-parts": [[2001]]}}}
    assert said == []


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"5\kern1pt m", "5 m"),
        (r"A\;b", "A b"),
        (r"A\linebreak b", "A b"),
        (r"\addcolon{} b", ": b"),
        (r"\SI{5}{\metre\per\second} a", "5\u00a0metre/second a"),
        (r"\SI{5}{m} a", "5\u00a0m a"),
    ],
)
def test_a_distance_is_no_word(tmp_path: Path, written: str, printed: str) -> None:
    assert field(tmp_path, "note", written, "note") == printed
