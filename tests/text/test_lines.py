"""How wide text is, and where its lines end."""

import pytest

from essayexport.writers.text.lines import aligned, balanced, columns, indented, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("“Größe” — ¿qué? Ωμέγα, Ёж…", 26),
        ("日本語", 6),
        ("ﾊﾝｶｸ", 4),
        ("e\u0301", 1),
        ("👩\u200d👩\u200d👧", 2),
        ("x²ᵃ₂", 4),
        ("a\u001bb", 3),
    ],
)
def test_characters_take_no_column_one_or_two(text: str, width: int) -> None:
    assert columns(text) == width


def test_a_line_ends_at_a_space_that_goes() -> None:
    assert wrapped("one two  three four", 9, 9) == ["one two", "three", "four"]


def test_the_first_line_may_be_shorter() -> None:
    assert wrapped("one two three four", 4, 9) == ["one", "two three", "four"]


@pytest.mark.parametrize("glue", ["\u00a0", "\u202f", "\u2007", "-", "\u2011", "/", "—"])
def test_a_line_does_not_end_inside_what_is_joined(glue: str) -> None:
    assert wrapped(f"aaa bbb{glue}ccc", 8, 8) == ["aaa", f"bbb{glue}ccc"]


@pytest.mark.parametrize("space", ["\u2003", "\u2009", "\u3000", "\t"])
def test_a_line_may_end_at_other_spaces(space: str) -> None:
    assert wrapped(f"aaa{space}bbb", 5, 5) == ["aaa", "bbb"]


def test_a_line_may_end_at_a_zero_width_space() -> None:
    assert wrapped("aaa\u200bbbb", 5, 5) == ["aaa\u200b", "bbb"]


def test_a_word_that_is_too_wide_has_a_line_of_its_own() -> None:
    assert wrapped("a bbbbbbbb c", 4, 4) == ["a", "bbbbbbbb", "c"]


def test_line_breaks_are_kept() -> None:
    assert wrapped("a b\n\nc", 9, 9) == ["a b", "", "c"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("日本語の文章", ["日本語", "の文章"]),
        ("日本、中国。", ["日本、", "中国。"]),
        ("文は「引用」", ["文は", "「引", "用」"]),
        ("東京abc大学", ["東京", "abc大", "学"]),
        ("大学 東京", ["大学", "東京"]),
        ("注釈語[1]です", ["注釈", "語[1]", "です"]),
    ],
)
def test_a_line_may_end_between_ideographs_but_not_before_closing_marks(text: str, lines: list[str]) -> None:
    assert wrapped(text, 6, 6) == lines


def test_korean_is_broken_at_its_spaces() -> None:
    assert wrapped("한국어 문장", 8, 8) == ["한국어", "문장"]


def test_centred_lines_are_about_equally_long() -> None:
    assert balanced("one two three four five six", 24) == ["one two three", "four five six"]
    assert balanced("one", 24) == ["one"]


def test_lines_are_moved_in_and_empty_ones_stay_empty() -> None:
    assert indented(["a", "", "b"], 2) == ["  a", "", "  b"]


@pytest.mark.parametrize(("share", "line"), [(0, "日本"), (0.5, "  日本"), (1, "    日本")])
def test_a_line_is_aligned_by_its_columns(share: float, line: str) -> None:
    assert aligned("日本", 8, share) == line
