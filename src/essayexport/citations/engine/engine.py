"""The engine: a compiled style, items and citations in; printed citations, entries and warnings out."""

from collections.abc import Mapping, Sequence
from enum import Enum

from essayexport.citations.engine.area import Context
from essayexport.citations.engine.compiled import Compiled, Layout
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.output import (
    AND_SYMBOL,
    CITE,
    NAMES,
    Affix,
    Formatting,
    Node,
    Output,
    first,
    plain,
    without,
)
from essayexport.citations.engine.punctuation import Token, settle
from essayexport.citations.engine.sorting import order
from essayexport.citations.engine.unfinished import unfinished
from essayexport.records import NamedTuple


class Mode(Enum):
    """How a cite names its author."""

    NORMAL = "normal"
    SUPPRESS_AUTHOR = "suppress-author"
    AUTHOR_IN_TEXT = "author-in-text"


class Cited(NamedTuple):
    """One cite: the key of an item, the place in it, and what its writer put before and behind."""

    key: str
    locator: str = ""
    label: str = ""
    prefix: Output | None = None
    suffix: Output | None = None
    mode: Mode = Mode.NORMAL


class Cluster(NamedTuple):
    """A citation: the cites that stand together."""

    cites: tuple[Cited, ...]


class PrintedCluster(NamedTuple):
    """A printed citation; `narrative` is what stands in the sentence before it, the author of `AUTHOR_IN_TEXT`."""

    narrative: list[Token]
    cite: list[Token]


class Printed(NamedTuple):
    """What a document's citations come to. Entries are in the order of the bibliography, with their keys."""

    clusters: tuple[PrintedCluster, ...] = ()
    entries: tuple[tuple[str, list[Token]], ...] = ()
    warnings: tuple[str, ...] = ()
    """What the style asks for and is not built yet, as far as it matters here."""


def run(style: Compiled, items: Mapping[str, Item], clusters: Sequence[Cluster]) -> Printed:
    """Print a whole document. `items` are the references of its bibliography, in the order of their first citation."""
    ordered = _bibliography_order(style, list(items.values()))
    quotes = style.locale.quotes
    printed = tuple(
        PrintedCluster(*(settle(output, quotes) for output in _cluster(style, items, cluster))) for cluster in clusters
    )
    entries = tuple(
        (item.key, settle(entry, quotes)) for item in ordered if (entry := _entry(style.bibliography, item)) is not None
    )
    return Printed(printed, entries, unfinished(style, ordered, [[cite.key for cite in cluster.cites] for cluster in clusters]))


# --------------------------------------------------------------------------------------------------------- bibliography


def _bibliography_order(style: Compiled, items: list[Item]) -> list[Item]:
    """The items as the bibliography sorts them, numbered in that order."""
    _number(items)
    if style.bibliography is not None and style.bibliography.sort:
        items = order(items, style.bibliography.sort, lambda item: (item, Context()))
        _number(items)
    return items


def _number(items: Sequence[Item]) -> None:
    for number, item in enumerate(items, start=1):
        item.number = number


def _entry(layout: Layout | None, item: Item) -> Output | None:
    if layout is None:
        return None
    output = layout.render(item, Context())
    return None if output is None else _laid_out((output,), layout)


def _laid_out(outputs: tuple[Output, ...], layout: Layout, delimiter: str = "") -> Node:
    """Output in the affixes of a layout, which its formatting covers (CSL 1.0.2, Affixes)."""
    inner, suffix = Node(outputs, delimiter), _affix(layout.suffix)
    if suffix and _ends_apart(inner):
        inner, suffix = _appended(inner, suffix), ()
    return Node((*_affix(layout.prefix), inner, *suffix), formatting=layout.formatting)


def _ends_apart(output: Output) -> bool:
    """Whether output ends in a block of its own, so that what follows belongs inside it."""
    return isinstance(output, Node) and bool(output.display or _ends_apart(output.children[-1]))


def _appended(output: Node, more: tuple[Output, ...]) -> Node:
    *before, last = output.children
    if output.display or not isinstance(last, Node):
        return output._replace(children=(Node(output.children, output.delimiter), *more), delimiter="")
    return output._replace(children=(*before, _appended(last, more)))


def _affix(text: str) -> tuple[Output, ...]:
    return (Affix(text),) if text else ()


# -------------------------------------------------------------------------------------------------------------- clusters


def _cluster(style: Compiled, items: Mapping[str, Item], cluster: Cluster) -> tuple[Output, Output]:
    """What stands in the sentence, and the citation."""
    cites = _sorted(style, items, cluster.cites)
    outputs = [(cite, _cite(style, items.get(cite.key), cite)) for cite in cites]
    if cites and cites[0].mode is Mode.AUTHOR_IN_TEXT:
        return _narrative(style, outputs)
    return "", _together(style, [output for _, output in outputs])


def _together(style: Compiled, outputs: Sequence[Output | None]) -> Output:
    """The cites in the layout. A cite whose writer begins it with punctuation needs no delimiter before it."""
    rows: list[list[Output]] = []
    for output in outputs:
        if output is not None and rows and plain(output)[:1] in set(",.;:"):
            rows[-1].append(output)
        elif output is not None:
            rows.append([output])
    kept = tuple(row[0] if len(row) == 1 else Node(tuple(row)) for row in rows)
    return _laid_out(kept, style.citation, style.citation.delimiter) if kept else ""


def _sorted(style: Compiled, items: Mapping[str, Item], cites: tuple[Cited, ...]) -> list[Cited]:
    """The cites as the style sorts them, up to the first with words of its writer, whose place they mean."""
    fixed = 1 if cites and cites[0].mode is Mode.AUTHOR_IN_TEXT else 0
    free = next((index for index, cite in enumerate(cites) if cite.prefix or cite.suffix or cite.key not in items), len(cites))
    if not style.citation.sort or free - fixed < 2:
        return list(cites)
    movable = order(cites[fixed:free], style.citation.sort, lambda cite: (items[cite.key], Context()))
    return [*cites[:fixed], *movable, *cites[free:]]


def _cite(style: Compiled, item: Item | None, cite: Cited) -> Output | None:
    """One cite with the words of its writer around it."""
    if item is None:
        return _with_words(Node((f"{cite.key}?",), formatting=Formatting(weight="bold")), cite)
    output = _plain_cite(style, item, cite)
    if output is not None and cite.mode is Mode.SUPPRESS_AUTHOR:
        names = first(output, NAMES)
        output = without(output, names) if names else output
    if output is None:
        return _with_words(None, cite)
    return output if cite.mode is Mode.AUTHOR_IN_TEXT else _with_words(_linked(output, cite.key), cite)


def _plain_cite(style: Compiled, item: Item, cite: Cited) -> Output | None:
    return style.citation.render(item, Context(cite.locator, cite.label, frozenset({"first"})))


def _linked(output: Output | None, key: str) -> Output | None:
    return None if output is None else Node((output,), source=CITE, target=key)


def _with_words(output: Output | None, cite: Cited) -> Output | None:
    words = tuple(part for part in (cite.prefix, output, cite.suffix) if part is not None)
    return Node(words) if words else None


# --------------------------------------------------------------------------------------------------------------- authors


def _author(output: Output) -> Node | None:
    """The author in a cite: its names or what stands in for them, else its title."""
    return first(output, NAMES) or first(output, "title")


def _narrative(style: Compiled, outputs: Sequence[tuple[Cited, Output | None]]) -> tuple[Output, Output]:
    """The author in the sentence and the rest in the citation's brackets: "Smith and Jones (2020)"."""
    (cite, output), *others = outputs
    author = _author(output) if output is not None else None
    if author is None or output is None:
        return "", _together(style, [_with_words(_linked(output, cite.key), cite), *(other for _, other in others)])
    rest = _linked(without(output, author), cite.key)
    cited = _together(style, [_with_words(rest, cite), *(other for _, other in others)])
    return _linked(_spelled_out(author, style), cite.key) or "", cited


def _spelled_out(output: Output, style: Compiled) -> Output:
    """Names as running text joins them: the ampersand becomes a word (APA 7, 8.17)."""
    if not isinstance(output, Node):
        return output
    if output.source == AND_SYMBOL:
        return Affix(style.locale.term("and") or "&")
    return output._replace(children=tuple(_spelled_out(child, style) for child in output.children))
