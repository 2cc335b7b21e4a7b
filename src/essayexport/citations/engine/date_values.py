"""The dates of CSL-JSON: parts, ranges, seasons, raw strings and EDTF, as one kind of value."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from essayexport.citations.engine.days import Date, Day

_ISO = r"(?i)^(-?\d{1,4}|[+-]?\d{5,9}|y-?\d{5,9})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?(?:(?:T|\s+(?=\d{1,2}:))\d.*)?$"
_LONGEST = 100
"""No date is longer; what is, is text."""
_UNSAID = r"(?<=-)(?:XX|xx|uu)"
"""A month or day that is not known, in EDTF of today and of 2012."""
_BEFORE_SPRING = 12
"""The number before those of the seasons."""
_SEASONS = {"spring": 13, "summer": 14, "autumn": 15, "fall": 15, "winter": 16}


def parse(value: Any) -> Date | None:
    """A date of CSL-JSON (CSL 1.0.2, Appendix IV, Date Variables), or None where there is none."""
    if isinstance(value, Mapping):
        return _parse_record(value)
    if isinstance(value, (str, int)):
        return parse_text(str(value))
    return None


def _parse_record(value: Mapping[str, Any]) -> Date | None:
    circa = value.get("circa") not in (None, False, "", 0, "0", "false")
    parts = value.get("date-parts")
    parts = parts if isinstance(parts, Sequence) and not isinstance(parts, str) else ()
    days = [day for part in parts if (day := _day(part))]
    if days:
        return _with_season(_of_days(days, parts, circa), value.get("season"))
    if value.get("edtf"):
        found = parse_text(str(value["edtf"]))
        return found._replace(circa=found.circa or circa) if found else None
    if value.get("raw"):
        found = parse_text(str(value["raw"]))
        return found._replace(circa=found.circa or circa) if found else None
    literal = str(value.get("literal") or "").strip()
    return Date(literal=literal, circa=circa) if literal else None


def _of_days(days: list[Day], parts: Sequence[Any], circa: bool) -> Date:
    open_ended = len(parts) > 1 and len(days) == 1 and _day(parts[0]) is not None  # an open beginning prints the end alone
    return Date(days[0], days[1] if len(days) > 1 else None, open_ended, circa)


def _with_season(date: Date, season: Any) -> Date:
    """The date with CSL-JSON's `season` in the place of its month."""
    word = str(season or "").strip()
    if date.begin is None or date.begin.month or not word:
        return date
    number = _SEASONS.get(word.lower(), 0) - _BEFORE_SPRING
    return date._replace(begin=date.begin._replace(season=str(number) if number > 0 else word))


def _day(part: Any) -> Day | None:
    if isinstance(part, (str, int)):
        part = [part]
    if not isinstance(part, Sequence):
        return None
    numbers = [_number(field) for field in part[:3]]
    if not numbers or not numbers[0]:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    return Day(year, _month(month), day if 0 < day < 32 else 0)


def _month(number: int) -> int:
    """A month, or a season: 13 to 16, or the numbers of EDTF, 21 to 24; what lies between is counted on, as citeproc-js does."""
    if _BEFORE_SPRING < number <= 24:
        return (number - _BEFORE_SPRING - 1) % 4 + _BEFORE_SPRING + 1
    return number if 0 < number <= _BEFORE_SPRING else 0


def _number(value: Any) -> int:
    try:
        return int(str(value).strip())
    except ValueError:
        return 0


def parse_text(text: str) -> Date | None:
    """A raw date: ISO 8601, EDTF level 0 and 1, or English words such as "10 March 2018" and "Spring 2018"."""
    text = text.strip()
    if not text:
        return None
    if len(text) > _LONGEST:
        return Date(literal=text)
    begin, slash, end = text.partition("/")
    if slash and (re.search(r"\d{3,}", end) or end in {"", ".."}) and not re.match(r"\d{1,2}/\d", text):
        first, last = parse_text(begin), parse_text(end) if end not in {"", ".."} else None
        if first and first.begin:
            return Date(first.begin, last.begin if last else None, last is None, first.circa or bool(last and last.circa))
    bare = text.rstrip("~?%")
    match = re.match(_ISO, re.sub(_UNSAID, "00", bare))
    if match:
        year, month, day = match.groups()
        return Date(Day(int(year.lstrip("yY")), _month(int(month or 0)), int(day or 0)), circa=bare != text)
    from essayexport.citations.engine.date_words import parse_words  # noqa: PLC0415  (words in dates are rare)

    return parse_words(text)
