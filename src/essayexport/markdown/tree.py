"""Tokens of markdown-it to blocks of the tree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
from essayexport.markdown.headings import identifier_of, unused
from essayexport.markdown.inlines import inlines, trimmed
from essayexport.markdown.parts import leaf_tokens
from essayexport.markdown.place import Leaf
from essayexport.markdown.reading import Definition, Reading
from essayexport.markdown.tables import CellText, TableText

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


@dataclass
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
    found = builder.inlines(content, _first_line(token))
    if len(found) == 1 and isinstance(image := found[0], Image) and image.children:
        return _figure(image)
    return Paragraph(found, tight=token.hidden)


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


def _code(_builder: _Builder, token: Token) -> Block:
    return CodeBlock(token.content.rstrip("\n"), token.meta.get("attributes", NO_ATTRIBUTES))


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
    return tuple(_cell(builder, line, cell) for cell in cells[: len(columns)]) + (Cell(()),) * missing


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
