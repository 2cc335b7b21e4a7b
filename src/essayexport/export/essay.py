"""Which file is the essay, when the command line names none."""

import re
from pathlib import Path

from essayexport.diagnostics import Code, FatalError

USUAL = Path("source", "essay.md")
SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = r"(?sm)\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$"
_CITE = r"(?m)(?:^|[\s\[(;])-?@(?:\w|\{)"


def find(folder: Path) -> Path:
    """`source/essay.md` in a folder, else its only Markdown file with front matter or cites.

    Raises ESSAY_MISSING where there is none, and ESSAY_AMBIGUOUS, with their names, where there are several.
    """
    if (folder / USUAL).is_file():
        return folder / USUAL
    essays = [path for path in _markdown_files(folder) if _looks_like_an_essay(path)]
    match essays:
        case [essay]:
            return essay
        case []:
            message = f"no essay here: no `{USUAL.as_posix()}`, and no Markdown file with front matter or citations"
            raise FatalError(Code.ESSAY_MISSING, message, hint="name the file, as in `essayexport pdf my-essay.md`")
        case _:
            names = ", ".join(f"`{path.name}`" for path in essays)
            raise FatalError(Code.ESSAY_AMBIGUOUS, f"any of these may be the essay: {names}", hint="name the one you mean")


def _markdown_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


def _looks_like_an_essay(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return re.search(_FRONT_MATTER, text) is not None or re.search(_CITE, text) is not None
