"""Whether a file is a CSL style that can be printed, with the true line of what is wrong.

The schema alone does not do: libxml2 names wrong lines, and undefined or cyclic macros pass it. So the elements, their attributes
and macros are walked here, and the schema of citeproc-py comes last, for what the walk does not know.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from citeproc import SCHEMA_PATH
from lxml import etree

from essayexport.citations.engine.locale import CSL
from essayexport.diagnostics import did_you_mean
from essayexport.records import NamedTuple


class Fault(NamedTuple):
    """What is wrong in a style, in its author's words, where, and the remedy if it is known."""

    message: str
    line: int
    column: int = 1
    hint: str | None = None
    harmless: bool = False
    """Whether the style can be printed all the same: an attribute or element that does nothing."""


_PRINTED = "text number label date names group choose"
_BRANCH = "text number label date names group choose"

CHILDREN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(children.split())
        for name, children in {
            "style": "info locale macro citation bibliography",
            "locale": "info style-options date terms",
            "terms": "term",
            "term": "single multiple",
            "macro": _PRINTED,
            "citation": "sort layout",
            "bibliography": "sort layout",
            "sort": "key",
            "layout": _PRINTED,
            "group": _PRINTED,
            "choose": "if else-if else",
            "if": _BRANCH,
            "else-if": _BRANCH,
            "else": _BRANCH,
            "names": "name et-al label substitute",
            "name": "name-part",
            "substitute": _PRINTED,
            "date": "date-part",
        }.items()
    }
)
"""What may stand in each element (CSL 1.0.2); elements that are not here hold none, `cs:info` any."""

REQUIRED: Mapping[str, tuple[frozenset[str], ...]] = MappingProxyType(
    {
        "macro": (frozenset({"name"}),),
        "text": (frozenset({"variable", "macro", "term", "value"}),),
        "number": (frozenset({"variable"}),),
        "names": (frozenset({"variable"}),),
        "key": (frozenset({"variable", "macro"}),),
        "date-part": (frozenset({"name"}),),
        "name-part": (frozenset({"name"}),),
        "term": (frozenset({"name"}),),
        "if": (frozenset("type variable is-numeric is-uncertain-date locator position disambiguate".split()),),
        "else-if": (frozenset("type variable is-numeric is-uncertain-date locator position disambiguate".split()),),
    }
)
"""Attributes that an element must have: one of each set."""


_LOOK = "font-style font-variant font-weight text-decoration vertical-align prefix suffix"
_NAME = (
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last et-al-subsequent-min"
    " et-al-subsequent-use-first initialize initialize-with name-as-sort-order sort-separator"
)
_AREA = f"{_NAME} name-form name-delimiter names-delimiter"

ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        name: frozenset(attributes.split())
        for name, attributes in {
            "macro": "name",
            "text": f"variable macro term value form plural quotes strip-periods text-case display {_LOOK}",
            "number": f"variable form text-case display {_LOOK}",
            "label": f"variable form plural strip-periods text-case {_LOOK}",
            "date": f"variable form date-parts delimiter text-case display {_LOOK}",
            "date-part": f"name form range-delimiter strip-periods text-case {_LOOK}",
            "names": f"variable delimiter display {_LOOK}",
            "name": f"form delimiter {_NAME} {_LOOK}",
            "name-part": f"name text-case {_LOOK}",
            "et-al": f"term {_LOOK}",
            "substitute": "",
            "group": f"delimiter display {_LOOK}",
            "choose": "",
            "if": "type variable is-numeric is-uncertain-date locator position disambiguate match",
            "else-if": "type variable is-numeric is-uncertain-date locator position disambiguate match",
            "else": "",
            "layout": f"delimiter {_LOOK}",
            "sort": "",
            "key": "variable macro sort names-min names-use-first names-use-last",
            "citation": f"{_AREA} collapse cite-group-delimiter year-suffix-delimiter after-collapse-delimiter near-note-distance"
            " disambiguate-add-givenname givenname-disambiguation-rule disambiguate-add-names disambiguate-add-year-suffix",
            "bibliography": f"{_AREA} hanging-indent line-spacing entry-spacing second-field-align subsequent-author-substitute"
            " subsequent-author-substitute-rule",
        }.items()
    }
)
"""The attributes of each element (CSL 1.0.2); what they may be is the schema's matter."""


def faults(root: Any) -> Iterator[Fault]:
    """What is wrong with a style: its elements in their order, then its macros, then what only the schema knows."""
    if root.tag != f"{CSL}style":
        yield Fault(f"its root is <{_name(root)}>, not CSL's <style>", root.sourceline or 1)
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield Fault("it has a document type declaration, which styles do not need", 1)
    found = False
    for fault in (*_missing(root), *_walk(root), *_macros(root)):
        found = True
        yield fault
    if not found:
        yield from _schema(root)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(CSL)


def _missing(root: Any) -> Iterator[Fault]:
    citation = root.find(f"{CSL}citation")
    if citation is None:
        yield Fault("it has no <citation>", root.sourceline or 1)
    for area in (citation, root.find(f"{CSL}bibliography")):
        if area is not None and area.find(f"{CSL}layout") is None:
            yield Fault(f"<{_name(area)}> has no <layout>", area.sourceline)


def _walk(element: Any) -> Iterator[Fault]:
    """Elements and attributes that may not stand where they stand, and attributes that lack."""
    name = _name(element)
    for options in REQUIRED.get(name, ()):
        if not options & set(element.keys()) and not _is_of_a_dialect(element):
            yield Fault(f"<{name}> lacks {_one_of(options)}", element.sourceline)
    for attribute in element.keys():  # noqa: SIM118  # elements are no mappings
        if name in ATTRIBUTES and attribute not in ATTRIBUTES[name]:
            hint = did_you_mean(attribute, sorted(ATTRIBUTES[name]))
            yield Fault(f"<{name}> has no attribute `{attribute}`", element.sourceline, hint=hint, harmless=True)
    allowed = CHILDREN.get(name, frozenset())
    for child in element.iterchildren(etree.Element):
        kind = _name(child)
        if kind not in allowed:
            hint = did_you_mean(kind, sorted(allowed))
            yield Fault(f"<{kind}> cannot stand in <{name}>", child.sourceline, hint=hint, harmless=kind in _DIALECT)
        elif kind != "info":
            yield from _walk(child)


_DIALECT = frozenset("alternative conditions condition institution institution-part intext".split())
"""Elements of CSL-M, the dialect of Jurism; nothing is printed for them."""


def _is_of_a_dialect(element: Any) -> bool:
    """Whether a branch has a condition that CSL 1.0.2 does not know, such as CSL-M's `locale`."""
    return _name(element) in {"if", "else-if"} and bool(set(element.keys()) - {"match"})


def _one_of(options: frozenset[str]) -> str:
    names = [f"`{option}`" for option in sorted(options)]
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


# --------------------------------------------------------------------------------------------------------------- macros


def _macros(root: Any) -> Iterator[Fault]:
    """Macros that are called but not defined, defined twice, or that call themselves."""
    macros: dict[str, Any] = {}
    for element in root.iterfind(f"{CSL}macro"):
        name = element.get("name") or ""
        if name in macros:
            yield Fault(f"the macro `{name}` is defined twice", element.sourceline)
        macros.setdefault(name, element)
    for element in root.iter(f"{CSL}text", f"{CSL}key"):
        called = element.get("macro")
        if called is not None and called not in macros:
            hint = did_you_mean(called, macros)
            yield Fault(f"the macro `{called}` is called but not defined", element.sourceline, hint=hint)
    yield from _cycles(macros)


def _cycles(macros: Mapping[str, Any]) -> Iterator[Fault]:
    """Each call that leads back to the macro it stands in; every macro is looked at once."""
    done: set[str] = set()
    for start in macros:
        yield from _cycles_from(start, macros, done)


def _cycles_from(start: str, macros: Mapping[str, Any], done: set[str]) -> Iterator[Fault]:
    path = [start]
    calls = [_calls(macros[start])]
    while path:
        call = next(calls[-1], None)
        if call is None:
            done.add(path.pop())
            calls.pop()
            continue
        name, line = call
        if name in path:
            yield Fault(f"the macro `{name}` calls itself", line)
        elif name in macros and name not in done:
            path.append(name)
            calls.append(_calls(macros[name]))


def _calls(macro: Any) -> Iterator[tuple[str, int]]:
    return ((str(text.get("macro")), text.sourceline) for text in macro.iter(f"{CSL}text") if text.get("macro") is not None)


# --------------------------------------------------------------------------------------------------------------- schema

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
        "sort": ("", '<key variable="title"/>'),
        "substitute": ("", _TEXT),
    }
)
"""Attributes and content of the plainest element of a kind; what prints something is a text, and the others can be left out."""


def _schema(root: Any) -> Iterator[Fault]:
    """What only the schema finds, in the smallest element that makes the style valid when a plain one takes its place."""
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    copy = deepcopy(root)
    if schema.validate(copy):
        return
    culprit = _culprit(schema, copy, copy)
    attribute = _faulty_attribute(schema, copy, culprit)
    if attribute:
        message = f'`{attribute}="{culprit.get(attribute)}"` cannot stand on <{_name(culprit)}>'
    else:
        message = f"<{' '.join([_name(culprit), *_written(culprit)])}> does not follow the schema of CSL 1.0.2"
    yield Fault(message, culprit.sourceline or 1)


def _written(element: Any) -> list[str]:
    return [f'{name}="{value}"' for name, value in element.attrib.items()]


def _culprit(schema: Any, root: Any, element: Any) -> Any:
    """The innermost element whose replacement makes the style valid, or `element` where there is none."""
    for child in list(element.iterchildren(etree.Element)):
        if _valid_without(schema, root, child):
            return _culprit(schema, root, child)
    return element


def _valid_without(schema: Any, root: Any, child: Any) -> bool:
    parent, index, kind = child.getparent(), child.getparent().index(child), _name(child)
    name = "text" if kind in CHILDREN["layout"] else kind
    attributes, content = ('value="x"', "") if name == "text" else _STUBS.get(kind, ("", ""))
    parent.remove(child)
    stub = etree.fromstring(_STUB.format(name, attributes, content)) if name == "text" or kind in _STUBS else None
    if stub is not None:
        parent.insert(index, stub)
    valid = bool(schema.validate(root))
    if stub is not None:
        parent.remove(stub)
    parent.insert(index, child)
    return valid


def _faulty_attribute(schema: Any, root: Any, element: Any) -> str:
    """The attribute without which the element would be right."""
    for name, value in dict(element.attrib).items():
        del element.attrib[name]
        valid = bool(schema.validate(root))
        element.set(name, value)
        if valid:
            return str(name)
    return ""
