"""Where a line ends that is full but for a space: there WeasyPrint cuts the text before a link or emphasis too early."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, line_size, split_first_line

_CHARACTERS = 4
"""Characters that fit the width of one em, at the very most; WeasyPrint reckons so too."""


@contextmanager
def full_lines() -> Iterator[None]:
    """A layout in which a line takes all the words that fit it.

    A text that ends with a space, before an element, may fit the rest of a line without the space only. Pango lets it be
    one line then, which is too wide; WeasyPrint 70 takes that for a first word too long, and puts no more than the word up
    to the text's first space on the line (`split_first_line`, step 3). It has no place to hand it another function.
    """
    inline.split_first_line = _split_first_line
    try:
        yield
    finally:
        inline.split_first_line = split_first_line


def _split_first_line(text: str, style: Any, context: Any, max_width: Any, spacing: Any, **more: Any) -> Any:
    """What WeasyPrint's function returns, but a text whose words all fit is not divided."""
    found = split_first_line(text, style, context, max_width, spacing, **more)
    is_cut = found[2] is not None
    if is_cut and text.endswith(" ") and _fits(text.rstrip(" "), style, context, max_width, spacing):
        return split_first_line(text, style, context, None, spacing, **more)
    return found


def _fits(words: str, style: Any, context: Any, width: Any, spacing: Any) -> bool:
    """Whether words stand on one line of a width, and may: lines of code, whose spaces all show, are left as they are."""
    if width is None or style["white_space"] != "normal" or len(words) * style["font_size"] > width * _CHARACTERS:
        return False
    layout = create_layout(words, style, context, None, spacing)  # held: its line lives no longer than it does
    needed, _ = line_size(layout.get_first_line()[0], style)
    return bool(needed <= width)
