"""The titles of an entry: title and subtitle joined, the volume and the whole it is part of, the short title."""

from collections.abc import Callable

from essayexport.library.bibtex.rich import Kind, Rich, Run
from essayexport.library.bibtex.sentence_case import sentence_case
from essayexport.library.bibtex.tex import rich
from essayexport.library.bibtex.vocabulary import CHAPTERS

_NO_COLON_AFTER = tuple(".?!,:;")
"""Behind a title that ends so, a space is enough before the subtitle."""
STOPS = tuple(".?!:;,")
"""Behind a text that ends so, a space is enough before what is added."""

FieldText = Callable[[str], str]
"""The TeX of a field of the entry, or nothing."""


class Titles:
    """Reads the titles of one entry; `english` ones are put in sentence case."""

    def __init__(self, kind: str, field: FieldText, *, english: bool) -> None:
        self._field = field
        self._kind = kind
        self._english = english
        self._whole = kind == "periodical"
        self._chapter = kind in CHAPTERS
        self._has_main = bool(field("maintitle"))
        self._of_works: dict[str, Rich] = {}

    def of_work(self, field: str) -> Rich:
        """A title of a work, in sentence case where it is English."""
        if field not in self._of_works:
            text = rich(self._field(field))
            self._of_works[field] = sentence_case(text) if self._english and text else text
        return self._of_works[field]

    def title(self) -> Rich:
        """What the work itself is called."""
        if self._whole:
            return self._joined(
                self._or("issuetitle", "title"), self._or("issuesubtitle", "subtitle"), self._or("issuetitleaddon", "titleaddon")
            )
        if self._has_main and not self._chapter:
            addon = self._or("maintitleaddon", "titleaddon")
            return self._joined(self.of_work("maintitle"), self._or("mainsubtitle", "subtitle"), addon)
        return self._joined(self.of_work("title"), self.of_work("subtitle"), self.of_work("titleaddon"))

    def volume_title(self) -> Rich:
        """What the volume is called, of a work that has several."""
        if not self._has_main:
            return ()
        if self._chapter:
            return self._joined(self.of_work("booktitle"), self.of_work("booksubtitle"), self.of_work("booktitleaddon"))
        return self._joined(self.of_work("title"), self.of_work("subtitle"), self.of_work("titleaddon"))

    def container(self) -> Rich:
        """What the work is part of."""
        if self._whole:
            return self._joined(*(rich(self._field(name)) for name in ("title", "subtitle", "titleaddon")))
        if self._chapter:
            main = ("maintitle", "mainsubtitle", "maintitleaddon")
            book = ("booktitle", "booksubtitle", "booktitleaddon")
            parts = [self._or(*names) if self._has_main else self.of_work(names[1]) for names in zip(main, book, strict=True)]
            if any(parts):
                return self._joined(*parts)
        journal = rich(self._field("journaltitle") or self._field("journal"))
        return self._joined(journal, *(rich(self._field(name)) for name in ("journalsubtitle", "journaltitleaddon")))

    def container_short(self) -> Rich:
        """The abbreviated title of the journal."""
        if self._whole and not self._has_main and self._field("shorttitle"):
            return rich(self._field("shorttitle"))
        return rich(self._field("shortjournal"))

    def short(self) -> Rich:
        """The short title: as given, else what stands before a subtitle."""
        if self._field("shorttitle") and (self._chapter or not self._has_main):
            return self.of_work("shorttitle")
        title = self.of_work("title")
        head = _before_colon(title)
        parted = (self._field("subtitle") or self._field("titleaddon")) and not self._has_main
        return head if parted or head != title else ()

    def _or(self, *fields: str) -> Rich:
        return next((text for text in map(self.of_work, fields) if text), ())

    def _joined(self, title: Rich, subtitle: Rich = (), addon: Rich = ()) -> Rich:
        if not title:
            return ()
        whole = (*title, " " if _ends_with(title, _NO_COLON_AFTER) else ": ", *subtitle) if subtitle else title
        return (*whole, " " if _ends_with(whole, STOPS) else ". ", *addon) if addon else whole


def _ends_with(text: Rich, marks: tuple[str, ...]) -> bool:
    last = text[-1] if text else ""
    if isinstance(last, Run):
        return last.kind is Kind.PROTECTED and _ends_with(last.children, marks)
    return last.endswith(marks)


def _before_colon(text: Rich) -> Rich:
    for index, part in enumerate(text):
        if isinstance(part, str) and ":" in part:
            before = part.partition(":")[0].rstrip()
            return (*text[:index], before) if before else text[:index]
    return text
