"""Divisions that mean something: callouts, and paragraphs of a style that their author named."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.document import (
    Attributes,
    Block,
    Blocks,
    Div,
    Heading,
    Inlines,
    Mark,
    Marked,
    Paragraph,
    Role,
    Text,
)
from essayexport.style.names import WORD_NAMES

CALLOUT = "callout"
"""The class of a division set apart from the text; `callout-warning` says of which kind it is."""

PAGE_BREAK = "page-break"
"""The class of an empty division behind which the next page begins."""

_NOT_ASKED = frozenset({Role.CODE, Role.LINK, Role.NOTE_NUMBER, Role.HEADER, Role.FOOTNOTE})
"""Roles of runs, and of what no author writes into the text."""

_ROLES: Mapping[str, Role] = MappingProxyType(
    {name.casefold(): role for role, name in WORD_NAMES.items() if role not in _NOT_ASKED}
)


def role_asked(attributes: Attributes) -> Role | None:
    """The role whose Word style the author named for the paragraphs of a division: `custom-style="Abstract"`."""
    name = attributes.get("custom-style")
    return _ROLES.get(name.casefold()) if name else None


def is_page_break(block: Block) -> bool:
    """Whether the next page begins here."""
    return isinstance(block, Div) and PAGE_BREAK in block.attributes.classes and not block.blocks


def without_idle_breaks(blocks: Blocks) -> Blocks:
    """The sequence without page breaks at its beginning, where a page begins anyway, and right behind others."""
    kept: list[Block] = []
    for block in blocks:
        if not is_page_break(block) or (kept and not is_page_break(kept[-1])):
            kept.append(block)
    return blocks if len(kept) == len(blocks) else tuple(kept)


def is_callout(attributes: Attributes) -> bool:
    """Whether a division is set apart from the text."""
    return _callout(attributes) is not None


def titled(div: Div) -> Blocks:
    """What stands in a division; in a callout first its title: its own, the heading that opens it, else the kind's name."""
    kind = _callout(div.attributes)
    if kind is None:
        return div.blocks
    match div.blocks:
        case (Paragraph(role=Role.CALLOUT_TITLE), *_):
            return div.blocks
        case (Paragraph() as first, *rest) if _TITLE in first.attributes.classes:
            return (replace(first, role=Role.CALLOUT_TITLE, children=_without_strength(first.children)), *rest)
        case (Heading() as first, *rest):
            return (Paragraph(first.children, Role.CALLOUT_TITLE, attributes=first.attributes), *rest)
        case _:
            return (Paragraph((Text(div.attributes.get("title") or kind),), Role.CALLOUT_TITLE), *div.blocks)


_TITLE = "callout-title"
"""The class of a callout's first paragraph where it is its title already."""


def _without_strength(inlines: Inlines) -> Inlines:
    """The words of a title, whose weight is a matter of its role."""
    match inlines:
        case (Marked(mark=Mark.STRONG) as whole,):
            return whole.children
        case _:
            return inlines


def _callout(attributes: Attributes) -> str | None:
    """The kind of a callout in words, None for any other division."""
    found = [name for name in attributes.classes if name == CALLOUT or name.startswith(f"{CALLOUT}-")]
    kinds = [name.removeprefix(CALLOUT).strip("-").replace("-", " ") for name in found]
    return next((kind.capitalize() for kind in kinds if kind), "Note") if found else None
