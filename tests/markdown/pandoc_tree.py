"""Our tree and pandoc's in one plain form, so that they can be compared."""

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from essayexport.document import (
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Cell,
    Cite,
    CiteMode,
    Code,
    CodeBlock,
    Delimiter,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Note,
    Paragraph,
    Quoted,
    QuoteKind,
    Rule,
    SoftBreak,
    Styled,
    Table,
    Text,
)
from essayexport.markdown.inlines import description

Plain = list[Any]

_MARKS = {
    Mark.EMPHASIS: "Emph",
    Mark.STRONG: "Strong",
    Mark.SUPERSCRIPT: "Superscript",
    Mark.SUBSCRIPT: "Subscript",
    Mark.SMALL_CAPS: "SmallCaps",
    Mark.UNDERLINE: "Underline",
}
_MODES = {
    CiteMode.NORMAL: "NormalCitation",
    CiteMode.SUPPRESS_AUTHOR: "SuppressAuthor",
    CiteMode.AUTHOR_IN_TEXT: "AuthorInText",
}
_DELIMITERS = {Delimiter.PERIOD: "Period", Delimiter.PARENTHESIS: "OneParen", Delimiter.PARENTHESES: "TwoParens"}


def ours(blocks: Iterable[Block]) -> Plain:
    """Our blocks in the plain form."""
    return [plain for block in blocks for plain in _our_block(block)]


def _our_block(block: Block) -> Plain:
    match block:
        case Paragraph():
            return [["Plain" if block.tight else "Para", _our_inlines(block.children)]]
        case Heading():
            return [["Header", block.level, _attributes(block.attributes), _our_inlines(block.children)]]
        case BlockQuote():
            return [["BlockQuote", ours(block.blocks)]]
        case List(kind=ListKind.BULLET):
            return [["BulletList", [ours(item) for item in block.items]]]
        case List():
            return [["OrderedList", block.start, _DELIMITERS[block.delimiter], [ours(item) for item in block.items]]]
        case CodeBlock():
            return [["CodeBlock", _attributes(block.attributes), block.text]]
        case Rule():
            return [["HorizontalRule"]]
        case Div():
            return [["Div", _attributes(block.attributes), ours(block.blocks)]]
        case Figure():
            image = ["Plain", _our_inlines([_described(block)])]
            return [["Figure", _attributes(block.attributes), ours(block.caption), [image]]]
        case Table():
            columns = [[column.alignment.value, round(column.width or 0, 4)] for column in block.columns]
            rows = [[_our_row(row) for row in part] for part in (block.head, block.body)]
            return [["Table", _attributes(block.attributes), ours(block.caption), columns, *rows]]
        case Bibliography():
            return []
        case _:
            raise ValueError(block)


def _described(figure: Figure) -> Inline:
    """The picture of a figure with its alternative text as children, as pandoc has it."""
    image = figure.image
    (caption,) = figure.caption
    assert isinstance(caption, Paragraph)
    own = image.alternative == description(caption.children)
    return replace(image, children=caption.children if own else (Text(image.alternative),))


def _our_row(row: Iterable[Cell]) -> Plain:
    return [ours(cell.blocks) for cell in row]


def _our_inlines(inlines: Iterable[Inline]) -> Plain:
    return _joined(plain for inline in inlines for plain in _our_inline(inline))


def _our_inline(inline: Inline) -> Plain:
    match inline:
        case Text():
            return [inline.text]
        case SoftBreak():
            return ["\n"]
        case LineBreak():
            return [["LineBreak"]]
        case Marked():
            return [[_MARKS[inline.mark], _our_inlines(inline.children)]]
        case Quoted():
            kind = "DoubleQuote" if inline.kind is QuoteKind.DOUBLE else "SingleQuote"
            return [["Quoted", kind, _our_inlines(inline.children)]]
        case Code():
            return [["Code", _attributes(inline.attributes), inline.text]]
        case Link():
            return [["Link", _attributes(inline.attributes), _our_inlines(inline.children), inline.target, inline.title]]
        case Image():
            return [["Image", _attributes(inline.attributes), _our_inlines(inline.children), inline.target, inline.title]]
        case Styled():
            return [["Span", _attributes(inline.attributes), _our_inlines(inline.children)]]
        case Note():
            return [["Note", ours(inline.blocks)]]
        case Cite():
            items = [[i.key, _MODES[i.mode], _our_inlines(i.prefix), _our_inlines(i.suffix)] for i in inline.items]
            return [["Cite", items, _our_inlines(inline.children)]]
        case _:
            raise ValueError(inline)


def _attributes(attributes: Attributes) -> Plain:
    return [attributes.identifier, list(attributes.classes), [list(pair) for pair in attributes.pairs]]


def _joined(parts: Iterable[Any]) -> Plain:
    """The parts with neighbouring strings joined; where HTML between blanks is left out, one of them stays."""
    joined: Plain = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] = (joined[-1] + part).replace("  ", " ")
        elif part != "":
            joined.append(part)
    return joined


def pandoc_blocks(pandoc: str, snippets: Sequence[str]) -> list[Plain]:
    """What pandoc reads in each snippet, in the plain form; without the no-break spaces that it puts behind abbreviations.

    Its command turns tabs into blanks before it reads, so that is done here.
    """
    texts = json.dumps([text.expandtabs(4) for text in snippets])
    run = subprocess.run([pandoc, "lua", "-e", _READ], input=texts.encode(), capture_output=True, check=True)
    return [_blocks(json.loads(line)["blocks"]) for line in run.stdout.decode().splitlines()]


_READ = """
for _, text in ipairs(pandoc.json.decode(io.read("a"), false)) do
  local essay = pandoc.read(text, "markdown", pandoc.ReaderOptions({abbreviations = {}}))
  io.write(pandoc.write(essay, "json"), "\\n")
end
"""


def _blocks(nodes: Sequence[Mapping[str, Any]]) -> Plain:
    return [plain for node in nodes for plain in _block(node["t"], node.get("c"))]


def _block(kind: str, content: Any) -> Plain:
    match kind:
        case "Para" | "Plain":
            inlines = _inlines(content)
            return [[kind, inlines]] if inlines else []
        case "Header":
            return [[kind, content[0], content[1], _inlines(content[2])]]
        case "BlockQuote":
            return [[kind, _blocks(content)]]
        case "BulletList":
            return [[kind, [_blocks(item) for item in content]]]
        case "OrderedList":
            (start, _style, delimiter), items = content
            return [[kind, start, delimiter["t"], [_blocks(item) for item in items]]]
        case "CodeBlock":
            return [[kind, *content]]
        case "HorizontalRule":
            return [[kind]]
        case "Div":
            return [[kind, content[0], _blocks(content[1])]]
        case "Figure":
            return [[kind, content[0], _blocks(content[1][1]), _blocks(content[2])]]
        case "Table":
            return [_table(content)]
        case "RawBlock":
            return []
        case _:
            return [[kind, content]]


def _table(content: Any) -> Plain:
    attributes, (_short, caption), columns, head, bodies, _foot = content
    names = {"AlignDefault": "default", "AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}
    plain_columns = [[names[align["t"]], round(width.get("c", 0), 4)] for align, width in columns]
    rows = [[[_blocks(cell[4]) for cell in row[1]] for row in part] for part in (head[1], bodies[0][3])]
    return ["Table", attributes, _blocks(caption), plain_columns, *rows]


def _inlines(nodes: Sequence[Mapping[str, Any]]) -> Plain:
    return _joined(plain for node in nodes for plain in _INLINES.get(node["t"], _unknown(node["t"]))(node.get("c")))


def _unknown(kind: str) -> Callable[[Any], Plain]:
    return lambda content: [[kind, content]]


def _with_children(kind: str) -> Callable[[Any], Plain]:
    return lambda content: [[kind, _inlines(content)]]


def _cite(content: Any) -> Plain:
    items = [
        [item["citationId"], item["citationMode"]["t"], _inlines(item["citationPrefix"]), _inlines(item["citationSuffix"])]
        for item in content[0]
    ]
    return [["Cite", items, _inlines(content[1])]]


_INLINES: Mapping[str, Callable[[Any], Plain]] = {
    "Str": lambda content: [content],
    "Space": lambda _: [" "],
    "SoftBreak": lambda _: ["\n"],
    "LineBreak": lambda _: [["LineBreak"]],
    "Emph": _with_children("Emph"),
    "Strong": _with_children("Strong"),
    "SmallCaps": _with_children("SmallCaps"),
    "Underline": _with_children("Underline"),
    "Superscript": _with_children("Superscript"),
    "Subscript": _with_children("Subscript"),
    "Quoted": lambda content: [["Quoted", content[0]["t"], _inlines(content[1])]],
    "Code": lambda content: [["Code", *content]],
    "Link": lambda content: [["Link", content[0], _inlines(content[1]), *content[2]]],
    "Image": lambda content: [["Image", content[0], _inlines(content[1]), *content[2]]],
    "Span": lambda content: [["Span", content[0], _inlines(content[1])]],
    "Note": lambda content: [["Note", _blocks(content)]],
    "Cite": _cite,
    "RawInline": lambda _: [],
}
