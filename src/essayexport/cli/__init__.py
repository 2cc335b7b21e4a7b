"""The command line: one file a command, and no decision about essays in any of them."""

import gc
import sys
import time

STARTED = time.perf_counter()
"""When the command was called, in the seconds of `time.perf_counter`."""

INTERRUPTED = 130


def main() -> None:
    """Runs the command and exits with its code."""
    gc.disable()  # one export makes many objects and little garbage: looking for it takes a twentieth of the time
    try:
        from essayexport.cli.app import PROGRAM, build  # noqa: PLC0415  (an interruption while it loads is none of a crash)

        build(sys.argv[1:])(prog_name=PROGRAM)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # nor is there anything to look for at the end
