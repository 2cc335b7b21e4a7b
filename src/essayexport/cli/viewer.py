"""Opens a file in the program that the system has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def show(path: Path) -> bool:
    """Opens a file without waiting for its program to end; False where the system knows no way."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606  (the user asked for it)
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    silent = subprocess.DEVNULL
    subprocess.Popen([opener, str(path.absolute())], stdin=silent, stdout=silent, stderr=silent, start_new_session=True)  # noqa: S603
    return True
