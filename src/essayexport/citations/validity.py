"""Whether a file is a CSL style that can be printed, with the true line of what is wrong.

The schema alone does not do: libxml2 names wrong lines, and undefined or cyclic macros pass it. So the elements, their attributes
and macros are walked here, and the schema of citeproc-py comes last, for what the walk does not know.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from essayexport.citations.csl_elements import ATTRIBUTES, CHILDREN, ONCE, REQUIRED
from essayexport.citations.engine.locale import CSL
from essayexport.citations.schema_faults import schema_faults
from essayexport.citations.style_text import Places, places_in
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


class _Found(NamedTuple):
    """A fault, and the element that has it."""

    message: str
    element: Any
    hint: str | None = None
    harmless: bool = False


def faults(root: Any, source: bytes = b"") -> Iterator[Fault]:
    """What is wrong with a style: its elements in their order, then its macros, then what only the schema knows.

    `source` is the text of its file, for the lines on which its elements begin; without it, those on which their tags end.
    """
    if root.tag != f"{CSL}style":
        yield Fault(f"its root is <{_name(root)}>, not CSL's <style>", root.sourceline or 1)
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield Fault("it has a document type declaration, which styles do not need", 1)
        return
    places = places_in(source) if source else Places((), ())
    elements = list(root.iter(etree.Element))
    begins = dict(zip(elements, places.elements, strict=False))
    found = [*_missing(root), *_walk(root), *_macros(root)]
    if not found and not places.strays:
        found = [_Found(*fault) for fault in schema_faults(root)]
    for fault in (*_about(root), *found):
        line, column = begins.get(fault.element, (fault.element.sourceline or 1, 1))
        yield Fault(fault.message, line, column, fault.hint, fault.harmless)
    for stray in places.strays:
        yield Fault(f"text stands in <{stray.parent}>: `{stray.text}`", stray.line, stray.column)


def _about(root: Any) -> Iterator[_Found]:
    """What a style should say of itself; it prints without."""
    if root.get("version") != "1.0":
        yield _Found('<style> lacks `version="1.0"`; it is read as CSL 1.0.2', root, harmless=True)
    info = root.find(f"{CSL}info")
    for name in ("title", "id", "updated"):
        if info is None or info.find(f"{CSL}{name}") is None:
            yield _Found(f"<info> has no <{name}>", root if info is None else info, harmless=True)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(CSL)


def _missing(root: Any) -> Iterator[_Found]:
    citation = root.find(f"{CSL}citation")
    if citation is None:
        yield _Found("it has no <citation>", root)
    for area in (citation, root.find(f"{CSL}bibliography")):
        if area is not None and area.find(f"{CSL}layout") is None:
            yield _Found(f"<{_name(area)}> has no <layout>", area)


def _walk(element: Any) -> Iterator[_Found]:
    """Elements and attributes that may not stand where they stand, and attributes that lack."""
    name = _name(element)
    for options in REQUIRED.get(name, ()):
        if not options & set(element.keys()) and not _is_of_a_dialect(element):
            yield _Found(f"<{name}> lacks {_one_of(options)}", element)
    for attribute in element.keys():  # noqa: SIM118  # elements are no mappings
        if name in ATTRIBUTES and attribute not in ATTRIBUTES[name]:
            hint = did_you_mean(attribute, sorted(ATTRIBUTES[name]))
            yield _Found(f"<{name}> has no attribute `{attribute}`", element, hint=hint, harmless=True)
    yield from _repeated(element)
    allowed = CHILDREN.get(name, frozenset())
    for child in element.iterchildren(etree.Element):
        kind = _name(child)
        if kind not in allowed:
            hint = did_you_mean(kind, sorted(allowed))
            yield _Found(f"<{kind}> cannot stand in <{name}>", child, hint=hint, harmless=kind in _DIALECT)
        elif kind != "info":
            yield from _walk(child)


def _repeated(element: Any) -> Iterator[_Found]:
    """Children that may stand in an element once, but for layouts for one language each, which the dialect of Jurism has."""
    counts: Counter[str] = Counter()
    for child in element.iterchildren(etree.Element):
        kind = _name(child)
        counts[kind] += child.get("locale") is None
        if counts[kind] > 1 and kind in ONCE.get(_name(element), ()):
            yield _Found(f"<{kind}> stands twice in <{_name(element)}>", child)


_DIALECT = frozenset("alternative conditions condition institution institution-part intext".split())
"""Elements of CSL-M, the dialect of Jurism; nothing is printed for them."""


def _is_of_a_dialect(element: Any) -> bool:
    """Whether a branch has a condition that CSL 1.0.2 does not know, such as CSL-M's `locale`."""
    return _name(element) in {"if", "else-if"} and bool(set(element.keys()) - {"match"})


def _one_of(options: frozenset[str]) -> str:
    names = [f"`{option}`" for option in sorted(options)]
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


# --------------------------------------------------------------------------------------------------------------- macros


def _macros(root: Any) -> Iterator[_Found]:
    """Macros that are called but not defined, defined twice, or that call themselves."""
    macros: dict[str, Any] = {}
    for element in root.iterfind(f"{CSL}macro"):
        name = element.get("name") or ""
        if name in macros:
            yield _Found(f"the macro `{name}` is defined twice", element)
        macros.setdefault(name, element)
    for element in root.iter(f"{CSL}text", f"{CSL}key"):
        called = element.get("macro")
        if called is not None and called not in macros:
            hint = did_you_mean(called, macros)
            yield _Found(f"the macro `{called}` is called but not defined", element, hint=hint)
    yield from _cycles(macros)


def _cycles(macros: Mapping[str, Any]) -> Iterator[_Found]:
    """Each call that leads back to the macro it stands in; every macro is looked at once."""
    done: set[str] = set()
    for start in macros:
        yield from _cycles_from(start, macros, done)


def _cycles_from(start: str, macros: Mapping[str, Any], done: set[str]) -> Iterator[_Found]:
    path = [start]
    calls = [_calls(macros[start])]
    while path:
        call = next(calls[-1], None)
        if call is None:
            done.add(path.pop())
            calls.pop()
            continue
        name, text = call
        if name in path:
            yield _Found(f"the macro `{name}` calls itself", text)
        elif name in macros and name not in done:
            path.append(name)
            calls.append(_calls(macros[name]))


def _calls(macro: Any) -> Iterator[tuple[str, Any]]:
    return ((str(text.get("macro")), text) for text in macro.iter(f"{CSL}text") if text.get("macro") is not None)
