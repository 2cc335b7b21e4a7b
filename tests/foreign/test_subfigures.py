"""Divisions named as figures that hold several pictures are one figure of several."""

from resolved_trees import line, view

from essayexport.document import Attributes, Block, Div, Figure, Image, List, Paragraph, SoftBreak, Text


def picture(name: str, identifier: str = "") -> Image:
    return Image(f"{name}.png", (Text(name),), name, attributes=Attributes(identifier))


def figure(name: str, identifier: str = "") -> Figure:
    return Figure(Image(f"{name}.png", (), name), (line(name),), attributes=Attributes(identifier))


def both(*blocks: Block) -> str:
    return view(Div(Attributes("fig-both"), blocks)).split("\n")[0]


def test_figures_and_a_last_paragraph_are_its_parts_and_caption() -> None:
    division = Div(Attributes("fig-both"), (figure("a", "fig-a"), figure("b"), line("Both")))
    shown = view(division)
    assert shown == (
        "div {#fig-both .subfigures}\n"
        '  figure caption-below {#fig-a}\n    image <a.png> alternative="a":\n    caption\n      paragraph: a\n'
        '  figure caption-below\n    image <b.png> alternative="b":\n    caption\n      paragraph: b\n'
        "  paragraph: Both"
    )


def test_pictures_in_one_paragraph_are_figures_too() -> None:
    pictures = Paragraph((picture("a", "fig:a"), SoftBreak(), picture("b", "fig:b")))
    apart = Div(Attributes("fig:both"), (figure("a", "fig:a"), figure("b", "fig:b"), line("Both")))
    shown = view(Div(Attributes("fig:both"), (pictures, line("Both"))))
    assert shown == view(apart).replace("paragraph: a", "paragraph tight: a").replace("paragraph: b", "paragraph tight: b")


def test_rows_of_pictures_are_no_parts_of_their_own() -> None:
    row = Div(Attributes(classes=("row",)), (figure("a"), figure("b")))
    assert view(Div(Attributes("fig-both"), (row, line("Both")))) == view(
        Div(Attributes("fig-both"), (figure("a"), figure("b"), line("Both")))
    )


def test_what_holds_anything_else_stays_a_division() -> None:
    assert both(figure("a", "fig-a"), List(((line("an item"),),)), line("Both")) == "div {#fig-both}"
    assert both(figure("a"), line("Both")) == "div {#fig-both}"
    assert both(line("Both")) == "div {#fig-both}"
    assert both() == "div {#fig-both}"
