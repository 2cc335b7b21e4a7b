"""Tags, as pandoc leaves them between nodes, put together to elements."""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType

from essayexport.diagnostics import Span
from essayexport.document import Block, Inline, RawBlock, RawInline
from essayexport.records import NamedTuple

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that have no end (HTML, 13.1.2)."""
_CLOSED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"li"}),
        "dt": frozenset({"dt", "dd"}),
        "dd": frozenset({"dt", "dd"}),
        "tr": frozenset({"tr", "td", "th"}),
        "td": frozenset({"td", "th"}),
        "th": frozenset({"td", "th"}),
        "tbody": frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}),
        "tfoot": frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}),
        "p": frozenset({"p"}),
    }
)
"""Which open elements the start of another ends (HTML, 13.1.2.4)."""
_WALLS = frozenset({"table", "ul", "ol", "dl"})
"""What keeps a start inside from ending what is open outside."""


class Element:
    """An element: its tag, its attributes, what stands in it, and the start tag as it was written."""

    __slots__ = ("attributes", "children", "source", "span", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], source: str, span: Span | None) -> None:
        self.tag, self.attributes, self.source, self.span = tag, attributes, source, span
        self.children: list[Element | Inline | Block | str] = []


Child = Element | Inline | Block | str
"""What stands in an element; a text is characters between tags."""


class _Start(NamedTuple):
    tag: str
    attributes: Mapping[str, str]
    source: str
    span: Span | None


class _End(NamedTuple):
    tag: str


class _Tags(HTMLParser):
    """Start and end tags, and the characters between them; comments and declarations are nothing."""

    def __init__(self, span: Span | None) -> None:
        super().__init__(convert_charrefs=True)
        self.span = span
        self.found: list[_Start | _End | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.append(_Start(tag, MappingProxyType(attributes), self.get_starttag_text() or f"<{tag}>", self.span))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.found.append(_End(tag))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(_End(tag))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _tags(text: str, span: Span | None) -> list[_Start | _End | str]:
    """The tags of a text and what stands between. A tag that never ends is characters: some versions of the parser lose it."""
    end = text.find("<", text.rfind(">") + 1)
    whole, rest = (text, "") if end < 0 or text.startswith("<!--", end) else (text[:end], text[end:])
    reader = _Tags(span)
    reader.feed(whole)
    reader.close()
    return [*reader.found, unescape(rest)] if rest else reader.found


def tree(nodes: Iterable[Inline | Block]) -> list[Child]:
    """The nodes with raw HTML among them as elements; a start without an end goes to the end of the nodes."""
    root = Element("", MappingProxyType({}), "", None)
    stack = [root]
    for part in _parts(nodes):
        match part:
            case _Start():
                _open(part, stack)
            case _End():
                _close(part.tag, stack)
            case _:
                stack[-1].children.append(part)
    return root.children


def _parts(nodes: Iterable[Inline | Block]) -> Iterator[_Start | _End | Child]:
    for node in nodes:
        if isinstance(node, RawInline | RawBlock) and is_html(node):
            yield from _tags(node.text, node.span)
        else:
            yield node


def is_html(node: RawInline | RawBlock) -> bool:
    """Whether raw markup is HTML."""
    return node.format in {"html", "html4", "html5"}


def _open(start: _Start, stack: list[Element]) -> None:
    ended = _CLOSED_BY.get(start.tag, frozenset())
    depth = len(stack)
    while depth > 1 and stack[depth - 1].tag not in _WALLS:
        depth -= 1
        if stack[depth].tag in ended:
            del stack[depth:]
    element = Element(start.tag, start.attributes, start.source, start.span)
    stack[-1].children.append(element)
    if start.tag not in VOID and len(stack) < _DEEPEST:
        stack.append(element)


_DEEPEST = 80
"""Elements nest this deep; what is deeper stands beside."""


def _close(tag: str, stack: list[Element]) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == tag:
            del stack[depth:]
            return
