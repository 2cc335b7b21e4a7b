"""The engine for other programs: one request, one answer, both as JSON (README, `essayexport citeproc`)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree

from essayexport.citations.catalogue import find_style
from essayexport.citations.engine import html
from essayexport.citations.engine.area import StyleError
from essayexport.citations.engine.clusters import Cited, Cluster, Mode
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.elements import CLASSES
from essayexport.citations.engine.engine import Printed, PrintedCluster, bibliography_order, near_note_distance, run
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.loading import canonical, locale_for, parser
from essayexport.citations.engine.output import Output
from essayexport.citations.engine.positions import positions
from essayexport.citations.engine.punctuation import Kind, Token
from essayexport.citations.engine.rich_text import parse
from essayexport.citations.style import load_style
from essayexport.diagnostics import FatalError

Json = Mapping[str, Any]


class RequestError(ValueError):
    """A request that cannot be answered, in words for whoever wrote it."""


def answer(request: object) -> dict[str, Any]:
    """The answer to a request; what is wrong with it is the answer's `error`."""
    identifier = request.get("id") if isinstance(request, Mapping) else None
    try:
        return {"id": identifier, **_answered(request)}
    except (RequestError, StyleError) as error:
        return {"id": identifier, "error": str(error)}
    except FatalError as error:
        return {"id": identifier, "error": error.diagnostic.message}
    except RecursionError:
        return {"id": identifier, "error": "the request is nested too deeply"}


def _answered(request: object) -> dict[str, Any]:
    if not isinstance(request, Mapping):
        raise RequestError("a request is a JSON object")
    op = request.get("op", "run")
    if not isinstance(op, str) or op not in _OPERATIONS:
        raise RequestError(f"`op` is one of {', '.join(_OPERATIONS)}, not {op!r}")
    return _OPERATIONS[op](request)


# ------------------------------------------------------------------------------------------------------------ operations


def _info(_request: Json) -> dict[str, Any]:
    return {"info": {"name": "essayexport", "version": version("essayexport"), "protocol": 1}}


def _format(request: Json) -> dict[str, Any]:
    """Citations in their order, and the entries of all items."""
    style = _style(_field(request, "style", str), _field(request, "locale", str, ""))
    items = _items(_field(request, "items", list, []))
    clusters = [_cluster(each, items, style) for each in _field(request, "clusters", list, [])]
    write = _WRITERS.get(_field(request, "output", str, "html"))
    if write is None:
        raise RequestError(f"`output` is one of {', '.join(_WRITERS)}")
    printed = run(style, _as_cited(items, clusters), clusters)
    return {
        "clusters": [_written(cluster, write) for cluster in printed.clusters],
        "bibliography": [[key, write(tokens)] for key, tokens in printed.entries],
    }


def _as_cited(items: Mapping[str, Item], clusters: Sequence[Cluster]) -> dict[str, Item]:
    """The references in the order of their first citation, by which numbers are given; those not cited come last."""
    keys = (cite.key for cluster in clusters for cite in cluster.cites)
    return {key: items[key] for key in (*keys, *items)}


def _run(request: Json) -> dict[str, Any]:
    """A fixture of the CSL test suite, with the marks of its calls."""
    style = _compiled(_field(request, "csl", str))
    mode = _field(request, "mode", str, "citation")
    if mode not in {"citation", "bibliography"}:
        return {"unsupported": f"the mode `{mode}`"}
    all_items = _items(_field(request, "items", list, []))
    calls = _field(request, "citations", list, [])
    if calls:
        return {"result": _replayed(style, all_items, calls, mode)}
    clusters = [_listed(cites, all_items) for cites in _field(request, "citation_items", list, [])]
    if not clusters and mode == "citation":
        order = [item.key for item in bibliography_order(style, list(all_items.values()))]
        clusters = [Cluster(tuple(Cited(key, position=0) for key in order))]
    printed = run(style, all_items, clusters)
    if mode == "bibliography":
        return {"result": _bibliography(printed, style, all_items)}
    return {"result": "\n".join(_html(cluster, style) for cluster in printed.clusters)}


_OPERATIONS: Mapping[str, Callable[[Json], dict[str, Any]]] = MappingProxyType({"info": _info, "run": _run, "format": _format})


# ------------------------------------------------------------------------------------------------------- calls of a run


def _replayed(style: Compiled, items: Mapping[str, Item], calls: Sequence[Any], mode: str) -> str:
    """The document after the last of some calls, and which citations that call gave anew."""
    after = dict(_state(calls, items, style))
    printed = _print_state(style, items, after)
    if mode == "bibliography":
        return _bibliography(printed, style, items)
    before = dict(_state(calls[:-1], items, style))
    earlier = _print_state(style, items, before).clusters
    old, new = (
        {key: _html(cluster, style) for key, cluster in zip(state, clusters, strict=True)}
        for state, clusters in ((before, earlier), (after, printed.clusters))
    )
    anew = {key for key in new if new[key] != old.get(key)} | {str(calls[-1][0]["citationID"])} | _moved(style, before, after)
    return "\n".join(f"{'>>' if key in anew else '..'}[{place}] {text}" for place, (key, text) in enumerate(new.items()))


Clusters = Mapping[str, Cluster]
"""The citations of a document by their identifiers, in order."""


def _moved(style: Compiled, before: Clusters, after: Clusters) -> set[str]:
    """The citations that stand elsewhere among those of their works, and all citations of works whose first note is another."""
    near = near_note_distance(style)
    old, new = (dict(zip(state, positions(list(state.values()), near), strict=True)) for state in (before, after))
    moved, works = set(), set()
    for key in old.keys() & new.keys():
        for cite, was, place in zip(after[key].cites, old[key], new[key], strict=False):
            if was != place:
                moved.add(key)
            if was.first_note != place.first_note:
                works.add(cite.key)
    if style.is_note and style.tests_disambiguate:
        counts = [
            Counter(key for cluster in state.values() for key in {cite.key for cite in cluster.cites})
            for state in (before, after)
        ]
        works |= {key for key in counts[1] if (counts[0][key] < _SEVERAL) != (counts[1][key] < _SEVERAL)}
    return moved | {key for key, cluster in after.items() if any(cite.key in works for cite in cluster.cites)}


_SEVERAL = 2
"""From how many citations on a work counts as cited again, which in note styles may change how all of them read."""


_NOTHING_PRINTED = "[CSL STYLE ERROR: reference with no printed form.]"
"""What the suite has for a reference of which the style prints nothing, in the words of citeproc-js."""


def _html(cluster: PrintedCluster, style: Compiled) -> str:
    written = _written(cluster, html.render)
    return written or f"{style.citation.prefix}{_NOTHING_PRINTED}{style.citation.suffix}"


def _state(calls: Sequence[Any], items: Mapping[str, Item], style: Compiled) -> Iterator[tuple[str, Cluster]]:
    """The citations of a document after some calls, in their order, with the numbers of their notes."""
    if not calls:
        return
    known = {str(call[0]["citationID"]): call[0] for call in calls}
    last, before, after = calls[-1]
    note = (last.get("properties") or {}).get("noteIndex", 0)
    for identifier, number in [*before, [last["citationID"], note], *after]:
        cluster = _cluster(known[str(identifier)], items, style)
        yield str(identifier), cluster._replace(note=_whole_number(number))


def _print_state(style: Compiled, items: Mapping[str, Item], document: Clusters) -> Printed:
    keys = dict.fromkeys(cite.key for cluster in document.values() for cite in cluster.cites)
    cited = {key: Item(key, items[key].fields) for key in keys if key in items}
    return run(style, cited, list(document.values()))


_CITES_NUMBERS = (
    "boolean(.//*[local-name()='text' or local-name()='number'][@variable='citation-number']"
    "[not(ancestor::*[local-name()='bibliography'])])"
)


def _bibliography(printed: Printed, style: Compiled, items: Mapping[str, Item]) -> str:
    """The entries; where works are cited by numbers, also those of which nothing is printed."""
    texts = {key: html.render(tokens) for key, tokens in printed.entries}
    if style.bibliography is not None and style.root.xpath(_CITES_NUMBERS):
        numbered = sorted((item.number, key) for key, item in items.items() if item.number)
        texts = {key: texts.get(key) or f"{place}. {_NOTHING_PRINTED}" for place, (_, key) in enumerate(numbered, start=1)}
    entries = [f'  <div class="csl-entry">{text}</div>\n' for text in texts.values()]
    return f'<div class="csl-bib-body">\n{"".join(entries)}</div>'


# ------------------------------------------------------------------------------------------------------ reading requests


def _field(record: Json, name: str, kind: type, default: Any = None) -> Any:
    """A field of a request, of the kind it must have."""
    value = record.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, kind):
        raise RequestError(f"`{name}` is missing" if value is None else f"`{name}` is not {_KINDS[kind]}")
    return value


_KINDS: Mapping[type, str] = MappingProxyType({str: "a text", list: "a list", dict: "an object"})


def _items(values: Sequence[Any]) -> dict[str, Item]:
    """References by their ids; those without one are called by their place."""
    items: dict[str, Item] = {}
    for place, fields in enumerate(values):
        if not isinstance(fields, dict):
            raise RequestError("an item is an object of CSL-JSON")
        key = str(fields.get("id", place))
        items[key] = Item(key, fields)
    return items


_MODES: Mapping[str, Mode] = MappingProxyType(
    {"composite": Mode.AUTHOR_IN_TEXT, "author-only": Mode.AUTHOR_ONLY, "suppress-author": Mode.SUPPRESS_AUTHOR}
)


def _cluster(value: Any, items: Mapping[str, Item], style: Compiled) -> Cluster:
    """A citation. Its author is not left out of a note by `mode`, as citeproc-js has it: a note is read by itself."""
    if not isinstance(value, Mapping):
        raise RequestError("a cluster is an object with `citationItems`")
    cites = [_cited(each, items) for each in _field(value, "citationItems", list)]
    properties = _field(value, "properties", dict, {})
    mode = _MODES.get(str(properties.get("mode")), Mode.NORMAL)
    if style.is_note and mode is Mode.SUPPRESS_AUTHOR:
        mode = Mode.NORMAL
    note = _whole_number(properties.get("noteIndex") or 0) if style.is_note else 0
    return Cluster(tuple(cites), note, by_authors=True, mode=mode)


def _listed(value: Any, items: Mapping[str, Item]) -> Cluster:
    """A citation by itself, whose position the caller counts."""
    if not isinstance(value, list):
        raise RequestError("a citation is a list of cites")
    cites = (_cited(each, items) for each in value)
    positions = [_whole_number(each.get("position", 0)) for each in value]
    return Cluster(tuple(cite._replace(position=position) for cite, position in zip(cites, positions, strict=True)))


def _cited(value: Any, items: Mapping[str, Item]) -> Cited:
    if not isinstance(value, Mapping) or "id" not in value:
        raise RequestError("a cite is an object with the `id` of an item")
    key = str(value["id"])
    if key not in items:
        raise RequestError(f"no item has the id `{key}`")
    mode = Mode.NORMAL
    if value.get("suppress-author"):
        mode = Mode.SUPPRESS_AUTHOR
    elif value.get("author-only"):
        mode = Mode.AUTHOR_ONLY
    locator, label = (str(value.get(name) or "") for name in ("locator", "label"))
    return Cited(key, locator, label, _words(value.get("prefix"), before=True), _words(value.get("suffix")), mode)


def _words(text: object, *, before: bool = False) -> Output | None:
    """The words of a writer as output, with the space that they want to the cite if none is written."""
    if not text:
        return None
    written = re.sub(r"\s+", " ", str(text))
    if not before:
        return parse(f" {written}" if written[0].isalpha() or written[0] in "&[(" else written)
    last = re.sub(r"<[^>]*>", "", written).rstrip(_AROUND)[-1:]
    return parse(f"{written} " if not written.endswith(" ") and (last.isalnum() or last in _APART) else written)


_AROUND = "\"'”’»\u202f\u00a0 "
"""Quotation marks and spaces at the end of a prefix, behind what tells whether a space follows it."""
_APART = tuple("&.;:!?)],")


def _whole_number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise RequestError(f"{value!r} is not a whole number") from None


# ---------------------------------------------------------------------------------------------------------------- styles


def _style(name: str, lang: str) -> Compiled:
    """A style by its name or path, in a language that overrides its own."""
    if not name:
        raise RequestError("`style` is missing")
    return _loaded(find_style(name), lang)


@lru_cache(maxsize=32)
def _loaded(path: Path, lang: str) -> Compiled:
    return load_style(path, lang).compiled(by_letters=False)


@lru_cache(maxsize=32)
def _compiled(text: str) -> Compiled:
    """A style from its text, in its own language."""
    try:
        root = etree.fromstring(text.strip().encode(), parser(CLASSES))
    except etree.XMLSyntaxError as error:
        raise RequestError(f"the style is not well-formed XML: {error.msg}") from None
    return Compiled(root, locale_for(root, canonical(root.get("default-locale") or "en-US"), CLASSES))


# --------------------------------------------------------------------------------------------------------------- writing


def _text(tokens: list[Token]) -> str:
    """Printed output without markup, what stands apart in it parted by spaces."""
    parts = (token.text if token.kind is Kind.TEXT else " " if _is_apart(token) else "" for token in tokens)
    return re.sub(r"[ \n]+", " ", "".join(parts)).strip(" ")


def _is_apart(token: Token) -> bool:
    return token.kind is Kind.OPEN and bool(getattr(token.payload, "display", ""))


_WRITERS: Mapping[str, Callable[[list[Token]], str]] = MappingProxyType({"html": html.render, "text": _text})


def _written(cluster: PrintedCluster, write: Callable[[list[Token]], str]) -> str:
    """A citation; of a narrative one, the author in the sentence and the rest."""
    parts = (write(cluster.narrative), write(cluster.cite))
    return " ".join(part for part in parts if part)
