"""Blocks in lines of text: what each kind looks like, and how much space stands between two of them."""

from collections.abc import Mapping
from functools import partial
from itertools import product
from types import MappingProxyType
from typing import NamedTuple, assert_never

from essayexport.document import (
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Heading,
    Inlines,
    LineBlock,
    List,
    Paragraph,
    RawBlock,
    Role,
    Rule,
    RunIn,
    Table,
    Text,
)
from essayexport.style.page import PageStyle, RoleStyle, TextAlign
from essayexport.writers.text.lines import aligned, balanced, indented, wrapped
from essayexport.writers.text.markers import markers
from essayexport.writers.text.tables import drawn
from essayexport.writers.text.words import placeholder, words

_PICA = 7.2
"""Points of a character on a typewriter, ten to the inch: how many columns an indent of the style takes."""
_NARROWEST = 20
"""Columns that text keeps however deep it is nested."""
_CODE_INDENT = 4
_SHARES = {TextAlign.LEFT: 0.0, TextAlign.JUSTIFY: 0.0, TextAlign.CENTER: 0.5, TextAlign.RIGHT: 1.0}
_NESTED = frozenset({Role.BLOCK_QUOTE, Role.BLOCK_QUOTE_CONTINUED, Role.LIST_ITEM, Role.LIST_CONTINUED})
"""Roles whose indent is that of the quotation or list around them."""
_TITLE_LINES = (Role.AUTHOR, Role.AFFILIATION, Role.COURSE, Role.INSTRUCTOR, Role.DATE)
_CLOSE = frozenset(
    {
        *product(_TITLE_LINES, _TITLE_LINES),
        (Role.TITLE, Role.SUBTITLE),
        (Role.APPENDIX_LABEL, Role.APPENDIX_TITLE),
        (Role.TABLE_NUMBER, Role.TABLE_TITLE),
        (Role.TABLE_NOTE, Role.TABLE_NOTE),
        (Role.FIGURE_NUMBER, Role.FIGURE_TITLE),
        (Role.FIGURE_NOTE, Role.FIGURE_NOTE),
    }
)
"""Roles that follow each other without an empty line."""


class Typist(NamedTuple):
    """What the look of a text follows from: the style, its word for a picture, and what is otherwise inside other blocks."""

    style: PageStyle
    picture: str
    list_indent: int = 2
    """Columns before a list: none inside another, which is indented itself."""
    follows_columns: bool = False
    """Lines are aligned like the column of their table, not as their role says."""


def laid(blocks: Blocks, width: int, typist: Typist) -> list[str]:
    """The blocks in lines of that width, with empty lines between them."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        own = _block(block, width, typist)
        if any(own):
            lines += [""] * (_gap(before, block, typist) if before else 0) + own
            before = block
    return lines


def _gap(before: Block, block: Block, typist: Typist) -> int:
    """Empty lines between two blocks: two where the style begins a page."""
    first, second = _role(before), _role(block)
    if second and typist.style.roles[second].page_break_before:
        return 2
    tight = _is_tight(before) and _is_tight(block) and not (isinstance(before, List) and isinstance(block, List))
    return 0 if tight or (first, second) in _CLOSE else 1


def _role(block: Block) -> Role | None:
    match block:
        case Paragraph():
            return block.role
        case Heading():
            return block.role or _HEADINGS[block.level]
        case _:
            return None


_HEADINGS: Mapping[int, Role] = MappingProxyType({level: Role(f"heading-{level}") for level in range(1, 7)})


def _is_tight(block: Block) -> bool:
    match block:
        case Paragraph():
            return block.tight
        case List():
            return all(_is_tight(part) for item in block.items for part in item)
        case _:
            return False


def _block(block: Block, width: int, typist: Typist) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block.children, block.role, width, typist)
        case Heading():
            return _paragraph(block.children, block.role or _HEADINGS[block.level], width, typist)
        case RunIn():
            together = (*block.heading.children, Text(" "), *block.paragraph.children)
            return _paragraph(together, block.paragraph.role, width, typist)
        case BlockQuote():
            indent = _columns(typist.style.roles[Role.BLOCK_QUOTE].indent_left)
            return indented(laid(block.blocks, _inside(width, indent), typist), indent)
        case List():
            return _list(block, width, typist)
        case DefinitionList():
            return _definitions(block, width, typist)
        case LineBlock():
            return [line for words_ in block.lines for line in wrapped(words(words_, typist.picture), width, width) or [""]]
        case RawBlock():
            return []
        case CodeBlock():
            return indented(block.text.split("\n"), _CODE_INDENT)
        case Table():
            table = drawn(block, width, partial(laid, typist=typist._replace(follows_columns=True)))
            return laid(block.caption, width, typist) + table + laid(block.notes, width, typist)
        case Figure():
            return _figure(block, width, typist)
        case Rule():
            return [aligned("* * *", width, 0.0 if typist.follows_columns else 0.5)]
        case Div():
            return laid(block.blocks, width, typist)
        case Bibliography():
            return laid(tuple(Paragraph(entry.children, Role.REFERENCE) for entry in block.entries), width, typist)
        case _:
            assert_never(block)


def _paragraph(inlines: Inlines, role: Role, width: int, typist: Typist) -> list[str]:
    style = typist.style.roles[role]
    first, rest = (0, 0) if role in _NESTED else _indents(style)
    text = words(inlines, typist.picture).strip(" \t\n")
    share = 0.0 if typist.follows_columns else _SHARES[style.align]
    if share:
        return [aligned(line, width, share) for line in balanced(text, width)]
    lines = wrapped(text, _inside(width, first), _inside(width, rest))
    return indented(lines[:1], first) + indented(lines[1:], rest)


def _indents(style: RoleStyle) -> tuple[int, int]:
    """Columns before the first line and before the others. An empty line says what an indented first line would."""
    return _columns(style.indent_left + min(0, style.first_line)), _columns(style.indent_left)


def _columns(points: float) -> int:
    return max(0, round(points / _PICA))


def _inside(width: int, indent: int) -> int:
    return max(width - indent, min(width, _NARROWEST))


def _list(block: List, width: int, typist: Typist) -> list[str]:
    """The items behind their markers; a list in a list begins where the text around it does."""
    lines: list[str] = []
    indent, inner = typist.list_indent, typist._replace(list_indent=0)
    tight = _is_tight(block)
    for marker, item in zip(markers(block), block.items, strict=True):
        inside = laid(item, _inside(width, indent + len(marker)), inner) or [""]
        lines += [""] if lines and not tight else []
        lines += indented(_item(marker, inside), indent)
    return lines


def _definitions(block: DefinitionList, width: int, typist: Typist) -> list[str]:
    """Each term on its line, what it means indented below."""
    lines: list[str] = []
    for term, meanings in block.items:
        lines += wrapped(words(term, typist.picture), width, width)
        for meaning in meanings:
            lines += indented(laid(meaning, _inside(width, _CODE_INDENT), typist), _CODE_INDENT)
    return lines


def _item(marker: str, inside: list[str]) -> list[str]:
    """An item behind its marker, or below it if it begins with something that is indented itself."""
    first, rest = ("", inside) if inside[0].startswith(" ") else (inside[0], inside[1:])
    return [marker + first, *indented(rest, len(marker))]


def _figure(figure: Figure, width: int, typist: Typist) -> list[str]:
    picture = wrapped(placeholder(figure.image, typist.picture), width, width)
    caption = laid(figure.caption, width, typist)
    return (picture + caption if figure.caption_below else caption + picture) + laid(figure.notes, width, typist)
