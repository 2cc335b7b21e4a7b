"""What is said while an export runs: on a terminal one line that is gone in the end, with `--verbose` a line for each stage."""

import time
from collections.abc import Callable
from typing import TextIO

from essayexport.records import state

_CLEAR_LINE = "\r\033[K"


@state
class Progress:
    """Hears that stages begin, and says so: `verbose` with the seconds that each took."""

    stream: TextIO
    quiet: bool
    verbose: bool
    clock: Callable[[], float] = time.perf_counter
    stage: str = ""
    since: float = 0.0

    def begin(self, stage: str) -> None:
        """The stage before is done, this one begins."""
        self.end()
        self.stage, self.since = stage, self.clock()
        if self._is_shown():
            self.stream.write(f"{stage} …")
            self.stream.flush()

    def end(self) -> None:
        """The last stage is done."""
        if self._is_shown():
            self.stream.write(_CLEAR_LINE)
        if self.verbose and self.stage:
            self.stream.write(f"{self.stage:<8}{self.clock() - self.since:6.2f} s\n")
        self.stage = ""

    def _is_shown(self) -> bool:
        return not self.quiet and not self.verbose and self.stage != "" and self.stream.isatty()
