"""Numbers: what counts as numeric, ordinals, roman numerals, page ranges, and the `cs:number` and `cs:label` elements."""

import re
from collections.abc import Callable

from citeproc import model

from essayexport.citations.engine.area import Area, Context, Renderer, nothing
from essayexport.citations.engine.formatting import finish
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.locale import Locale
from essayexport.citations.engine.output import Output
from essayexport.citations.engine.rich_text import parse, raised

_NUMBER = r"[^\W\d_]*\d+[^\W\d_]*|[ivxlcdmIVXLCDM]+\b"
_STRICT = r"(?:[^\W\d_]{0,6}[-.]?\d+[^\W\d_]*(?:\.\d+[^\W\d_]*)*)"
_NUMERIC = rf"^\s*{_STRICT}(?:\s*(?:,|&|-|–|and|et|und)\s*{_STRICT})*\s*$"
_PARTS = r"(\s*(?:,|&|[-–])\s*)"
_PLURAL = rf"(?:{_NUMBER})\s*(?:[-–,;&]\s*)*(?:[-–,;&]|\b[^\W\d_]+\b)\s*(?:{_NUMBER})"
_HYPHENED = r"(?<![^\s,;&])(?:(?!(?i:[ivxlcdm]+)-)[^\W\d_]+-\d[^\s,;&–-]*|[^\s,;&–-]+(?:-[^\s,;&–-]+){2,})(?![^\s,;&])"
"""One number with hyphens in it: SMC-13, s41559-016-0045-016."""
_RANGE = r"(?<![^\s,;&])([^\s,;&–\\-]+)\s*[-–]{1,2}\s*([^\s,;&–-]+)(?!\s*[-–])(?![^\s,;&])"
"""Two numbers and a hyphen, of which nothing else stands between spaces and separators: not "016-0045" in a longer name."""
FIRST_NOTE = "first-reference-note-number"
_LONGEST = 200
"""No number is longer; what is, is text."""
_SEVERAL = r"[\w)]\s*[-–,;&]\s*[\w(]|\d\s+\w+\s+\d"
_LISTED = r"\d\s*(?:, |&)\s*[^\W\d_]*\d"


def is_numeric(text: str) -> bool:
    """Whether a value consists of numbers only (CSL 1.0.2, Choose, `is-numeric`)."""
    return len(text) < _LONGEST and (text.isdecimal() or bool(re.match(_NUMERIC, text)))


# ------------------------------------------------------------------------------------------------------------- spelling


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """A number with its ordinal suffix (CSL 1.0.2, Ordinal Suffixes)."""
    return f"{number}{_ordinal_suffix(number, locale, gender)}"


def _ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    candidates = ((number % 100, "last-two-digits"), (number % 10, "last-digit"))
    whole = locale.gendered(f"ordinal-{number:02}", gender) if number < 100 else None
    if whole and whole.match == "whole-number":
        return whole.single
    for value, kind in candidates:
        term = locale.gendered(f"ordinal-{value:02}", gender)
        if term and (term.match or ("last-digit" if value < 10 else "last-two-digits")) == kind:
            return term.single
    general = locale.gendered("ordinal", gender)
    return general.single if general else ""


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """A number as an ordinal word up to ten, with a suffix above (CSL 1.0.2, Long Ordinals)."""
    term = locale.gendered(f"long-ordinal-{number:02}", gender) if 1 <= number <= 10 else None
    return term.single if term and term.single else ordinal(number, locale, gender)


def roman(number: int) -> str:
    """A number from 1 to 3999 in small roman numerals; others stay arabic."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


# --------------------------------------------------------------------------------------------------------------- ranges


def pages(text: str, style: str | None, delimiter: str) -> str:
    """Page numbers with their ranges in one of the formats of CSL 1.0.2, Appendix V; without one, as they are."""

    def last_of(first: str, last: str) -> str:
        start, end = re.fullmatch(_PAGE, first), re.fullmatch(_PAGE, last)
        return _last_page(start[1], start[2], end[2], style) if style and start and end else last

    return _ranged(re.sub(_TIGHT_COMMA, ", ", text), delimiter, last_of).replace(" , ", ", ").replace("\\-", "-")


_PAGE = r"(|.*\D)(\d+)"
_TIGHT_COMMA = r"(?<=\w),(?=\w)(?!(?:(?<=\b\d,)|(?<=\b\d\d,))\d{3}\b)"
"""A comma without a space that parts two pages; in 1,234 and 12,345 it parts thousands."""


def _ranged(text: str, delimiter: str, last_of: Callable[[str, str], str]) -> str:
    """A text with the delimiter in its true ranges, and a hyphen in what only looks like one (SMC-13)."""

    def change(match: re.Match[str]) -> str:
        first, last = match.groups()
        return f"{first}{delimiter}{last_of(first, last)}" if _is_range(first, last) else f"{first}-{last}"

    return re.sub(_RANGE, change, text) if "-" in text or "–" in text else text


def _is_range(first: str, last: str) -> bool:
    """Whether two numbers are of one kind: what stands before their digits is the same, or both are roman or one letter."""
    first, last = first.strip(_BRACKETS), last.strip(_BRACKETS)
    start, end = re.fullmatch(_NUMBERED, first), re.fullmatch(_NUMBERED, last)
    if start and end:
        return start[1] == end[1]
    return bool(re.fullmatch(_LETTERED, first) and re.fullmatch(_LETTERED, last))


_BRACKETS = "()[]"
_NUMBERED = r"(|.*[^\d])\d+[^\W\d_]*"
_LETTERED = r"(?i)[ivxlcdm]+|[^\W\d_]"


def _last_page(prefix: str, first: str, last: str, style: str) -> str:
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if len(full) != len(first) or full < first:
        return f"{prefix}{last}"
    shown = _FORMATS.get(style, _expanded)(first, full)
    return f"{prefix}{shown}" if style == "expanded" else shown


def _expanded(_first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str, least: int = 1) -> str:
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, min(2, len(last)))


def _chicago_15(first: str, last: str) -> str:
    if len(first) == 4 and len(_minimal(first, last)) >= 3:
        return last
    return _chicago_16(first, last)


def _chicago_16(first: str, last: str) -> str:
    last_two = int(first[-2:])
    if len(first.lstrip("0")) < 3 or last_two == 0:
        return last
    return _minimal(first, last) if last_two < 10 else _minimal_two(first, last)


_FORMATS: dict[str, Callable[[str, str], str]] = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}


def number_text(area: Area, variable: str) -> Callable[[Item, Context], str]:
    """How the value of a number variable reads: page ranges formatted, locators with en dashes (CSL 1.0.2, Range Delimiters)."""
    style = area.root.get("page-range-format")
    delimiter = area.locale.term("page-range-delimiter") or "–"
    ampersand = area.locale.term("and", "symbol") or "&"

    def page(item: Item, _context: Context) -> str:
        return pages(item.string(variable), style, delimiter)

    def locator(_item: Item, context: Context) -> str:
        return locator_text(context.locator, context.label, style, delimiter).replace("&", ampersand)

    def other(item: Item, _context: Context) -> str:
        return item.string(variable) if variable == "number" else _with_dashes(item.string(variable), delimiter)

    special = {"page": page, "locator": locator, "citation-number": raw_number(variable), FIRST_NOTE: raw_number(variable)}
    return special.get(variable, other)


def raw_number(variable: str) -> Callable[[Item, Context], str]:
    """The value of a number variable as it was written."""
    if variable == "locator":
        return lambda _item, context: context.locator.replace("\\-", "")
    if variable == "citation-number":
        return lambda item, _context: str(item.number) if item.number else ""
    if variable == FIRST_NOTE:
        return lambda _item, context: str(context.first_note) if context.first_note else ""
    return lambda item, _context: item.string(variable)


def _with_dashes(text: str, delimiter: str) -> str:
    """A value with dashes in its ranges. Not for `number`: its hyphens (NIH 18-2059) are no ranges."""
    return _ranged(text, delimiter, lambda _first, last: last) if "-" in text else text


def locator_text(locator: str, label: str, style: str | None, delimiter: str) -> str:
    """A locator with its ranges, as pages where it names pages."""
    if label in {"page", ""} and re.search(r"\d", locator):
        return pages(locator, style, delimiter)
    return re.sub(r"(?<=[\w)\]])\s*[-–]{1,2}\s*(?=[\w(\[])", delimiter, locator)


# ------------------------------------------------------------------------------------------------------------- elements


class Number(model.Number):
    """`cs:number` (CSL 1.0.2, Number)."""

    def compile(self, area: Area) -> Renderer:
        """Print a number variable in the form asked for."""
        variable, form = self.get("variable"), self.get("form") or "numeric"
        if variable in {"page", "locator"} and form == "numeric":
            value = number_text(area, variable)
        else:
            value = _in_form(area, variable, form)
        dress = finish(self, area, variable)

        def render(item: Item, context: Context) -> Output | None:
            text = "" if variable in context.suppressed else value(item, context)
            context.use(variable, found=bool(text))
            return dress(_read(text), item) if text else None

        return sort_number(area, variable) if area.sorting else render


def _read(text: str) -> Output:
    """A value as output: markup and quotation marks in it read, or the raised letters of its ordinals."""
    output = parse(text)
    return raised(output) if isinstance(output, str) else output


def _in_form(area: Area, variable: str, form: str) -> Callable[[Item, Context], str]:
    spell = _speller(area.locale, form, area.locale.gender(variable))
    plain = number_text(area, variable)

    def value(item: Item, context: Context) -> str:
        text = plain(item, context)
        if not is_numeric(text):
            return text
        parts = enumerate(re.split(_PARTS, text.strip()))
        return "".join(_separator(part) if index % 2 else spell(part) for index, part in parts)

    return value


def _separator(text: str) -> str:
    mark = text.strip()
    return {",": ", ", "&": " & "}.get(mark, mark)


def _speller(locale: Locale, form: str, gender: str) -> Callable[[str], str]:
    def spell(part: str) -> str:
        if not part.isdecimal() or len(part) > 9:
            return part
        number = int(part)
        match form:
            case "ordinal":
                return ordinal(number, locale, gender)
            case "long-ordinal":
                return long_ordinal(number, locale, gender)
            case "roman":
                return roman(number)
            case _:
                return part

    return spell


def sort_number(area: Area, variable: str) -> Renderer:
    """A number variable as a sort key: padded, so that text order is number order (CSL 1.0.2, Sorting Variables)."""
    value = number_text(area, variable)

    def render(item: Item, context: Context) -> Output | None:
        text = value(item, context)
        context.use(variable, found=bool(text))
        return sortable(text) or None

    return render


def sortable(text: str) -> str:
    """A number as text that sorts as numbers do; a value that is no number stays as it is."""
    found = re.match(r"\D*(\d+)", text) if is_numeric(text) else None
    return found[1].lstrip("0").rjust(10, "0") if found else text


class Label(model.Label):
    """`cs:label` outside of `cs:names` (CSL 1.0.2, Label)."""

    def compile(self, area: Area) -> Renderer:
        """Print the term of a number variable if the variable has content."""
        if area.sorting:
            return nothing
        variable, form = self.get("variable"), self.get("form") or "long"
        plural, locale = self.get("plural") or "contextual", area.locale
        value, dress = raw_number(variable), finish(self, area, of_term=True)

        def render(item: Item, context: Context) -> Output | None:
            text = "" if variable in context.suppressed else value(item, context)
            if not text:
                return None
            name = (context.label or "page") if variable == "locator" else variable
            many = plural == "always" or (plural == "contextual" and is_plural(variable, text))
            term = locale.term(name.replace("sub verbo", "sub-verbo"), form, plural=many)
            return dress(raised(term), item) if term else None

        return render


def is_plural(variable: str, text: str) -> bool:
    """Whether a value names several things (CSL 1.0.2, Label, `plural`)."""
    if len(text) >= _LONGEST:
        return False
    if variable.startswith("number-of-"):
        found = re.search(r"\d+", text)
        return found is not None and found[0].lstrip("0") != "1"
    if variable == "locator":
        return bool(re.search(_SEVERAL, text))
    return bool(re.search(_LISTED, text) if variable == "number" else re.search(_PLURAL, re.sub(_HYPHENED, "1", text)))
