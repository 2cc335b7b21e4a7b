"""What an export is asked for: the command line in values, and how the one who asks hears of it."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from essayexport.diagnostics import Report
from essayexport.records import NamedTuple


class Stage(Enum):
    """The hops from file to file; the values are those of `show --stage`."""

    READ = "read"
    PARSE = "parse"
    RESOLVE = "resolve"
    CITE = "cite"
    ARRANGE = "arrange"
    WRITE = "write"


class Format(Enum):
    """What an essay is exported as; the values are the commands and the suffixes of the files."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"
    HTML = "html"


BINARY = frozenset({Format.PDF, Format.DOCX})
"""Formats that are no text, and so never go to a terminal."""

TEXT_WIDTH = 72
"""Columns of plain text."""


class Request(NamedTuple):
    """What the command line says. Whatever is None or empty is left to the front matter, then to the defaults."""

    essay: Path | None = None
    """None: the essay of the working folder (`essay.find`)."""
    further: tuple[Path, ...] = ()
    """Files that are read behind the first, as chapters of one essay."""
    standard_input: bytes | None = None
    """The essay itself, where it comes from standard input."""
    style: str | None = None
    csl: str | None = None
    bibliographies: tuple[str, ...] = ()
    metadata_files: tuple[Path, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    """Fields and their values, in the order of the command line."""
    lang: str = ""
    trusted: bool = False
    """The essay may name files outside its folder and the working folder."""
    width: int = TEXT_WIDTH


def _unheard(_stage: Stage) -> None:
    """For callers who need not hear of the stages."""


class Job(NamedTuple):
    """A request, where the messages go, and who hears that a stage begins."""

    request: Request
    report: Report
    begin: Callable[[Stage], None] = _unheard
