"""What programs write that CSL does not ask for: Crossref's lists and types, Better BibTeX's keys, pandoc's dates; made CSL."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from essayexport.library.csl import DATES, NAMES, NUMBERS, TEXTS, TYPES
from essayexport.library.dates import edtf_date
from essayexport.patterns import pattern

Item = dict[str, Any]

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "journal-article": "article-journal",
        "journal-issue": "periodical",
        "journal": "periodical",
        "proceedings-article": "paper-conference",
        "proceedings": "book",
        "book-chapter": "chapter",
        "book-section": "chapter",
        "book-part": "chapter",
        "monograph": "book",
        "edited-book": "book",
        "reference-book": "book",
        "book-set": "book",
        "book-series": "book",
        "reference-entry": "entry",
        "posted-content": "article",
        "dissertation": "thesis",
        "report-component": "report",
        "report-series": "report",
        "peer-review": "review",
        "component": "document",
        "database": "dataset",
        "other": "document",
        "misc": "document",
        "motion-picture": "motion_picture",
        "program": "software",
        "unpublished": "manuscript",
    }
)
"""By the type that Crossref or another program names, that of CSL."""

_KEYS = ("citation-key", "citekey", "citationKey", "key", "DOI", "doi")
"""Where the key of an entry stands that has no `id`."""
_CROSSREF = frozenset({"indexed", "reference-count", "is-referenced-by-count", "member", "content-domain"})
"""Fields that only Crossref writes."""
_KNOWN = NAMES | DATES | NUMBERS | TEXTS | {"id", "type"}
_OLD_ID = pattern(r"https?://(?:www\.)?zotero\.org/")
_MENDELEY_NOTE = pattern(r"</?m:(?:note|linebreak|bold|italic|underline)\s*/?>")
_DATE_FIELDS = frozenset({"year", "month", "day", "season"})


def as_csl(item: Any) -> Any:
    """An entry as CSL asks for it, as far as a known program wrote it otherwise; anything else as it is."""
    if not isinstance(item, dict):
        return item
    found = dict(item)
    key = _key(found)
    if key is not None:
        found["id"] = key
    if not _CROSSREF.isdisjoint(found):
        found = _from_crossref(found)
    kind = found.get("type")
    if isinstance(kind, str) and kind not in TYPES and kind in _TYPES:
        found["type"] = _TYPES[kind]
    for name in found.keys() & NAMES:
        found[name] = _names(found[name])
    for name in found.keys() & DATES:
        found[name] = _date(found[name])
    for name in found.keys() & TEXTS:
        if isinstance(found[name], list) and len(found[name]) == 1:
            found[name] = found[name][0]
    note = found.get("note")
    if isinstance(note, str) and "<m:" in note:
        found["note"] = _MENDELEY_NOTE.sub("", note)
    return found


def _key(item: Item) -> Any:
    """The key, where another field than `id` has it; None where `id` does."""
    key = item.get("id")
    if isinstance(key, str) and _OLD_ID.match(key):
        key = None
    if key not in (None, ""):
        return None
    return next((item[name] for name in _KEYS if isinstance(item.get(name), str) and item[name]), None)


def _from_crossref(item: Item) -> Item:
    """A work as Crossref describes it: texts in lists, a subtitle apart, fields of its own."""
    titles = [_first(item.get(name)) for name in ("title", "subtitle")]
    found = {name: _first(value) if name in TEXTS else value for name, value in item.items() if name in _KNOWN}
    if isinstance(item.get("ISSN"), list):
        found["ISSN"] = item["ISSN"]
    if all(titles) and str(titles[1]).casefold() not in str(titles[0]).casefold():
        found["title"] = f"{titles[0]}: {titles[1]}"
    short = _first(item.get("short-container-title"))
    return found | {"container-title-short": short} if short else found


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _names(value: Any) -> Any:
    if isinstance(value, list):
        return [_name(name) for name in value]
    return value


def _name(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    found = {part: content for part, content in value.items() if part not in {"sequence", "affiliation", "name"}}
    if found.keys().isdisjoint(("family", "given", "literal")) and isinstance(value.get("name"), str):
        found["literal"] = value["name"]
    return found


def _date(value: Any) -> Any:
    """A date with year, month, day or season by name, or a list of two, as pandoc's YAML has it."""
    raw = value.get("raw") if isinstance(value, dict) and len(value) == 1 else value
    if isinstance(raw, str):
        return edtf_date(raw) or value
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        days = [_date(each) for each in value]
        parts = [part for day in days for part in day.get("date-parts", ())]
        return (days[0] | {"date-parts": parts}) if parts else value
    if not isinstance(value, dict) or _DATE_FIELDS.isdisjoint(value) or "date-parts" in value or "year" not in value:
        return value
    parts = [value[name] for name in ("year", "month", "day") if value.get(name) not in (None, "")]
    if "month" not in value and str(value.get("season", "")) in {"1", "2", "3", "4"}:
        parts.append(20 + int(value["season"]))
    return {name: part for name, part in value.items() if name not in _DATE_FIELDS} | {"date-parts": [parts]}
