"""An entry of the reference list as lines: what stands in a column before it, beside that, and below (CSL 1.0.2, Display)."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from essayexport.citations.engine.output import Node
from essayexport.citations.engine.punctuation import Kind, Token
from essayexport.citations.inlines import entry_identifier, inlines
from essayexport.document import Entry, EntryLine, Inlines, Text, plain

LEFT_MARGIN, RIGHT_INLINE, BLOCK, INDENT = "left-margin", "right-inline", "block", "indent"
"""The values of `display`."""


def entry(key: str, tokens: Sequence[Token], entry_of: Callable[[str], str]) -> Entry:
    """What a style prints for a work, on as many lines as it has; `entry_of` as in `inlines`."""
    if not any(map(_display, tokens)):
        return Entry(key, entry_identifier(key), inlines(tokens, entry_of))
    texts = ((display, _trimmed(inlines(piece, entry_of))) for display, piece in _pieces(tokens))
    first, *lines = _lines((display, text) for display, text in texts if plain(text).strip()) or [EntryLine(())]
    return Entry(key, entry_identifier(key), first.children, first.label, tuple(lines))


def _display(token: Token) -> str:
    opens = token.kind is Kind.OPEN and isinstance(token.payload, Node)
    return token.payload.display if opens and isinstance(token.payload, Node) else ""


def _pieces(tokens: Iterable[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Output cut where something in it stands apart; what is open there is closed before the cut and opened again behind it."""
    piece: list[Token] = []
    opened: list[Token] = []
    displays = [""]
    for token in tokens:
        if display := _display(token):
            yield displays[-1], _closed(piece, opened)
            opened.append(token)
            displays.append(display)
            piece = list(opened)
            continue
        piece.append(token)
        if token.kind is Kind.OPEN:
            opened.append(token)
        elif token.kind is Kind.CLOSE and _display(opened.pop()):
            yield displays.pop(), _closed(piece, opened)
            piece = list(opened)
    yield "", piece


def _closed(piece: Sequence[Token], opened: Sequence[Token]) -> list[Token]:
    return [*piece, *(Token(Kind.CLOSE) for _ in opened)]


def _lines(texts: Iterable[tuple[str, Inlines]]) -> list[EntryLine]:
    """Texts as lines: what stands in the margin is the label of the text beside it, and without one a line itself."""
    lines: list[EntryLine] = []
    label: Inlines = ()
    goes_on = False
    for display, text in texts:
        if display == LEFT_MARGIN:
            label, goes_on = (*label, *text), False
            continue
        if goes_on and display in {RIGHT_INLINE, ""}:
            lines[-1] = lines[-1]._replace(children=(*lines[-1].children, *_spaced(display, text)))
            continue
        if label and display in {BLOCK, INDENT}:
            lines.append(EntryLine(label))
            label = ()
        lines.append(EntryLine(text, label, display == INDENT))
        label, goes_on = (), display in {RIGHT_INLINE, ""}
    return [*lines, EntryLine(label)] if label else lines


def _spaced(display: str, text: Inlines) -> Inlines:
    return (Text(" "), *text) if display == RIGHT_INLINE else text


def _trimmed(text: Inlines) -> Inlines:
    """A text without the spaces at its ends, which parted it from what stands elsewhere now."""
    match text:
        case (Text() as only,):
            return (Text(only.text.strip(" ")),)
        case (Text() as first, *rest) if first.text.startswith(" "):
            return _trimmed((Text(first.text.lstrip(" ")), *rest))
        case (*rest, Text() as last) if last.text.endswith(" "):
            return (*rest, Text(last.text.rstrip(" ")))
        case _:
            return text
