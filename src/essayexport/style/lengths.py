"""Lengths and line spacing as a page style or a front matter writes them."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.patterns import pattern
from essayexport.records import NamedTuple
from essayexport.style.page import Spacing, SpacingRule

LINES = "lines"
"""The unit of a length that counts lines of the role it stands in."""

POINTS: Mapping[str, float] = MappingProxyType(
    {"pt": 1.0, "bp": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
)
"""Points (1/72 in) in one of each unit, as CSS Values 3, section 5.2, has them."""

_LENGTH = pattern(r"([+-]?(?:[0-9]{1,6}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})) ?([a-z]*)")

_SPACINGS: Mapping[str, float] = MappingProxyType({"single": 1.0, "double": 2.0})


TWIPS = 20
"""Word keeps lengths in 1/20 pt and sizes in 1/2 pt: they are rounded when read, so that every writer has the same numbers."""


def in_twips(points: float) -> float:
    """A length rounded to what Word can say."""
    return round(points * TWIPS) / TWIPS


def in_half_points(points: float) -> float:
    """A size of text rounded to what Word can say."""
    return round(points * 2) / 2


class Length(NamedTuple):
    """A length: points, or where `unit` is LINES a number of lines."""

    value: float
    unit: str = "pt"

    def points(self, leading: float) -> float:
        """The length in points, in a role whose lines stand `leading` points apart."""
        return in_twips(self.value * leading) if self.unit == LINES else self.value


def parse_length(text: str) -> Length | None:
    """What `1in`, `2.54 cm`, `12pt` or `3 lines` says; a bare `0` needs no unit. None where it says nothing."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if not found:
        return None
    number, unit = float(found[1]), found[2]
    if unit in ("line", LINES):
        return Length(number, LINES)
    if not unit:
        return Length(0.0) if number == 0 else None
    return Length(in_twips(number * POINTS[unit])) if unit in POINTS else None


def parse_points(text: str) -> float | None:
    """The length in points; None where there is none or it counts lines."""
    length = parse_length(text)
    return length.value if length and length.unit != LINES else None


def parse_spacing(text: str) -> Spacing | None:
    """What `single`, `double`, a factor (`1.5`), `exactly 14pt` or `at least 12pt` says. None where it says nothing."""
    words = text.strip().lower()
    for opening, rule in (("exactly ", SpacingRule.EXACT), ("at least ", SpacingRule.AT_LEAST)):
        if words.startswith(opening):
            points = parse_points(words.removeprefix(opening))
            return Spacing(rule, points) if points and points > 0 else None
    factor = _SPACINGS.get(words) or parse_factor(words)
    return Spacing(SpacingRule.FACTOR, factor) if factor else None


def parse_factor(text: str) -> float | None:
    """A positive number, or None."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) if found and not found[2] and float(found[1]) > 0 else None
