"""A figure of several pictures: one number and title for all of them, and a letter for each."""

from dataclasses import replace

from essayexport.arrange.captions import numbered, uncounted
from essayexport.arrange.flow import FIGURE_TITLE, Manner, figure, flow
from essayexport.arrange.inlines import merged
from essayexport.arrange.parts import letter
from essayexport.document import Blocks, Div, Figure, Paragraph, Role, Text, plain
from essayexport.patterns import pattern

_LETTERED = pattern(r"\(?[a-z]\)")
"""How a caption begins whose author wrote the letter."""


def subfigures(div: Div, manner: Manner) -> Div:
    """The division with its title, where titles of figures stand, and its pictures lettered "(a)", "(b)" and so on."""
    pictures = [block for block in div.blocks if isinstance(block, Figure)]
    written = tuple(block for block in div.blocks if not isinstance(block, Figure))
    caption = numbered(written, manner.matter.labels["figure"], Role.FIGURE_NUMBER, manner.count)
    title = flow(caption, FIGURE_TITLE, manner)
    own = replace(manner, count=uncounted)
    parts = tuple(
        figure(replace(picture, caption=_lettered(picture.caption, f"({letter(number).lower()})")), own)
        for number, picture in enumerate(pictures)
    )
    return replace(div, blocks=(*parts, *title) if manner.matter.caption_below_figure else (*title, *parts))


def _lettered(caption: Blocks, mark: str) -> Blocks:
    match caption:
        case (Paragraph() as first, *rest):
            if _LETTERED.match(plain(first.children)):
                return caption
            return (replace(first, children=merged((Text(f"{mark} "), *first.children))), *rest)
        case _:
            return (Paragraph((Text(mark),)), *caption)
