"""Where an export goes, and how it gets there: whole or not at all, and never over what somebody else wrote."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from essayexport.diagnostics import Code, FatalError
from essayexport.export.files import shown

STANDARD_STREAM = "-"
"""What the command line calls standard input and standard output."""

_UNNAMED = "essay"


def is_standard_output(named: str | None, essay: Path | None) -> bool:
    """Whether the export goes to standard output: asked for, or an essay from standard input with no file named."""
    return named == STANDARD_STREAM or (named is None and essay is None)


def destination(essay: Path | None, named: str | None, suffix: str) -> Path:
    """The file of an export: the one that is named (or in the folder that is named), else in the project's `dist`.

    `essay` is None where it comes from standard input. A project is a folder that holds `source` or `dist`; without one the
    export lies beside the essay.
    """
    name = f"{essay.stem if essay else _UNNAMED}.{suffix}"
    if named is None:
        return _folder(essay.parent if essay else Path()) / name
    return Path(named) / name if named.endswith(("/", os.sep)) or Path(named).is_dir() else Path(named)


def _folder(beside: Path) -> Path:
    folder = beside.resolve()
    if folder.name == "source":
        return folder.parent / "dist"
    return folder / "dist" if any((folder / name).is_dir() for name in ("source", "dist")) else folder


def refuse_terminal(command: str) -> None:
    """Raises OUTPUT_TO_TERMINAL where standard output is a terminal: a binary file would only garble it."""
    if sys.stdout is not None and sys.stdout.isatty():
        message = f"a {command.upper()} file is no text: it does not go to a terminal"
        raise FatalError(Code.OUTPUT_TO_TERMINAL, message, hint="name a file with `-o FILE`, or send it on with `|` or `>`")


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Raises OUTPUT_IS_INPUT where the export would be written over a file that it is made from."""
    for source in inputs:
        if path.exists() and source.exists() and path.samefile(source):
            message = f"the export would be written over `{shown(source)}`, which it is made from"
            raise FatalError(Code.OUTPUT_IS_INPUT, message, hint="name another file with `-o`")


def refuse_foreign_docx(path: Path) -> None:
    """Raises OUTPUT_CHANGED_BY_HAND where a Word file stands that is not as this tool wrote it."""
    if not path.is_file():
        return
    from essayexport.writers.docx import seal  # noqa: PLC0415  (only for a Word file that is there already)

    if not seal.is_untouched(_read(path)):
        message = f"`{shown(path)}` was changed since it was exported, or is not from here: it is not replaced"
        raise FatalError(Code.OUTPUT_CHANGED_BY_HAND, message, hint="`--force` replaces it; `-o FILE` writes another file")


def place(data: bytes, path: Path) -> None:
    """Writes a file whole or not at all; an existing one keeps its permissions, and a link still leads to it.

    What is no regular file, such as a pipe, is written to directly. Raises OUTPUT_UNWRITABLE.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _replace(target: Path, data: bytes) -> None:
    existing = target.stat() if target.exists() else None
    if existing and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    part = target.with_name(f".essayexport-{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        if existing:
            part.chmod(stat.S_IMODE(existing.st_mode))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def to_standard_output(data: bytes) -> None:
    """Writes to standard output. A reader that stops reading is no failure; raises OUTPUT_UNWRITABLE for others."""
    if sys.stdout is None:
        raise FatalError(Code.OUTPUT_UNWRITABLE, "standard output is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        forsake(sys.stdout)
    except OSError as error:
        forsake(sys.stdout)
        raise FatalError(Code.OUTPUT_UNWRITABLE, f"standard output cannot be written: {error.strerror or error}") from error


def forsake(stream: TextIO) -> None:
    """Lets what is still to be written to a broken stream go nowhere, so that nobody trips over it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> FatalError:
    return FatalError(Code.OUTPUT_UNWRITABLE, f"`{shown(path)}` cannot be written: {error.strerror or error}")
