"""What stands before the items of a list, and how much room that takes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.document import List, ListKind

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def markers(block: List) -> list[str]:
    """The marker of each item with a space behind it, all equally wide: numbers stand under each other at the right."""
    if block.kind is ListKind.BULLET:
        return ["- "] * len(block.items)
    numbers = range(block.start, block.start + len(block.items))
    marks = [block.delimiter.value.replace("1", _COUNTED[block.kind](number)) for number in numbers]
    width = max(map(len, marks), default=0)
    return [f"{mark:>{width}} " for mark in marks]


def _letters(number: int) -> str:
    """a, b, …, z, aa, ab, …; what is below 1 has no letter and stays a number."""
    if number < 1:
        return str(number)
    rest, letter = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + "abcdefghijklmnopqrstuvwxyz"[letter]


def _roman(number: int) -> str:
    """i, ii, iii, iv, …; beyond 3999 and below 1 it stays a number."""
    if not 1 <= number <= 3999:
        return str(number)
    digits = ""
    for value, digit in _ROMAN:
        digits += digit * (number // value)
        number %= value
    return digits


_COUNTED: Mapping[ListKind, Callable[[int], str]] = MappingProxyType(
    {
        ListKind.DECIMAL: str,
        ListKind.LOWER_ALPHA: _letters,
        ListKind.UPPER_ALPHA: lambda number: _letters(number).upper(),
        ListKind.LOWER_ROMAN: _roman,
        ListKind.UPPER_ROMAN: lambda number: _roman(number).upper(),
    }
)


_NARROW = 3
"""Characters that the usual indent of a list has room for: "10.", "(a)"."""

_STEP = 9.0
"""Points by which the indent grows for each two characters more."""

STEPS = (0, 1, 2)
"""How often it may grow."""

MARKER_GAP = 3.0
"""Points that are always left behind a marker."""


def steps(block: List) -> int:
    """How often the indent grows, so that the longest marker has room: "(viii)" takes more than "(a)"."""
    longest = 0 if block.kind is ListKind.BULLET else max((len(mark.strip()) for mark in markers(block)), default=0)
    return min((max(0, longest - _NARROW) + 1) // 2, STEPS[-1])


def hang(step: int, usual: float, most: float) -> float:
    """How far markers stand out in a list whose indent grew so often, in points: `usual`, or more up to `most`."""
    return max(usual, min(most, usual + _STEP * step))
