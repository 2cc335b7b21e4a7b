"""Messages have one form, and every kind its weight and its exit code."""

import pytest

from essayexport.diagnostics import EXIT_CODES, SEVERITIES, Code, Diagnostic, FatalError, Severity, Span, did_you_mean, render


def test_a_message_shows_its_place_the_source_line_and_a_hint() -> None:
    span = Span("source/essay.md", 2, 6, 10)
    diagnostic = Diagnostic(Code.CITATION_KEY_UNKNOWN, "no reference has the key `smiht2020`", span, "did you mean `smith2020`?")
    assert render(diagnostic, "See [@smiht2020].").splitlines() == [
        "source/essay.md:2:6: error[citation-key-unknown]: no reference has the key `smiht2020`",
        "  | See [@smiht2020].",
        "  |      ^^^^^^^^^^",
        "  = hint: did you mean `smith2020`?",
    ]


def test_a_message_without_a_place_is_one_line() -> None:
    assert render(Diagnostic(Code.LOCALE_MISSING, "no locale for `xx`")) == "warning[locale-missing]: no locale for `xx`"


def test_the_caret_stands_right_under_text_behind_tabs() -> None:
    lines = render(Diagnostic(Code.PICTURE_MISSING, "m", Span("e.md", 1, 2, 3)), "\tabc").splitlines()
    assert lines[1:] == ["  | \tabc", "  | \t^^^"]


def test_the_carets_end_with_the_line() -> None:
    assert render(Diagnostic(Code.PICTURE_MISSING, "m", Span("e.md", 1, 2, 99)), "abc").splitlines()[-1] == "  |  ^^"


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_every_code_has_a_severity_and_the_fatal_ones_an_exit_code(code: Code) -> None:
    assert (SEVERITIES[code] is Severity.FATAL) == (code in EXIT_CODES)
    assert EXIT_CODES.get(code, 2) in {2, 3}


def test_codes_are_words_joined_by_hyphens() -> None:
    assert [code.value for code in Code] == [code.name.lower().replace("_", "-") for code in Code]


def test_what_cannot_be_written_is_raised_with_its_message() -> None:
    with pytest.raises(FatalError, match="no such file") as raised:
        raise FatalError(Code.ESSAY_MISSING, "no such file", hint="look elsewhere")
    assert raised.value.diagnostic == Diagnostic(Code.ESSAY_MISSING, "no such file", hint="look elsewhere")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("smiht2020", "did you mean `Smith2020`?"),
        ("SMITH2020", "did you mean `Smith2020`?"),
        ("jnoes", "did you mean `jones`?"),
        ("zzz", None),
        ("", None),
    ],
)
def test_a_hint_names_the_nearest_word_if_one_is_near(word: str, hint: str | None) -> None:
    assert did_you_mean(word, ["Smith2020", "jones", "Smyth1999"]) == hint


def test_there_is_no_hint_where_there_are_no_candidates() -> None:
    assert did_you_mean("word", []) is None


def test_a_line_as_long_as_a_paragraph_is_cut_around_the_place() -> None:
    line = "x" * 200 + " [@key] " + "y" * 200
    lines = render(Diagnostic(Code.CITATION_KEY_UNKNOWN, "m", Span("e.md", 1, 203, 4)), line).splitlines()
    assert lines[1:] == ["  | …" + "x" * 38 + " [@key] " + "y" * 54 + "…", "  | " + " " * 41 + "^^^^"]


def test_the_carets_stand_under_wide_characters() -> None:
    lines = render(Diagnostic(Code.CITATION_KEY_UNKNOWN, "m", Span("e.md", 1, 4, 4)), "東京[@key]").splitlines()
    assert lines[1:] == ["  | 東京[@key]", "  |      ^^^^"]
