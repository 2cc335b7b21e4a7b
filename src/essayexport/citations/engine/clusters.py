"""What the engine is asked to print: citations, each of one or more cites."""

from enum import Enum

from essayexport.citations.engine.output import Output
from essayexport.records import NamedTuple


class Mode(Enum):
    """How a cite names its author."""

    NORMAL = "normal"
    SUPPRESS_AUTHOR = "suppress-author"
    AUTHOR_ONLY = "author-only"
    AUTHOR_IN_TEXT = "author-in-text"
    """In the sentence before the citation: "Smith (2020)"."""


class Cited(NamedTuple):
    """One cite: the key of an item, the place in it, and what its writer put before and behind."""

    key: str
    locator: str = ""
    label: str = ""
    prefix: Output | None = None
    suffix: Output | None = None
    mode: Mode = Mode.NORMAL
    position: int | None = None
    """Its position as the caller counts it, in the numbers of citeproc-js: 0 first, 1 subsequent, 2 ibid, 3 ibid with locator."""


class Cluster(NamedTuple):
    """A citation: the cites that stand together, and the number of the note they stand in, 0 in the text."""

    cites: tuple[Cited, ...]
    note: int = 0
    movable: int | None = None
    """How many cites at its beginning the style may sort, all if it is None."""
