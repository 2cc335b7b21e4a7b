"""Which way the characters of a text are written: Word's runs say it (ECMA-376 part 1, 17.3.2.30), its characters do not."""

from collections.abc import Iterator

from essayexport.patterns import pattern
from essayexport.writers.meanings import LEFTWARD_LETTERS

_LEFTWARD = pattern(rf"[{LEFTWARD_LETTERS}](?:[{LEFTWARD_LETTERS}\W\d_]*[{LEFTWARD_LETTERS}])?")
"""From the first letter that is written from right to left to the last, no other letter between."""

_LETTER = rf"(?![{LEFTWARD_LETTERS}])[^\W\d_]"
_RIGHTWARD = pattern(rf"{_LETTER}(?:[^{LEFTWARD_LETTERS}]*(?![{LEFTWARD_LETTERS}])[^\W_])?")
"""From the first letter that is written from left to right to the last one or digit, no other letter between."""

_BRACKETS = {"(": ")", "[": "]"}


def directed(text: str, *, leftwards: bool, beside: tuple[str, str] = ("", "")) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is written from right to left, as what belongs to no letter is `leftwards`.

    What stands `beside` the text settles what belongs to no letter at its ends (Unicode's bidirectional algorithm, N1).
    """
    first, last = len(beside[0]), len(beside[0]) + len(text)
    start = 0
    for piece, way in _directed(f"{beside[0]}{text}{beside[1]}", leftwards=leftwards):
        end = start + len(piece)
        if shown := piece[max(first - start, 0) : max(last - start, 0)]:
            yield shown, way
        start = end


def _directed(text: str, *, leftwards: bool) -> Iterator[tuple[str, bool]]:
    start = 0
    for found in (_RIGHTWARD if leftwards else _LEFTWARD).finditer(text):
        end = _closed(text, found.start(), found.end())
        if start < found.start():
            yield text[start : found.start()], leftwards
        yield text[found.start() : end], not leftwards
        start = end
    if start < len(text):
        yield text[start:], leftwards


def _closed(text: str, start: int, end: int) -> int:
    """The end of a piece with the bracket that closes one in it, which would else turn the other way."""
    for opening, closing in _BRACKETS.items():
        if text.startswith(closing, end) and text.count(opening, start, end) > text.count(closing, start, end):
            return end + 1
    return end
