"""Dates in words, as people write them where a program has no place for the parts: "3–7 May 2000", "ca. 1850", "100 BC"."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from essayexport.citations.engine.days import Date, Day
from essayexport.library.dates import MONTHS
from essayexport.records import NamedTuple

_CIRCA = r"(?i)^(?:c\.?|ca\.?|circa|around)\s*(?=\d)|^\?|[?~%]$"
_NUMBERED = r"(?P<first>\d{1,2})(?P<mark>[-/])(?:(?P<second>\d{1,2})(?P=mark))?(?P<year>\d{4})"
"""5/2000 and 5/13/2000, the month first as in America where it can be one."""
_CLOCK = r"[\sT]+\d{1,2}:\d{2}.*$"
_JAPANESE = r"(?P<era>明治|大正|昭和|平成|令和)?(?P<year>\d{1,4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
_ERAS: Mapping[str, int] = MappingProxyType({"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018})
_BETWEEN = r"\s*(?:--?|[–—/〜])\s*"
_TERMS = frozenset({"trinity", "michaelmas", "hilary", "easter"})
"""What a university year is divided into; it stands in the place of the month."""
_NO_MATTER = frozenset(
    "the of st nd rd th mon monday tue tuesday wed wednesday thu thursday fri friday sat saturday sunday".split()
)
_BEFORE, _AFTER = frozenset({"bc", "bce"}), frozenset({"ad", "ce"})


class _Parts(NamedTuple):
    """What the words of one day say; a part that they do not name is 0."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: str = ""


def parse_words(text: str) -> Date:
    """A date or a range in words; what is none becomes a literal."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return Date(literal=text[1:-1])
    bare = re.sub(_CLOCK, "", text)
    plain = re.sub(_CIRCA, "", bare)
    circa = plain != bare
    sides = _numbered(plain) or _japanese(plain) or _sides(plain)
    days = [Day(each.year, each.month, each.day, each.season) for each in sides if each.year]
    if not days or len(days) < len(sides) or any(day.day and not day.month for day in days):
        return Date(literal=text)
    return Date(days[0], days[1] if len(days) > 1 else None, circa=circa)


def _numbered(text: str) -> tuple[_Parts, ...]:
    found = re.fullmatch(_NUMBERED, text)
    if found is None:
        return ()
    year, month, day = int(found["year"]), int(found["first"]), int(found["second"] or 0)
    if month > 12:
        month, day = day, month
    return (_Parts(year, month, day),) if 0 < month < 13 and day < 32 else ()


def _japanese(text: str) -> tuple[_Parts, ...]:
    sides = [re.fullmatch(_JAPANESE, side) for side in re.split(_BETWEEN, "".join(text.split()))]
    return tuple(
        _Parts(int(side["year"]) + _ERAS.get(side["era"] or "", 0), int(side["month"] or 0), int(side["day"] or 0))
        for side in sides
        if side is not None
    )[: 2 if all(sides) else 0]


def _sides(text: str) -> tuple[_Parts, ...]:
    """The days of a range, or the one day; what one side leaves out the other one says: "3–7 May 2000"."""
    written = re.split(_BETWEEN, text, maxsplit=2)
    sides = [side for each in written if (side := _read(each))]
    if len(sides) < len(written) or len(sides) > 2:
        return ()
    if len(sides) == 1:
        return (sides[0],)
    first, last = sides
    first = first._replace(year=first.year or last.year, month=first.month or (last.month if first.day else 0))
    last = last._replace(year=last.year or first.year, month=last.month or (first.month if last.day else 0))
    return first, last


def _read(text: str) -> _Parts | None:
    """The parts that some words name, or None where one of them is no part of a date."""
    parts, era = _Parts(), 0
    for word in re.findall(r"[^\W\d_]+|\d+|[^\s\w.,]", re.sub(r"(?<=[A-Za-z])\.(?=[A-Za-z])", "", text)):
        lower = word.casefold()
        if lower.isdecimal():
            parts = _with_number(parts, int(lower), len(lower)) or _Parts(-1)
        elif lower in _BEFORE or lower in _AFTER:
            era = -1 if lower in _BEFORE else 1
        elif month := _month(lower):
            parts = parts._replace(month=month)
        elif lower in _TERMS:
            parts = parts._replace(season=word)
        elif lower not in _NO_MATTER:
            return None
        if parts.year < 0:
            return None
    return parts._replace(year=parts.day * era, day=0) if era and not parts.year else parts._replace(year=parts.year * (era or 1))


def _with_number(parts: _Parts, number: int, digits: int) -> _Parts | None:
    """The parts with one more number: a year has four digits or is no day, a day comes once."""
    if (digits == 4 or number > 31) and not parts.year:
        return parts._replace(year=number)
    return parts._replace(day=number) if 0 < number < 32 and not parts.day else None


def _month(word: str) -> int:
    """A month or season, by its name in one of several languages or the beginning of its English one."""
    number = MONTHS.get(word, 0)
    if not number and len(word) > 2:
        number = next((month for name, month in MONTHS.items() if name.startswith(word)), 0)
    return number - 8 if number > 20 else number
