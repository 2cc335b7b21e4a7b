"""Tokens of markdown-it to blocks of the tree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

from essayexport.diagnostics import Code
from essayexport.document import (
    NO_ATTRIBUTES,
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    CodeBlock,
    Column,
    Div,
    Figure,
    Heading,
    Image,
    Inlines,
    List,
    Paragraph,
    Row,
    Rule,
    Table,
)
from essayexport.markdown.code import without_tabs
from essayexport.markdown.headings import identifier_of, unused
from essayexport.markdown.inlines import inlines, trimmed
from essayexport.markdown.near_misses import near_misses
from essayexport.markdown.parts import leaf_tokens
from essayexport.markdown.place import Leaf
from essayexport.markdown.reading import Definition, Reading
from essayexport.markdown.tables import CellText, TableText
from essayexport.patterns import pattern

_LOOKS_LIKE_MARKUP = pattern(r"^#|\n[ \t]*[#>*+\-0-9]")
_REFERENCES = "refs"
"""The identifier of the div that the reference list goes into."""


def blocks(tokens: Sequence[Token], reading: Reading, parser: MarkdownIt) -> Blocks:
    """The blocks of a text, from its tokens."""
    return _Builder(tokens, reading, parser).blocks()


def text_inlines(leaf: Leaf, reading: Reading, parser: MarkdownIt) -> Inlines:
    """The inlines of one paragraph's text."""

    def note_blocks(definition: Definition) -> Blocks:
        return blocks(definition.tokens, reading.inside_note(definition.origin), parser)

    return trimmed(inlines(leaf_tokens(leaf, reading, parser), note_blocks))


@dataclass(slots=True, eq=False, repr=False)
class _Builder:
    """Goes over the tokens once, from front to back."""

    tokens: Sequence[Token]
    reading: Reading
    parser: MarkdownIt
    position: int = 0

    def blocks(self) -> Blocks:
        """The blocks up to the end of the container, which is passed; a paragraph of which nothing is left is none."""
        found: list[Block] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.nesting < 0:
                break
            block = _BUILDERS[token.type](self, token)
            if not isinstance(block, Paragraph) or block.children:
                found.append(block)
        return tuple(found)

    def container(self) -> Blocks:
        """The blocks of the container whose opening was just passed."""
        self.reading.depth += 1
        found = self.blocks()
        self.reading.depth -= 1
        return found

    def inlines(self, text: str, line: int, column: int | None = None) -> Inlines:
        return text_inlines(Leaf(text, self.reading.origin, line, column), self.reading, self.parser)


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _paragraph(builder: _Builder, token: Token) -> Block:
    content = builder.tokens[builder.position].content
    builder.position += 2
    if content.endswith("\\") and builder.reading.origin.lines[token.map[1] - 1 if token.map else 0].endswith(" "):
        content += " "
    if _LOOKS_LIKE_MARKUP.search(content) and not builder.reading.shared.too_deep:
        _tell_near_misses(builder, content, _first_line(token))
    found = builder.inlines(content, _first_line(token))
    if len(found) == 1 and isinstance(image := found[0], Image) and image.children:
        return _figure(image)
    return Paragraph(found, tight=token.hidden)


def _tell_near_misses(builder: _Builder, text: str, first: int) -> None:
    for miss in near_misses(text):
        line = builder.reading.origin.lines[first + miss.line]
        words = line.strip()
        span = builder.reading.origin.span(first + miss.line, line.find(words), len(words))
        builder.reading.tell(Code.MARKUP_IS_TEXT, miss.message, span, miss.hint)


def _figure(image: Image) -> Figure:
    """A picture alone in its paragraph; its description becomes the caption, and its identifier is the figure's."""
    attributes = image.attributes
    pairs = tuple((key, value) for key, value in attributes.pairs if key != "alt")
    picture = replace(image, children=(), attributes=Attributes("", attributes.classes, pairs))
    own = Attributes(attributes.identifier) if attributes.identifier else NO_ATTRIBUTES
    return Figure(picture, (Paragraph(image.children, tight=True),), attributes=own)


def _heading(builder: _Builder, token: Token) -> Block:
    line = _first_line(token)
    children = builder.inlines(token.content, line, token.meta["column"])
    attributes: Attributes = token.meta["attributes"]
    used = builder.reading.shared.identifiers
    if attributes.identifier:
        used.setdefault(attributes.identifier, 0)
    else:
        attributes = attributes._replace(identifier=unused(identifier_of(children), used))
    span = builder.reading.origin.span(line, token.meta["column"], max(1, len(token.content)))
    return Heading(token.meta["level"], children, attributes, span=span)


def _list(builder: _Builder, token: Token) -> Block:
    items = []
    while builder.tokens[builder.position].nesting > 0:
        builder.position += 1
        items.append(builder.container())
    builder.position += 1
    meta = token.meta
    return List(tuple(items), meta["kind"], meta["start"], meta["delimiter"])


def _code(builder: _Builder, token: Token) -> Block:
    text = token.content.rstrip("\n")
    if "\t" in text:
        text = _without_tabs(text, builder.reading.origin.lines, _first_line(token) + (token.markup != ""))
    return CodeBlock(text, token.meta.get("attributes", NO_ATTRIBUTES))


def _without_tabs(text: str, source: Sequence[str], first: int) -> str:
    """Code with blanks for its tabs, which are counted from the start of the source line."""
    lines = []
    for number, line in enumerate(text.split("\n"), first):
        words = line.lstrip(" ")
        before = source[number].removesuffix(words) if number < len(source) else ""
        lines.append(line[: len(line) - len(words)] + without_tabs(before, words))
    return "\n".join(lines)


def _div(builder: _Builder, token: Token) -> Block:
    attributes: Attributes = token.meta["attributes"]
    inside = builder.container()
    if attributes.identifier == _REFERENCES:
        inside = (*inside, Bibliography())
    return Div(attributes, inside)


def _table(builder: _Builder, token: Token) -> Block:
    table: TableText = token.meta["table"]
    caption: Blocks = ()
    if table.caption:
        caption = (Paragraph(builder.inlines(table.caption.text, table.caption.line), tight=True),)
    attributes = table.caption.attributes if table.caption else NO_ATTRIBUTES
    rows = [_row(builder, line, cells, table.columns) for line, cells in table.rows]
    has_head = any(cell.blocks for cell in rows[0])
    return Table(table.columns, (rows[0],) if has_head else (), tuple(rows[1:]), caption, attributes=attributes)


def _row(builder: _Builder, line: int, cells: Sequence[CellText], columns: Sequence[Column]) -> Row:
    missing = len(columns) - len(cells)
    if surplus := [cell.text for cell in cells[len(columns) :] if cell.text]:
        _tell_surplus(builder, line, cells[len(columns)], surplus, len(columns))
    return tuple(_cell(builder, line, cell) for cell in cells[: len(columns)]) + (Cell(()),) * missing


def _tell_surplus(builder: _Builder, line: int, first: CellText, texts: list[str], columns: int) -> None:
    what = f"the cell “{texts[0]}” has no column and is" if len(texts) == 1 else f"{len(texts)} cells have no column and are"
    hint = f"the line of dashes makes {columns} columns; a `|` that is no border is written `\\|`"
    span = builder.reading.origin.span(line, first.column, max(1, len(first.text)))
    builder.reading.tell(Code.TABLE_CELL_SURPLUS, f"{what} left out", span, hint)


def _cell(builder: _Builder, line: int, cell: CellText) -> Cell:
    if not cell.text:
        return Cell(())
    return Cell((Paragraph(builder.inlines(cell.text, line, cell.column), tight=True),))


_BUILDERS: Mapping[str, Callable[[_Builder, Token], Block]] = MappingProxyType(
    {
        "paragraph_open": _paragraph,
        "heading": _heading,
        "list_open": _list,
        "quote_open": lambda builder, _: BlockQuote(builder.container()),
        "div_open": _div,
        "code_block": _code,
        "hr": lambda _builder, _: Rule(),
        "table": _table,
    }
)
