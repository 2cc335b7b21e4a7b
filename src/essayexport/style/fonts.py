"""Fonts: what a layout must know of a family before it is there. The measures are data, in `fonts.toml` beside this file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from essayexport.style.page import Font

NATURAL_HEIGHT = 1.2
"""How high a line of an unknown font is taken to be, in parts of its size: what CSS's `line-height: normal` often comes to."""

_ASCENT = 0.8
"""How much of that stands above the baseline."""

_UNKNOWN: Mapping[str, float] = MappingProxyType(
    {"em": 1.0, "ascent": NATURAL_HEIGHT * _ASCENT, "descent": NATURAL_HEIGHT * (1 - _ASCENT), "line-gap": 0.0}
)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    """The rows of fonts.toml by family in small letters, with the family's name as written."""
    table = tomllib.loads(Path(__file__).with_name("fonts.toml").read_text(encoding="utf-8"))
    return MappingProxyType({family.lower(): {"family": family, **row} for family, row in table.items()})


def font_named(family: str) -> Font | None:
    """The font of a family, found by its own name or as the substitute of another; None where it is unknown."""
    name = family.strip().lower()
    if name in _table():
        return _font(_table()[name])
    for row in _table().values():
        if name in map(str.lower, row["substitutes"]):
            others = tuple(other for other in row["substitutes"] if other.lower() != name)
            return _font(row)._replace(family=family.strip(), substitutes=(*others, row["family"]))
    return None


def is_measured(family: str) -> bool:
    """Whether the height of the family's lines is known."""
    font = font_named(family)
    return font is not None and font.ascent != _UNKNOWN["ascent"]


def unknown_font(family: str, like: Font | None = None) -> Font:
    """A font of which only the name is known: lines of usual height, and `like`'s families where a machine lacks it."""
    substitutes = (like.family, *like.substitutes) if like else ()
    return _font({"family": family.strip(), "substitutes": substitutes, "generic": like.generic if like else "serif"})


def _font(row: Mapping[str, Any]) -> Font:
    measures = {**_UNKNOWN, **row}
    ascent, descent, gap = (measures[name] / measures["em"] for name in ("ascent", "descent", "line-gap"))
    return Font(row["family"], tuple(row["substitutes"]), row["generic"], ascent, descent, gap)
