"""Lines that look like headings, lists or quotations and are text to pandoc, because a blank line or a blank is missing."""

from collections.abc import Iterator

from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_HEADING = pattern(r"#{1,6}[ \t]+\S")
_CLOSE_HEADING = pattern(r"#{1,6}(?=[^\W\d])[^.!?,;:#]*$")
_QUOTATION = pattern(r">[ \t]+\S")
_ITEM = pattern(r"(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_BLANK_LINE = "put a blank line before it"


class NearMiss(NamedTuple):
    """The line of a paragraph, from 0, what it is not, and the remedy."""

    line: int
    message: str
    hint: str


def near_misses(paragraph: str) -> Iterator[NearMiss]:
    """What looks like markup in the text of a paragraph, each kind once. One item alone may be a hyphen or a year."""
    lines = [line.strip() for line in paragraph.split("\n")]
    if len(lines) == 1 and _CLOSE_HEADING.fullmatch(lines[0]):
        yield NearMiss(0, "this line is text, not a heading", "put a blank between the `#` and the words")
    for expression, name in ((_HEADING, "a heading"), (_QUOTATION, "a quotation")):
        found = next((number for number, line in enumerate(lines) if number and expression.match(line)), None)
        if found is not None:
            yield NearMiss(found, f"this line is text, not {name}", _BLANK_LINE)
    items = [number for number, line in enumerate(lines) if number and _ITEM.match(line)]
    if items and (len(items) > 1 or lines[items[0] - 1].endswith(":")):
        yield NearMiss(items[0], "this line is text, not the item of a list", _BLANK_LINE)
