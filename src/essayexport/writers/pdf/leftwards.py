"""Text that is written from right to left: its first lines are indented at the right, where WeasyPrint forgets to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.inline import text_align


@contextmanager
def leftward_indents() -> Iterator[None]:
    """A layout that indents the first line of a paragraph from its right edge, where the paragraph begins there.

    WeasyPrint 70 makes such a line shorter by its indent, and sets it at the right edge nevertheless.
    """
    inline.text_align = _text_align
    try:
        yield
    finally:
        inline.text_align = text_align


def _text_align(context: Any, line: Any, available_width: float, *, last: bool) -> float:
    """How far a line stands from the edge that it begins at."""
    offset: float = text_align(context, line, available_width, last)
    return offset + line.text_indent if line.style["direction"] == "rtl" else offset
