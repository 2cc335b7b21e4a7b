"""Styles and locale files as citeproc-py loads them, with the element classes of this engine in place of its own."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS
from citeproc.frontend import CitationStylesXML
from citeproc.model import CitationStylesElement
from lxml import etree

from essayexport.citations.engine.locale import LANG, Layer, Locale

NAMESPACE = "http://purl.org/net/xbiblio/csl"
FALLBACK_LANGUAGE = "en-US"

Classes = Mapping[str, type]
"""The class of each element, by its name."""


def parser(classes: Classes) -> etree.XMLParser:
    """A parser that gives elements their classes, expands no entities and opens no address."""
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(NAMESPACE)
    namespace[None] = CitationStylesElement
    namespace.update(classes)
    made = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False)
    made.set_element_class_lookup(lookup)
    return made


class Sheet(CitationStylesXML):
    """A CSL file, read with the classes given. Replaces the constructor that makes citeproc-py's own parser, and validates."""

    def __init__(self, path: Path, classes: Classes) -> None:
        self.parser = parser(classes)
        self.xml = etree.parse(path, self.parser)
        self.root = self.xml.getroot()


def locale_for(style: Any, lang: str, classes: Classes) -> Locale:
    """The locale in which a style prints (CSL 1.0.2, Locale Fallback): in-style locales, files of the language, then English."""
    own = {element.get(LANG): element for element in reversed(list(style.iterfind(f"{{{NAMESPACE}}}locale")))}
    language = lang.partition("-")[0]
    asked = (PRIMARY_DIALECTS.get(lang, lang),)
    dialects = [tag for tag in dict.fromkeys((lang, PRIMARY_DIALECTS.get(language, ""))) if tag in LANGUAGE_NAMES]

    def first() -> Iterator[Any]:
        yield from (own[tag] for tag in dict.fromkeys((lang, *asked, language, None)) if tag in own)
        yield from (_locale_file(tag, classes) for tag in dialects)

    def last() -> Iterator[Any]:
        if FALLBACK_LANGUAGE not in dialects:
            yield _locale_file(FALLBACK_LANGUAGE, classes)

    return Locale(lang, (Layer(first), Layer(last)))


def canonical(tag: str) -> str:
    """A BCP 47 tag in its usual spelling: `pt-BR` for `pt_br`."""
    language, *others = tag.replace("_", "-").split("-")
    return "-".join([language.lower(), *(_SPELLINGS.get(len(part), str)(part) for part in others)])


_SPELLINGS: Mapping[int, Callable[[str], str]] = MappingProxyType({2: str.upper, 4: str.title})
"""Regions have two letters, scripts four (RFC 5646, 2.1.1)."""


def has_language(lang: str) -> bool:
    """Whether there are words for a language."""
    return lang in LANGUAGE_NAMES or lang.partition("-")[0] in PRIMARY_DIALECTS


_FILES: dict[str, Any] = {}


def _locale_file(tag: str, classes: Classes) -> Any:
    """A locale file; read once, since it never changes."""
    if tag not in _FILES:
        _FILES[tag] = Sheet(Path(LOCALES_PATH) / f"locales-{tag}.xml", classes).root
    return _FILES[tag]
