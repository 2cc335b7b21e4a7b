"""What arranging a paper must know of its language: quotation marks and the order of a date."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from essayexport.document import QuoteKind


class QuoteMarks(NamedTuple):
    """The glyphs around double and single quotations, each with the space that belongs inside."""

    double: tuple[str, str]
    single: tuple[str, str]
    take_stops: bool = False
    """Whether a full stop goes inside the marks that close before it."""

    def around(self, kind: QuoteKind) -> tuple[str, str]:
        """The glyphs that open and close a quotation."""
        return self.double if kind is QuoteKind.DOUBLE else self.single


_QUOTE_MARKS: Mapping[str, QuoteMarks] = MappingProxyType(
    {
        "en": QuoteMarks(("“", "”"), ("‘", "’")),
        "de": QuoteMarks(("„", "“"), ("‚", "‘")),
        "de-ch": QuoteMarks(("«", "»"), ("‹", "›")),
        "es": QuoteMarks(("«", "»"), ("“", "”")),
        "fr": QuoteMarks(("«\u00a0", "\u00a0»"), ("“", "”")),
    }
)
"""By language, or by language and region in small letters. Languages that are not here take the marks of English."""


def quote_marks(lang: str) -> QuoteMarks:
    """The quotation marks of a BCP 47 tag."""
    language, region = language_and_region(lang)
    marks = _QUOTE_MARKS.get(f"{language}-{region.lower()}") or _QUOTE_MARKS.get(language) or _QUOTE_MARKS["en"]
    return marks._replace(take_stops=language == "en" and region in _AMERICAN)


def language_and_region(lang: str) -> tuple[str, str]:
    """The language of a BCP 47 tag in small letters, English where there is none, and its region in capitals or nothing."""
    language, *rest = lang.replace("_", "-").split("-")
    region = next((part.upper() for part in rest if len(part) == 2 or part.isdigit()), "")
    return language.lower() or "en", region


_AMERICAN = frozenset(("", "US", "CA", "PH", "PR", "GU", "VI", "AS", "MP", "UM"))
"""The regions that write English as in the United States: a date with the month first (Unicode's CLDR, long dates), and full
stops inside quotation marks."""

_MONTHS = "January February March April May June July August September October November December".split()


def date_in_words(year: int, month: int, day: int | None, lang: str) -> str | None:
    """A date with its month in words, as English writes it; None for other languages."""
    language, region = language_and_region(lang)
    if language != "en":
        return None
    name = _MONTHS[month - 1]
    if day is None:
        return f"{name} {year}"
    return f"{name} {day}, {year}" if region in _AMERICAN else f"{day} {name} {year}"
