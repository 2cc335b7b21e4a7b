"""The files that the command line and the essay name: bibliographies, citation style, page style."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from essayexport import citations
from essayexport.diagnostics import Code, Diagnostic, FatalError, Report
from essayexport.document import Setting
from essayexport.library import LibraryFile
from essayexport.lookup import Lookup, is_url

_CSL_FILE = r"(?i)[/\\]|\.(?:csl|xml)$"


def shown(path: Path) -> str:
    """A path as people read it: from the working folder where it is inside, else whole. It can be opened as it is."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)


def bibliographies(
    named: tuple[str, ...], settings: tuple[Setting, ...], lookup: Lookup, report: Report
) -> tuple[LibraryFile, ...]:
    """The bibliography files: those of the command line where it names any, else those of the front matter."""
    if named:
        return tuple(LibraryFile(Path(name), name) for name in named)
    paths = [(setting, found(setting, Code.BIBLIOGRAPHY_MISSING, lookup, report)) for setting in settings]
    return tuple(LibraryFile(path, shown(path), setting.span) for setting, path in paths)


def citation_style(named: str | None, setting: Setting | None, default: str, lookup: Lookup, report: Report) -> Path:
    """The file of the CSL style: of the command line, else of the front matter, else the default.

    `my.csl` is a file of that name; where there is none it may, as `apa` always does, name a style that comes with the tool.
    """
    if named is not None:
        return Path(named) if re.search(_CSL_FILE, named) and Path(named).is_file() else citations.find_style(named)
    if setting is None:
        return citations.find_style(default)
    with _placed(setting):
        if name := _name_of_style(setting, lookup):
            return citations.find_style(name)
        return found(setting, Code.CITATION_STYLE_MISSING, lookup, report)


def _name_of_style(setting: Setting, lookup: Lookup) -> str | None:
    """The name where the front matter names a style that comes with the tool, by its address too, and no file."""
    if not re.search(_CSL_FILE, setting.value):
        return setting.value
    path = PurePosixPath(setting.value)
    if is_url(setting.value):
        return next((name for name in (path.name, path.stem) if name in citations.style_names()), None)
    is_bare = path.name == setting.value
    return path.stem if is_bare and lookup.find(setting, _unheard) is None and path.stem in citations.style_names() else None


def _unheard(_diagnostic: Diagnostic) -> None:
    """For a question whose messages come with the next."""


def found(setting: Setting, missing: Code, lookup: Lookup, report: Report) -> Path:
    """The file that the essay names; raises `missing` where it is not there, or may not be read without trust.

    What the command line names, and so has no place, may lie anywhere.
    """
    if setting.span is None and not is_url(setting.value) and Path(setting.value).is_file():
        return Path(setting.value)
    refusals: list[Diagnostic] = []

    def hear(diagnostic: Diagnostic) -> None:
        (refusals.append if diagnostic.code is Code.PATH_UNTRUSTED else report)(diagnostic)

    if path := lookup.find(setting, hear):
        return path
    if refusals:
        raise FatalError(missing, refusals[0].message, refusals[0].span, refusals[0].hint)
    raise FatalError(missing, f"no such file: `{setting.value}`", setting.span, _hint(setting.value, missing, lookup))


@contextmanager
def _placed(setting: Setting) -> Iterator[None]:
    """Gives a fatal message that has no place the place of the setting that caused it."""
    try:
        yield
    except FatalError as error:
        told = error.diagnostic
        if told.span is not None:
            raise
        raise FatalError(told.code, told.message, setting.span, told.hint) from error


def _hint(name: str, missing: Code, lookup: Lookup) -> str | None:
    if not is_url(name):
        return lookup.nearest(name)
    if missing is Code.CITATION_STYLE_MISSING:
        return f"nothing is fetched from the network: write the name alone, as in `csl: {PurePosixPath(name).stem}`"
    return "nothing is fetched from the network: keep the file beside the essay"
