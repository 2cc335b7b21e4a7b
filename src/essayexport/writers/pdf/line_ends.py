"""Where a line ends that is full but for a space, before a link or emphasis, and where one ends that is all one long word."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, line_size, split_first_line

_CHARACTERS = 4
"""Characters that fit the width of one em, at the very most; WeasyPrint reckons so too."""
_LINES = 2
"""So many full lines of a long word are enough to find where the first one ends."""


@contextmanager
def full_lines() -> Iterator[None]:
    """A layout in which a line takes all the words that fit it, and a word of many lines is not shaped anew for each.

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
    if (opening := _opening(text, style, max_width)) and (
        found := split_first_line(opening, style, context, max_width, spacing, **more)
    )[2] is not None:
        return found
    found = split_first_line(text, style, context, max_width, spacing, **more)
    is_cut = found[2] is not None
    if is_cut and text.endswith(" ") and _fits(text.rstrip(" "), style, context, max_width, spacing):
        return split_first_line(text, style, context, None, spacing, **more)
    return found


def _opening(text: str, style: Any, width: Any) -> str:
    """The first lines of a text that begins with a word, or with blanks that show, far longer than they are; else nothing.

    WeasyPrint shapes all that is left of them to find the end of each line, which is quadratic work.
    """
    size = style["font_size"]
    if width is None or not size or not len(text) * size > 2 * _LINES * _CHARACTERS * width > 0:
        return ""
    opening = text[: int(_LINES * _CHARACTERS * width / size) + 1]
    is_one_run = not any(map(str.isspace, opening)) or (style["white_space"] == "pre-wrap" and not opening.strip(" "))
    return opening if is_one_run else ""


def _fits(words: str, style: Any, context: Any, width: Any, spacing: Any) -> bool:
    """Whether words stand on one line of a width, and may: lines of code, whose spaces all show, are left as they are."""
    if width is None or style["white_space"] != "normal" or len(words) * style["font_size"] > width * _CHARACTERS:
        return False
    layout = create_layout(words, style, context, None, spacing)  # held: its line lives no longer than it does
    needed, _ = line_size(layout.get_first_line()[0], style)
    return bool(needed <= width)
