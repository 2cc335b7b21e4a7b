"""HTML elements as text: tags and escaping."""

from collections.abc import Mapping
from types import MappingProxyType

VOID = frozenset({"br", "col", "hr", "img", "meta"})

_LEFT_OUT = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
"""Characters that no HTML document may hold (HTML Living Standard, 13.1.4 and 13.2.3.5)."""

_ESCAPES = {**dict.fromkeys(_LEFT_OUT), ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE_ESCAPES = {**_ESCAPES, ord('"'): "&quot;"}

Attributes = Mapping[str, str | int | None]
NONE: Attributes = MappingProxyType({})


FORMULA = "\N{INVISIBLE SEPARATOR}"
"""Opens the text alternative of a formula on paper, so that it can be tagged as one; no reader of the PDF gets to see it."""


FORMULA_DATA = "data:image/svg+xml;formula;base64,"
"""Opens the address of a formula's drawing on paper."""


def escaped(text: str) -> str:
    """The text as character data; control characters are left out."""
    return text.translate(_ESCAPES)


def element(tag: str, content: str = "", attributes: Attributes = NONE) -> str:
    """The element with its content, which is HTML already; attributes that are None are left out."""
    start = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items() if value is not None)}>"
    return start if tag in VOID else f"{start}{content}</{tag}>"


def container(tag: str, content: str, attributes: Attributes = NONE) -> str:
    """An element whose content stands on lines of its own."""
    return element(tag, "\n" + content.rstrip("\n") + "\n", attributes)


def _attribute(name: str, value: str | int) -> str:
    return f' {name}="{str(value).translate(_ATTRIBUTE_ESCAPES)}"'
