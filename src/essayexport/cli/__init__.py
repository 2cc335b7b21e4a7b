"""The command line: one file a command, and no decision about essays in any of them."""

import gc
import os
import sys
import time
from pathlib import Path

STARTED = time.perf_counter()
"""When the command was called, in the seconds of `time.perf_counter`."""

INTERRUPTED = 130
NOT_WRITTEN = 3


def main() -> None:
    """Runs the command and exits with its code."""
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115  (None where the caller closed it: nobody hears)
    gc.disable()  # one export makes many objects and little garbage: looking for it takes a twentieth of the time
    try:
        from essayexport.cli.app import PROGRAM, build  # noqa: PLC0415  (an interruption while it loads is none of a crash)

        build(sys.argv[1:])(prog_name=PROGRAM)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:  # help, or a list of styles, that could not be printed
        _say_unwritable(error)
        sys.exit(NOT_WRITTEN)
    finally:
        gc.freeze()  # nor is there anything to look for at the end


def _say_unwritable(error: OSError) -> None:
    from essayexport.cli import messages  # noqa: PLC0415  (only where it is needed)
    from essayexport.output import forsake  # noqa: PLC0415  (the same)

    messages.say(f"error: standard output cannot be written: {error.strerror or error}")
    forsake(sys.stdout)
