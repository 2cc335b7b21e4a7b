"""Notes as HTML: at the end of the page on a screen, in their place (from where they float to the foot) on paper."""

from essayexport.document import Note, Paragraph, Role
from essayexport.style.names import css_class
from essayexport.writers.html.blocks import blocks
from essayexport.writers.html.elements import NONE, Attributes, container, element
from essayexport.writers.html.inlines import NO_BREAK, Body, inlines


def endnote(node: Note, body: Body) -> str:
    """The call of a note; the note itself is kept in `body.progress.notes`. Roles are those of DPUB-ARIA 1.1."""
    number = _next_number(body)
    body.progress.notes[number - 1] = container("li", _with_way_back(node, number, body), {"id": f"note-{number}"})
    return _call(number, {"id": f"note-{number}-call", "role": "doc-noteref"})


def _next_number(body: Body) -> int:
    body.progress.notes.append("")
    return len(body.progress.notes)


def _call(number: int, attributes: Attributes = NONE) -> str:
    link = element("a", str(number), {"href": f"#note-{number}", **attributes})
    return element("sup", link, {"class": css_class(Role.NOTE_NUMBER)})


def _with_way_back(node: Note, number: int, body: Body) -> str:
    """The note, with a link to its call at the end. The arrow is the style sheet's: it is no word of the essay."""
    way = {"href": f"#note-{number}-call", "class": "back", "role": "doc-backlink", "aria-label": str(number)}
    back = element("a", "", way)
    name = {"class": css_class(Role.FOOTNOTE)}
    last = node.blocks[-1] if node.blocks else None
    if isinstance(last, Paragraph):
        return blocks(node.blocks[:-1], body) + element("p", f"{inlines(last.children, body)} {back}", name) + "\n"
    return blocks(node.blocks, body) + element("p", back, name) + "\n"


def endnotes(body: Body) -> str:
    """The section of the notes that were called, empty where there are none."""
    if not body.progress.notes:
        return ""
    items = "".join(f"{note}\n" for note in body.progress.notes)
    return container("section", container("ol", items), {"role": "doc-endnotes"}) + "\n"


def footnote(node: Note, body: Body) -> str:
    """The call of a note and the note, for paper. Its first paragraph is not wrapped, so that it runs on after the number.

    Between a full stop and a digit Pango ends lines; before a call none may end.
    """
    number = _next_number(body)
    first = node.blocks[0] if node.blocks else None
    if isinstance(first, Paragraph):
        content = f" {inlines(first.children, body)}{blocks(node.blocks[1:], body)}"
    else:
        content = blocks(node.blocks, body)
    content = content.replace(">\n", ">")  # in a note, WeasyPrint prints what stands between elements
    return NO_BREAK + _call(number) + element("article", content, {"class": css_class(Role.FOOTNOTE), "id": f"note-{number}"})
