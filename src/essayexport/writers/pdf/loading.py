"""WeasyPrint and the libraries that it sets text with, loaded when a PDF is made: quickly, and without a word of its own."""

import ctypes.util
import gc
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout

from essayexport.diagnostics import Code, FatalError, Report
from essayexport.style import Font

_INSTALL = (
    "install Pango: `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` on Debian and Ubuntu, "
    "`dnf install pango` on Fedora, `brew install pango` on macOS, `pacman -S mingw-w64-ucrt-x86_64-pango` in MSYS2 on Windows; "
    "docx, html and txt work without it"
)


def typesetter() -> Callable[[str, Font, Report], bytes]:
    """The function from a page, the font of its text and a report to a PDF.

    Raises `FatalError` (PDF_UNAVAILABLE) where Pango, the library that sets the text, is not installed.
    """
    try:
        with without_garbage_collection(), redirect_stdout(io.StringIO()):  # WeasyPrint prints what it misses
            return _load_quickly() if sys.platform == "linux" else _load()
    except OSError as error:
        message = f"a PDF needs Pango, which is not installed ({' '.join(str(error).split())[:120]})"
        raise FatalError(Code.PDF_UNAVAILABLE, message, hint=_INSTALL) from error


def _load() -> Callable[[str, Font, Report], bytes]:
    from essayexport.writers.pdf.typesetting import typeset  # noqa: PLC0415  (loads WeasyPrint)

    return typeset


def _load_quickly() -> Callable[[str, Font, Report], bytes]:
    """As WeasyPrint loads, where libraries are known by their file names, which it tries after others.

    For each of the others `find_library` would start a compiler, a tenth of the time that an essay takes.
    """
    find = ctypes.util.find_library
    ctypes.util.find_library = _none
    try:
        return _load()
    except OSError:
        ctypes.util.find_library = find
        return _load()
    finally:
        ctypes.util.find_library = find


def _none(name: str) -> str | None:  # noqa: ARG001  (as `find_library` is called)
    """Finds nothing."""
    return None


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Laying out makes many objects and little garbage: without collection it takes an eighth less time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
