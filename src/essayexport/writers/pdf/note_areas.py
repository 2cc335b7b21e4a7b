"""The notes at the foot of a page: which lines move with them, and how high they are, without setting all of them for each."""

from itertools import pairwise
from typing import Any

from weasyprint.layout import LayoutContext


class NoteContext(LayoutContext):  # type: ignore[misc]  # WeasyPrint has no types
    """A layout that moves lines with their notes, never a note away from its call.

    Where a second line does not fit a page, WeasyPrint moves the page's last notes to the next one rather than both lines.
    It does not do so in columns. A page of ours has none, so to be taken for a column changes nothing else, but in the
    reckoning of how high the notes of a page are, which is ours.

    For that WeasyPrint 70 sets all notes of a page anew whenever one comes or goes. Here each is set once alone and once
    behind the one before it, for what both take is what it adds to the page: distances between notes may collapse.
    """

    current_page_footnotes: list[Any]

    @property
    def in_column(self) -> bool:
        """Whether a column is laid out: see above."""
        return True

    @in_column.setter
    def in_column(self, value: bool) -> None:
        """What the layout of columns would say; there are none."""

    def _update_footnote_area(self) -> bool:
        """Reckons the page's bottom anew. Says whether the notes are more than their area may hold: it has no limit."""
        area, notes = self.current_footnote_area, self.current_page_footnotes
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        added = (self._height(before, note) - self._height(before) for before, note in pairwise(notes))
        height = self._height(*notes[:1]) + sum(added)
        area.children, area.height = notes, height
        self.page_bottom -= area.margin_height()
        return False

    def _height(self, *notes: Any) -> float:
        """How high the area is with these notes alone, in CSS pixels."""
        heights: dict[object, float] = self.__dict__.setdefault("heights", {})
        area, present = self.current_footnote_area, self.current_page_footnotes
        key = (area.page.width, *notes)
        if key not in heights:
            self.current_page_footnotes = list(notes)
            super()._update_footnote_area()
            self.current_page_footnotes, heights[key] = present, area.height
        return heights[key]
