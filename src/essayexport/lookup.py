"""Where the files lie that an essay names: beside the essay, then in the working folder, and elsewhere only on trust."""

import os
from collections.abc import Mapping
from filecmp import cmp
from pathlib import Path
from types import MappingProxyType

from essayexport.diagnostics import Code, Diagnostic, Report, did_you_mean
from essayexport.document import Setting
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_URL = pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
"""A scheme of two characters or more (one is a drive of Windows), or an address without its scheme."""

_MOST_NAMES = 2000
"""How many names of a folder are compared with a missing one."""


class Lookup(NamedTuple):
    """The two folders in which names that the essay gives are looked up; `trusted` allows files outside of both.

    `folders` are those of the files that are read with the essay, by their paths in messages: what one of them names is looked
    up beside it first.
    """

    essay_folder: Path
    working_folder: Path
    trusted: bool = False
    folders: Mapping[str, Path] = MappingProxyType({})

    def find(self, setting: Setting, report: Report) -> Path | None:
        """The file that the essay names, or None where there is none, it may not be read (reported), or it is a URL."""
        if not _is_path(setting.value):
            return None
        candidates = self._candidates(setting.value, self._beside(setting))
        files = [path for path in candidates if _is_file(path)]
        allowed = [path for path in files if self.trusted or self._holds(_real(path))]
        if not candidates or (files and not allowed):
            message = f"`{setting.value}` lies outside the folder of the essay and the working folder"
            report(Diagnostic(Code.PATH_UNTRUSTED, message, setting.span, "if you trust this essay, export it with --trust"))
        if len(allowed) > 1 and not cmp(allowed[0], allowed[1], shallow=False):
            report(self._ambiguous(setting, allowed[1]))
        return allowed[0] if allowed else None

    def _beside(self, setting: Setting) -> Path:
        """The folder of the file that names something."""
        return self.folders.get(setting.span.path, self.essay_folder) if setting.span else self.essay_folder

    def _ambiguous(self, setting: Setting, other: Path) -> Diagnostic:
        beside = "the essay" if self._beside(setting) == self.essay_folder else "the file that names it"
        place = "in the working folder" if other == _lexical(self.working_folder / setting.value) else "beside the essay"
        message = f"`{setting.value}` stands beside {beside} and {place}, and the two files differ"
        return Diagnostic(Code.PATH_AMBIGUOUS, message, setting.span, f"the one beside {beside} is used")

    def nearest(self, name: str, endings: tuple[str, ...] = ()) -> str | None:
        """The hint that names the file nearest to a missing one, if any is near; `endings` are those a file there may have."""
        if not _is_path(name):
            return None
        paths = [
            path for path in self._candidates(name, *self.folders.values()) if self.trusted or self._holds(_real(path.parent))
        ]
        return next(filter(None, (nearest_file(path, name, endings) for path in paths)), None)

    def _candidates(self, name: str, *first: Path) -> tuple[Path, ...]:
        """Where a file of that name may lie. A path that leads outside is not even asked for: it may be on a server."""
        paths = dict.fromkeys(_lexical(folder / name) for folder in (*first, self.essay_folder, self.working_folder))
        return tuple(path for path in paths if self.trusted or self._holds(path))

    def _holds(self, path: Path) -> bool:
        folders = {self.essay_folder, self.working_folder, *self.folders.values()}
        return any(path.is_relative_to(base) for folder in folders for base in (_lexical(folder), _real(folder)))


def is_url(name: str) -> bool:
    """Whether a name is the address of something on the network (or `data:`), which is never fetched."""
    return _URL.match(name) is not None


def nearest_file(path: Path, shown: str, endings: tuple[str, ...] = ()) -> str | None:
    """The hint that names the file nearest to a missing `path` in its folder, written as the user wrote the path, `shown`."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())[:_MOST_NAMES]
    except (OSError, ValueError):
        return None
    folder = shown[: -len(path.name)] if shown.endswith(path.name) else ""
    return did_you_mean(shown, (folder + name for name in names if not endings or name.lower().endswith(endings)))


def _is_path(name: str) -> bool:
    return bool(name) and "\0" not in name and not is_url(name)


def _real(path: Path) -> Path:
    """The path with its links followed; `resolve` would raise where they run in a circle."""
    return Path(os.path.realpath(path))


def _lexical(path: Path) -> Path:
    """The absolute path without `.` and `..`; the file system is not asked."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` asks the file system


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the file system allows
        return False
