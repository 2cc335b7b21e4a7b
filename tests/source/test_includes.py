"""Quarto's includes: the text of a file stands where a line names it, with its own places, and never one from outside."""

from pathlib import Path

import pytest

from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.export.includes import with_includes
from essayexport.lookup import Lookup
from essayexport.source import Source, joined, read


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, which holds the essay."""
    essays = tmp_path / "essays"
    essays.mkdir()
    monkeypatch.chdir(essays)
    return essays


def included(text: str, **files: str) -> tuple[Source, list[Diagnostic]]:
    """An essay beside the files that it may include."""
    for name, content in files.items():
        Path(f"{name}.qmd").write_text(content, encoding="utf-8")
    Path("essay.qmd").write_text(text, encoding="utf-8")
    said: list[Diagnostic] = []
    return with_includes(read(Path("essay.qmd")), Lookup(Path(), Path()), said.append), said


def test_the_file_stands_in_place_of_the_line() -> None:
    essay, said = included("Before\n\n{{< include _a.qmd >}}\n\nBehind", _a="In it")
    assert (essay.text, said) == ("Before\n\nIn it\n\nBehind\n", [])


def test_an_essay_without_includes_is_the_same() -> None:
    text = "a {{< include _a.qmd >}} b\n\n{{{< include _a.qmd >}}}\n"
    assert included(text, _a="In it")[0] == read(Path("essay.qmd"))


def test_the_first_line_may_be_one_and_the_file_may_be_empty() -> None:
    essay, _ = included("{{< include _a.qmd >}}\n\n{{< include _b.qmd >}}\n", _a="", _b="b\n")
    assert (essay.path, essay.text) == ("essay.qmd", "\nb\n")


def test_code_may_be_included() -> None:
    assert included("```r\n{{< include _a.qmd >}}\n```\n", _a="1\n2\n")[0].text == "```r\n1\n2\n```\n"


def test_words_have_their_place_in_their_own_file() -> None:
    essay, _ = included("One\n\n{{< include _a.qmd >}}\n\nfive\n", _a="two\n\n{{< include _b.qmd >}}\n\nfour\n", _b="three\n")
    places = [Span("essay.qmd", 1, 1, 3), Span("_a.qmd", 1, 1, 3), Span("_b.qmd", 1, 1, 5), Span("_a.qmd", 5, 1, 4)]
    assert [essay.find(words) for words in ("One", "two", "three", "four")] == places
    assert essay.find("five") == Span("essay.qmd", 5, 1, 4)


def test_chapters_may_include_too() -> None:
    for name, text in (("one", "a\n{{< include _c.qmd >}}"), ("two", "{{< include _c.qmd >}}\nb"), ("_c", "c")):
        Path(f"{name}.qmd").write_text(text, encoding="utf-8")
    chapters = joined([read(Path("one.qmd")), read(Path("two.qmd"))])
    essay = with_includes(chapters, Lookup(Path(), Path()), print)
    assert essay.text == "a\nc\n\nc\nb\n"
    assert essay.find("b") == Span("two.qmd", 2, 1, 1)


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("_nowhere.qmd", Code.INCLUDE_MISSING, "no such file: `_nowhere.qmd`"),
        ("https://example.org/a.qmd", Code.INCLUDE_MISSING, "no such file: `https://example.org/a.qmd`"),
        ("../secret.qmd", Code.PATH_UNTRUSTED, "`../secret.qmd` lies outside the folder of the essay and the working folder"),
    ],
)
def test_what_may_not_be_read_stays_a_line_of_text(folder: Path, name: str, code: Code, message: str) -> None:
    (folder.parent / "secret.qmd").write_text("secret", encoding="utf-8")
    line = f"{{{{< include {name} >}}}}"
    essay, said = included(f"Before\n\n{line}\n")
    assert essay.text == f"Before\n\n{line}\n"
    assert [diagnostic._replace(hint=None) for diagnostic in said] == [
        Diagnostic(code, message, Span("essay.qmd", 3, 1, len(line)))
    ]


def test_a_file_that_includes_itself_is_read_once() -> None:
    essay, said = included("{{< include _a.qmd >}}\n", _a="a\n\n{{< include _a.qmd >}}\n")
    assert essay.text == "a\n\n{{< include _a.qmd >}}\n"
    assert [(diagnostic.message, diagnostic.span) for diagnostic in said] == [
        ("`_a.qmd` includes itself", Span("_a.qmd", 3, 1, 22))
    ]


def test_files_that_include_the_next_one_twice_come_to_an_end() -> None:
    twice = {f"_{number}": f"{{{{< include _{number + 1}.qmd >}}}}\n" * 2 for number in range(30)}
    essay, said = included("{{< include _0.qmd >}}\n", **twice, _30="end\n")
    assert len(essay.text) < 20_000
    assert "more than 200 includes" in {diagnostic.message for diagnostic in said}


def test_a_file_that_is_no_text_stays_a_line_of_text() -> None:
    Path("_a.qmd").write_bytes(b"\xff\xfa")
    essay, said = included("{{< include _a.qmd >}}\n")
    assert essay.text == "{{< include _a.qmd >}}\n"
    assert [diagnostic.code for diagnostic in said] == [Code.INCLUDE_MISSING]


def test_one_in_a_line_of_text_stays_and_is_reported() -> None:
    essay, said = included("One\n\nSee {{< include _a.qmd >}} and `{{< include _a.qmd >}}`.\n", _a="a")
    assert essay == read(Path("essay.qmd"))
    message = "`{{< include _a.qmd >}}` stands in a line of text, where it includes nothing"
    hint = "put it on a line of its own"
    assert said == [Diagnostic(Code.INCLUDE_MISSING, message, Span("essay.qmd", 3, 5, 22), hint)]
