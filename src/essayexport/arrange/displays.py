"""Display formulas stand in paragraphs of their own, and the text around them goes on without a new beginning."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.document import (
    NO_ATTRIBUTES,
    Block,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    Math,
    Paragraph,
    Role,
    SoftBreak,
    Text,
)
from essayexport.patterns import pattern

CONTINUED: Mapping[Role, Role] = MappingProxyType(
    {
        Role.BODY: Role.BODY_CONTINUED,
        Role.BLOCK_QUOTE_CONTINUED: Role.BLOCK_QUOTE,
        Role.LIST_CONTINUED: Role.LIST_CONTINUED,
        Role.DEFINITION: Role.DEFINITION,
        Role.ABSTRACT: Role.ABSTRACT,
        Role.FOOTNOTE: Role.FOOTNOTE,
    }
)
"""Where display formulas stand apart, by the role of the later paragraphs there: the role of text that goes on below one."""

_STOP = pattern(r"\s*[.,;:!?]+(?!\S)")


def with_displays(blocks: Blocks, later: Role) -> Blocks:
    """The sequence with each display formula in a paragraph of its own; `later` is the role of the later paragraphs there."""
    going_on = CONTINUED.get(later)
    if going_on is None or not any(_holds_display(block) for block in blocks):
        return blocks
    return tuple(part for block in blocks for part in _divided(block, going_on))


def _holds_display(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BODY and any(map(_is_display, block.children))


def _is_display(inline: Inline) -> bool:
    return isinstance(inline, Math) and inline.display


def _divided(block: Block, going_on: Role) -> Iterator[Block]:
    """The parts of a paragraph. Its identifier is the first's; a full stop behind a formula belongs to it."""
    if not (isinstance(block, Paragraph) and _holds_display(block)):
        yield block
        return
    attributes, role, text, stop = block.attributes, block.role, list[Inline](), ""
    for inline, following in zip(block.children, (*block.children[1:], None), strict=True):
        if not (isinstance(inline, Math) and inline.display):
            text += _behind(stop, inline)
            stop = ""
            continue
        if words := _trimmed(text):
            yield replace(block, children=words, attributes=attributes, role=role)
            attributes = NO_ATTRIBUTES
        stop = _stop(following)
        formula = replace(inline, tex=_stopped(inline.tex, stop.strip()))
        yield Paragraph((formula,), Role.EQUATION, block.tight, attributes)
        attributes, role, text = NO_ATTRIBUTES, going_on, []
    if words := _trimmed(text):
        yield replace(block, children=words, attributes=attributes, role=role)


def _stopped(tex: str, stop: str) -> str:
    """The formula with a mark at its end, in the last of its rows."""
    end = _ROWS_END.search(tex) if stop else None
    return f"{tex[: end.start()]}{stop}{end[0]}" if end else tex + stop


_ROWS_END = pattern(r"(?<!\s)\s*+\\end\{(?:aligned|align\*?|alignat\*?|gathered|gather\*?|split|equation\*?|multline\*?)\}\s*$")


def _stop(following: Inline | None) -> str:
    """The mark right behind a formula, with the blanks before it."""
    match = _STOP.match(following.text) if isinstance(following, Text) else None
    return match[0] if match else ""


def _behind(stop: str, inline: Inline) -> Inlines:
    """What is left of the inline behind a formula, when the mark at its start went to the formula."""
    if not (stop and isinstance(inline, Text)):
        return (inline,)
    after = inline.text[len(stop) :]
    return (Text(after),) if after else ()


def _trimmed(inlines: list[Inline]) -> Inlines:
    """Without white space at its ends."""
    start, end = 0, len(inlines)
    while start < end and _is_space(inlines[start]):
        start += 1
    while start < end and _is_space(inlines[end - 1]):
        end -= 1
    found = inlines[start:end]
    if found and isinstance(first := found[0], Text):
        found[0] = Text(first.text.lstrip(" "))
    if found and isinstance(last := found[-1], Text):
        found[-1] = Text(last.text.rstrip(" "))
    return tuple(found)


def _is_space(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak | LineBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))
