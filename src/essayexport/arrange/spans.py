"""Spans that look like something: the classes with which authors mark small capitals, underlining and highlighting."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.document import Inline, Mark, Marked, Styled

_MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "smallcaps": Mark.SMALL_CAPS,
        "small-caps": Mark.SMALL_CAPS,
        "underline": Mark.UNDERLINE,
        "ul": Mark.UNDERLINE,
        "mark": Mark.HIGHLIGHT,
    }
)
"""pandoc's own classes, and those of its writers."""


def as_marked(span: Styled) -> Inline:
    """The span with the marks that its classes ask for; it stays around them where it says anything else."""
    marks = [_MARKS[name] for name in span.attributes.classes if name in _MARKS]
    if not marks:
        return span
    children = span.children
    for mark in reversed(marks):
        children = (Marked(mark, children),)
    rest = span.attributes._replace(classes=tuple(name for name in span.attributes.classes if name not in _MARKS))
    return replace(span, attributes=rest, children=children) if any(rest) else children[0]
