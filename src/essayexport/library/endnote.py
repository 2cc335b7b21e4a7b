"""EndNote's XML, read without entities, without a DTD and without the network."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from essayexport.diagnostics import Code, FatalError, Report, Span
from essayexport.library.csl import checked
from essayexport.library.keys import Keys
from essayexport.library.loose import person, slashed_date
from essayexport.library.reference import Reference
from essayexport.patterns import pattern

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("Aggregated Database", "Dataset", "Online Database"), "dataset"),
        **dict.fromkeys(("Ancient Text", "Classical Work"), "classic"),
        **dict.fromkeys(("Artwork", "Audiovisual Material", "Chart or Table", "Figure"), "graphic"),
        **dict.fromkeys(("Bill", "Statute"), "legislation"),
        **dict.fromkeys(("Book", "Dictionary", "Edited Book", "Electronic Book", "Encyclopedia"), "book"),
        **dict.fromkeys(("Book Section", "Electronic Book Section"), "chapter"),
        **dict.fromkeys(("Conference Paper", "Conference Proceedings"), "paper-conference"),
        **dict.fromkeys(("Press Release", "Report"), "report"),
        **dict.fromkeys(("Online Multimedia", "Web Page"), "webpage"),
        **dict.fromkeys(("Manuscript", "Unpublished Work"), "manuscript"),
        "Blog": "post-weblog",
        "Case": "legal_case",
        "Computer Program": "software",
        "Electronic Article": "article",
        "Film or Broadcast": "motion_picture",
        "Hearing": "hearing",
        "Interview": "interview",
        "Journal Article": "article-journal",
        "Legal Rule or Regulation": "regulation",
        "Magazine Article": "article-magazine",
        "Map": "map",
        "Music": "musical_score",
        "Newspaper Article": "article-newspaper",
        "Pamphlet": "pamphlet",
        "Patent": "patent",
        "Personal Communication": "personal_communication",
        "Serial": "periodical",
        "Standard": "standard",
        "Thesis": "thesis",
    }
)
"""By EndNote's name of a type, that of CSL; others are documents."""

_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("titles/title",),
        "container-title": ("titles/secondary-title", "periodical/full-title"),
        "container-title-short": ("periodical/abbr-1",),
        "collection-title": ("titles/tertiary-title",),
        "title-short": ("titles/short-title",),
        "page": ("pages",),
        "volume": ("volume",),
        "number-of-volumes": ("num-vols",),
        "edition": ("edition",),
        "publisher": ("publisher",),
        "publisher-place": ("pub-location",),
        "original-publisher": ("orig-pub",),
        "call-number": ("call-num",),
        "DOI": ("electronic-resource-num",),
        "abstract": ("abstract",),
        "note": ("notes",),
        "language": ("language",),
        "URL": ("urls/web-urls/url", "urls/related-urls/url"),
    }
)
"""By CSL's variable, the elements whose text it is: the first one that is there."""
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "author": "contributors/authors/author",
        "editor": "contributors/secondary-authors/author",
        "collection-editor": "contributors/tertiary-authors/author",
        "translator": "contributors/translated-authors/author",
    }
)
_FACES: Mapping[str, str] = MappingProxyType({"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"})
_MARKED = frozenset({"title", "container-title", "collection-title", "title-short"})
"""Texts whose italics and the like are kept."""
_JOURNALS = frozenset({"article", "article-journal", "article-magazine", "article-newspaper", "periodical"})
_DECLARATION = pattern(r"\s*<\?xml[^>]*\?>")
_DOCTYPE = pattern(r"<!(?:DOCTYPE|ENTITY)")


def read(text: str, shown: str, report: Report, _: str = "") -> Iterator[Reference]:
    """The references of an XML file. Raises FatalError, with the place, where it is not EndNote's."""
    root = _root(text, shown)
    keys = Keys()
    for record in root.iter("record"):
        item = _item(record)
        given = _text(record, "label") or _text(record, "foreign-keys/key") or _text(record, "rec-number")
        item["id"] = keys.key(given if " " not in given else "", item)
        span = Span(shown, record.sourceline or 1)
        reference = checked(item, span, lambda _, span=span: span, report)  # type: ignore[misc]
        if reference:
            yield reference


def _root(text: str, shown: str) -> Any:
    declared = _DOCTYPE.search(text)
    if declared:
        place = Span(shown, text.count("\n", 0, declared.start()) + 1)
        hint = "export it again from EndNote, or take the declaration away"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "the file declares a document type, which is not read", place, hint)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub(_line_feeds, text.removeprefix("\ufeff"), 1).encode(), parser)
    except etree.XMLSyntaxError as error:
        line = max(1, error.lineno or 1)
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, f"this is no XML: {error.msg}", Span(shown, line)) from None
    if root.find(".//record") is None and root.tag not in {"xml", "records"}:
        hint = "EndNote exports XML with `<xml><records><record>…`"
        raise FatalError(Code.BIBLIOGRAPHY_INVALID, "this XML holds no references of EndNote", Span(shown, 1), hint)
    return root


def _line_feeds(declaration: re.Match[str]) -> str:
    """What stays of a declaration of the encoding, which is settled by now: its lines."""
    return "\n" * declaration[0].count("\n")


def _item(record: Any) -> dict[str, Any]:
    named = record.find("ref-type")
    item: dict[str, Any] = {"type": _TYPES.get(named.get("name", "") if named is not None else "", "document")}
    for name, path in _NAMES.items():
        people = [person(text) for text in map(_shown, record.findall(path)) if text.strip()]
        if people:
            item[name] = people
    for name, paths in _TEXTS.items():
        value = next((text for text in (_text(record, path, marked=name in _MARKED) for path in paths) if text), "")
        if value:
            item[name] = value
    if "DOI" in item:
        item["DOI"] = item["DOI"].split()[0]
    number = _text(record, "number") or _text(record, "issue")
    if number:
        item["issue" if item["type"] in _JOURNALS else "number"] = number
    keywords = [text for text in map(_shown, record.findall("keywords/keyword")) if text]
    if keywords:
        item["keyword"] = ", ".join(keywords)
    if _text(record, "isbn"):
        item["ISSN" if item["type"] in _JOURNALS else "ISBN"] = _text(record, "isbn")
    dates = {
        "issued": _text(record, "dates/year") or _text(record, "dates/pub-dates/date"),
        "accessed": _text(record, "access-date"),
    }
    return item | {name: date for name, date in ((name, slashed_date(text)) for name, text in dates.items()) if date}


def _text(record: Any, path: str, *, marked: bool = False) -> str:
    found = record.find(path)
    return _shown(found, marked=marked) if found is not None else ""


def _shown(element: Any, *, marked: bool = False) -> str:
    """The text of an element, whose parts are `style` elements with a face."""
    parts = [element.text or ""]
    for child in element:
        inside = "".join(child.itertext()) if isinstance(child.tag, str) else ""
        tags = [_FACES[face] for face in child.get("face", "").split() if face in _FACES] if marked and inside.strip() else []
        parts.append("".join(f"<{tag}>" for tag in tags) + inside + "".join(f"</{tag}>" for tag in reversed(tags)))
        parts.append(child.tail or "")
    return " ".join("".join(parts).replace("\r", "\n").split(" ")).strip()
