"""Mentions of figures, tables, sections and formulas, as citations (`@fig:x`) and as TeX, and the labels that they name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from essayexport.document import (
    Attributes,
    Block,
    Blocks,
    Cite,
    CiteItem,
    CiteMode,
    CodeBlock,
    CrossReference,
    Div,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Math,
    Node,
    Styled,
    Table,
    Text,
    rewrite_document,
    walk,
)
from essayexport.foreign.kinds import MENTION
from essayexport.foreign.left_out import Place
from essayexport.foreign.pieces import unknown
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

LABEL = "tex-label"
"""The class of the place where a `\\label` stood."""
WHOLE = "whole"
"""The attribute of such a place that says what else has its number: the first label of a formula of several lines."""
_MARK = pattern(r"\s*\{#(eq[:-][^\s{}]+)[^{}]*\}")


def with_labels(inlines: Inlines) -> Inlines:
    """A text in which `{#eq:x}` behind a formula has become its identifier."""
    if not any(isinstance(inline, Math) and inline.display for inline in inlines):
        return inlines
    labelled: list[Inline] = []
    for inline in inlines:
        last = labelled[-1] if labelled else None
        if isinstance(inline, Text) and isinstance(last, Math) and last.display and (mark := _MARK.match(inline.text)):
            labelled[-1] = replace(last, identifier=mark[1])
            if rest := inline.text[mark.end() :]:
                labelled.append(Text(rest))
        else:
            labelled.append(inline)
    return tuple(labelled)


class Targets(NamedTuple):
    """What can be mentioned: `identifiers` of the essay's things, and for each label of TeX the identifier that it names."""

    identifiers: frozenset[str]
    labels: Mapping[str, str]


def targets(document: Document) -> Targets:
    """The figures, tables, sections, formulas and listings of an essay, and the labels of TeX in and behind them."""
    identifiers: set[str] = set()
    labels: dict[str, str] = {}
    section = ""
    for node in walk(document.blocks):
        match node:
            case Heading():
                section = node.attributes.identifier
                identifiers.add(section)
                labels |= dict.fromkeys(_labels(node.children), section)
            case Math():
                identifiers.add(node.identifier)
            case Styled() if LABEL in node.attributes.classes and (whole := node.attributes.get(WHOLE)):
                labels[node.attributes.identifier] = whole
            case Styled() if LABEL in node.attributes.classes:
                labels.setdefault(node.attributes.identifier, section or node.attributes.identifier)
                identifiers.add(node.attributes.identifier)
            case Table() | Figure() | Image() | CodeBlock() | Div():
                identifiers.add(node.attributes.identifier)
            case _:
                continue
    return Targets(frozenset(identifiers - {""}), labels)


def _labels(nodes: Iterable[Node]) -> Iterator[str]:
    for node in walk(nodes):
        if isinstance(node, Styled) and LABEL in node.attributes.classes:
            yield node.attributes.identifier


def with_cross_references(document: Document, place: Place) -> Document:
    """The document with what is mentioned as cross-references; labels of TeX stay as places, but not in headings.

    The first mention that names nothing has its place searched for, if it has none.
    """
    if not any(_concerns(node) for node in walk((*document.blocks, *document.meta.abstract))):
        return document
    known = targets(document)
    searched: list[str] = []

    def named(reference: CrossReference) -> CrossReference:
        names = tuple(known.labels.get(name, name) for name in reference.identifiers)
        lost = [] if reference.span or searched else [name for name in names if name not in known.identifiers]
        searched.extend(lost)
        return replace(reference, identifiers=names, span=place(f"({lost[0]})") if lost else reference.span)

    def change(inline: Inline) -> Inlines:
        match inline:
            case Cite():
                return _mention(inline, known)
            case CrossReference():
                return (named(inline),)
            case Styled() if LABEL in inline.attributes.classes and inline.attributes.get(WHOLE):
                return ()
            case Styled() if LABEL in inline.attributes.classes:
                return (Styled(Attributes(inline.attributes.identifier), inline.children),)
            case _:
                return (inline,)

    return rewrite_document(document, change, _without_labels)


def _concerns(node: Node) -> bool:
    match node:
        case CrossReference():
            return True
        case Cite():
            return any(MENTION.match(item.key) for item in node.items)
        case Styled():
            return LABEL in node.attributes.classes
        case _:
            return False


def _without_labels(block: Block) -> Blocks:
    """A heading without the places in it: its own identifier is the one that is linked to."""
    if not isinstance(block, Heading):
        return (block,)
    kept = [inline for inline in block.children if not (isinstance(inline, Styled) and not inline.children)]
    if kept and isinstance(last := kept[-1], Text):
        kept[-1] = Text(last.text.rstrip(" "))
    return (replace(block, children=tuple(kept)),)


def _mention(cite: Cite, known: Targets) -> Inlines:
    """The cross-references of a citation, and what is left of it as a citation."""
    if not any(_is_mention(item, known) for item in cite.items):
        return (cite,)
    printed: list[Inline] = []
    for items in _runs(cite.items, known):
        if printed:
            printed.append(Text("; "))
        if _is_mention(items[0], known):
            printed += _reference(items, cite, known)
        else:
            printed.append(replace(cite, items=items))
    return tuple(printed)


def _runs(items: tuple[CiteItem, ...], known: Targets) -> Iterator[tuple[CiteItem, ...]]:
    """The items in runs of cross-references and of citations; a prefix or suffix parts two cross-references."""
    run: list[CiteItem] = []
    for item in items:
        last = run[-1] if run else None
        joins = last is not None and _is_mention(last, known) is _is_mention(item, known)
        if last is not None and _is_mention(item, known) and (item.prefix or last.suffix):
            joins = False
        if not joins and run:
            yield tuple(run)
            run = []
        run.append(item)
    yield tuple(run)


def _reference(items: tuple[CiteItem, ...], cite: Cite, known: Targets) -> Inlines:
    """Words before it stand in place of the style's own: `[see panel @fig:x]` is "see panel 1"."""
    first, last = items[0], items[-1]
    names = tuple(_target(item.key, known) or item.key for item in items)
    label = first.mode is not CiteMode.SUPPRESS_AUTHOR and not first.prefix
    reference = CrossReference(names, unknown(names), label, first.span or cite.span)
    before = (*first.prefix, Text(" ")) if first.prefix else ()
    return (*before, reference, *last.suffix)


def _is_mention(item: CiteItem, known: Targets) -> bool:
    """`fig:x` always is one; `fig-x` may be the key of a work, unless there is something of that name."""
    kind = MENTION.match(item.key)
    return kind is not None and (kind[1] == ":" or bool(_target(item.key, known)))


def _target(key: str, known: Targets) -> str:
    """The identifier that a key names; its first letter may be a capital where it opens a sentence (`@Fig:x`)."""
    small = key[:1].lower() + key[1:]
    found = (known.labels.get(name, name) for name in (key, small) if name in known.identifiers or name in known.labels)
    return next(found, "")
