r"""Where the appendices begin: TeX's `\appendix` and bookdown's heading "(APPENDIX)"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from essayexport.document import Attributes, Bibliography, Block, Blocks, Div, Heading, plain

MARK = Div(Attributes(classes=("appendix-begins",)), ())
r"""Stands where a `\appendix` stood."""
BOOKDOWN = "(APPENDIX)"
"""How the heading begins that does the same in bookdown, and prints nothing."""

_APPENDIX = "appendix"
_UNNUMBERED = "unnumbered"


def with_appendices(blocks: Blocks) -> Blocks:
    """The blocks of an essay with the headings behind such a place as those of appendices.

    Each of the highest level there opens one, but for unnumbered ones and those of the reference list.
    """
    start = next((number for number, block in enumerate(blocks) if _begins(block)), None)
    if start is None:
        return blocks
    behind = tuple(block for block in blocks[start:] if not _begins(block))
    level = min((block.level for block in behind if isinstance(block, Heading)), default=1)
    return (*blocks[:start], *_opened(behind, level))


def _begins(block: Block) -> bool:
    return block == MARK or (isinstance(block, Heading) and plain(block.children).startswith(BOOKDOWN))


def _opened(blocks: Blocks, level: int) -> Iterator[Block]:
    following: Iterable[Block | None] = (*blocks[1:], None)
    for block, after in zip(blocks, following, strict=True):
        if isinstance(block, Heading) and block.level == level and not _stands_alone(block, after):
            classes = (*(name for name in block.attributes.classes if name != _APPENDIX), _APPENDIX)
            yield replace(block, attributes=block.attributes._replace(classes=classes))
        else:
            yield block


def _stands_alone(heading: Heading, after: Block | None) -> bool:
    """Whether a heading is that of a reference list, or of a part that is no appendix."""
    if _UNNUMBERED in heading.attributes.classes or after is None or isinstance(after, Bibliography):
        return True
    return isinstance(after, Div) and after.attributes.identifier == "refs"
