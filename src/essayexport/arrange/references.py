"""Mentions of numbered things: "Figure 1", "Tables A1 and A2", "Sections 2.1–2.3", each number a link to what it names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from essayexport.arrange.alternatives import with_mentions
from essayexport.arrange.inlines import listed, merged, repeated
from essayexport.arrange.languages import QuoteMarks
from essayexport.arrange.parts import letter
from essayexport.arrange.sections import number_of
from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import (
    SUBFIGURES,
    Blocks,
    CrossReference,
    Div,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Marked,
    Math,
    Node,
    Paragraph,
    QuoteKind,
    Role,
    SequenceNumber,
    Styled,
    Table,
    Text,
    child_groups,
    plain,
    rewrite_blocks,
    rewrite_inlines,
    walk,
)
from essayexport.records import NamedTuple
from essayexport.style import Matter

_SHOWN = 5
"""How many identifiers a message names."""


class Target(NamedTuple):
    """What a mention may name: the key of its label, and its number; or its own words, where it has no number."""

    label: str
    number: SequenceNumber | None = None
    words: Inlines = ()
    part: str = ""
    """The letter of a part of a figure."""
    word: str = ""
    """What it is called, where no label says it."""


class _Mention(NamedTuple):
    """One of the things that a reference names."""

    identifier: str
    target: Target


def targets(blocks: Blocks) -> dict[str, Target]:
    """What can be mentioned in an arranged paper, by identifier; where two have the same, the first counts.

    A name that its author gave to a place in a text stands for the table or figure in whose caption it is, else for the section.
    """
    found: dict[str, Target] = {}
    for identifier, target in _found(blocks, None):
        found.setdefault(identifier, target)
    return found


def _found(nodes: Iterable[Node], around: Target | None) -> Iterator[tuple[str, Target]]:
    for node in nodes:
        if isinstance(node, Heading):
            around = _section(node)
        own = _own(node)
        if isinstance(node, Div) and own:
            yield from _parts(node, own)
        for identifier in _identifiers(node):
            if target := own or (around if isinstance(node, Styled | Paragraph | Link | Heading) else None):
                yield identifier, target
        for group in child_groups(node):
            inside = own if isinstance(node, Table | Figure) else around
            yield from _found(group, inside)


def _identifiers(node: Node) -> Iterator[str]:
    if isinstance(node, Math):
        names = [node.identifier]
    elif isinstance(node, Figure):
        names = [node.attributes.identifier, node.image.attributes.identifier]
    elif isinstance(node, Heading | Table | Div | Styled | Paragraph | Link):
        names = [node.attributes.identifier]
    else:
        names = []
    return filter(None, names)


def _own(node: Node) -> Target | None:
    """What a node is by itself; a division is the first numbered thing in it."""
    match node:
        case Heading():
            return _section(node)
        case Table():
            return _captioned("table", node.caption)
        case Figure():
            return _captioned("figure", node.caption)
        case Math(number=SequenceNumber() as number):
            return Target("equation", number)
        case Paragraph(role=Role.FIGURE_NUMBER):
            return _captioned("figure", (node,))
        case Div(blocks=(Paragraph(children=(Marked(children=(Text() as word, SequenceNumber() as number, *_)), *_)), *_)):
            return Target(word.text, number, word=word.text)
        case Div() if node.attributes.identifier or SUBFIGURES in node.attributes.classes:
            return next(filter(None, map(_own, walk(node.blocks))), None)
        case _:
            return None


def _parts(div: Div, own: Target) -> Iterator[tuple[str, Target]]:
    """The pictures of a figure of several, each with its letter."""
    figures = [block for block in div.blocks if isinstance(block, Figure)] if SUBFIGURES in div.attributes.classes else []
    for number, part in enumerate(figures):
        yield from ((name, own._replace(part=letter(number).lower())) for name in _identifiers(part))


def _section(heading: Heading) -> Target:
    if heading.role is Role.APPENDIX_LABEL:
        return Target("appendix", words=_repeated(heading))
    number = number_of(heading)
    if number and isinstance(number[0], SequenceNumber):
        return Target("section", number[0])
    return Target("", words=_repeated(heading))


def _repeated(heading: Heading) -> Inlines:
    """The words of a heading as they may stand in a link."""
    return rewrite_inlines(repeated(heading.children), lambda inline: inline.children if isinstance(inline, Link) else (inline,))


def _captioned(label: str, caption: Blocks) -> Target | None:
    """The number of a table or figure stands in the first line of its caption; one without goes by its appendix."""
    match caption:
        case (Paragraph(children=(Text(), SequenceNumber() as number)), *_):
            return Target(label, number)
        case _:
            return None


def with_references(blocks: Blocks, matter: Matter, marks: QuoteMarks) -> Blocks:
    """The arranged paper with what its mentions print; those that name nothing keep the words of the source."""
    known = targets(blocks)
    said: dict[str, str] = {}

    def filled(inline: Inline) -> Inlines:
        if not isinstance(inline, CrossReference) or not all(name in known for name in inline.identifiers):
            return (inline,)
        mentions = [_Mention(name, known[name]) for name in inline.identifiers]
        words = printed(mentions, matter, marks, label=inline.label)
        said[plain(inline.children)] = plain(words)
        return (replace(inline, children=words),)

    return rewrite_blocks(blocks, filled, partial(with_mentions, printed=said))


def printed(mentions: Sequence[_Mention], matter: Matter, marks: QuoteMarks, *, label: bool) -> Inlines:
    """The mentions as one phrase, "Figures 1, 2, and 4" or "Figure 1 and Table 2"; without `label` the numbers alone."""
    groups = [tuple(group) for _, group in groupby(mentions, key=lambda mention: mention.target.label)]
    return listed([_group(group, matter, marks, label=label) for group in groups], matter.labels["and"])


def _group(mentions: tuple[_Mention, ...], matter: Matter, marks: QuoteMarks, *, label: bool) -> Inlines:
    """What is called alike: one with its label in the link, several under the label of many."""
    name = mentions[0].target.label
    if not label or mentions[0].target.number is None:
        return listed([_linked(mention, _said(mention.target, marks)) for mention in mentions], matter.labels["and"])
    if word := mentions[0].target.word:
        return listed([_linked(one, (Text(word), *_said(one.target, marks))) for one in mentions], matter.labels["and"])
    if len(mentions) == 1:
        return _linked(mentions[0], (Text(f"{matter.labels[name]} ".lstrip(" ")), *_said(mentions[0].target, marks)))
    numbers = listed([_run(run, marks) for run in _runs(mentions)], matter.labels["and"])
    return merged((Text(f"{matter.labels[_PLURALS[name]]} ".lstrip(" ")), *numbers))


_PLURALS = {"table": "tables", "figure": "figures", "equation": "equations", "section": "sections", "appendix": "appendices"}


def _runs(mentions: tuple[_Mention, ...]) -> Iterator[tuple[_Mention, ...]]:
    """Numbers that follow each other, where there are three or more of them; else one by one."""
    run: list[_Mention] = []
    for mention in mentions:
        if run and not _follows(run[-1].target, mention.target):
            yield from _parted(run)
            run = []
        run.append(mention)
    yield from _parted(run)


def _follows(before: Target, target: Target) -> bool:
    last, number = before.number, target.number
    if last is None or number is None or before.part or target.part:
        return False
    return number == replace(last, value=last.value + 1)


def _parted(run: list[_Mention]) -> list[tuple[_Mention, ...]]:
    return [tuple(run)] if len(run) > 2 else [(mention,) for mention in run]


def _run(run: tuple[_Mention, ...], marks: QuoteMarks) -> Inlines:
    ends = (run[0], run[-1]) if len(run) > 1 else run
    first, *last = (_linked(mention, _said(mention.target, marks)) for mention in ends)
    return (*first, *(part for end in last for part in (Text("–"), *end)))


def _said(target: Target, marks: QuoteMarks) -> Inlines:
    """The number; the words of a heading that has none, in quotation marks, but for the label of an appendix."""
    if target.number is not None:
        return (Text(plain((target.number,)) + target.part),)
    left, right = marks.around(QuoteKind.DOUBLE) if target.label != "appendix" else ("", "")
    return merged((Text(left), *target.words, Text(right)))


def _linked(mention: _Mention, words: Inlines) -> Inlines:
    return (Link(f"#{mention.identifier}", merged(words)),)


def tell_lost(mentions: Sequence[CrossReference], blocks: Blocks, report: Report) -> None:
    """Reports CROSS_REFERENCE_UNRESOLVED once, with the count of the mentions that name nothing in the arranged paper."""
    known = targets(blocks)
    lost = [(name, node) for node in mentions for name in node.identifiers if name not in known]
    if lost:
        names = list(dict.fromkeys(name for name, _ in lost))
        shown = ", ".join(f"`{name}`" for name in names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        count = f"{len(lost)} cross-references name" if len(lost) > 1 else "a cross-reference names"
        message = f"{count} nothing in the essay: {shown}"
        hint = "give the table, figure, equation or heading this identifier, as in `{#fig:name}`"
        place = next((node.span for _, node in lost if node.span), None)
        report(Diagnostic(Code.CROSS_REFERENCE_UNRESOLVED, message, place, hint))
