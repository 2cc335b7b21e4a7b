"""Mentions and labels as bookdown has them: `@ref(fig:x)` behind a backslash, and `(#fig:x)` in captions and formulas."""

from collections.abc import Iterator
from dataclasses import replace

from essayexport.document import Attributes, Block, Blocks, CrossReference, Figure, Inline, Inlines, Math, Paragraph, Table, Text
from essayexport.foreign.pieces import unknown
from essayexport.patterns import pattern

_MENTION = pattern(r"@ref\(([^()\s]+)\)")
_LABEL = pattern(r"\(#([\w:-]+)\)\s*")
_EQUATION = pattern(r"\s*\(\\#(eq:[\w:-]+)\)")


def in_line(inlines: Inlines) -> Inlines:
    """A text with its mentions as cross-references that print the number alone, and its formulas with their labels."""
    if not any(_concerns(inline) for inline in inlines):
        return inlines
    return tuple(new for inline in inlines for new in _read(inline))


def _concerns(inline: Inline) -> bool:
    match inline:
        case Text():
            return "@ref(" in inline.text
        case Math():
            return "(\\#eq:" in inline.tex
        case _:
            return False


def _read(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Text():
            for number, piece in enumerate(_MENTION.split(inline.text)):
                if number % 2:
                    yield CrossReference((piece,), unknown((piece,)), label=False)
                elif piece:
                    yield Text(piece)
        case Math() if inline.display and (label := _EQUATION.search(inline.tex)):
            yield replace(inline, tex=_EQUATION.sub("", inline.tex), identifier=label[1])
        case _:
            yield inline


def labelled(block: Block) -> Block:
    """A table or figure whose caption opens with its label, under that identifier."""
    if not isinstance(block, Table | Figure):
        return block
    match block.caption:
        case (Paragraph(children=(Text() as first, *rest)) as title, *more) if label := _LABEL.match(first.text):
            children = (*((Text(after),) if (after := first.text[label.end() :]) else ()), *rest)
            captions: Blocks = (replace(title, children=children), *more) if children else tuple(more)
            return _identified(replace(block, caption=captions), label[0], label[1])
        case _:
            return block


def _identified(block: Table | Figure, source: str, name: str) -> Table | Figure:
    attributes: Attributes = block.attributes._replace(identifier=block.attributes.identifier or name)
    if isinstance(block, Figure):
        image = replace(block.image, alternative=block.image.alternative.removeprefix(source))
        return replace(block, image=image, attributes=attributes)
    return replace(block, attributes=attributes)
