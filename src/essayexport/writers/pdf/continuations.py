"""Which blocks a page break divides, found in the boxes that WeasyPrint laid out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox

_JOINED = frozenset({"p", "div", "blockquote", "ul", "ol", "li", "section"})
"""Elements whose parts are joined. A table is not: its head is repeated, and each part is read as a table."""


def continuations(document: Any, pages: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, int, int]]:
    """Every page break within a block: the pages before and after it, how deep it cuts, and which block.

    The depth counts nested blocks: 3 for a paragraph in a list item in a list. The block is given as the index of the
    outermost one among the blocks of the page before.
    """
    bodies = [_body(page) for page in document.pages]
    for (before, above), (after, below) in pairwise(zip(pages, bodies, strict=True)):
        depth = _depth(above, below)
        if depth:
            yield before, after, depth, len(above.children) - 1


def _body(page: Any) -> Any:
    root = page._page_box.children[0]  # noqa: SLF001  (WeasyPrint has no public view of its boxes)
    return root.children[0] if root.children else root  # a page may hold nothing but the rest of a long note


def _depth(above: Any, below: Any) -> int:
    """How many boxes, from the outside in, end one page and go on on the next."""
    depth = 0
    while above.children and below.children:
        above, below = above.children[-1], below.children[0]
        same = isinstance(above, BlockBox) and above.element is below.element
        if not same or above.element_tag not in _JOINED:
            break
        depth += 1
    return depth
