"""Quarto's includes: a file that a line of its own names is read in place of that line, as if its text were pasted there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from essayexport import source
from essayexport.diagnostics import Code, Diagnostic, FatalError, Report, Span
from essayexport.document import Setting
from essayexport.export.files import shown
from essayexport.lookup import Lookup
from essayexport.patterns import pattern
from essayexport.source import Source

_INCLUDE = pattern(r"^\{\{<[ \t]*include[ \t]++(?P<name>[^\n<>]++)>\}\}[ \t]*$", re.MULTILINE)
_IN_LINE = pattern(r"^(?P<before>[^`\n]*[^`\s{][^`\n{]*)\{\{<[ \t]*include[ \t][^\n<>]*+>\}\}", re.MULTILINE)
_MOST = 200
"""How many files are included; more may be a stranger's, each of which includes the next one twice."""


def with_includes(text: Source, lookup: Lookup, report: Report) -> Source:
    """The essay with the files that it includes; the line of one that is not there, or may not be read, stays and is reported."""
    if "{{<" not in text.text:
        return text
    including = _Including(lookup, report)
    for file in text.chapters or (text,):
        including.tell_in_line(file)
    if not _INCLUDE.search(text.text):
        return text
    parts: list[Source] = []
    for file in text.chapters or (text,):
        if parts:
            parts.append(replace(parts[-1], text="\n"))
        parts += including.parts(file, ())
    return source.joined(parts, parted=False)


@dataclass(slots=True)
class _Including:
    """Where the files of one essay are looked up, and how many were read."""

    lookup: Lookup
    report: Report
    count: int = 0

    def parts(self, file: Source, around: tuple[Path, ...]) -> Iterator[Source]:
        """What stands before, in and behind each include of a file; `around` are the files that it is included by."""
        position, line = 0, file.first_line
        for found in _INCLUDE.finditer(file.text):
            before = file.text[position : found.start()]
            place = Span(file.path, line + before.count("\n"), 1, len(found.group()))
            inner = self.file(Setting(found["name"].strip(" \t\"'"), place), around)
            if inner is None:
                continue
            yield replace(file, text=before, first_line=line)
            yield from self.parts(*inner)
            position, line = found.end() + 1, place.line + 1
        yield replace(file, text=file.text[position:], first_line=line)

    def tell_in_line(self, file: Source) -> None:
        """Reports the first include in a line of text, which stays there, as it does not work in Quarto."""
        if found := _IN_LINE.search(file.text):
            line = file.text.count("\n", 0, found.start()) + file.first_line
            before = len(found["before"])
            span = Span(file.path, line, before + 1, len(found.group()) - before)
            message = f"`{found.group()[before:]}` stands in a line of text, where it includes nothing"
            self.report(Diagnostic(Code.INCLUDE_MISSING, message, span, "put it on a line of its own"))

    def file(self, named: Setting, around: tuple[Path, ...]) -> tuple[Source, tuple[Path, ...]] | None:
        """The text of the file that an include names, and the files that it stands in then."""
        refused: list[Diagnostic] = []
        path = self.lookup.find(named, refused.append)
        for diagnostic in refused:
            self.report(diagnostic)
        if path is None:
            if not refused:
                self.say(named, f"no such file: `{named.value}`", self.lookup.nearest(named.value))
            return None
        if path in around or self.count >= _MOST:
            self.say(named, f"`{named.value}` includes itself" if path in around else f"more than {_MOST} includes")
            return None
        self.count += 1
        try:
            return source.read(Path(shown(path))), (*around, path)
        except FatalError as error:
            self.say(named, error.diagnostic.message, error.diagnostic.hint)
            return None

    def say(self, named: Setting, message: str, hint: str | None = None) -> None:
        """Reports an include that stays a line of text."""
        self.report(Diagnostic(Code.INCLUDE_MISSING, message, named.span, hint))
