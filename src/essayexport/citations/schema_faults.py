"""What only the schema of CSL finds wrong in a style, and in which of its elements, which libxml2 does not say."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from citeproc import SCHEMA_PATH
from lxml import etree

from essayexport.citations.csl_elements import CHILDREN
from essayexport.citations.engine.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from essayexport.citations.engine.locale import CSL
from essayexport.diagnostics import did_you_mean
from essayexport.library.csl import TEXTS, TYPES
from essayexport.records import NamedTuple

_STUB = '<{0} xmlns="http://purl.org/net/xbiblio/csl" {1}>{2}</{0}>'
_TEXT = '<text value="x"/>'
_STUBS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "citation": ("", f"<layout>{_TEXT}</layout>"),
        "bibliography": ("", f"<layout>{_TEXT}</layout>"),
        "layout": ("", _TEXT),
        "if": ('type="book"', _TEXT),
        "else-if": ('type="book"', _TEXT),
        "else": ("", _TEXT),
        "key": ('variable="title"', ""),
        "term": ('name="page"', "p."),
        "sort": ("", '<key variable="title"/>'),
        "substitute": ("", _TEXT),
    }
)
"""Attributes and content of the plainest element of a kind; what prints something is a text, and the others can be left out."""


class SchemaFault(NamedTuple):
    """What the schema refuses, in which element of the style, and the remedy if it is known."""

    message: str
    element: Any
    hint: str | None = None


def schema_faults(root: Any) -> Iterator[SchemaFault]:
    """What only the schema finds, in the smallest element that makes the style valid when a plain one takes its place."""
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    copy = deepcopy(root)
    copy.set("version", "1.0")
    _put_info(copy)
    originals = dict(zip(copy.iter(etree.Element), root.iter(etree.Element), strict=False))
    if schema.validate(copy):
        return
    culprit = _culprit(schema, copy, copy)
    name = _name(culprit)
    attribute = _faulty_attribute(schema, copy, culprit)
    if not attribute:
        message = f"<{' '.join([name, *_written(culprit)])}> does not follow the schema of CSL 1.0.2"
        yield SchemaFault(message, originals.get(culprit, root))
        return
    value = str(culprit.get(attribute))
    message = f'`{attribute}="{value}"` cannot stand on <{name}>'
    yield SchemaFault(message, originals.get(culprit, root), _nearest(name, attribute, value))


def _written(element: Any) -> list[str]:
    return [f'{name}="{value}"' for name, value in element.attrib.items()]


def _culprit(schema: Any, root: Any, element: Any) -> Any:
    """The innermost element whose replacement makes the style valid, or `element` where there is none."""
    for child in list(element.iterchildren(etree.Element)):
        if _valid_without(schema, root, child):
            return _culprit(schema, root, child)
    return element


def _valid_without(schema: Any, root: Any, child: Any) -> bool:
    parent, index, stub = child.getparent(), child.getparent().index(child), _stub(child)
    parent.remove(child)
    if stub is not None:
        parent.insert(index, stub)
    valid = bool(schema.validate(root))
    if stub is not None:
        parent.remove(stub)
    parent.insert(index, child)
    return valid


def _stub(child: Any) -> Any | None:
    """The plainest element that may stand in the place of another one, or None where it can be left out."""
    kind = _name(child)
    if kind in CHILDREN["layout"]:
        return etree.fromstring(_STUB.format("text", 'value="x"', ""))
    if kind == "date-part":
        others = {str(part.get("name")) for part in child.getparent() if part is not child}
        name = next((name for name in _DATE_PARTS if name not in others), _DATE_PARTS[0])
        return etree.fromstring(_STUB.format(kind, f'name="{name}"', ""))
    if kind not in _STUBS:
        return None
    return etree.fromstring(_STUB.format(kind, *_STUBS[kind]))


_DATE_PARTS = ("year", "month", "day")


def _faulty_attribute(schema: Any, root: Any, element: Any) -> str:
    """The attribute without which, or with another value of which, the element would be right."""
    for name, value in dict(element.attrib).items():
        trials = (None, *_GOOD.get((_name(element), str(name)), _GOOD.get(("", str(name)), ())))
        valid = any(_valid_with(schema, root, element, str(name), trial) for trial in trials)
        element.set(name, value)
        if valid:
            return str(name)
    return ""


def _valid_with(schema: Any, root: Any, element: Any, name: str, value: str | None) -> bool:
    element.attrib.pop(name, None)
    if value is not None:
        element.set(name, value)
    return bool(schema.validate(root))


_GOOD: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("date", "variable"): ("issued",),
        ("label", "variable"): ("locator",),
        ("names", "variable"): ("author",),
        ("number", "variable"): ("volume",),
        ("", "variable"): ("title",),
        ("", "is-numeric"): ("volume",),
        ("", "is-uncertain-date"): ("issued",),
        ("", "locator"): ("page",),
        ("", "position"): ("first",),
        ("", "disambiguate"): ("true",),
        ("", "type"): ("book",),
        ("", "term"): ("page",),
        ("date-part", "name"): _DATE_PARTS,
        ("name-part", "name"): ("family", "given"),
        ("term", "name"): ("page",),
        ("", "class"): ("in-text",),
        ("", "form"): ("text",),
    }
)
"""Values that are right wherever an attribute must stand, by element and attribute; without an element, for all others."""


def _nearest(element: str, attribute: str, value: str) -> str | None:
    """The hint that names what was meant, of the names that CSL knows."""
    names = _NAMES.get((element, attribute), _NAMES.get(("", attribute), frozenset()))
    words = [word for word in value.split() if word not in names]
    return did_you_mean(words[0], sorted(names)) if names and words else None


_VARIABLES = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXTS
_NAMES: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
        ("date", "variable"): DATE_VARIABLES,
        ("label", "variable"): NUMBER_VARIABLES,
        ("names", "variable"): NAME_VARIABLES,
        ("number", "variable"): NUMBER_VARIABLES,
        ("text", "variable"): NUMBER_VARIABLES | TEXTS,
        ("", "variable"): _VARIABLES,
        ("", "is-numeric"): NUMBER_VARIABLES,
        ("", "is-uncertain-date"): DATE_VARIABLES,
        ("", "type"): TYPES,
        ("date-part", "name"): frozenset(_DATE_PARTS),
        ("", "class"): frozenset({"in-text", "note"}),
    }
)


def _put_info(root: Any) -> None:
    """Something in the place of what a style says of itself: what is wrong there does no harm."""
    for info in root.iterfind(f"{CSL}info"):
        for child in list(info):
            info.remove(child)
        info.extend(etree.fromstring(_INFO))


_INFO = (
    '<info xmlns="http://purl.org/net/xbiblio/csl"><title>x</title><id>http://example.org</id>'
    "<updated>2000-01-01T00:00:00+00:00</updated></info>"
)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(CSL)
