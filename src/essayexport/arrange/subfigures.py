"""A figure of several pictures: a letter for each, and what is written for all of them."""

from dataclasses import replace

from essayexport.arrange.inlines import merged
from essayexport.arrange.parts import letter
from essayexport.document import Blocks, Div, Figure, Paragraph, Text, plain
from essayexport.patterns import pattern

_LETTERED = pattern(r"\(?[a-z]\)")
"""How a caption begins whose author wrote the letter."""


def lettered(div: Div) -> tuple[tuple[Figure, ...], Blocks]:
    """The pictures of a division lettered "(a)", "(b)" and so on, and the blocks that are none, its caption."""
    pictures = (block for block in div.blocks if isinstance(block, Figure))
    parts = tuple(
        replace(picture, caption=_lettered(picture.caption, f"({letter(number).lower()})"))
        for number, picture in enumerate(pictures)
    )
    return parts, tuple(block for block in div.blocks if not isinstance(block, Figure))


def _lettered(caption: Blocks, mark: str) -> Blocks:
    match caption:
        case (Paragraph() as first, *rest):
            if _LETTERED.match(plain(first.children)):
                return caption
            return (replace(first, children=merged((Text(f"{mark} "), *first.children))), *rest)
        case _:
            return (Paragraph((Text(mark),)), *caption)
