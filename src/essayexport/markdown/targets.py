"""Where a link leads: `(address "title")`, labels as they are compared, and addresses as pandoc writes them."""

import re
from html import unescape

from essayexport.markdown.reading import Target
from essayexport.patterns import pattern

_LONGEST = 2_000
"""How far the bracket that closes an address is looked for."""
_MOST_PARENTHESES = 10
"""In one another in an address."""
_POINTED = pattern(r"<((?>(?:\\(?!\n)[\W_]|[^<>\\]|\\(?=[^\W_]|\n))*))>")
_BARE = pattern(r"(?>(?:\\(?!\n)[\W_]|\\(?=[^\W_]|\n)|[^ \t\n\r()\\]|[ \t]++(?![\"')]))+)")
_IN_PARENTHESES = pattern(r"(?>(?:\\(?!\n)[\W_]|\\(?=[^\W_]|\n)|[^()\\\n])+)")
_BLANK = pattern(r"[ \t]*\n?[ \t]*")
_BLANKS = pattern(r"[ \t]*")
TITLE = pattern(
    r"\"(?!\s)((?>(?:\\.|[^\"\\]|\"(?=[^\W_])(?>(?:\\.|[^\"\\])*)\"(?![^\W_]))*))\"(?![^\W_])"
    r"|'(?!\s)((?>(?:\\.|[^'\\]|'(?=[^\W_])(?>(?:\\.|[^'\\])*)'(?![^\W_]))*))'(?![^\W_])",
    re.DOTALL,
)
"""Quotation marks may stand in it in pairs."""
_ESCAPE = pattern(r"\\((?!\n)[\W_])")
_UNSAFE = pattern(r"[\s<>|\"{}\[\]^`]")


def normal(label: str) -> str:
    """A label as it is compared: capitals and kinds of blanks make no difference."""
    return " ".join(label.split()).lower()


def escaped(text: str) -> str:
    """An address with percent signs for what cannot stand in one, as pandoc writes them."""
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), text)


def plain_address(text: str) -> str:
    """An address without its backslashes and entities."""
    return escaped(unescape(_ESCAPE.sub(r"\1", text)))


def plain_title(match: re.Match[str] | None) -> str:
    """The text of a title without its marks."""
    if not match:
        return ""
    return " ".join(unescape(_ESCAPE.sub(r"\1", match[match.lastindex or 1] or "")).split())


def inline_target(text: str, position: int, end: int) -> tuple[Target, int] | None:
    """`(address "title")` and where it ends."""
    if not text.startswith("(", position, end):
        return None
    start = _skip(_BLANKS, text, position + 1, end)
    in_brackets = _POINTED.match(text, start, end)
    if not in_brackets and text.startswith("<", start, end) and text.find(">", start, min(end, start + _LONGEST)) > 0:
        return None
    stop = in_brackets.end() if in_brackets else _address_end(text, start, end)
    title = TITLE.match(text, _skip(_BLANK, text, stop, end), end)
    close = _skip(_BLANKS, text, title.end() if title else stop, end)
    if not text.startswith(")", close, end):
        return None
    address = _in_brackets(in_brackets) if in_brackets else plain_address(" ".join(text[start:stop].split()))
    return Target(address, plain_title(title)), close + 1


def pointed(text: str, position: int, end: int) -> tuple[str, int] | None:
    """An address in pointed brackets, and where it ends."""
    match = _POINTED.match(text, position, end)
    return (_in_brackets(match), match.end()) if match else None


def _in_brackets(match: re.Match[str]) -> str:
    return plain_address(match[1].replace("\n", " ").rstrip())


def _address_end(text: str, position: int, end: int) -> int:
    """Where the address ends that starts at `position`; blanks may stand in it, and parentheses in pairs."""
    depth = 0
    while True:
        position = _skip(_IN_PARENTHESES if depth else _BARE, text, position, end)
        if text.startswith("(", position, end) and depth < _MOST_PARENTHESES:
            depth += 1
        elif text.startswith(")", position, end) and depth:
            depth -= 1
        elif not text.startswith("\n", position, end) or TITLE.match(text, _skip(_BLANK, text, position, end), end):
            return position
        position += 1


def _skip(blanks: re.Pattern[str], text: str, position: int, end: int) -> int:
    match = blanks.match(text, position, end)
    return match.end() if match else position
