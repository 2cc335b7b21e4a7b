"""The messages of a run as a terminal shows them: in order of place, each once, with its source line, and their sum."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TextIO

from essayexport.diagnostics import EXIT_CODES, Diagnostic, Severity, Span, render
from essayexport.output import forsake
from essayexport.source import Source

LineOf = Callable[[Span], str | None]
"""The line of a file that a message shows."""

_COLOURS = {Severity.FATAL: "31", Severity.ERROR: "31", Severity.WARNING: "33"}
_UNPRINTABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
"""What could make a terminal do something: an essay may come from a stranger."""


def in_order(said: Iterable[Diagnostic], *essay: str) -> list[Diagnostic]:
    """Each message once: about the essay line by line, about other files, without a place, and last why nothing was written.

    `essay` are the paths of its files, in their order.
    """
    return sorted(dict.fromkeys(said), key=lambda one: (one.severity is Severity.FATAL, *_place(one.span, essay)))


def _place(span: Span | None, essay: Sequence[str]) -> tuple[bool, int, str, int, int]:
    if span is None:
        return True, 0, "", 0, 0
    return False, essay.index(span.path) if span.path in essay else len(essay), span.path, span.line, span.column


def paths_of(source: Source | None) -> tuple[str, ...]:
    """The paths of an essay's files."""
    return tuple(chapter.path for chapter in _files(source))


def _files(source: Source | None) -> tuple[Source, ...]:
    return source.chapters or (source,) if source else ()


def shown(said: Sequence[Diagnostic], *, quiet: bool, strict: bool) -> list[Diagnostic]:
    """The messages that are printed: with `quiet` no warnings, unless they count as errors."""
    return [one for one in said if not quiet or strict or one.severity is not Severity.WARNING]


def exit_code(said: Iterable[Diagnostic], *, strict: bool) -> int:
    """0 where nothing is wrong; 1 where the essay has errors (`strict`: or warnings); 2 and 3 as `EXIT_CODES` has it."""
    said = list(said)
    if fatal := [EXIT_CODES[one.code] for one in said if one.severity is Severity.FATAL]:
        return max(fatal)
    return int(any(strict or one.severity is Severity.ERROR for one in said))


def summary(said: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are."""
    warnings = sum(one.severity is Severity.WARNING for one in said)
    counts = [_count(len(said) - warnings, "error"), _count(warnings, "warning")]
    return ", ".join(count for count in counts if count)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}" if number else ""


def printed(diagnostic: Diagnostic, line_of: LineOf, *, coloured: bool) -> str:
    """One message as it is printed."""
    line = line_of(diagnostic.span) if diagnostic.span else None
    text = re.sub(_UNPRINTABLE, "\N{REPLACEMENT CHARACTER}", render(diagnostic, line))
    if not coloured:
        return text
    word = re.compile(rf"\w+\[{diagnostic.code.value}\]:")
    return word.sub(lambda found: f"\033[1;{_COLOURS[diagnostic.severity]}m{found.group()}\033[0m", text, count=1)


def lines_of(source: Source | None) -> LineOf:
    """Looks lines up in the essay as it was read, and in other files as they lie there."""
    essay = {chapter.path: chapter.lines for chapter in _files(source)}

    @cache
    def other(path: str) -> list[str]:
        try:
            return Path(path).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        except OSError:
            return []

    def line_of(span: Span) -> str | None:
        lines = essay[span.path] if span.path in essay else other(span.path)
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None

    return line_of


def say(text: str) -> None:
    """Prints to standard error. Where nobody can hear, nothing is wrong with the essay."""
    try:
        sys.stderr.write(f"{text}\n" if text else "")
        sys.stderr.flush()
    except OSError:
        forsake(sys.stderr)


def is_coloured(stream: TextIO) -> bool:
    """Whether colour belongs on a stream: only on a terminal, and never against NO_COLOR (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
