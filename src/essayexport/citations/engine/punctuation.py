"""Where affixes and values meet: doubled punctuation and spaces, and what moves into a closing quotation mark."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from essayexport.citations.engine.output import Affix, Node, Opaque, Output, Quoting, has_words
from essayexport.records import NamedTuple


class Kind(Enum):
    """The kinds of token in flat output."""

    TEXT = 0
    OPEN = 1
    """The beginning of formatting, of a link or of a cite: `payload` is the node."""
    CLOSE = 2
    OPEN_QUOTE = 3
    CLOSE_QUOTE = 4
    """`payload` is the formatting of the element that quotes, which ends right before."""
    OPAQUE = 5


class Token:
    """A piece of flat output. `style` tells text of the style from text of a value."""

    __slots__ = ("kind", "payload", "place", "style", "text")

    def __init__(
        self, kind: Kind, text: str = "", payload: object = None, *, style: bool = False, place: "Place | None" = None
    ) -> None:
        self.kind, self.text, self.payload, self.style, self.place = kind, text, payload, style, place


class Place(Enum):
    """Where text of the style stands that meets its neighbours in a way of its own."""

    PREFIX = 0
    DELIMITER = 1


class Quotes(NamedTuple):
    """The quotation marks of a language, and whether commas and full stops go inside (CSL 1.0.2, Locale Options)."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    punctuation_inside: bool = False


SEAMS: Mapping[str, str] = MappingProxyType(
    {
        "::": ":", ":.": ":", ":!": "!", ":?": "?",
        "..": ".",
        ";:": ";", ";.": ";", ";;": ";", ";!": "!", ";?": "?",
        "!:": "!", "!.": "!", "!!": "!",
        "?:": "?", "?.": "?", "??": "?",
        ",,": ",",
    }
)  # fmt: skip
"""What two marks become where they meet; of pairs that are not here, both stay. The table of citeproc-js."""

_MOVABLE = frozenset(".,!?")
_OUTSIDE = frozenset(",;:")


def settle(output: Output, quotes: Quotes) -> list[Token]:
    """Nested output as a row of tokens, with doubled punctuation resolved and quotation marks as text."""
    tokens: list[Token] = []
    _flatten(output, tokens)
    quoted = any(token.kind is Kind.CLOSE_QUOTE for token in tokens)
    if quoted and not quotes.punctuation_inside:
        tokens = list(_moved_outside(tokens))
    _collide(tokens)
    if quoted:
        if quotes.punctuation_inside:
            _move_inside(tokens)
        _write_quotes(tokens, quotes)
    return tokens


# ------------------------------------------------------------------------------------------------------------ flattening


def _flatten(output: Output, tokens: list[Token]) -> None:
    if isinstance(output, str):
        if isinstance(output, Affix):
            if output:
                tokens.append(Token(Kind.TEXT, output, style=True))
        elif output:
            tokens.append(Token(Kind.TEXT, re.sub(_FRENCH_SPACE, "\u202f", output) if " " in output else output))
    elif isinstance(output, Opaque):
        tokens.append(Token(Kind.OPAQUE, payload=output.thing))
    elif output.display:
        _flatten_apart(output, tokens)
    else:
        _flatten_node(output, tokens)


def _flatten_node(output: Node, tokens: list[Token]) -> None:
    """A node that does not stand apart, or what is inside one that does."""
    address = re.search(_ADDRESS, output.prefix) if output.target and output.prefix else None
    before = output.prefix[: address.start()] if address else output.prefix
    if before:
        tokens.append(Token(Kind.TEXT, before, style=True, place=Place.PREFIX))
    if output.target:
        tokens.append(Token(Kind.OPEN, payload=output))
    if address:
        tokens.append(Token(Kind.TEXT, address[0], style=True))
    _flatten_inside(output, tokens)
    if output.target:
        tokens.append(Token(Kind.CLOSE))
    if output.suffix:
        tokens.append(Token(Kind.TEXT, output.suffix, style=True))


def _flatten_apart(output: Node, tokens: list[Token]) -> None:
    """What stands apart has its affixes with it, and is not there where nothing is printed (CSL 1.0.2, Display)."""
    if not any(map(has_words, output.children)):
        return
    tokens.append(Token(Kind.OPEN, payload=output))
    _flatten_node(output._replace(display="") if output.target else output, tokens)
    last, space = tokens[-1], ""
    if output.display != "left-margin" and last.kind is Kind.TEXT and last.style:
        bare = last.text.rstrip()
        last.text, space = bare, last.text[len(bare) :]
    tokens.append(Token(Kind.CLOSE))
    if space and output.display == "right-inline":
        tokens.append(Token(Kind.TEXT, space, style=True))


_FRENCH_SPACE = r" (?=[:;?!»])|(?<=«) "
"""A space of French orthography in a value: a thin one, at which no line ends."""

_ADDRESS = r"\w+://.*"
"""The beginning of an address in a prefix: with what follows it is the text of the link, without the bracket before it."""


def _flatten_inside(output: Node, tokens: list[Token]) -> None:
    if output.quotes:
        tokens.append(Token(Kind.OPEN_QUOTE, payload=output.quotes))
    if output.formatting:
        tokens.append(Token(Kind.OPEN, payload=output.formatting))
    for index, child in enumerate(output.children):
        if index and output.delimiter:
            tokens.append(Token(Kind.TEXT, output.delimiter, style=True, place=Place.DELIMITER))
        _flatten(child, tokens)
    if output.formatting:
        tokens.append(Token(Kind.CLOSE))
    if output.quotes:
        tokens.append(Token(Kind.CLOSE_QUOTE, payload=output.formatting))


# ----------------------------------------------------------------------------------------------------------- collisions


def _collide(tokens: list[Token]) -> None:
    """Resolve what meets where at least one side is the style's; inside a value nothing changes."""
    previous: Token | None = None
    quoted: Token | None = None
    for token in tokens:
        if token.kind is Kind.TEXT:
            if previous is not None and (token.style or previous.style):
                _meet(previous, token)
            elif quoted is not None and token.style and quoted.text[-1:] in _MARKS:
                token.text = token.text.removeprefix(quoted.text[-1])
            if token.text:
                previous, quoted = token, None
        elif token.kind is Kind.CLOSE_QUOTE:
            previous, quoted = None, previous or quoted
        elif token.kind is Kind.OPAQUE:
            previous = quoted = None


_ENDS = (".", "!", "?")
_MARKS = frozenset(".,;:!?")
_CLOSING = "“”‘’»›"
"""Quotation marks that close in one language or another, as they were typed at the end of a value."""


def _ends_in_quotation(text: str) -> bool:
    """Whether a typed quotation ends the text, and in it a sentence; no full stop follows then (« Non ! »)."""
    return text[-1] in _CLOSING and text.rstrip(f"{_CLOSING} \u00a0\u202f").endswith(_ENDS)


def _meet(left: Token, right: Token) -> None:
    if not left.text or not right.text:
        return
    a, b = left.text[-1], right.text[0]
    if a.isspace() and b == " ":
        if right.style:
            right.text = right.text[1:]
        else:
            left.text = left.text[:-1]
        return
    became = a if right.style and b == "." and _ends_in_quotation(left.text) else _seam(left, right, a + b)
    if became == a:
        right.text = right.text[1:]
    elif became == b:
        left.text = left.text[:-1]


def _seam(left: Token, right: Token, pair: str) -> str | None:
    """What two marks become, None if both stay. A prefix keeps what it stands before; a delimiter gives way only to its like."""
    if left.place is Place.PREFIX:
        return None
    if left.place is Place.DELIMITER or (right.place is Place.DELIMITER and left.style):
        return pair[0] if pair[0] == pair[1] and pair[0] in _MARKS else None
    return SEAMS.get(pair)


def _moved_outside(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with a comma, colon or semicolon that ends a quotation behind it, where it meets what follows."""
    last: Token | None = None
    for token in tokens:
        yield token
        if token.kind is Kind.TEXT and token.text:
            last = token
        elif token.kind is Kind.CLOSE_QUOTE and last is not None and last.text[-1] in _OUTSIDE:
            mark, last.text = last.text[-1], last.text[:-1]
            last = Token(Kind.TEXT, mark)
            yield last
        elif token.kind is not Kind.CLOSE:
            last = None


def _move_inside(tokens: list[Token]) -> None:
    """Move commas and full stops of the style (and `!`, `?`) into the innermost quotation that ends before them.

    They stand outside the formatting of what they follow there, but for that of the element which quotes.
    """
    last: Token | None = None
    index = -1
    while (index := index + 1) < len(tokens):
        token = tokens[index]
        if token.kind is Kind.TEXT and token.text:
            last = token
        elif token.kind is Kind.OPAQUE:
            last = None
        elif token.kind is Kind.CLOSE_QUOTE and last is not None:
            marks = _move(last, _following(tokens, index + 1))
            place = index - 1 if token.payload else index
            if marks and tokens[place - 1] is last:
                last.text += marks
            elif marks:
                last = Token(Kind.TEXT, marks, style=True)
                tokens.insert(place, last)
                index += 1


def _following(tokens: list[Token], start: int) -> list[Token]:
    """The texts of the style that stand behind a closing quotation mark, up to one that does not end in punctuation."""
    found: list[Token] = []
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind is Kind.TEXT and token.text:
            if not token.style:
                break
            found.append(token)
            if token.text.strip(".,!?"):
                break
        elif token.kind in {Kind.OPEN_QUOTE, Kind.OPAQUE}:
            break
    return found


def _move(inside: Token, outside: list[Token]) -> str:
    """Take marks from what stands outside. Those are given that the end of what stands inside neither swallows nor becomes."""
    marks = ""
    for token in outside:
        while token.text and token.text[0] in _MOVABLE:
            mark, token.text = token.text[0], token.text[1:]
            before = marks[-1:] or inside.text[-1:]
            became = SEAMS.get(before + mark)
            if not became:
                marks += mark
            elif marks:
                marks = marks[:-1] + became
            else:
                inside.text = inside.text[:-1] + became
        if token.text:
            break
    return marks


def _write_quotes(tokens: list[Token], quotes: Quotes) -> None:
    """Quotation marks as text, outer and inner ones by turns."""
    written: list[tuple[bool, str]] = []
    for token in tokens:
        if token.kind is Kind.OPEN_QUOTE:
            is_outer = written[-1][0] if written else False
            typed = getattr(token.payload, "value", _NO_MARKS)
            if typed in {_NO_MARKS, quotes.outer, quotes.inner}:
                is_outer = not is_outer if written else typed != quotes.inner
                typed = quotes.outer if is_outer else quotes.inner
            token.text = typed[0]
            written.append((is_outer, typed[1]))
        elif token.kind is Kind.CLOSE_QUOTE:
            token.text = written.pop()[1]
        else:
            continue
        token.kind = Kind.TEXT


_NO_MARKS = Quoting.TURNS.value
