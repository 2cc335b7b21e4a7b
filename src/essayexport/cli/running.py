"""Runs the work of a command on an essay: collects what is to say, says it, and ends with the exit code that follows."""

import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from essayexport.cli import messages
from essayexport.cli.options import EssayOptions
from essayexport.cli.progress import Progress
from essayexport.diagnostics import Code, Diagnostic, FatalError
from essayexport.document import is_language_tag
from essayexport.export import Job, Request, read
from essayexport.output import STANDARD_STREAM
from essayexport.source import Source

CRASHED = 3

_CRASH = """\
essayexport: this is a bug in essayexport, not in your essay: {kind}: {error}
  = hint: please report it with the essay, or the part of it that does this, and what `{call} --verbose` prints"""

Work = Callable[[Source, Job], Sequence[str]]
"""What a command does with an essay; it returns the lines that are said when all is done."""


def run(options: EssayOptions, work: Work, width: int) -> None:
    """Does the work and exits: 0, 1, 2 or 3 as the messages ask for it. An interruption is left to typer (130)."""
    if options.quiet and options.verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other")
    if options.lang and not is_language_tag(options.lang):
        raise typer.BadParameter(f"`{options.lang}` is no language; one is written as `en-GB` or `de`")
    said: list[Diagnostic] = []
    progress = Progress(sys.stderr, quiet=options.quiet, verbose=options.verbose)
    source: Source | None = None
    done: tuple[str, ...] = ()
    crash: Exception | None = None
    try:
        job = Job(_request(options, width), said.append, lambda stage: progress.begin(stage.value))
        source = read(job)
        done = tuple(work(source, job))
    except FatalError as error:
        said.append(error.diagnostic)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is ours)
        crash = error
    finally:
        progress.end()
    _say(said, source, options)
    if crash:
        _say_crash(crash, verbose=options.verbose)
    elif not options.quiet:
        messages.say("\n".join(done))
    raise typer.Exit(CRASHED if crash else messages.exit_code(said, strict=options.strict))


def _request(options: EssayOptions, width: int) -> Request:
    """What the options ask for; standard input is read where the essay comes from it."""
    piped = options.essay == STANDARD_STREAM
    return Request(
        essay=Path(options.essay) if options.essay and not piped else None,
        standard_input=_standard_input() if piped else None,
        style=options.style,
        csl=options.csl,
        bibliographies=tuple(str(path) for path in options.bibliography or ()),
        lang=options.lang,
        trusted=options.trust,
        width=width,
    )


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise FatalError(Code.ESSAY_UNREADABLE, "standard input is closed")
    return sys.stdin.buffer.read()


def _say(said: Sequence[Diagnostic], source: Source | None, options: EssayOptions) -> None:
    essay = source.path if source else ""
    line_of = messages.lines_of(source)
    shown = messages.shown(messages.in_order(said, essay), quiet=options.quiet, strict=options.strict)
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
