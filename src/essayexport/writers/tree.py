"""The tree of an essay as text for people: one line a block, marks in angle brackets, notes below the block that calls them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import assert_never

from essayexport.document import (
    NO_ATTRIBUTES,
    Alignment,
    Attributes,
    Author,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Cite,
    CiteItem,
    CiteMode,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    DefinitionList,
    Div,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    Link,
    List,
    ListKind,
    Marked,
    Math,
    Meta,
    MetaBlocks,
    MetaInlines,
    MetaValue,
    Note,
    PageSettings,
    Paragraph,
    Quoted,
    RawBlock,
    RawInline,
    Role,
    Row,
    Rule,
    RunIn,
    SequenceNumber,
    Setting,
    SoftBreak,
    Styled,
    Table,
    Text,
)

_INDENT = "  "
_MODES = {CiteMode.NORMAL: "@", CiteMode.SUPPRESS_AUTHOR: "-@", CiteMode.AUTHOR_IN_TEXT: "in-text @"}


@dataclass(slots=True, eq=False, repr=False)
class _View:
    """Notes are numbered as they are met; those that the line in hand calls wait until it is written."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    waiting: list[tuple[int, Note]] = field(default_factory=list)


def render(document: Document) -> str:
    """All of the tree: what the front matter says, then the blocks. Texts next to each other run together."""
    view = _View()
    meta = list(_indented(_meta(document.meta, view)))
    return "".join(f"{_visible_end(line)}\n" for line in (*(["meta"] if meta else []), *meta, *_blocks(document.blocks, view)))


def _visible_end(line: str) -> str:
    return f"{line[:-1]}\\x20" if line.endswith(" ") else line


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (_INDENT + line for line in lines)


# -------------------------------------------------------------------------------------------------------- front matter


def _meta(meta: Meta, view: _View) -> Iterator[str]:
    for name, value in zip(meta._fields, meta, strict=True):
        if value == getattr(_NO_META, name):
            continue
        match name:
            case "authors":
                for author in meta.authors:
                    yield from _author(author, view)
            case "abstract":
                yield from _group("abstract", meta.abstract, view)
            case "keywords":
                for keyword in meta.keywords:
                    yield from _line("keyword", keyword, view)
            case "bibliography":
                yield from (f"bibliography: {setting.value}" for setting in meta.bibliography)
            case "page":
                yield from _settings(meta.page)
            case "references":
                yield from (f"reference: {fields.get('id', '')}" for fields, _ in meta.references)
            case "fields":
                others = ((name, field) for name, field in meta.fields.items() if name.replace("_", "-") not in _SHOWN)
                yield from (line for name, field in others for line in _field(f"other {name}", field, view))
            case _:
                yield from _meta_value(name.replace("_", "-"), value, view)


_NO_META = Meta()
_SHOWN = frozenset(name.replace("_", "-") for name in (*Meta._fields, *PageSettings._fields)) | {"author", "geometry"}
"""The fields that have lines of their own."""


def _field(name: str, value: MetaValue, view: _View) -> Iterator[str]:
    """Any value of the front matter: a text on the line of its name, what has parts below it."""
    match value:
        case MetaInlines():
            yield from _line(name, value.children, view)
        case MetaBlocks():
            yield from _group(name, value.blocks, view)
        case bool() | str():
            yield f"{name}: {str(value).lower() if isinstance(value, bool) else value}"
        case tuple():
            yield name
            yield from (line for item in value for line in _indented(_field("-", item, view)))
        case _:
            yield name
            yield from (line for key, item in value.items() for line in _indented(_field(key, item, view)))


def _meta_value(name: str, value: object, view: _View) -> Iterator[str]:
    match value:
        case tuple():
            yield from _line(name, value, view)
        case Setting():
            yield f"{name}: {value.value}"
        case _:
            yield f"{name}: {str(value).lower() if isinstance(value, bool) else value}"


def _settings(page: PageSettings) -> Iterator[str]:
    for name, setting in zip(page._fields, page, strict=True):
        if setting is not None:
            yield f"{name.replace('_', '-')}: {setting.value}"


def _author(author: Author, view: _View) -> Iterator[str]:
    yield from _line("author", author.name, view)
    for affiliation in author.affiliations:
        yield from _indented(_line("affiliation", affiliation, view))
    details = (("email", author.email), ("orcid", author.orcid))
    yield from (f"{_INDENT}{name}: {value}" for name, value in details if value)


# -------------------------------------------------------------------------------------------------------------- blocks


def _blocks(blocks: Blocks, view: _View) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, view)


def _block(block: Block, view: _View) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _line(_head("paragraph", _role(block.role), "tight" * block.tight, block.attributes), block.children, view)
        case Heading():
            role = block.role.value if block.role else ""
            yield from _line(_head(f"heading {block.level}", role, block.attributes), block.children, view)
        case RunIn():
            yield from _group("run-in", (block.heading, block.paragraph), view)
        case BlockQuote():
            yield from _group("block-quote", block.blocks, view)
        case List():
            yield from _list(block, view)
        case DefinitionList():
            yield from _definitions(block, view)
        case LineBlock():
            yield "line-block"
            for line in block.lines:
                yield from _indented(_line("line", line, view))
        case RawBlock():
            yield f"raw-block {block.format}"
            yield from (f"{_INDENT}| {_escaped(line)}" if line else f"{_INDENT}|" for line in block.text.split("\n"))
        case CodeBlock():
            yield _head("code-block", block.attributes)
            yield from (f"{_INDENT}| {_escaped(line)}" if line else f"{_INDENT}|" for line in block.text.split("\n"))
        case Table():
            yield from _table(block, view)
        case Figure():
            yield from _figure(block, view)
        case Rule():
            yield "rule"
        case Div():
            yield from _group(_head("div", block.attributes), block.blocks, view)
        case Bibliography():
            yield "bibliography"
            for entry in block.entries:
                yield from _indented(_entry(entry, view))
        case _:
            assert_never(block)


def _entry(entry: Entry, view: _View) -> Iterator[str]:
    identifier = f"#{entry.identifier}" if entry.identifier else ""
    cited = " ".join(f"cited-at={name}" for name in entry.cited)
    yield from _line(_head(f"entry {entry.key}", identifier, cited), (*_labelled(entry.label), *entry.children), view)
    for line in entry.lines:
        yield from _indented(_line("indented" if line.indented else "line", (*_labelled(line.label), *line.children), view))
    for text in entry.annotation:
        yield from _indented(_line("annotation", text, view))


def _labelled(label: Inlines) -> Inlines:
    return (Styled(_LABEL, label),) if label else ()


_LABEL = Attributes(classes=("label",))


def _line(head: str, inlines: Inlines, view: _View) -> Iterator[str]:
    """A line of words, then the notes that it calls."""
    yield f"{head}: {_inlines(inlines, view)}" if inlines else f"{head}:"
    waiting = tuple(view.waiting)
    view.waiting.clear()
    for number, note in waiting:
        yield from _indented(_group(f"note {number}", note.blocks, view))


def _group(head: str, blocks: Blocks, view: _View) -> Iterator[str]:
    yield head
    yield from _indented(_blocks(blocks, view))


def _short_group(head: str, blocks: Blocks, view: _View) -> Iterator[str]:
    """On one line if there is but one line in it."""
    lines = list(_blocks(blocks, view))
    if len(lines) == 1:
        yield f"{head} › {lines[0]}"
    else:
        yield head
        yield from _indented(lines)


def _list(block: List, view: _View) -> Iterator[str]:
    marker = "" if block.kind is ListKind.BULLET else f"{block.delimiter.value} from {block.start}"
    yield _head("list", block.kind.value, marker)
    for item in block.items:
        yield from _indented(_short_group("item", item, view))


def _definitions(block: DefinitionList, view: _View) -> Iterator[str]:
    yield "definitions"
    for definition in block.items:
        yield from _indented(_line("term", definition.term, view))
        for meaning in definition.meanings:
            yield from _indented(_short_group("meaning", meaning, view))


def _table(table: Table, view: _View) -> Iterator[str]:
    yield _head("table", table.attributes)
    yield f"{_INDENT}columns: {', '.join(map(_column, table.columns))}"
    if table.caption:
        yield from _indented(_group("caption", table.caption, view))
    yield from _indented(_rows("head", table.head, view))
    yield from _indented(_rows("row", table.body, view))
    yield from _indented(_rows("foot", table.foot, view))
    if table.notes:
        yield from _indented(_group("notes", table.notes, view))


def _column(column: Column) -> str:
    return _head(column.alignment.value, "" if column.width is None else f"{column.width:.4g}")


def _rows(name: str, rows: tuple[Row, ...], view: _View) -> Iterator[str]:
    for row in rows:
        yield name
        for cell in row:
            yield from _indented(_short_group(_cell_head(cell), cell.blocks, view))


def _cell_head(cell: Cell) -> str:
    alignment = "" if cell.alignment is Alignment.DEFAULT else cell.alignment.value
    rows = f"rows={cell.row_span}" if cell.row_span != 1 else ""
    columns = f"columns={cell.column_span}" if cell.column_span != 1 else ""
    return _head("cell", alignment, rows, columns)


def _figure(figure: Figure, view: _View) -> Iterator[str]:
    yield _head("figure", "caption-below" if figure.caption_below else "caption-above", figure.attributes)
    yield from _indented(_line(_image_head(figure.image), figure.image.children, view))
    if figure.caption:
        yield from _indented(_group("caption", figure.caption, view))
    if figure.notes:
        yield from _indented(_group("notes", figure.notes, view))


# ------------------------------------------------------------------------------------------------------------- inlines


def _inlines(inlines: Inlines, view: _View) -> str:
    return "".join(_inline(inline, view) for inline in inlines)


def _inline(inline: Inline, view: _View) -> str:
    match inline:
        case Text():
            return _escaped(inline.text)
        case SoftBreak():
            return "↵"
        case LineBreak():
            return "⟨line-break⟩"
        case Marked():
            return _bracketed(inline.mark.value, inline.children, view)
        case Quoted():
            return _bracketed(f"{inline.kind.value}-quoted", inline.children, view)
        case Code():
            return f"⟨{_head('code', inline.attributes)}: {_escaped(inline.text)}⟩"
        case Link():
            return _bracketed(
                _head("link", _address(inline.target), _title(inline.title), inline.attributes), inline.children, view
            )
        case Image():
            return _bracketed(_image_head(inline), inline.children, view)
        case Styled():
            return _bracketed(_head("styled", inline.attributes), inline.children, view)
        case Note():
            number = next(view.numbers)
            view.waiting.append((number, inline))
            return f"⟨note {number}⟩"
        case Cite():
            items = "; ".join(_cite_item(item, view) for item in inline.items)
            return _bracketed(f"cite {items}", inline.children, view)
        case Math():
            return _formula(inline)
        case RawInline():
            return f"⟨raw {inline.format}: {_escaped(inline.text)}⟩"
        case CrossReference():
            targets = " ".join(f"#{identifier}" for identifier in inline.identifiers)
            return _bracketed(_head("reference", targets, "" if inline.label else "number"), inline.children, view)
        case SequenceNumber():
            return f"⟨number {inline.sequence} {inline.prefix}{inline.value}⟩"
        case _:
            assert_never(inline)


def _formula(math: Math) -> str:
    number = f"number {math.number.sequence} {math.number.prefix}{math.number.value}" if math.number else ""
    identifier = f"#{math.identifier}" if math.identifier else ""
    return f"⟨{_head('display-math' if math.display else 'math', identifier, number)}: {_escaped(math.tex)}⟩"


def _bracketed(head: str, inlines: Inlines, view: _View) -> str:
    return f"⟨{head}: {_inlines(inlines, view)}⟩" if inlines else f"⟨{head}⟩"


def _cite_item(item: CiteItem, view: _View) -> str:
    prefix = f"[{_inlines(item.prefix, view)}] " if item.prefix else ""
    suffix = f" [{_inlines(item.suffix, view)}]" if item.suffix else ""
    return f"{prefix}{_MODES[item.mode]}{item.key}{suffix}"


def _image_head(image: Image) -> str:
    alternative = f"alternative={_quoted(image.alternative)}"
    return _head("image", _address(image.target), alternative, _title(image.title), image.attributes)


def _address(target: str) -> str:
    return f"<{_escaped(target)}>"


def _title(title: str) -> str:
    return f"title={_quoted(title)}" if title else ""


# --------------------------------------------------------------------------------------------------------------- words


def _head(*parts: str | Attributes) -> str:
    """The words that open a line, without those that are empty."""
    words = (_attributes(part) if isinstance(part, Attributes) else part for part in parts)
    return " ".join(word for word in words if word)


def _role(role: Role) -> str:
    return "" if role is Role.BODY else role.value


def _attributes(attributes: Attributes) -> str:
    if attributes == NO_ATTRIBUTES:
        return ""
    identifier = [f"#{attributes.identifier}"] if attributes.identifier else []
    classes = [f".{name}" for name in attributes.classes]
    pairs = [f"{key}={_quoted(value)}" for key, value in attributes.pairs]
    return "{" + " ".join(identifier + classes + pairs) + "}"


def _quoted(text: str) -> str:
    quoted = _escaped(text).replace('"', '\\"')
    return f'"{quoted}"'


def _escaped(text: str) -> str:
    """The text with characters that cannot be seen, or that the view uses itself, as escapes."""
    if text.isprintable() and text.translate(_ESCAPES) == text:
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text.translate(_ESCAPES))


_ESCAPES = str.maketrans({"\\": "\\\\", "⟨": "\\⟨", "⟩": "\\⟩", "↵": "\\↵"})
