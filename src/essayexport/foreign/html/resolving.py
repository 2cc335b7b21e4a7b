"""Elements of HTML as nodes: by tag, in a line of text and between paragraphs."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from essayexport.document import (
    Alignment,
    Attributes,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Paragraph,
    Quoted,
    QuoteKind,
    RawBlock,
    RawInline,
    Row,
    Rule,
    Styled,
    Table,
    Text,
    plain,
)
from essayexport.foreign.html.elements import Child, Element, is_html, tree
from essayexport.foreign.left_out import LeftOut
from essayexport.foreign.pieces import Parting, Piece, as_blocks, as_inlines, joined, quotation


def in_line(inlines: Inlines, left_out: LeftOut) -> Inlines:
    """A text with the tags in it resolved."""
    if not any(isinstance(inline, RawInline) and is_html(inline) for inline in inlines):
        return inlines
    return _merged(piece for piece in _pieces(tree(inlines), left_out) if not isinstance(piece, Parting))


def in_blocks(blocks: Blocks, left_out: LeftOut) -> Blocks:
    """Blocks with the tags between them resolved."""
    if not any(isinstance(block, RawBlock) and is_html(block) for block in blocks):
        return blocks
    return as_blocks(_pieces(tree(blocks), left_out))


def _merged(pieces: Iterable[Piece]) -> Inlines:
    """Pieces in a line, blocks among them by their words; blanks at the ends stay, since a text may go on."""
    merged: list[Inline] = []
    for piece in pieces:
        for inline in (piece,) if isinstance(piece, Inline) else as_inlines((piece,)):
            last = merged[-1] if merged else None
            if isinstance(inline, Text) and isinstance(last, Text):
                merged[-1] = Text(joined(last.text, inline.text))
            else:
                merged.append(inline)
    return tuple(merged)


def _pieces(children: Iterable[Child], left_out: LeftOut) -> Iterator[Piece]:
    for child in children:
        if isinstance(child, str):
            words = re.sub(r"[ \t\r\n]+", " ", child)
            if words:
                yield Text(words)
        elif isinstance(child, Element):
            yield from _element(child, left_out)
        else:
            yield child


def _element(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    return _ELEMENTS.get(element.tag, _stranger)(element, left_out)


Resolver = Callable[[Element, LeftOut], Iterable[Piece]]


def _inside(element: Element, left_out: LeftOut) -> list[Piece]:
    return list(_pieces(element.children, left_out))


def _words(element: Element, left_out: LeftOut) -> Inlines:
    return as_inlines(_inside(element, left_out))


def _transparent(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """What stands inside, as if the tag were not there; an identifier stays as a place to link to."""
    inside = _inside(element, left_out)
    identifier = element.attributes.get("id", "")
    return (Styled(Attributes(identifier), ()), *inside) if identifier and inside else inside


def _stranger(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """What is no element of HTML, most often words in angle brackets (`<your name>`), unless it is another's by its name."""
    if "-" not in element.tag and ":" not in element.tag:
        left_out.add(f"the HTML element `<{element.tag}>`", element.source, element.span)
    return _transparent(element, left_out)


def _apart(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """What stands inside, in paragraphs of its own."""
    return (Parting.PARAGRAPH, *_transparent(element, left_out), Parting.PARAGRAPH)


def _div(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    attributes = _attributes(element)
    inside = as_blocks(_inside(element, left_out))
    return (Div(attributes, inside),) if inside else ()


def _attributes(element: Element) -> Attributes:
    given = element.attributes
    centred = given.get("align", "").lower() == "center" or element.tag == "center"
    classes = (*given.get("class", "").split(), *(("center",) if centred else ()))
    pairs = tuple((name, given[name]) for name in ("lang", "dir", "width", "height") if given.get(name))
    return Attributes(given.get("id", ""), classes, pairs)


def _marked(mark: Mark) -> Resolver:
    def resolve(element: Element, left_out: LeftOut) -> Iterable[Piece]:
        children = _merged(_inside(element, left_out))
        return (Marked(mark, children),) if children else ()

    return resolve


def _highlighted(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """Marked text, as `[text]{.mark}` has it."""
    return (Styled(Attributes(element.attributes.get("id", ""), ("mark",)), _merged(_inside(element, left_out))),)


def _break(_element: Element, _left_out: LeftOut) -> Iterable[Piece]:
    return (LineBreak(),)


def _nothing(_element: Element, _left_out: LeftOut) -> Iterable[Piece]:
    return ()


def _quoted(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    return (Quoted(QuoteKind.DOUBLE, _words(element, left_out)),)


def _code(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    return (Code(plain(_words(element, left_out)), _attributes(element)),)


def _link(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    address, words = element.attributes.get("href", ""), _merged(_inside(element, left_out))
    attributes = Attributes(element.attributes.get("id", "") or element.attributes.get("name", ""))
    if not address:
        return (Styled(attributes, words),) if attributes.identifier else words
    return (Link(address, words, element.attributes.get("title", ""), attributes),)


def _picture(element: Element, _left_out: LeftOut) -> Iterable[Piece]:
    given = element.attributes
    words = given.get("alt", "")
    pairs = tuple((name, size) for name in ("width", "height") if (size := given.get(name, "")))
    attributes = Attributes(given.get("id", ""), pairs=pairs)
    return (Image(given.get("src", ""), (), words, given.get("title", ""), attributes, element.span),)


def _film(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """What moves or sounds cannot be printed: its address stands for it."""
    sources = [child for child in element.children if isinstance(child, Element) and child.tag == "source"]
    addresses = [element.attributes.get("src", ""), *(source.attributes.get("src", "") for source in sources)]
    address = next(filter(None, addresses), "")
    if not address:
        return _left(element, left_out)
    title = element.attributes.get("title") or element.attributes.get("alt") or address
    return (Link(address, (Text(title),)),)


def _left(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    left_out.add(f"the HTML element `<{element.tag}>`", element.source, element.span)
    return ()


def _rule(_element: Element, _left_out: LeftOut) -> Iterable[Piece]:
    return (Rule(),)


def _quotation(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    return (quotation(_inside(element, left_out)),)


def _heading(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    return (Heading(int(element.tag[1]), _words(element, left_out), _attributes(element), span=element.span),)


def _preformatted(element: Element, _left_out: LeftOut) -> Iterable[Piece]:
    return (CodeBlock("".join(_characters(element)).strip("\n"), _attributes(element)),)


def _characters(element: Element) -> Iterator[str]:
    for child in element.children:
        match child:
            case str():
                yield child
            case Element():
                yield "\n" if child.tag == "br" else "".join(_characters(child))
            case _ if isinstance(child, Inline):
                yield plain((child,))
            case _:
                yield plain(as_inlines((child,)))


def _list(kind: ListKind) -> Resolver:
    def resolve(element: Element, left_out: LeftOut) -> Iterable[Piece]:
        start = element.attributes.get("start", "1")
        items = tuple(as_blocks(_pieces((child,), left_out), tight=True) for child in element.children if not _is_blank(child))
        return (List(items, kind, int(start) if start.isdecimal() else 1),) if items else ()

    return resolve


def _is_blank(child: Child) -> bool:
    return isinstance(child, str) and not child.strip()


def _definitions(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    items: list[Definition] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "dt":
            items.append(Definition(_words(child, left_out), ()))
        elif not _is_blank(child):
            last = items.pop() if items else Definition((), ())
            items.append(last._replace(meanings=(*last.meanings, as_blocks(_pieces((child,), left_out)))))
    return (DefinitionList(tuple(items)),) if items else ()


def _figure(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """A picture with its caption; without a picture, what stands in it."""
    captions = [child for child in element.children if isinstance(child, Element) and child.tag == "figcaption"]
    others = [child for child in element.children if child not in captions]
    blocks = as_blocks(_pieces(others, left_out))
    caption = tuple(block for one in captions for block in as_blocks(_inside(one, left_out)))
    match blocks:
        case (Paragraph(children=(Image() as image,)),) | (Figure(image=image),):
            return (Figure(image, caption, attributes=Attributes(element.attributes.get("id", ""))),)
        case _:
            return (*blocks, *caption)


def _table(element: Element, left_out: LeftOut) -> Iterable[Piece]:
    """A simple table: rows of the head, the body and the foot, cells with their spans."""
    caption = tuple(block for one in _all(element, {"caption"}) for block in as_blocks(_inside(one, left_out)))
    parts: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    for group, row in _rows(element, "tbody"):
        cells = list(_all(row, {"td", "th"}))
        first = group == "tbody" and not parts["thead"] and not parts["tbody"] and all(cell.tag == "th" for cell in cells)
        if cells:
            parts["thead" if first else group].append(tuple(_cell(cell, left_out) for cell in cells))
    rows = [row for group in parts.values() for row in group]
    if not rows:
        return _apart(element, left_out)
    width = max(sum(cell.column_span for cell in row) for row in rows)
    head, body, foot = (tuple(parts[name]) for name in ("thead", "tbody", "tfoot"))
    table = Table((Column(),) * width, head, body, caption, attributes=_attributes(element), foot=foot)
    return (table, *_pieces(_strays(element), left_out))


def _rows(element: Element, group: str) -> Iterator[tuple[str, Element]]:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield group, child
        elif isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child, child.tag)


_OF_TABLES = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"})


def _strays(element: Element) -> Iterator[Child]:
    """What stands in a table outside its cells, where nothing may: its words go below the table."""
    for child in element.children:
        if isinstance(child, Element) and child.tag in _OF_TABLES:
            if child.tag in {"thead", "tbody", "tfoot", "tr"}:
                yield from _strays(child)
        elif not _is_blank(child):
            yield child


def _all(element: Element, tags: set[str]) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element) and child.tag in tags)


def _cell(element: Element, left_out: LeftOut) -> Cell:
    given = element.attributes
    style = re.search(r"text-align:\s*(left|center|right)", given.get("style", ""))
    name = (style[1] if style else given.get("align", "")).lower()
    alignment = Alignment(name) if name in {"left", "center", "right"} else Alignment.DEFAULT
    spans = (
        int(text) if (text := given.get(key, "1")).isdecimal() and 0 < int(text) < 1000 else 1 for key in ("rowspan", "colspan")
    )
    return Cell(as_blocks(_inside(element, left_out), tight=True), alignment, *spans)


def _resolvers(resolver: Resolver, tags: str) -> dict[str, Resolver]:
    return dict.fromkeys(tags.split(), resolver)


_ELEMENTS: Mapping[str, Resolver] = MappingProxyType(
    {
        **_resolvers(_marked(Mark.STRONG), "b strong"),
        **_resolvers(_marked(Mark.EMPHASIS), "i em cite dfn var"),
        **_resolvers(_marked(Mark.UNDERLINE), "u ins"),
        **_resolvers(_marked(Mark.STRIKEOUT), "s del strike"),
        **_resolvers(_marked(Mark.SUPERSCRIPT), "sup"),
        **_resolvers(_marked(Mark.SUBSCRIPT), "sub"),
        **_resolvers(_highlighted, "mark"),
        **_resolvers(_quoted, "q"),
        **_resolvers(_code, "code tt kbd samp"),
        **_resolvers(_link, "a"),
        **_resolvers(_picture, "img"),
        **_resolvers(_break, "br"),
        **_resolvers(_rule, "hr"),
        **_resolvers(_div, "div center section article aside main nav"),
        **_resolvers(_apart, "p summary details address figcaption header footer li dt dd tr td th caption legend fieldset"),
        **_resolvers(_quotation, "blockquote"),
        **_resolvers(_heading, "h1 h2 h3 h4 h5 h6"),
        **_resolvers(_preformatted, "pre"),
        **_resolvers(_list(ListKind.BULLET), "ul menu"),
        **_resolvers(_list(ListKind.DECIMAL), "ol"),
        **_resolvers(_definitions, "dl"),
        **_resolvers(_figure, "figure"),
        **_resolvers(_table, "table"),
        **_resolvers(_film, "video audio iframe embed"),
        **_resolvers(_left, "script style svg canvas object form input select textarea math"),
        **_resolvers(_nothing, "wbr col colgroup meta link base source track param area"),
        **_resolvers(_transparent, "span font small big abbr acronym time data bdi bdo ruby rb rt rp nobr label button output"),
        **_resolvers(_transparent, "html head title body hgroup search noscript template slot picture map dialog dir option"),
        **_resolvers(_transparent, "optgroup datalist progress meter thead tbody tfoot tr"),
    }
)
"""By tag."""
