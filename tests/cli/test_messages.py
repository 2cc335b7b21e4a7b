"""Messages as the command prints them: in order, each once, with their line, harmless, and summed up."""

import io
from pathlib import Path

import pytest

from essayexport.cli import messages
from essayexport.diagnostics import Code, Diagnostic, Span
from essayexport.source import Source

ESSAY = Source("paper.md", Path(), "one\ntwo [@x]\nthree \x1b[31m")


def warning(line: int, column: int = 1, path: str = "paper.md") -> Diagnostic:
    return Diagnostic(Code.PICTURE_MISSING, "w", Span(path, line, column))


ERROR = Diagnostic(Code.CITATION_KEY_UNKNOWN, "no reference has the key `x`", Span("paper.md", 2, 6, 2))
PLACELESS = Diagnostic(Code.LOCALE_MISSING, "no locale")
FATAL = Diagnostic(Code.PDF_UNAVAILABLE, "no Pango")


def test_messages_stand_in_the_order_of_the_essay_each_once_and_the_fatal_one_last() -> None:
    said = [FATAL, PLACELESS, warning(1, path="a.json"), warning(9), ERROR, warning(2, 1), ERROR]
    assert messages.in_order(said, "paper.md") == [warning(2, 1), ERROR, warning(9), warning(1, path="a.json"), PLACELESS, FATAL]


def test_a_message_shows_the_line_of_the_essay_as_it_was_read() -> None:
    assert messages.printed(ERROR, messages.lines_of(ESSAY), coloured=False).splitlines()[1:3] == ["  | two [@x]", "  |      ^^"]


def test_a_message_about_another_file_shows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "references.json"
    path.write_text('[\n{"id": 1}\n]', encoding="utf-8")
    shown = messages.printed(warning(2, path=str(path)), messages.lines_of(ESSAY), coloured=False)
    assert shown.splitlines()[1] == '  | {"id": 1}'


def test_a_message_about_a_file_that_is_gone_shows_no_line() -> None:
    shown = messages.printed(warning(2, path="gone.json"), messages.lines_of(None), coloured=False)
    assert shown == "gone.json:2:1: warning[picture-missing]: w"


def test_no_message_can_command_the_terminal() -> None:
    shown = messages.printed(warning(3), messages.lines_of(ESSAY), coloured=False)
    assert shown.splitlines()[1] == "  | three \N{REPLACEMENT CHARACTER}[31m"


def test_colour_marks_the_kind_of_message() -> None:
    assert (
        messages.printed(PLACELESS, messages.lines_of(None), coloured=True)
        == "\033[1;33mwarning[locale-missing]:\033[0m no locale"
    )


SUMMARIES = {
    "": [],
    "1 warning": [warning(1)],
    "1 error": [ERROR],
    "2 errors, 1 warning": [ERROR, warning(1), FATAL],
}


@pytest.mark.parametrize(("expected", "said"), SUMMARIES.items(), ids=SUMMARIES)
def test_messages_are_summed_up(expected: str, said: list[Diagnostic]) -> None:
    assert messages.summary(said) == expected


CODES = {
    "nothing said": ([], 0, 0),
    "a warning": ([warning(1)], 0, 1),
    "an error": ([ERROR, warning(1)], 1, 1),
    "unreadable input": ([ERROR, Diagnostic(Code.ESSAY_UNREADABLE, "m")], 2, 2),
    "not made": ([Diagnostic(Code.ESSAY_UNREADABLE, "m"), FATAL], 3, 3),
}


@pytest.mark.parametrize(("said", "lax", "strict"), CODES.values(), ids=CODES)
def test_the_exit_code_follows_from_the_heaviest_message(said: list[Diagnostic], lax: int, strict: int) -> None:
    assert (messages.exit_code(said, strict=False), messages.exit_code(said, strict=True)) == (lax, strict)


def test_quiet_leaves_out_warnings_unless_they_count_as_errors() -> None:
    assert messages.shown([warning(1), ERROR], quiet=True, strict=False) == [ERROR]
    assert messages.shown([warning(1), ERROR], quiet=True, strict=True) == [warning(1), ERROR]
    assert messages.shown([warning(1), ERROR], quiet=False, strict=False) == [warning(1), ERROR]


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


COLOURS = {
    "a terminal": ({"TERM": "xterm"}, True),
    "NO_COLOR": ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    "an empty NO_COLOR": ({"TERM": "xterm", "NO_COLOR": ""}, True),
    "a dumb terminal": ({"TERM": "dumb"}, False),
}


@pytest.mark.parametrize(("environment", "expected"), COLOURS.values(), ids=COLOURS)
def test_colour_is_for_terminals(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.is_coloured(Terminal()) is expected
    assert not messages.is_coloured(io.StringIO())
