"""The parts that an essay's blocks fall into: the text, the reference list, the appendices."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from string import ascii_uppercase

from essayexport.arrange.captions import with_notes
from essayexport.document import Bibliography, Block, Blocks, Div, Figure, Heading, Inlines, Paragraph, Role, Table, Text, plain
from essayexport.records import NamedTuple
from essayexport.style import Matter

APPENDIX = "appendix"
"""The class of a heading that opens an appendix."""


class Appendix(NamedTuple):
    """An appendix: the heading that opens it, and what stands under that."""

    heading: Heading
    blocks: Blocks


class Parts(NamedTuple):
    """What an essay falls into. A reference list that has a place of its own stays there, in the text or behind an appendix."""

    text: Blocks
    references: Blocks
    appendices: "tuple[Appendix | Blocks, ...]"
    """In their order; blocks are what stands between appendices and belongs to none: a reference list and what follows it."""


def opens_appendix(block: Block) -> bool:
    """Whether an appendix begins: `# Title {.appendix}`."""
    return isinstance(block, Heading) and APPENDIX in block.attributes.classes


def divide(blocks: Blocks, label: Inlines) -> Parts:
    """The parts of an essay, each reference list under its label: the heading directly before it, else one with `label`.

    A list without a place goes under an empty heading with the words of `label`, else under an empty last heading.
    """
    blocks = _with_labels_of_selections(blocks)
    floating = tuple(block for n, block in enumerate(blocks) if _floats(blocks, n))
    placed = tuple(block for n, block in enumerate(blocks) if not _floats(blocks, n))
    place = next((n for n in range(len(placed)) if _waits_for_references(placed, n, label)), None)
    if place is not None:
        placed, floating = (*placed[: place + 1], *floating, *placed[place + 1 :]), ()
    start = next((n for n, block in enumerate(placed) if opens_appendix(block)), len(placed))
    text, back = placed[:start], placed[start:]
    if floating and text and isinstance(text[-1], Heading):
        text, floating = text[:-1], (text[-1], *floating)
    return Parts(labelled(text, label), labelled(floating, label), tuple(_back_matter(labelled(back, label))))


def _floats(blocks: Blocks, number: int) -> bool:
    """Whether this is a reference list that its author gave no place: no division around it, no heading before it."""
    before = blocks[number - 1] if number else None
    return isinstance(blocks[number], Bibliography) and (not isinstance(before, Heading) or opens_appendix(before))


def _waits_for_references(blocks: Blocks, number: int, label: Inlines) -> bool:
    """Whether a heading has the words of the label and nothing stands under it."""
    heading, after = blocks[number], blocks[number + 1] if number + 1 < len(blocks) else None
    if not isinstance(heading, Heading) or plain(heading.children).strip().casefold() != plain(label).strip().casefold():
        return False
    return after is None or (isinstance(after, Heading) and after.level <= heading.level)


def labelled(blocks: Blocks, label: Inlines, *, has_label: bool = False) -> Blocks:
    """The sequence with a label before every reference list in it, at any depth of divisions."""
    arranged: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            has_label = False
        elif holds_references(block) and not has_label:
            arranged.append(_label(arranged.pop() if arranged and _may_be_label(arranged[-1]) else Heading(1, label)))
            has_label = True
        inner = isinstance(block, Div) and replace(block, blocks=labelled(block.blocks, label, has_label=has_label))
        arranged.append(inner or block)
    return tuple(arranged)


def _may_be_label(block: Block) -> bool:
    return isinstance(block, Heading) and block.role is None and not opens_appendix(block)


def _label(block: Block) -> Block:
    return replace(block, level=1, role=Role.SECTION_LABEL) if isinstance(block, Heading) else block


def holds_references(block: Block) -> bool:
    """Whether a reference list with entries stands here, with no heading in front of it."""
    if isinstance(block, Div):
        first = next((inner for inner in block.blocks if isinstance(inner, Heading) or holds_references(inner)), None)
        return first is not None and not isinstance(first, Heading)
    return isinstance(block, Bibliography) and bool(block.entries) and block.whole


def _with_labels_of_selections(blocks: Blocks) -> Blocks:
    """The sequence in which a heading of the first level with nothing but lists that select under it is their label."""
    arranged = list(blocks)
    for start, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 1 and _may_be_label(block):
            under = list(takewhile(lambda other: not isinstance(other, Heading) or other.level > 1, blocks[start + 1 :]))
            if any(map(_is_selection, under)) and all(_is_empty(one) or _is_selection(one) for one in under):
                arranged[start] = _label(block)
    return tuple(arranged)


def _is_empty(block: Block) -> bool:
    """Whether nothing but headings stands here: a list that has no works, for one."""
    return isinstance(block, Heading) or (isinstance(block, Div) and all(map(_is_empty, block.blocks)))


def _is_selection(block: Block) -> bool:
    """Whether a list that selects stands here, and nothing else but headings."""
    if isinstance(block, Div):
        inner = [one for one in block.blocks if not _is_empty(one)]
        return bool(inner) and all(map(_is_selection, inner))
    return isinstance(block, Bibliography) and not block.whole


def _back_matter(blocks: Blocks) -> Iterator[Appendix | Blocks]:
    start = 0
    for end in range(1, len(blocks) + 1):
        if end == len(blocks) or opens_appendix(blocks[end]) or _is_label(blocks[end]):
            first = blocks[start]
            opens = isinstance(first, Heading) and opens_appendix(first)
            yield Appendix(first, blocks[start + 1 : end]) if opens and isinstance(first, Heading) else blocks[start:end]
            start = end


def _is_label(block: Block) -> bool:
    return isinstance(block, Heading) and block.role is Role.SECTION_LABEL


def letter(number: int) -> str:
    """The letters of the appendix with this number, counted from 0: A to Z, then AA."""
    before = letter(number // 26 - 1) if number >= 26 else ""
    return before + ascii_uppercase[number % 26]


def headed(appendix: Appendix, label: str) -> Blocks:
    """The appendix under its label, with the words of its heading as title on the next line."""
    heading = replace(appendix.heading, level=1, children=(Text(label),), role=Role.APPENDIX_LABEL)
    title = appendix.heading.children
    return (heading, *((Paragraph(title, Role.APPENDIX_TITLE),) if title else ()), *appendix.blocks)


def is_sole_item(blocks: Blocks, matter: Matter) -> bool:
    """Whether one table or figure, with its notes, is all there is."""
    whole = with_notes(blocks, matter.labels["note"])
    return len(whole) == 1 and isinstance(whole[0], Table | Figure)
