"""What the parts of a document share while its text is written: links, bookmarks, lists, styles, notes, pictures."""

from dataclasses import dataclass, field
from enum import Enum

from essayexport.document import Blocks
from essayexport.pictures import Pictures
from essayexport.style.page import PageStyle
from essayexport.writers.docx.bookmarks import Bookmarks, bookmarks_of
from essayexport.writers.docx.links import Relations
from essayexport.writers.docx.numbering import Numbering
from essayexport.writers.docx.standing import Styles
from essayexport.writers.meanings import is_leftwards


class Story(Enum):
    """The texts of a document; each is a part with relationships of its own."""

    DOCUMENT = "document"
    FOOTNOTES = "footnotes"


@dataclass(slots=True, eq=False, repr=False)
class Ledger:
    """What has been given out so far; the writers of blocks and inlines add to it."""

    page: PageStyle
    pictures: Pictures
    bookmarks: Bookmarks
    styles: Styles
    numbering: Numbering
    relations: dict[Story, Relations] = field(default_factory=lambda: {story: Relations() for story in Story})
    notes: list[str] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    drawings: int = 0
    leftwards: bool = False
    """The paper is written from right to left."""


def open_ledger(page: PageStyle, pictures: Pictures, blocks: Blocks, lang: str = "") -> Ledger:
    """A ledger for a document, nothing given out."""
    leftwards = is_leftwards(lang)
    return Ledger(page, pictures, bookmarks_of(blocks), Styles(page, leftwards), Numbering(page), leftwards=leftwards)
