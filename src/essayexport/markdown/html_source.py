"""What is a tag, a comment or an instruction of HTML in a text, as pandoc's HTML reader sees it."""

import re
from html import escape, unescape

from essayexport.patterns import pattern
from essayexport.records import NamedTuple

TAG = pattern(
    r"""<(?:/?(?P<name>[^\W\d_](?>(?:[^\W_]|[:_-])*)(?<!:))
        (?>(?:(?:\s+|/|(?<=["']))[^\W\d_](?:[^\W_]|[:_-])*(?:\s*=\s*(?:[^\s"'>][^\s>]*|'[^']*'|"[^"]*")?)?)*)
        \s*+(?:/\s*)?>|\?[^\s>][^>]*>)""",
    re.VERBOSE,
)
"""A tag or an instruction; in `name`, the name of a tag."""
_ATTRIBUTE = pattern(r"""(?:\s|(?<=["']))([^\W\d_](?:[^\W_]|[:_-])*)(?:\s*=\s*(?:([^\s"'>][^\s>]*)|'([^']*)'|"([^"]*)"))?""")


_START = pattern(r"<[^\s/>]+")


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


def respelled(tag: str) -> str:
    """An opening tag as pandoc spells one that is closed: values in quotes, without the attribute `markdown`."""
    name = _START.match(tag)
    found = (match for match in _ATTRIBUTE.finditer(tag, 1, len(tag) - 1) if match[1] != "markdown")
    return f"{name.group()}{''.join(map(_spelled, found))}>" if name else tag


def _spelled(attribute: re.Match[str]) -> str:
    values = [value for value in attribute.groups()[1:] if value is not None]
    return f' {attribute[1]}="{escape(unescape(values[0]))}"' if values else f" {attribute[1]}"


def attributes_of(tag: str) -> tuple[tuple[str, str], ...]:
    """The attributes of an opening tag, names in small letters, in their order."""
    return tuple(
        (match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        for match in _ATTRIBUTE.finditer(tag, 1, len(tag) - 1)
    )
