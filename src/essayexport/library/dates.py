"""Dates of BibLaTeX (EDTF, biblatex manual, 2.3.8) and of BibTeX (`year`, `month`), to CSL dates."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from essayexport.patterns import pattern

Date = dict[str, Any]

_DAY = pattern(
    r"(?P<year>-?[0-9]{4}|y-?[0-9]{4,6})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?(?P<doubt>[?~%]*)"
)
_LOOSE_YEAR = pattern(r"(?P<circa>(?:c|ca|circa)\.?\s*)?(?P<year>-?[0-9]{1,5})(?P<doubt>[?~]*)", re.IGNORECASE)
_DECADE = pattern(r"([0-9]{2,3})([uX]{1,2})")
_UNKNOWN_PART = pattern(r"(?:-(?:XX|uu))+$")
_MONTH_AND_DAY = pattern(
    r"(?P<month>[^\W\d_]+)\.?[\s~]*(?P<day>[0-9]{1,2})?(?:st|nd|rd|th)?|(?P<first>[0-9]{1,2})[\s~.]+(?P<named>[^\W\d_]+)\.?"
)
_NUMBERS = pattern(
    r"(?:(?P<day>[0-9]{1,2})\.\s?)?(?P<month>[0-9]{1,2})[./]\s?(?P<year>[0-9]{4})|(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})(?:[-/](?P<d>[0-9]{1,2}))?"
)
_YEAR_LAST = pattern(r"([^,]+?),?\s+([0-9]{4})")
_RANGE = pattern(r"\s*(?:-{1,3}|–|/)\s*")

MONTHS: Mapping[str, int] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "jan january januar janvier enero gennaio janeiro januari",
                "feb february februar février febrero febbraio fevereiro februari",
                "mar march märz mars marzo março maart",
                "apr april avril abril aprile",
                "may mai mayo maggio maio mei",
                "jun june juni juin junio giugno junho",
                "jul july juli juillet julio luglio julho",
                "aug august août agosto augustus",
                "sep sept september septembre septiembre settembre setembro",
                "oct october oktober octobre octubre ottobre outubro okt",
                "nov november novembre noviembre novembro",
                "dec december dezember décembre diciembre dicembre dezembro dez",
            ),
            start=1,
        )
        for name in names.split()
    }
    | {name: 21 + index for index, names in enumerate(("spring", "summer", "autumn fall", "winter")) for name in names.split()}
)
"""Months by their names and abbreviations in the languages that write most .bib files; 21 to 24 are the seasons."""


_OPEN = frozenset({"", "..", "open", "unknown"})
"""What stands in a period for an end that is open, in EDTF of today and of 2012; CSL has the year 0 for it."""


def edtf_date(text: str) -> Date | None:
    """The date of a `date` field: a day, month, season or year, or a period between two; None where it is none."""
    sides = [side.strip() for side in text.strip().split("/")]
    if len(sides) == 1:
        return _decade(sides[0]) or _date(_one(sides[0]))
    if len(sides) == 2:
        first, last = (_one(side) for side in sides)
        if sides[1] in _OPEN and first:
            return {"date-parts": [first[0], [0]]} | _circa(first[1])
        if sides[0] in _OPEN and last:
            return {"date-parts": [[0], last[0]]} | _circa(last[1])
        if first and last:
            return {"date-parts": [first[0], last[0]]} | _circa(first[1] or last[1])
    return None


def _one(text: str) -> tuple[list[int], bool] | None:
    found = _DAY.fullmatch(_UNKNOWN_PART.sub("", text))
    if not found:
        return None
    year = int(found["year"].lstrip("y"))
    parts = [year - 1 if year <= 0 else year, *(int(found[part]) for part in ("month", "day") if found[part])]
    return parts, "~" in found["doubt"] or "%" in found["doubt"]


def _date(day: tuple[list[int], bool] | None) -> Date | None:
    return {"date-parts": [day[0]]} | _circa(day[1]) if day else None


def _circa(circa: bool) -> Date:
    return {"circa": True} if circa else {}


def _decade(text: str) -> Date | None:
    """A year of which only the decade or century is known: the period that it may be in."""
    found = _DECADE.fullmatch(text)
    if not found or len(text) != 4:
        return None
    unknown = len(found[2])
    return {"date-parts": [[int(found[1] + "0" * unknown)], [int(found[1] + "9" * unknown)]]}


def dated(text: str) -> Date | None:
    """The date of a `date` field; what is no date stays as it is written."""
    text = text.strip()
    if not text:
        return None
    return edtf_date(text) or _written(text) or loose_date(text, "", "")


def _written(text: str) -> Date | None:
    """A day, or a month, as people write it: `23.12.2020`, `2/2020`, `March 3, 2020`, `2020-1-2`."""
    found = _NUMBERS.fullmatch(text)
    if found:
        year, month, day = (int(found[part] or found[part[0]] or 0) for part in ("year", "month", "day"))
        return {"date-parts": [[part for part in (year, month, day) if part]]} if 1 <= month <= 12 and day <= 31 else None
    named = _YEAR_LAST.fullmatch(text)
    month_and_day = _month_and_day(named[1]) if named else []
    return {"date-parts": [[int(named[2]), *month_and_day]]} if named and month_and_day else None


def loose_date(year: str, month: str, day: str) -> Date | None:
    """The date of BibTeX's `year`, `month` and `day`, which may hold anything."""
    sides = (
        [_LOOSE_YEAR.fullmatch(side) for side in _RANGE.split(year)]
        if not year.startswith("-")
        else [_LOOSE_YEAR.fullmatch(year)]
    )
    found = [side for side in sides if side]
    if len(found) != len(sides) or len(sides) > 2:
        return edtf_date(year) or _written(year) or {"literal": year}
    years = [int(side["year"]) for side in found]
    if len(years) == 2 and len(found[0]["year"]) < 3 <= len(found[1]["year"]) and (month_first := _written(year)):
        return month_first
    if len(years) == 2 and years[1] < years[0]:
        return _shortened(years, found[1]["year"]) or _written(year) or {"literal": year}
    circa = _circa(any(side["circa"] or (len(found) == 2 and "~" in side["doubt"]) for side in found))
    months = _months(month, day) if len(years) == 1 else []
    return {"date-parts": [[years[0], *parts] for parts in months] or [[number] for number in years]} | circa


def _shortened(years: list[int], last: str) -> Date | None:
    """A period whose end is written without its century: `1999/00`, `1914-18`."""
    if len(last) != 2 or years[0] < 1000:
        return None
    end = years[0] - years[0] % 100 + years[1]
    return {"date-parts": [[years[0]], [end + 100 * (end < years[0])]]}


def _months(month: str, day: str) -> list[list[int]]:
    """Month and day of the one or two ends of a period; nothing where they cannot be read."""
    sides = _RANGE.split(month.strip()) if month.strip() else []
    read = [_month_and_day(side) for side in sides[:2]]
    if not read or not all(read):
        return []
    days = [int(side) for side in _RANGE.split(day.strip()) if side.isdecimal() and len(side) < 3][:2]
    if len(read) == 1 and len(read[0]) == 1 and days:
        return [[read[0][0], number] for number in days]
    return read


def _month_and_day(text: str) -> list[int]:
    if text.isdecimal() and len(text) < 3:
        return [int(text)]
    found = _MONTH_AND_DAY.fullmatch(text)
    number = MONTHS.get((found["month"] or found["named"]).lower()) if found else None
    if not found or not number:
        return []
    day = found["day"] or found["first"]
    return [number, int(day)] if day else [number]
