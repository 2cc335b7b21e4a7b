"""Reads an essay from a file: its encoding, its line ends, and characters that no page can show."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.patterns import pattern

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = "\ufeff"
_TO_UTF8 = "save the file with the encoding UTF-8"
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
"""What ends a line or page (Unicode's newline functions) but is no line feed; a page set from HTML would drop some of them."""
_LINE_FEED = pattern(r"\n")
_CONTROL = pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters but tab and line ends, and the two that are no characters: no format can hold them."""


@dataclass(frozen=True)
class Source:
    """The text of an essay: `path` as the user wrote it, `folder` where its pictures and references are looked up.

    `warnings` say what was left out of the text; `markdown.parse` reports them. An essay in several files has them in
    `chapters`; its own path and folder are those of the first.
    """

    path: str
    folder: Path
    text: str
    warnings: tuple[Diagnostic, ...] = ()
    chapters: tuple["Source", ...] = ()
    parted: bool = True
    """Whether a blank line stands between the chapters, and not one is the next part of a file, or a file put into it."""
    first_line: int = 1
    """The line of its file that the text starts on."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their line feeds."""
        return tuple(self.text.split("\n"))

    def line(self, number: int) -> str | None:
        """The line with this number, counted from 1; None where the essay has no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def find(self, words: str) -> Span | None:
        """Where words first stand, by the file that they stand in; None where they stand nowhere."""
        return self.finder()(words)

    @cached_property
    def _line_ends(self) -> tuple[int, ...]:
        return (-1, *(found.start() for found in _LINE_FEED.finditer(self.text)))

    def finder(self) -> Callable[[str], Span | None]:
        """What says where words stand, by their file; None where nowhere. Each search goes on where the last one ended."""
        last = 0

        def find(words: str) -> Span | None:
            nonlocal last
            found = self.text.find(words, last)
            start = found if found >= 0 else self.text.find(words)
            if start < 0:
                return None
            last, line = start, bisect_left(self._line_ends, start)
            return self.locate(Span(self.path, line, start - self._line_ends[line - 1], len(words)))

        return find

    @cached_property
    def _first_lines(self) -> tuple[int, ...]:
        """The line of the whole that each chapter starts on, from 1."""
        firsts = [1]
        for chapter in self.chapters:
            firsts.append(firsts[-1] + _ended(chapter.text, self.parted).count("\n") + self.parted)
        return tuple(firsts[:-1])

    def locate(self, span: Span | None) -> Span | None:
        """The place in its own file of a place in the text of all chapters."""
        if span is None or not self.chapters or span.path != self.path:
            return span
        number = bisect_right(self._first_lines, span.line) - 1
        chapter = self.chapters[number]
        return span._replace(path=chapter.path, line=span.line - self._first_lines[number] + chapter.first_line)


def read(path: Path) -> Source:
    """The essay in a file, as UTF-8 or, with a byte-order mark, UTF-16.

    Raises `FatalError`: ESSAY_MISSING where there is no such file, ESSAY_UNREADABLE where it cannot be read as text.
    """
    shown = str(path)
    return from_bytes(_bytes(path, shown), shown, path.parent)


def from_bytes(data: bytes, shown: str, folder: Path) -> Source:
    """The essay in bytes, such as those of standard input; errors as of `read`."""
    return from_text(_decode(data, shown), shown, folder)


def from_text(text: str, shown: str, folder: Path) -> Source:
    """The essay in a text. Line ends become line feeds; control characters are left out, with one warning for each kind."""
    text = _with_line_feeds(text.removeprefix(_UTF8_MARK))
    warnings = _warnings(text, shown)
    return Source(shown, folder, _CONTROL.sub("", text) if warnings else text, warnings)


def joined(chapters: Sequence[Source], *, parted: bool = True) -> Source:
    """One essay of several, with a blank line between them, as pandoc reads several files, or as parts that follow directly."""
    first = chapters[0]
    if len(chapters) == 1:
        return first
    text = ("\n" if parted else "").join(_ended(chapter.text, parted) for chapter in chapters)
    warnings = dict.fromkeys(warning for chapter in chapters for warning in chapter.warnings)
    return Source(first.path, first.folder, text, tuple(warnings), tuple(chapters), parted)


def _ended(text: str, is_chapter: bool) -> str:
    """A text with a line feed at its end; an empty part of a file has none."""
    return text if text.endswith("\n") or not (text or is_chapter) else f"{text}\n"


def printable(text: str) -> str:
    """A text that came in escapes, as of YAML: its line ends as line feeds, and without control characters."""
    return text if text.isprintable() else _CONTROL.sub("", _with_line_feeds(text))


def _with_line_feeds(text: str) -> str:
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _bytes(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FatalError(Code.ESSAY_MISSING, f"there is no file `{shown}`", hint=_nearest(path)) from None
    except IsADirectoryError:
        hint = "name the Markdown file in it"
        raise FatalError(Code.ESSAY_UNREADABLE, f"`{shown}` is a folder, not an essay", hint=hint) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FatalError(Code.ESSAY_UNREADABLE, f"`{shown}` cannot be read: {reason}") from None


def _nearest(path: Path) -> str | None:
    """A hint with the file of the folder whose name is most like the one asked for."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return f"there is no folder `{path.parent}` either"
    near = get_close_matches(path.name, names, n=1)
    return f"did you mean `{path.with_name(near[0])}`?" if near else None


def _decode(data: bytes, shown: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FatalError(Code.ESSAY_UNREADABLE, *_undecodable(data, error, encoding.upper(), shown), _TO_UTF8) from None


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, shown: str) -> tuple[str, Span]:
    """What is wrong with the bytes, and where."""
    before = _with_line_feeds(data[: error.start].decode(encoding, "replace"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"the byte 0x{data[error.start]:02X} is no {encoding}", Span(shown, line, column)


def _warnings(text: str, shown: str) -> tuple[Diagnostic, ...]:
    first: dict[str, int] = {}
    for match in _CONTROL.finditer(text):
        first.setdefault(match.group(), match.start())
    return tuple(_left_out(character, text, offset, shown) for character, offset in first.items())


def _left_out(character: str, text: str, offset: int, shown: str) -> Diagnostic:
    count = text.count(character)
    times = f", {count} times in all" if count > 1 else ""
    message = f"the control character U+{ord(character):04X} is left out{times}"
    return Diagnostic(Code.CHARACTER_LEFT_OUT, message, Span(shown, *_place(text, offset)))


def _place(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset; characters that are left out before it on its line do not count."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, len(_CONTROL.sub("", text[start:offset])) + 1
