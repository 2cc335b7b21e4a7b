"""A picture is described by its caption as it is printed, unless its author gave other words for it."""

import pytest

from essayexport.arrange import arrange
from essayexport.document import (
    Attributes,
    Block,
    Cite,
    CiteItem,
    CrossReference,
    Document,
    Figure,
    Image,
    Inlines,
    Math,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Text,
    walk,
)
from essayexport.style import load

APA = load("apa", PageSettings(), "en-US", print)


def alternative(*blocks: Block) -> str:
    arranged = arrange(Document(Meta(), blocks), APA)
    return next(node.alternative for node in walk(arranged.blocks) if isinstance(node, Image))


def figure(caption: Inlines, said: str) -> Figure:
    return Figure(Image("a.png", (), said), (Paragraph(caption),), attributes=Attributes("fig:a"))


@pytest.mark.parametrize(
    ("caption", "said", "described"),
    [
        ((Text("Rain "), Cite((CiteItem("doe"),), (Text("(Doe, 2010)"),))), "Rain", "Rain (Doe, 2010)"),
        ((Text("Rain, "), Math("x^2")), "Rain, x^2", "Rain, x²"),
        ((Text("As in "), CrossReference(("fig:a",), (Text("fig:a?"),))), "As in", "As in Figure 1"),
        ((Text("Rain"), Note((Paragraph((Text("A note."),)),))), "Rain", "Rain"),
        ((Text("Rain "), Math("x^2")), "A wet street", "A wet street"),
        ((Text("Rain "), Math("x^2")), "", ""),
    ],
)
def test_a_figure_is_described_by_what_its_caption_prints(caption: Inlines, said: str, described: str) -> None:
    assert alternative(figure(caption, said)) == described


def test_so_is_a_picture_in_a_line_of_text() -> None:
    words = (Text("Rain "), Cite((CiteItem("doe"),), (Text("(Doe, 2010)"),)))
    assert alternative(Paragraph((Text("See "), Image("a.png", words, "Rain")))) == "Rain (Doe, 2010)"
