"""What arranging a paper must know of its language: quotation marks and dates. Other languages' are data of `style`."""

from essayexport.document import QuoteKind
from essayexport.records import NamedTuple
from essayexport.style.languages import ENGLISH, language


class QuoteMarks(NamedTuple):
    """The glyphs around double and single quotations, each with the space that belongs inside."""

    double: tuple[str, str]
    single: tuple[str, str]
    take_stops: bool = False
    """Whether a full stop goes inside the marks that close before it."""

    def around(self, kind: QuoteKind) -> tuple[str, str]:
        """The glyphs that open and close a quotation."""
        return self.double if kind is QuoteKind.DOUBLE else self.single


_ENGLISH = QuoteMarks(("“", "”"), ("‘", "’"))


def quote_marks(lang: str) -> QuoteMarks:
    """The quotation marks of a BCP 47 tag; languages of which nothing is known take those of English."""
    if known := language(lang):
        return QuoteMarks(known.double, known.single)
    primary, region = language_and_region(lang)
    return _ENGLISH._replace(take_stops=primary == ENGLISH and region in _AMERICAN)


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
    """A date with its month in words, as its language writes it; None for a language of which nothing is known."""
    if known := language(lang):
        if day is None:
            return known.month.format(month=known.month_names[month - 1], year=year)
        return known.date.format(day=day, month=known.months[month - 1], year=year)
    primary, region = language_and_region(lang)
    if primary != ENGLISH:
        return None
    name = _MONTHS[month - 1]
    if day is None:
        return f"{name} {year}"
    return f"{name} {day}, {year}" if region in _AMERICAN else f"{day} {name} {year}"
