"""RIS: lines with a tag of two letters, from `TY` to `ER` for each reference (Research Information Systems' format of 2011).

rispy reads it too, but keeps no places and loses a reference whose `ER` is missing.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.library.csl import checked
from essayexport.library.keys import Keys
from essayexport.library.loose import person, slashed_date
from essayexport.library.reference import Reference
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_LINE = pattern(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)$")

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("ABST", "EJOUR", "SER"), "article"),
        **dict.fromkeys(("INPR", "JFULL", "JOUR"), "article-journal"),
        **dict.fromkeys(("ANCIENT", "BOOK", "CLSWK", "CTLG", "DICT", "EBOOK", "EDBOOK"), "book"),
        **dict.fromkeys(("ADVS", "MPCT", "VIDEO"), "motion_picture"),
        **dict.fromkeys(("AGGR", "DATA", "DBASE"), "dataset"),
        **dict.fromkeys(("ART", "CHART", "SLIDE"), "graphic"),
        **dict.fromkeys(("CASE", "LEGAL"), "legal_case"),
        **dict.fromkeys(("CHAP", "ECHAP"), "chapter"),
        **dict.fromkeys(("CONF", "CPAPER"), "paper-conference"),
        **dict.fromkeys(("EQUA", "FIGURE"), "figure"),
        **dict.fromkeys(("GOVDOC", "GRANT", "HEAR", "RPRT", "STAND"), "report"),
        **dict.fromkeys(("ICOMM", "PCOMM"), "personal_communication"),
        **dict.fromkeys(("ELEC", "MULTI", "WEB"), "webpage"),
        **dict.fromkeys(("MUSIC", "SOUND"), "musical_score"),
        **dict.fromkeys(("MANSCPT", "UNPB"), "manuscript"),
        "BILL": "bill",
        "BLOG": "post-weblog",
        "COMP": "software",
        "ENCYC": "entry-encyclopedia",
        "GEN": "document",
        "MAP": "map",
        "MGZN": "article-magazine",
        "NEWS": "article-newspaper",
        "PAMP": "pamphlet",
        "PAT": "patent",
        "STAT": "legislation",
        "THES": "thesis",
    }
)
"""By `TY`, the type of CSL; others are documents."""

_NAMES: Mapping[str, str] = MappingProxyType({"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator"})
_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("TI", "T1", "CT"),
        "container-title": ("T2", "JO", "JF", "BT"),
        "container-title-short": ("JA", "J2"),
        "collection-title": ("T3",),
        "title-short": ("ST",),
        "abstract": ("AB", "N2"),
        "volume": ("VL",),
        "issue": ("IS",),
        "edition": ("ET",),
        "number-of-volumes": ("NV",),
        "publisher": ("PB",),
        "publisher-place": ("PP", "CY"),
        "language": ("LA",),
        "DOI": ("DO",),
        "ISSN": ("SN",),
        "URL": ("UR", "LK"),
    }
)
"""By CSL's variable, the tags whose text it is: the first one that is there."""
_ISBN = pattern(r"(?:[0-9][- ]?){9}(?:[0-9Xx]|[0-9][- ]?(?:[0-9][- ]?){2}[0-9])")
_SHORT = (("title-short", "title"), ("container-title-short", "container-title"))
"""Short forms, which some programs fill with the whole."""
_DATED_TO_THE_DAY = frozenset("article-magazine article-newspaper post-weblog webpage personal_communication".split())
"""Types of which the day counts, not only the year."""


class _Record(NamedTuple):
    """The lines of one reference: the tags in their order, with text and line."""

    kind: str
    line: int
    tags: list[tuple[str, str, int]]

    def all(self, tag: str) -> list[str]:
        return [text for name, text, _ in self.tags if name == tag and text]

    def first(self, *tags: str) -> str:
        return next((text for name, text, _ in self.tags if name in tags and text), "")


def read(text: str, shown: str, report: Report, _: str = "") -> Iterator[Reference]:
    """The references of a RIS file. Raises FatalError where it holds none."""
    found = False
    keys = Keys()
    for record in _records(text, shown, report):
        found = True
        item = _item(record)
        item["id"] = keys.key(record.first("ID"), item)
        span = Span(shown, record.line)
        reference = checked(item, span, lambda _, span=span: span, report)  # type: ignore[misc]
        if reference:
            yield reference
    if not found and text.strip():
        hint = "a reference begins with a line `TY  - JOUR` and ends with `ER  - `"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "this file holds no reference in RIS", Span(shown, 1), hint)


def _records(text: str, shown: str, report: Report) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        found = _LINE.match(line)
        tag, content = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if record:
                hint = "end a reference with a line `ER  - `"
                report(Diagnostic(Code.REFERENCE_INVALID, "this reference has no end", Span(shown, record.line), hint))
                yield record
            record = _Record(content, number, [])
        elif tag == "ER" and record:
            yield record
            record = None
        elif tag and record:
            record.tags.append((tag, content, number))
        elif content and record and record.tags:
            name, before, first = record.tags[-1]
            record.tags[-1] = (name, f"{before} {content}".strip(), first)
    if record:
        yield record


def _issued(record: _Record, kind: str) -> str:
    year = next(filter(None, map(record.first, ("PY", "Y1"))), "")
    day = record.first("DA")
    return day if not year or (kind in _DATED_TO_THE_DAY and day.startswith(year[:4])) else year


def _item(record: _Record) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(record.kind.upper(), "document")}
    for tag, content, _ in record.tags:
        if tag in _NAMES and content:
            item.setdefault(_NAMES[tag], []).append(person(content))
    for name, tags in _TEXTS.items():
        value = next((text for text in map(record.first, tags) if text), "")
        if value:
            item[name] = value
    first, last = record.first("SP"), record.first("EP")
    dates = {"issued": _issued(record, item["type"]), "accessed": record.first("Y2")}
    keywords = record.all("KW")
    notes = record.all("N1")
    if first or last:
        item["page"] = first if not last or first.endswith(last) else f"{first}-{last}" if first else last
    if keywords:
        item["keyword"] = ", ".join(keywords)
    if notes:
        item["annote"] = "\n".join(notes)
    if item["type"] == "thesis" and record.first("M3"):
        item["genre"] = record.first("M3")
    if _ISBN.match(item.get("ISSN", "")):
        item["ISBN"] = item.pop("ISSN")
    for short, whole in _SHORT:
        if len(item.get(short, "")) >= len(item.get(whole, "")):
            item.pop(short, None)
    return item | {name: date for name, date in ((name, slashed_date(text)) for name, text in dates.items()) if date}
