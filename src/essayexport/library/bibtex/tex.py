"""TeX as it stands in the fields of a BibTeX file, to text with markup. What is not known loses its markup, never its words.

pylatexenc, which reads the TeX of essays, is not used: it drops odd input, follows no deep nesting, and takes 1 ms a title.
"""

from essayexport.library.bibtex.rich import Rich
from essayexport.library.bibtex.tex_commands import COMMANDS, unescaped
from essayexport.library.bibtex.tex_reader import Reader
from essayexport.patterns import pattern

__all__ = ["rich", "unescaped"]

_SPECIAL = pattern("[\\\\{}$`'~“”‘’]|--|  |[\\t\\n]")
"""What makes a text more than plain."""


def rich(text: str) -> Rich:
    """The text of a field with its markup."""
    if not _SPECIAL.search(text):
        return (text.strip(" "),) if text.strip(" ") else ()
    return _trimmed(Reader(text, COMMANDS).sequence())


def _trimmed(parts: Rich) -> Rich:
    """Without white space at either end."""
    if parts and isinstance(parts[0], str):
        parts = (parts[0].lstrip(" \n"), *parts[1:])
    if parts and isinstance(parts[-1], str):
        parts = (*parts[:-1], parts[-1].rstrip(" \n"))
    return tuple(part for part in parts if part != "")
