"""How the text opens: on a new page behind what stands before it, by the role of its first block."""

from dataclasses import replace

from essayexport.document import Blocks, Div, Heading, Paragraph, Role
from essayexport.style import PageStyle


def on_new_page(blocks: Blocks, style: PageStyle) -> Blocks:
    """The text with a first block that breaks the page, if it is a heading or paragraph, alone or in divisions.

    The repeated title does that already; where there is none, a heading becomes a label.
    """
    match blocks:
        case (Heading() as first, *rest) if not _breaks(first.role, style):
            return (replace(first, role=Role.SECTION_LABEL), *rest)
        case (Paragraph(role=Role.BODY) as first, *rest):
            return (replace(first, role=Role.BODY_OPENING), *rest)
        case (Div() as first, *rest):
            return (replace(first, blocks=on_new_page(first.blocks, style)), *rest)
        case _:
            return blocks


def _breaks(role: Role | None, style: PageStyle) -> bool:
    return role is not None and style.roles[role].page_break_before
