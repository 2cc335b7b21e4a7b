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
    plain,
    rewrite_document,
    walk,
)
from essayexport.foreign.kinds import MENTION
from essayexport.foreign.left_out import Place
from essayexport.foreign.pieces import unknown
from essayexport.foreign.theorems import labels_of
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
                labels |= dict.fromkeys(labels_of(node.attributes), node.attributes.identifier)
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
    """The cross-references of a citation; where it names works too, it stays one, and they stand in it."""
    mentions = [_is_mention(item, known) for item in cite.items]
    if not any(mentions):
        return (cite,)
    runs = list(_runs(cite.items, known))
    if not all(mentions):
        return (replace(cite, items=_with_mentions(runs, cite, known)),)
    references = [_reference(items, cite, known) for items in runs]
    return tuple(part for number, one in enumerate(references) for part in ((Text("; "), *one) if number else one))


def _with_mentions(runs: list[tuple[CiteItem, ...]], cite: Cite, known: Targets) -> tuple[CiteItem, ...]:
    """The works of a citation; cross-references stand before the work that follows them, else behind the last one."""
    works: list[CiteItem] = []
    waiting: Inlines = ()
    for items in runs:
        if _is_mention(items[0], known):
            waiting += (*_reference(items, cite, known), Text("; "))
            continue
        works += (replace(items[0], prefix=(*waiting, *items[0].prefix)), *items[1:])
        waiting = ()
    if waiting:
        works[-1] = replace(works[-1], suffix=(*works[-1].suffix, Text("; "), *waiting[:-1]))
    return tuple(works)


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
    """Words before it stand in place of the style's own, `[panel @fig:x]` is "panel 1", unless they only refer to it."""
    first, last = items[0], items[-1]
    names = tuple(_target(item.key, known) or item.key for item in items)
    label = first.mode is not CiteMode.SUPPRESS_AUTHOR and (not first.prefix or _wants_label(first.prefix, cite))
    reference = CrossReference(names, unknown(names), label, first.span or cite.span)
    before = (*first.prefix, Text(" ")) if first.prefix else ()
    return (*before, reference, *last.suffix)


_REFERRING = frozenset(
    """
    see also in with from cf. cf compare e.g. e.g., i.e. i.e., to of siehe s. s.a. auch vgl. vergleiche aus
    voir aussi dans véase ver en también vedi anche vide zie ook também jf. se även
    """.split()
)
"""Words that lead to a thing and do not say what it is, in the languages of most papers."""
_JOINING = frozenset("and or & und oder et ou y o e en og och".split())
"""Words that join things; the name of the first may stand for both: `[Figures @fig:x; and @fig:y]`."""


def _wants_label(prefix: Inlines, cite: Cite) -> bool:
    """Whether the words before a cross-reference end in one that wants the name of the thing behind it: "see"."""
    word = _last_word(prefix)
    if word in _JOINING:
        before = (_last_word(item.prefix) for item in cite.items if item.prefix)
        return all(other in _JOINING or _only_refers(other) for other in before)
    return _only_refers(word)


def _only_refers(word: str) -> bool:
    return not word or word in _REFERRING or word.endswith((",", ";", ":"))


def _last_word(inlines: Inlines) -> str:
    return " ".join(plain(inlines).split()[-1:]).casefold().lstrip("([“‘")


def _is_mention(item: CiteItem, known: Targets) -> bool:
    """`fig:x` always is one; `fig-x` may be the key of a work, unless there is something of that name."""
    kind = MENTION.match(item.key)
    return kind is not None and (kind[1] == ":" or bool(_target(item.key, known)))


def _target(key: str, known: Targets) -> str:
    """The identifier that a key names; its first letter may be a capital where it opens a sentence (`@Fig:x`)."""
    small = key[:1].lower() + key[1:]
    found = (known.labels.get(name, name) for name in (key, small) if name in known.identifiers or name in known.labels)
    return next(found, "")
