"""Runs the work of a command on an essay: collects what is to say, says it, and ends with the exit code that follows."""

import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from essayexport.cli import messages
from essayexport.cli.options import EssayOptions
from essayexport.cli.progress import Progress
from essayexport.diagnostics import Code, Diagnostic, FatalError, Report
from essayexport.document import is_language_tag
from essayexport.export import Job, Request, read
from essayexport.output import STANDARD_STREAM
from essayexport.records import state
from essayexport.source import Source

CRASHED = 3

_NO_ESSAYS = (".pdf", ".docx", ".html")

_CRASH = """\
essayexport: this is a bug in essayexport, not in your essay: {kind}: {error}
  = hint: please report it with the essay, or the part of it that does this, and what `{call} --verbose` prints"""

Work = Callable[[Source, Job], Sequence[str]]
"""What a command does with an essay; it returns the lines that are said when all is done."""


def run(options: EssayOptions, work: Work, width: int) -> None:
    """Reads the essay, does the work and exits as `conclude` says."""
    if options.quiet and options.verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other")
    if options.lang and not is_language_tag(options.lang):
        raise typer.BadParameter(f"`{options.lang}` is no language; one is written as `en-GB` or `de`")
    progress = Progress(sys.stderr, quiet=options.quiet, verbose=options.verbose)
    talk = Talk(strict=options.strict, quiet=options.quiet, verbose=options.verbose)

    def whole(report: Report) -> Sequence[str]:
        job = Job(_request(options, width), report, lambda stage: progress.begin(stage.value))
        talk.source = read(job)
        return work(talk.source, job)

    conclude(whole, talk, progress.end)


@state
class Talk:
    """How much is said to the user, and the essay whose lines are shown once it is read."""

    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    source: Source | None = None


def conclude(work: Callable[[Report], Sequence[str]], talk: Talk, end: Callable[[], None] = lambda: None) -> None:
    """Does the work and exits: 0, 1, 2 or 3 as the messages ask for it. An interruption is left to typer (130)."""
    said: list[Diagnostic] = []
    done: tuple[str, ...] = ()
    crash: Exception | None = None
    try:
        done = tuple(work(said.append))
    except FatalError as error:
        said.append(error.diagnostic)
    except typer.BadParameter:
        raise
    except Exception as error:  # noqa: BLE001  (whatever it is, it is ours)
        crash = error
    finally:
        end()
    _say(said, talk)
    if crash:
        _say_crash(crash, verbose=talk.verbose)
    elif not talk.quiet:
        messages.say("\n".join(done))
    raise typer.Exit(CRASHED if crash else messages.exit_code(said, strict=talk.strict))


def _request(options: EssayOptions, width: int) -> Request:
    """What the options ask for; standard input is read where the essay comes from it."""
    named = options.essay or []
    piped = STANDARD_STREAM in named
    if piped and len(named) > 1:
        raise typer.BadParameter("an essay from standard input comes alone; put its parts together before the `|`")
    if output := next((name for name in named[1:] if name.endswith(_NO_ESSAYS)), None):
        raise typer.BadParameter(f"`{output}` is no essay; the file to write is named with `-o {output}`")
    return Request(
        essay=Path(named[0]) if named and not piped else None,
        further=tuple(map(Path, named[1:])),
        standard_input=_standard_input() if piped else None,
        style=options.style,
        csl=options.csl,
        bibliographies=tuple(str(path) for path in options.bibliography or ()),
        metadata_files=tuple(options.metadata_file or ()),
        metadata=tuple(map(_field, options.metadata or ())),
        lang=options.lang,
        trusted=options.trust,
        width=width,
    )


def _field(given: str) -> tuple[str, str]:
    """The field and its value in `KEY=VALUE` or, as pandoc takes it too, `KEY:VALUE`; a field alone is true."""
    name, separator, value = re.match(r"(?s)([^=:]*)([=:]?)(.*)", given).groups()  # type: ignore[union-attr]  # matches any text
    if not name:
        raise typer.BadParameter(f"`{given}` names no field; write `-M KEY=VALUE`")
    return name, value if separator else "true"


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise FatalError(Code.ESSAY_UNREADABLE, "standard input is closed")
    return sys.stdin.buffer.read()


def _say(said: Sequence[Diagnostic], talk: Talk) -> None:
    line_of = messages.lines_of(talk.source)
    shown = messages.shown(messages.in_order(said, *messages.paths_of(talk.source)), quiet=talk.quiet, strict=talk.strict)
    coloured = messages.is_coloured(sys.stderr)
    for diagnostic in shown:
        messages.say(messages.printed(diagnostic, line_of, coloured=coloured))
    if shown:
        messages.say(messages.summary(shown))


def _say_crash(crash: Exception, *, verbose: bool) -> None:
    if verbose:
        messages.say("".join(traceback.format_exception(crash)).rstrip())
    call = " ".join(["essayexport", *sys.argv[1:]])
    messages.say(_CRASH.format(kind=type(crash).__name__, error=crash, call=call))
