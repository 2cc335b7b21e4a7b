"""An essay is read whatever its encoding and line ends; what cannot be read says why."""

from pathlib import Path

import pytest

from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.markdown import parse
from essayexport.source import Source, from_bytes, from_text, joined, read


def failure(path: Path) -> Diagnostic:
    with pytest.raises(FatalError) as raised:
        read(path)
    return raised.value.diagnostic


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "essay.md"
    path.write_bytes("Über – 漢字\n".encode(encoding))
    assert read(path) == Source(str(path), tmp_path, "Über – 漢字\n")


def test_words_are_found_in_the_file_that_they_stand_in() -> None:
    first, second = (from_text(text, name, Path()) for text, name in (("One\n", "a.md"), ("Two\nand three\n", "b.md")))
    essay = joined((first, second))
    places = [Span("b.md", 2, 5, 5), Span("a.md", 1, 1, 3), None]
    assert list(map(essay.finder(), ("three", "One", "four"))) == places


def test_line_ends_become_line_feeds() -> None:
    assert from_text("a\r\nb\rc\n", "essay.md", Path()).text == "a\nb\nc\n"


def test_a_line_is_found_by_its_number() -> None:
    source = from_text("a\nb", "essay.md", Path())
    assert [source.line(number) for number in (0, 1, 2, 3)] == [None, "a", "b", None]


def test_control_characters_are_left_out_and_each_kind_is_reported_once() -> None:
    source = from_text("a\x00\tb\nc\x9cd\x00", "essay.md", Path())
    assert source.text == "a\tb\ncd"
    assert [(warning.code, warning.span) for warning in source.warnings] == [
        (Code.CHARACTER_LEFT_OUT, Span("essay.md", 1, 2)),
        (Code.CHARACTER_LEFT_OUT, Span("essay.md", 2, 2)),
    ]
    assert source.warnings[0].message == "the control character U+0000 is left out, 2 times in all"


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_every_line_end_parts_words(line_end: str) -> None:
    source = from_text(f"a{line_end}b", "essay.md", Path())
    assert (source.text, source.warnings) == ("a\nb", ())


def test_what_was_left_out_is_reported_when_the_essay_is_parsed() -> None:
    messages: list[Diagnostic] = []
    parse(from_text("a\x07", "essay.md", Path()), messages.append)
    assert [message.code for message in messages] == [Code.CHARACTER_LEFT_OUT]


def test_a_byte_that_is_no_utf8_is_named_with_its_place() -> None:
    with pytest.raises(FatalError) as raised:
        from_bytes("Ein\nschöner Text".encode("latin-1"), "essay.md", Path())
    assert raised.value.diagnostic == Diagnostic(
        Code.ESSAY_UNREADABLE, "the byte 0xF6 is no UTF-8", Span("essay.md", 2, 4), "save the file with the encoding UTF-8"
    )


def test_half_a_character_at_the_end_is_no_utf16() -> None:
    with pytest.raises(FatalError) as raised:
        from_bytes("ab".encode("utf-16")[:-1], "essay.md", Path())
    assert raised.value.diagnostic.code is Code.ESSAY_UNREADABLE


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text("a")
    found = failure(tmp_path / "esay.md")
    assert (found.code, found.hint) == (Code.ESSAY_MISSING, f"did you mean `{tmp_path / 'essay.md'}`?")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    found = failure(tmp_path / "no" / "essay.md")
    assert (found.code, found.hint) == (Code.ESSAY_MISSING, f"there is no folder `{tmp_path / 'no'}` either")


def test_a_folder_is_no_essay(tmp_path: Path) -> None:
    assert failure(tmp_path).code is Code.ESSAY_UNREADABLE


def test_a_file_behind_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text("a")
    assert failure(tmp_path / "essay.md" / "x").code is Code.ESSAY_UNREADABLE
