"""What a CSL item must look like (CSL 1.0.2, appendices III and IV, and its JSON schema), and how a wrong one is mended."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from essayexport.diagnostics import Code, Diagnostic, Report, Span, did_you_mean
from essayexport.library.reference import Reference
from essayexport.patterns import pattern

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document
    entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage""".split()
)
NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator translator""".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages
    number-of-volumes page page-first part-number printing-number section supplement-number version volume""".split()
)
TEXTS = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
    collection-title container-title container-title-short dimensions division DOI event event-place event-title genre ISBN ISSN
    journalAbbreviation jurisdiction keyword language license medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale shortTitle
    source status title title-short URL volume-title year-suffix""".split()
)
_LINED = frozenset({"abstract", "annote", "note"})
"""Texts in which line breaks mean something."""
_LISTED = frozenset({"ISBN", "ISSN", "keyword"})
"""Texts that some programs export as lists."""
_NAME_PARTS = frozenset({"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"})
_DATE_FORMS = ("raw", "literal", "season", "edtf")
"""What can stand in a date instead of `date-parts`."""
_UNSOUND = pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text in print holds: control characters and halves of surrogate pairs."""
_DOI_LEAD = pattern(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)+", re.IGNORECASE)
_LINE_END = pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line but is no line feed."""

Mended = tuple[Any, str]
"""A value in the shape that CSL asks for (None: nothing is left of it), and what was wrong with it, or nothing."""
Place = Callable[[str], Span]
"""Where a field of an entry stands."""


def checked(item: Any, span: Span, place: Place, report: Report) -> Reference | None:
    """The reference of an entry, its fields mended; every defect is reported. None where it has no key to be cited by."""
    if not isinstance(item, dict):
        report(Diagnostic(Code.REFERENCE_INVALID, f"this entry is {_kind(item)} where a reference should stand", span))
        return None
    key = _key(item.get("id"))
    if not key:
        defect = "has no `id`" if item.get("id") in (None, "") else f"has {_kind(item['id'])} as its `id`"
        hint = 'the `id` is the key that cites name: `"id": "smith2020"`'
        report(Diagnostic(Code.REFERENCE_INVALID, f"this reference {defect}; it is left out", span, hint))
        return None
    fields = {"id": key, "type": _type(key, item.get("type"), place, report)}
    for name, value in item.items():
        if name not in fields and value is not None:
            mended = _field(key, name, value, place, report)
            if mended is not None:
                fields[name] = mended
    return Reference(key, MappingProxyType(fields), span)


def _key(value: Any) -> str:
    match value:
        case bool():
            return ""
        case str():
            return _sound(value).strip()
        case int() | float():
            return _number(value)
        case _:
            return ""


def _type(key: str, value: Any, place: Place, report: Report) -> str:
    """The type of an entry. It may be left out or empty, as pandoc writes it for BibTeX's `@misc`: then it is of no type."""
    if value is None or (isinstance(value, str) and (value in TYPES or not value.strip())):
        return (value or "").strip()
    shown = f"`{value}`" if isinstance(value, str) else _kind(value)
    message = f"the `type` of `{key}` is {shown}, which CSL does not know; it is taken for a `document`"
    hint = did_you_mean(value, sorted(TYPES)) if isinstance(value, str) else None
    report(
        Diagnostic(
            Code.REFERENCE_INVALID, message, place("type"), hint or "name one of CSL's, such as `article-journal` or `book`"
        )
    )
    return "document"


def _field(key: str, name: str, value: Any, place: Place, report: Report) -> Any:
    shape = _SHAPES.get(name)
    if shape is None:
        return value
    mend, hint = shape
    mended, defect = mend(name, value)
    if defect:
        left_out = "" if mended is not None else "; it is left out"
        report(Diagnostic(Code.REFERENCE_INVALID, f"`{name}` of `{key}` {defect}{left_out}", place(name), hint))
    return mended


# --------------------------------------------------------------------------------------------------------------- texts


def _text(name: str, value: Any) -> Mended:
    """A text or number, as text."""
    match value:
        case str():
            return _plain(name, value), ""
        case bool():
            return None, "is true or false where a text should stand"
        case int() | float():
            return _number(value), ""
        case list() if value and all(isinstance(element, str) for element in value):
            return _plain(name, ", ".join(value)), "" if name in _LISTED else "is a list where a text should stand"
        case list() if not value:
            return None, ""
        case _:
            return None, f"is {_kind(value)} where a text should stand"


def _doi(name: str, value: Any) -> Mended:
    """A DOI without the address or the word before it: `https://doi.org/10.1000/x` → `10.1000/x`."""
    text, defect = _text(name, value)
    return (_DOI_LEAD.sub("", text) or None) if text else None, defect


def _plain(name: str, text: str) -> str | None:
    if not text.isprintable():
        text = _sound(text) if name in _LINED else re.sub(r"[ \t\n]+", " ", _sound(text))
    return text.strip() or None


def _sound(text: str) -> str:
    return text if text.isprintable() else _UNSOUND.sub("", _LINE_END.sub("\n", text))


def _number(value: float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


# --------------------------------------------------------------------------------------------------------------- names


def _names(_: str, value: Any) -> Mended:
    """A list of names."""
    match value:
        case list():
            names = [_name(name) for name in value if name is not None]
            defect = next((defect for _, defect in names if defect), "")
            return [name for name, _ in names if name] or None, defect
        case dict():
            name, defect = _name(value)
            return [name] if name else None, defect or "is one name where a list of names should stand"
        case str() if value.strip():
            return [{"literal": _sound(value).strip()}], "is a text where a list of names should stand"
        case _:
            return None, f"is {_kind(value)} where a list of names should stand"


def _name(value: Any) -> Mended:
    if isinstance(value, str) and value.strip():
        return {"literal": _sound(value).strip()}, "holds a text where a name should stand"
    if not isinstance(value, dict):
        return None, f"holds {_kind(value)} where a name should stand"
    name: dict[str, Any] = {}
    defect = ""
    for part, content in value.items():
        if part not in _NAME_PARTS:
            name[part] = content
        elif content is not None:
            text, wrong = _text(part, content)
            defect = defect or (wrong and f"holds a name whose `{part}` {wrong}")
            if text is not None:
                name[part] = text
    if name.keys().isdisjoint(("family", "given", "literal")):
        return None, defect or "holds a name that is empty"
    return name, defect


# --------------------------------------------------------------------------------------------------------------- dates


def _date(_: str, value: Any) -> Mended:
    """A date, or two that span a period."""
    match value:
        case str():
            return ({"raw": _sound(value).strip()}, "") if value.strip() else (None, "")
        case int() if not isinstance(value, bool):
            return {"date-parts": [[value]]}, "is a number where a date should stand"
        case dict():
            return _date_object(value)
        case _:
            return None, f"is {_kind(value)} where a date should stand"


def _date_object(value: dict[str, Any]) -> Mended:
    others = ((name, part) for name, part in value.items() if name != "date-parts" and part not in (None, ""))
    date = {name: _sound(part) if isinstance(part, str) else part for name, part in others}
    parts, defect = _date_parts(value.get("date-parts"))
    if parts:
        date["date-parts"] = parts
    elif date.keys().isdisjoint(_DATE_FORMS):
        return None, defect or ("is a date that says neither `date-parts` nor `raw` nor `literal`" if date else "")
    return date, defect


def _date_parts(value: Any) -> Mended:
    if value in (None, []):
        return None, ""
    if not isinstance(value, list):
        return None, f"is a date whose `date-parts` are {_kind(value)}"
    if not isinstance(value[0], list):
        parts, defect = _day(value)
        return [
            parts
        ] if parts else None, defect or "is a date whose `date-parts` are one list where a list of lists should stand"
    days = [_day(day) for day in value]
    defect = next((defect for _, defect in days if defect), "" if len(days) < 3 else "is a date of more than two days")
    return [parts for parts, _ in days if parts][:2] or None, defect


def _day(value: Any) -> Mended:
    """Year, month and day as whole numbers, as many as are given and make sense."""
    if not isinstance(value, list):
        return None, f"is a date whose `date-parts` hold {_kind(value)}"
    parts: list[int] = []
    for given, (name, lowest, highest) in zip(value, _RANGES, strict=False):
        if given in (None, ""):
            break
        number = _whole(given)
        if number is None or not lowest <= number <= highest:
            return parts or None, f"is a date whose {name} is `{given}`"
        parts.append(number)
    return parts or None, "" if len(value) <= len(_RANGES) else "is a date of more than year, month and day"


_RANGES = (("year", -9999, 9999), ("month", 1, 24), ("day", 1, 31))
"""Parts of a date and their ranges; months 13 to 24 are seasons."""


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"\s*-?[0-9]{1,5}\s*", value) else None
    return value if isinstance(value, int) else None


# -------------------------------------------------------------------------------------------------------------- shapes


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "true or false"
        case str():
            return "a text" if value.strip() else "an empty text"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "nothing"


Shape = tuple[Callable[[str, Any], Mended], str]

_NAMES_SHAPE: Shape = (_names, 'names look like this: `[{"family": "Smith", "given": "Jane"}]`')
_DATE_SHAPE: Shape = (_date, 'a date looks like this: `{"date-parts": [[2020, 5, 17]]}`')
_TEXT_SHAPE: Shape = (_text, "texts stand in double quotation marks")

_SHAPES: Mapping[str, Shape] = MappingProxyType(
    dict.fromkeys(NAMES, _NAMES_SHAPE)
    | dict.fromkeys(DATES, _DATE_SHAPE)
    | dict.fromkeys(NUMBERS | TEXTS, _TEXT_SHAPE)
    | {"DOI": (_doi, _TEXT_SHAPE[1])}
)
"""By variable, how its value is mended and what it should look like; variables that are not here are kept as they are."""
