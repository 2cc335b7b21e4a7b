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

_STOP = pattern(r"\s*([.,;:!?]+)(?!\S)")


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
    attributes, role, text = block.attributes, block.role, list[Inline]()
    rest = list(block.children)
    while rest:
        inline = rest.pop(0)
        if not (isinstance(inline, Math) and inline.display):
            text.append(inline)
            continue
        if words := _trimmed(tuple(text)):
            yield replace(block, children=words, attributes=attributes, role=role)
            attributes = NO_ATTRIBUTES
        stop, rest = _stop(rest)
        yield Paragraph((replace(inline, tex=_stopped(inline.tex, stop)),), Role.EQUATION, block.tight, attributes)
        attributes, role, text = NO_ATTRIBUTES, going_on, []
    if words := _trimmed(tuple(text)):
        yield replace(block, children=words, attributes=attributes, role=role)


def _stopped(tex: str, stop: str) -> str:
    """The formula with a mark at its end, in the last of its rows."""
    end = _ROWS_END.search(tex)
    return f"{tex[: end.start()]}{stop}{end[0]}" if end and stop else tex + stop


_ROWS_END = pattern(r"\s*\\end\{(?:aligned|align\*?|alignat\*?|gathered|gather\*?|split|equation\*?|multline\*?)\}\s*$")


def _stop(rest: list[Inline]) -> tuple[str, list[Inline]]:
    """The mark right behind a formula, and what comes after it."""
    match = _STOP.match(rest[0].text) if rest and isinstance(rest[0], Text) else None
    if match is None or not isinstance(rest[0], Text):
        return "", rest
    after = rest[0].text[match.end() :]
    return match[1], [Text(after), *rest[1:]] if after else rest[1:]


def _trimmed(inlines: Inlines) -> Inlines:
    """Without white space at its ends."""
    while inlines and _is_space(inlines[0]):
        inlines = inlines[1:]
    while inlines and _is_space(inlines[-1]):
        inlines = inlines[:-1]
    if inlines and isinstance(inlines[0], Text):
        inlines = (Text(inlines[0].text.lstrip(" ")), *inlines[1:])
    if inlines and isinstance(inlines[-1], Text):
        inlines = (*inlines[:-1], Text(inlines[-1].text.rstrip(" ")))
    return inlines


def _is_space(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak | LineBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))
