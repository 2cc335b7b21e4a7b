"""An entry of a reference list as the lines that it is printed on, and how each of them is set."""

from collections.abc import Iterator, Sequence
from enum import Enum

from essayexport.document import Bibliography, Entry, EntryLine, Inlines, Link, Text
from essayexport.records import NamedTuple
from essayexport.style import PageStyle, RoleStyle


class Shape(Enum):
    """How a line of an entry stands; the values are classes in HTML."""

    HANGING = "hanging"
    """As the role says: behind its label, if there is one."""
    FLUSH = "flush"
    """From the edge on, in a list whose other lines have labels."""
    INDENTED = "indented"
    FURTHER = "further"
    """Indented, its first line once more: a further paragraph of an annotation (APA 7, 9.51)."""


KEPT = (Shape.HANGING, Shape.FLUSH)
"""The shapes of lines that stay on the page of what stands below them in the entry."""


class Form(NamedTuple):
    """The shape of a line, and whether it opens and closes its entry."""

    shape: Shape = Shape.HANGING
    opens: bool = True
    closes: bool = True


WHOLE = Form()
"""The form of an entry that is one line."""


class Line(NamedTuple):
    """A line of an entry."""

    label: Inlines
    children: Inlines
    form: Form


LABEL = "reference-label"
"""The class of a label in HTML."""


def form_classes(form: Form) -> tuple[str, ...]:
    """The classes of a line in HTML beside that of its role."""
    shape = (form.shape.value,) if form.shape is not Shape.HANGING else ()
    return (*shape, *(() if form.opens else (BELOW,)), *(() if form.closes else (GOES_ON,)))


BELOW, GOES_ON = "below", "goes-on"
"""The classes of lines that do not open, or do not close, their entry."""


def is_labelled(node: Bibliography) -> bool:
    """Whether anything in a list stands in a column of labels."""
    return any(entry.label or any(line.label for line in entry.lines) for entry in node.entries)


def lines_of(entry: Entry, *, labelled: bool, ways_back: bool = True) -> Iterator[Line]:
    """The lines of an entry of a list that is labelled or not; the last with arrows that lead to the cites, if that is wanted."""
    own = [EntryLine(entry.children, entry.label), *entry.lines]
    about = len(own)
    if ways_back and entry.cited:
        own[-1] = own[-1]._replace(children=(*own[-1].children, *_ways_back(entry.cited)))
    lines = (*own, *(EntryLine(text, indented=True) for text in entry.annotation))
    for number, line in enumerate(lines):
        shape = Shape.INDENTED if line.indented else Shape.HANGING if line.label or not labelled else Shape.FLUSH
        shape = Shape.FURTHER if number > about else shape
        yield Line(line.label, line.children, Form(shape, opens=number == 0, closes=number == len(lines) - 1))


def _ways_back(cited: Sequence[str]) -> Inlines:
    """An arrow to each cite, with its number where there are several."""
    arrows = (f"{_ARROW}{number}" if len(cited) > 1 else _ARROW for number in range(1, len(cited) + 1))
    return tuple(
        part for name, arrow in zip(cited, arrows, strict=True) for part in (Text(" "), Link(f"#{name}", (Text(arrow),)))
    )


_ARROW = "↑"


def set_so(page: PageStyle, own: RoleStyle, form: Form) -> RoleStyle:
    """How a line of that form is set where its role is set so."""
    if form == WHOLE:
        return own
    left, first = own.indent_left, own.first_line
    if form.shape is Shape.FLUSH:
        left, first = max(0.0, left + first), 0.0
    elif form.shape is not Shape.HANGING:
        left = left if left > 0 > first else left + page.list_indent
        first = page.list_indent if form.shape is Shape.FURTHER else 0.0
    return own._replace(
        indent_left=left,
        first_line=first,
        space_before=own.space_before if form.opens else 0.0,
        space_after=own.space_after if form.closes else 0.0,
        keep_with_next=own.keep_with_next or (not form.closes and form.shape in KEPT),
    )
