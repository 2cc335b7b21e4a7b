"""The numbers of sections, where the front matter asks for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from essayexport.arrange.parts import opens_appendix
from essayexport.document import Block, Blocks, Div, Heading, Inlines, SequenceNumber, Text

UNNUMBERED = "unnumbered"
"""The class of a heading without a number: `# Thanks {-}`."""


@dataclass(slots=True, eq=False, repr=False)
class _Counts:
    """How many headings were met at each level below the last one of the level above; `top` is the level counted first."""

    top: int
    letters: str
    met: list[int] = field(default_factory=list)

    def next(self, level: int) -> SequenceNumber:
        """The number of the next heading of a level; a level that was skipped has counted none."""
        depth = max(0, level - self.top)
        self.met = [*self.met[: depth + 1], *[0] * (depth + 1 - len(self.met))]
        self.met[depth] += 1
        above = [self.letters] if self.letters else []
        return SequenceNumber("", self.met[depth], "".join(f"{number}." for number in (*above, *self.met[:depth])))


def with_section_numbers(blocks: Blocks, letters: str = "") -> Blocks:
    """The sequence with "1.2 " before the words of each heading; in an appendix its letters come first, "A.1 ".

    Headings in quotations, lists and notes are not the paper's own. Labels, and what opens an appendix, have no number.
    """
    levels = [heading.level for heading in _headings(blocks)]
    counts = _Counts(min(levels, default=1), letters)
    return _numbered(blocks, counts)


def number_of(heading: Heading) -> Inlines:
    """The number that stands before a heading's words, if one does."""
    return heading.children[:1] if heading.children and isinstance(heading.children[0], SequenceNumber) else ()


def _has_number(block: Block) -> bool:
    if not isinstance(block, Heading) or block.role is not None or opens_appendix(block):
        return False
    return UNNUMBERED not in block.attributes.classes


def _headings(blocks: Blocks) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading) and _has_number(block):
            yield block
        elif isinstance(block, Div):
            yield from _headings(block.blocks)


def _numbered(blocks: Blocks, counts: _Counts) -> Blocks:
    return tuple(_one(block, counts) for block in blocks)


def _one(block: Block, counts: _Counts) -> Block:
    if isinstance(block, Heading) and _has_number(block):
        return replace(block, children=(counts.next(block.level), Text(" "), *block.children))
    return replace(block, blocks=_numbered(block.blocks, counts)) if isinstance(block, Div) else block
