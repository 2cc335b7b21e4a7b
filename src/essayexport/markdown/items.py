"""What becomes of the blocks of list items: loose and tight paragraphs, and boxes of tasks."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from essayexport.document import Block, Blocks, Inlines, Paragraph, Text

_BOXES = (("[ ] ", "\N{BALLOT BOX} "), ("[x] ", "\N{BALLOT BOX WITH X} "), ("[X] ", "\N{BALLOT BOX WITH X} "))


def compact(items: Sequence[Blocks]) -> tuple[Blocks, ...]:
    """The items of a list, all of them loose or all tight.

    A paragraph with a blank line behind it makes them loose, unless it is the last block and the only such one.
    """
    loose = [block for block in chain.from_iterable(items) if isinstance(block, Paragraph) and not block.tight]
    if not loose:
        return tuple(items)
    last = items[-1][-1] if items[-1] else None
    if len(loose) == 1 and loose[0] is last:
        return (*items[:-1], (*items[-1][:-1], replace(loose[0], tight=True)))
    return tuple(tuple(_with(block, tight=False) for block in item) for item in items)


def as_plain(blocks: Blocks) -> Blocks:
    """The blocks with all their paragraphs tight."""
    return tuple(_with(block, tight=True) for block in blocks)


def task_item(blocks: Blocks) -> Blocks:
    """An item with a box for the `[ ]` or `[x]` at its start."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return blocks
    return (replace(first, children=_boxed(first.children)), *blocks[1:])


def _with(block: Block, *, tight: bool) -> Block:
    return replace(block, tight=tight) if isinstance(block, Paragraph) else block


def _boxed(children: Inlines) -> Inlines:
    first = children[0] if children else None
    if not isinstance(first, Text):
        return children
    box = next(((mark, sign) for mark, sign in _BOXES if first.text.startswith(mark)), None)
    return (Text(box[1] + first.text.removeprefix(box[0])), *children[1:]) if box else children
