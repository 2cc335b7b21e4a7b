"""What is a tag, a comment or an instruction of HTML in a text, as pandoc's HTML reader sees it."""

import re
from html import unescape

from essayexport.patterns import pattern
from essayexport.records import NamedTuple

TAG = pattern(
    r"""<(?:/?(?P<name>[^\W\d_](?:[^\W_]|[:_-])*+(?<!:))
        (?:(?:\s+|(?<=["']))[^\W\d_](?:[^\W_]|[:_-])*(?:\s*=\s*(?:[^\s"'>][^\s>]*|'[^']*'|"[^"]*"))?)*+
        \s*+(?:/\s*)?>|\?[^\s>][^>]*>)""",
    re.VERBOSE,
)
"""A tag or an instruction; in `name`, the name of a tag."""
_ATTRIBUTE = pattern(r"""(?:\s|(?<=["']))([^\W\d_](?:[^\W_]|[:_-])*)(?:\s*=\s*(?:([^\s"'>][^\s>]*)|'([^']*)'|"([^"]*)"))?""")


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and where it ends."""

    name: str
    closes: bool
    end: int


def tag_at(text: str, start: int, end: int) -> Tag | None:
    """The tag or instruction (its name is empty) that starts at `start`."""
    match = TAG.match(text, start, end)
    if not match:
        return None
    return Tag((match["name"] or "").lower(), text.startswith("</", start), match.end())


def comment_end(text: str, start: int, end: int) -> int | None:
    """Where the comment ends that starts at `start`."""
    if not text.startswith("<!--", start, end) or text.startswith((">", "->"), start + 4, end):
        return None
    close = text.find("-->", start + 4, end)
    return close + 3 if close >= 0 else None


def attributes_of(tag: str) -> tuple[tuple[str, str], ...]:
    """The attributes of an opening tag, names in small letters, in their order."""
    return tuple(
        (match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        for match in _ATTRIBUTE.finditer(tag, 1, len(tag) - 1)
    )
