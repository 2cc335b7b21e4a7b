"""Inlines put together as pandoc puts them: neighbours that become one, blanks at the ends, words for a description."""

from essayexport.document import (
    Cite,
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Mark,
    Marked,
    SoftBreak,
    Text,
    plain,
    rewrite_inlines,
)
from essayexport.patterns import pattern

_BEFORE_MARK = pattern(r" +(?=[.,;:!?)])")
_BLANKS = pattern(r"[ \t\n\x0b\x0c]+")
_SEVERAL_BLANKS = ("  ", "\t", "\n", "\x0b", "\x0c")
_MELTING = frozenset(
    {Mark.EMPHASIS, Mark.STRONG, Mark.UNDERLINE, Mark.SUPERSCRIPT, Mark.SUBSCRIPT, Mark.STRIKEOUT},
)
"""Marks of which two in a row are one in pandoc's tree."""
_CAN_MELT = 4
"""So many inlines at the start of a sequence may change when it is put behind another."""


class Run:
    """A sequence of inlines while it grows."""

    __slots__ = ("_found", "_melting", "_words")

    def __init__(self) -> None:
        self._found: list[Inline] = []
        self._words: list[str] = []
        self._melting: tuple[Mark, list[Inline]] | None = None
        """The mark of the last inline and what is in it, while more of its kind follow."""

    def write(self, text: str) -> None:
        """Adds characters; blanks in a row are one."""
        self._words.append(text)

    def put(self, inline: Inline) -> None:
        """Adds an inline, which melts with a neighbour of its kind."""
        if isinstance(inline, Text):
            self._words.append(inline.text)
            return
        self._end_text(isinstance(inline, SoftBreak | LineBreak))
        last = self._found[-1] if self._found else None
        if isinstance(inline, SoftBreak) and isinstance(last, SoftBreak | LineBreak):
            return
        if isinstance(inline, LineBreak) and isinstance(last, SoftBreak):
            self._found[-1] = inline
        elif isinstance(inline, Marked) and isinstance(last, Marked) and inline.mark is last.mark in _MELTING:
            self._melt(last, inline)
        else:
            self._end_melting()
            self._found.append(inline)

    def _melt(self, last: Marked, inline: Marked) -> None:
        if self._melting is None:
            self._melting = inline.mark, list(last.children)
        self._melting[1].extend(inline.children)

    def _end_melting(self) -> None:
        if self._melting is not None:
            mark, children = self._melting
            self._melting = None
            self._found[-1] = Marked(mark, tuple(children))

    def put_all(self, inlines: Inlines) -> None:
        """Adds a sequence that was put together by a run: only its ends can melt with what stands there."""
        for inline in inlines[:_CAN_MELT]:
            self.put(inline)
        if middle := inlines[_CAN_MELT:-1]:
            self._end_text(isinstance(middle[0], SoftBreak | LineBreak))
            self._end_melting()
            self._found.extend(middle)
        for inline in inlines[max(_CAN_MELT, len(inlines) - 1) :]:
            self.put(inline)

    def inlines(self) -> Inlines:
        """What was added."""
        self._end_text(False)
        self._end_melting()
        return tuple(self._found)

    def _end_text(self, before_break: bool) -> None:
        if not self._words:
            return
        text = self._words[0] if len(self._words) == 1 else "".join(self._words)
        self._words.clear()
        if any(blanks in text for blanks in _SEVERAL_BLANKS):
            text = _BLANKS.sub(" ", text)
        if before_break:
            text = text.rstrip(" ")
        if self._found and isinstance(self._found[-1], SoftBreak | LineBreak):
            text = text.lstrip(" ")
        if text:
            self._end_melting()
            self._found.append(Text(text))


def joined(*parts: Inlines) -> Inlines:
    """Sequences as one."""
    run = Run()
    for part in parts:
        run.put_all(part)
    return run.inlines()


def trimmed(found: Inlines) -> Inlines:
    """The inlines without blanks and line ends at both ends."""
    start, end = 0, len(found)
    while start < end and _is_blank(found[start]):
        start += 1
    while start < end and _is_blank(found[end - 1]):
        end -= 1
    kept = list(found[start:end])
    if kept and isinstance(first := kept[0], Text):
        kept[0] = Text(first.text.lstrip(" "))
    if kept and isinstance(last := kept[-1], Text):
        kept[-1] = Text(last.text.rstrip(" "))
    return tuple(kept)


def source_text(text: str) -> Inlines:
    """Source as inlines that print it."""
    found: list[Inline] = []
    for line in text.split("\n"):
        found += [SoftBreak(), Text(_BLANKS.sub(" ", line.strip()))] if found else [Text(_BLANKS.sub(" ", line.rstrip()))]
    return tuple(found)


def description(found: Inlines) -> str:
    """The words of a caption as they describe its picture: without cites, which print only later, and without notes."""
    words = plain(rewrite_inlines(found, lambda inline: () if isinstance(inline, Cite | CrossReference) else (inline,)))
    return _BEFORE_MARK.sub("", " ".join(words.split()))


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))
