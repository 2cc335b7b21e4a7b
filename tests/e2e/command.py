"""Runs the installed command on real files, as a user would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("ESSAYEXPORT_", "SOURCE_DATE", "NO_COLOR"))}


def essayexport(
    *arguments: str, folder: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The finished command, with what it wrote to its two streams."""
    return subprocess.run(
        [sys.executable, "-m", "essayexport", *arguments],
        cwd=folder,
        input=stdin,
        env={**CLEAN, **(environment or {})},
        capture_output=True,
        check=False,
        timeout=120,
    )


def said(run: subprocess.CompletedProcess[bytes]) -> str:
    """What the command said to its user."""
    return run.stderr.decode()
