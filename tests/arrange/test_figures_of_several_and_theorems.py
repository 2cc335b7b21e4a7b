"""Figures of several pictures have one number and letters; theorems count by kind; an essay has words of its own for both."""

import pytest

from essayexport.arrange import arrange
from essayexport.document import (
    SUBFIGURES,
    THEOREM,
    Attributes,
    CrossReference,
    Div,
    Document,
    Figure,
    Image,
    Meta,
    MetaInlines,
    MetaValue,
    PageSettings,
    Paragraph,
    Text,
    plain,
    walk,
)
from essayexport.style import load


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def picture(identifier: str, caption: str = "") -> Figure:
    return Figure(Image("a.png", (), "A"), (paragraph(caption),) if caption else (), attributes=Attributes(identifier))


def theorem(identifier: str, kind: str) -> Div:
    return Div(Attributes(identifier, pairs=((THEOREM, kind),)), (paragraph("Words."),))


BLOCKS = (
    picture("fig-one", "One"),
    Div(Attributes("fig-two", (SUBFIGURES,)), (picture("a", "Left"), picture("b"), picture("c", "(c) Own"), paragraph("Two"))),
    theorem("thm-a", "theorem"),
    theorem("lem-b", "lemma"),
    theorem("", "proof"),
    theorem("thm-c", "theorem"),
)


def words(*names: str, lang: str = "", fields: dict[str, MetaValue] | None = None) -> list[str]:
    """The paragraphs of the paper with a mention of the names at its end."""
    mention = Paragraph((CrossReference(names, (Text("?"),)),))
    meta = Meta(lang=lang, fields=fields or {})
    arranged = arrange(Document(meta, (*BLOCKS, mention)), load("apa", PageSettings(), lang, print))
    return [plain(node.children) for node in walk(arranged.blocks) if isinstance(node, Paragraph)]


def test_each_has_its_number_and_each_picture_its_letter() -> None:
    assert words("fig-two")[:7] == ["Figure 1", "One", "Figure 2", "Two", "(a) Left", "(b)", "(c) Own"]


def test_theorems_count_by_kind_and_a_proof_has_no_number() -> None:
    assert words("thm-a")[7:-1] == ["Theorem 1. Words.", "Lemma 1. Words.", "Proof. Words.", "Theorem 2. Words."]


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        (("fig-two",), "Figure 2"),
        (("a",), "Figure 2a"),
        (("a", "b", "c"), "Figures 2a, 2b, and 2c"),
        (("fig-one", "fig-two", "c"), "Figures 1, 2, and 2c"),
        (("thm-c",), "Theorem 2"),
        (("thm-a", "thm-c", "lem-b"), "Theorem 1 and Theorem 2 and Lemma 1"),
    ],
)
def test_mentions_say_the_number_and_the_letter(names: tuple[str, ...], printed: str) -> None:
    assert words(*names)[-1] == printed


@pytest.mark.parametrize(
    ("lang", "printed"),
    [("de", "Satz 2"), ("fr-CA", "Théorème 2"), ("es", "Teorema 2"), ("en-GB", "Theorem 2"), ("ko", "Theorem 2")],
)
def test_they_are_called_as_in_the_language_of_the_essay(lang: str, printed: str) -> None:
    assert words("thm-c", lang=lang)[-1] == printed


def said(text: str) -> MetaInlines:
    return MetaInlines((Text(text),))


@pytest.mark.parametrize(
    ("fields", "one", "several", "title"),
    [
        ({"figPrefix": said("Fig.")}, "Fig. 2", "Fig. 1 and 2", "Figure 2"),
        ({"figPrefix": (said("Fig."), said("Figs."))}, "Fig. 2", "Figs. 1 and 2", "Figure 2"),
        ({"figureTitle": said("Picture")}, "Figure 2", "Figures 1 and 2", "Picture 2"),
        ({"crossref": {"fig-prefix": said("Abb."), "fig-title": said("Bild")}}, "Abb. 2", "Abb. 1 and 2", "Bild 2"),
        ({"figPrefix": said("")}, "2", "1 and 2", "Figure 2"),
        ({"crossref": False, "figPrefix": ()}, "Figure 2", "Figures 1 and 2", "Figure 2"),
    ],
)
def test_an_essay_may_have_words_of_its_own(fields: dict[str, MetaValue], one: str, several: str, title: str) -> None:
    paper = words("fig-two", fields=fields)
    assert (paper[-1], words("fig-one", "fig-two", fields=fields)[-1], paper[2]) == (one, several, title)
