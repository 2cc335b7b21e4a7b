"""Where page styles lie, and which there are."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from essayexport.diagnostics import Code, FatalError, Span, did_you_mean

FILE = "page.toml"

_PACKAGE = Path(__file__).parents[1]


def styles_folder() -> Path:
    """The folder of the styles that come with the tool: inside the installed package, else in the checkout it runs from."""
    installed = _PACKAGE / "styles"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "styles"


def available() -> Mapping[str, str]:
    """The styles that come with the tool: name and title, in alphabetical order."""
    files = sorted(styles_folder().glob(f"*/{FILE}"))
    return {file.parent.name: str(tomllib.loads(file.read_text(encoding="utf-8")).get("title", "")) for file in files}


def is_path(name: str) -> bool:
    """Whether a style is named by where it lies (a folder, or its page.toml) and not by its name."""
    return "/" in name or os.sep in name or name.endswith(".toml")


def find(name: str, span: Span | None = None) -> Path:
    """The page.toml of a style. A path is taken as it is: whether an essay may name it is `lookup`'s to say.

    Raises FatalError(PAGE_STYLE_MISSING) at `span`, where the style was named.
    """
    file = _file_at(Path(name) if is_path(name) else styles_folder() / name) if name else None
    if file is None:
        raise FatalError(Code.PAGE_STYLE_MISSING, f"there is no page style `{name}`", span, _hint(name))
    return file


def _file_at(place: Path) -> Path | None:
    try:
        file = place / FILE if place.is_dir() else place
        return file if file.is_file() else None
    except OSError:  # a name that no file can have
        return None


def _hint(name: str) -> str:
    if is_path(name):
        return f"a page style is a file in TOML, or a folder that holds one called {FILE}"
    names = list(available())
    return did_you_mean(name, names) or f"the styles are: {', '.join(f'`{other}`' for other in names)}"
