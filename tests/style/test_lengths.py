"""Lengths and line spacing are read as people write them, in what Word can keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayexport.style.lengths import LINES, POINTS, Length, in_half_points, parse_length, parse_points, parse_spacing
from essayexport.style.page import Spacing, SpacingRule

LENGTHS = {
    "1in": Length(72.0),
    "2.54cm": Length(72.0),
    "2.54 cm": Length(72.0),
    "25.4mm": Length(72.0),
    "12pt": Length(12.0),
    "12 PT": Length(12.0),
    "12bp": Length(12.0),
    "1pc": Length(12.0),
    "96px": Length(72.0),
    ".5in": Length(36.0),
    "-0.25in": Length(-18.0),
    "0": Length(0.0),
    "3 lines": Length(3.0, LINES),
    "1 line": Length(1.0, LINES),
    " 1in ": Length(72.0),
}


@pytest.mark.parametrize(("text", "length"), LENGTHS.items(), ids=list(LENGTHS))
def test_a_length_is_read_with_its_unit(text: str, length: Length) -> None:
    assert parse_length(text) == length


@pytest.mark.parametrize("text", ["", "in", "1", "1em", "1 2in", "one inch", "1in2", "nan", "1e3pt", "9" * 400 + "pt", "١in"])
def test_what_is_no_length_is_none(text: str) -> None:
    assert parse_length(text) is None


def test_lines_are_no_points() -> None:
    assert parse_points("3 lines") is None


def test_lines_are_counted_in_the_leading_of_the_role() -> None:
    assert Length(3.0, LINES).points(27.6) == 82.8
    assert Length(3.0).points(27.6) == 3.0


@given(st.sampled_from(sorted(POINTS)), st.decimals(min_value=0, max_value=999, places=3))
def test_every_unit_is_read_to_the_nearest_twentieth_of_a_point(unit: str, number: object) -> None:
    points = parse_points(f"{number}{unit}")
    assert points is not None
    assert abs(points - float(str(number)) * POINTS[unit]) <= 0.025 + 1e-9
    assert round(points * 20) == pytest.approx(points * 20)


def test_sizes_are_kept_in_half_points() -> None:
    assert [in_half_points(size) for size in (9.1667, 11.2, 11.25, 11.3)] == [9.0, 11.0, 11.0, 11.5]


SPACINGS = {
    "single": Spacing(SpacingRule.FACTOR, 1.0),
    "double": Spacing(SpacingRule.FACTOR, 2.0),
    "Double": Spacing(SpacingRule.FACTOR, 2.0),
    "1.5": Spacing(SpacingRule.FACTOR, 1.5),
    "exactly 14pt": Spacing(SpacingRule.EXACT, 14.0),
    "at least 12pt": Spacing(SpacingRule.AT_LEAST, 12.0),
}


@pytest.mark.parametrize(("text", "spacing"), SPACINGS.items(), ids=list(SPACINGS))
def test_a_spacing_is_read_as_word_says_it(text: str, spacing: Spacing) -> None:
    assert parse_spacing(text) == spacing


@pytest.mark.parametrize("text", ["", "triple", "0", "-1", "14pt", "exactly", "exactly 2 lines", "exactly 0", "at least -1pt"])
def test_what_is_no_spacing_is_none(text: str) -> None:
    assert parse_spacing(text) is None
