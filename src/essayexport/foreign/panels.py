"""Divisions that are one figure or table, named as such (`::: {#fig-x}`): its parts, and its caption as the last paragraph."""

from dataclasses import replace

from essayexport.document import (
    SUBFIGURES,
    Block,
    Blocks,
    Div,
    Figure,
    Image,
    Inline,
    LineBreak,
    Paragraph,
    SoftBreak,
    Table,
    Text,
)
from essayexport.markdown.inlines import description
from essayexport.patterns import pattern

NAMED = pattern(r"(?:fig|tbl)[:-]")
"""How the identifier of such a division begins, in Quarto and in pandoc-crossref."""


def captioned(div: Div) -> Block | None:
    """The picture or table that is all of a division, or the division as one figure of several; None for any other."""
    kind = NAMED.match(div.attributes.identifier)
    match kind and kind[0][:3], div.blocks:
        case "fig", (Paragraph(children=(Image() as image,)), Paragraph() as caption) if not _pictures(caption):
            picture = replace(image, alternative=image.alternative or description(caption.children))
            return Figure(picture, (caption,), attributes=div.attributes)
        case "tbl", (Table(caption=()) as table, Paragraph() as caption):
            return replace(table, caption=(caption,), attributes=div.attributes)
        case "fig", blocks:
            return _of_several(div, blocks)
        case _:
            return None


def _of_several(div: Div, blocks: Blocks) -> Div | None:
    """The division as one figure of several pictures, or of one that has a name of its own."""
    last = blocks[-1] if blocks else None
    caption = (last,) if isinstance(last, Paragraph) and not _pictures(last) else ()
    parts = _parts(blocks[: len(blocks) - len(caption)])
    if not parts or (len(parts) == 1 and not parts[0].attributes.identifier):
        return None
    given = div.attributes
    classes = given.classes if SUBFIGURES in given.classes else (*given.classes, SUBFIGURES)
    return replace(div, attributes=given._replace(classes=classes), blocks=(*parts, *caption))


def _parts(blocks: Blocks) -> tuple[Figure, ...]:
    """The pictures of blocks as figures; none where anything else stands among them."""
    found: list[Figure] = []
    for block in blocks:
        match block:
            case Figure():
                parts: tuple[Figure, ...] = (block,)
            case Paragraph():
                parts = _pictures(block)
            case Div() if not block.attributes.identifier:
                parts = _parts(block.blocks)
            case _:
                parts = ()
        if not parts:
            return ()
        found += parts
    return tuple(found)


def _pictures(paragraph: Paragraph) -> tuple[Figure, ...]:
    """The pictures of a paragraph that holds nothing else."""
    shown = [inline for inline in paragraph.children if not _is_blank(inline)]
    images = [inline for inline in shown if isinstance(inline, Image)]
    return tuple(map(_figure, images)) if len(images) == len(shown) else ()


def _figure(image: Image) -> Figure:
    caption = (Paragraph(image.children, tight=True),) if image.children else ()
    attributes = image.attributes
    shown = replace(image, children=(), attributes=attributes._replace(identifier=""))
    return Figure(shown, caption, attributes=attributes)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak | LineBreak) or (isinstance(inline, Text) and not inline.text.strip())
