"""Attributes in braces, `{#identifier .class key=value -}`, as pandoc reads them."""

import re
from html import unescape

from essayexport.document import NO_ATTRIBUTES, Attributes
from essayexport.patterns import pattern

_ATTRIBUTE = pattern(
    r"""\s*(?:
        \#(?P<identifier>[\w.:-]+)
      | \.(?P<name>[^\W\d_][\w.:-]*)
      | (?P<key>[^\W\d_][\w.:-]*)=(?:
            "(?P<double>(?:\\.|[^"\\])*)" | '(?P<single>(?:\\.|[^'\\])*)' | (?P<bare>(?:\\.|[^\s}"'\\])(?:\\.|[^\s}\\])*)?)
      | (?P<dash>-)
    )""",
    re.VERBOSE,
)
_CLOSE = pattern(r"\s*\}")
_ESCAPE = pattern(r"\\([^\w\s])")
_AT_END = pattern(r"\{[^{}]*\}\s*$")
_OF_AN_INLINE = pattern(r"(?:[`\]]|\]\([^()]*\)|<[^<>\s]*>)\{[^{}]*\}\s*$")
"""Attributes right behind code, a span, a link or an address are its own."""


def attributes_at(text: str, start: int) -> tuple[Attributes, int] | None:
    """The attributes whose brace opens at `start`, and where they end; None where there are none."""
    if not text.startswith("{", start):
        return None
    found: list[re.Match[str]] = []
    position = start + 1
    while match := _ATTRIBUTE.match(text, position):
        found.append(match)
        position = match.end()
    close = _CLOSE.match(text, position)
    return (_gather(found), close.end()) if close else None


def split_attributes(text: str) -> tuple[str, Attributes]:
    """A heading or caption without the attributes at its end, and those."""
    match = None if _OF_AN_INLINE.search(text) else _AT_END.search(text)
    if match and (found := attributes_at(text, match.start())) and not text[found[1] :].strip():
        return text[: match.start()].rstrip(), found[0]
    return text, NO_ATTRIBUTES


def _gather(matches: list[re.Match[str]]) -> Attributes:
    identifier, classes, pairs = "", [], []
    for match in matches:
        key, value = match["key"], _value(match)
        if match["identifier"]:
            identifier = match["identifier"]
        elif key == "id":
            identifier = value
        elif key == "class":
            classes += value.split()
        elif key:
            pairs.append((key, value))
        else:
            classes.append(match["name"] or "unnumbered")
    return Attributes(identifier, tuple(classes), tuple(pairs)) if matches else NO_ATTRIBUTES


def _value(match: re.Match[str]) -> str:
    quoted = (match["double"] or match["single"] or "").replace("\n", " ")
    return _ESCAPE.sub(r"\1", unescape(quoted) if "&" in quoted else quoted or match["bare"] or "")
