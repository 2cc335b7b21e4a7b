"""Progress is for terminals, and gone in the end; with --verbose it stays, with times."""

import io
from itertools import count

from essayexport.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, *, quiet: bool = False, verbose: bool = False) -> str:
    seconds = count()
    progress = Progress(stream, quiet=quiet, verbose=verbose, clock=lambda: float(next(seconds)))
    progress.begin("read")
    progress.begin("write")
    progress.end()
    return stream.getvalue()


def test_a_terminal_shows_the_stage_and_is_clean_in_the_end() -> None:
    assert told(Terminal()) == "read …\r\033[Kwrite …\r\033[K"


def test_a_file_or_pipe_hears_nothing() -> None:
    assert told(io.StringIO()) == ""


def test_quiet_says_nothing() -> None:
    assert told(Terminal(), quiet=True) == ""


def test_verbose_says_how_long_each_stage_took() -> None:
    assert told(io.StringIO(), verbose=True) == "read      1.00 s\nwrite     1.00 s\n"
