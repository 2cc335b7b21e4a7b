"""How large pictures stand."""

import pytest

from essayexport.document import Attributes, Document, Figure, Image, Meta, PageSettings, Paragraph, Role, Text
from essayexport.pictures import Picture
from essayexport.style import PageStyle, load
from essayexport.writers.fitting import fitted, scaled

APA: PageStyle = load("apa", PageSettings(), "en-US", lambda _: None)
PICTURE = Picture(b"", "image/png", 100, 50)


def asking(**sizes: str) -> Image:
    return Image("a.png", (), "", attributes=Attributes(pairs=tuple(sizes.items())))


@pytest.mark.parametrize(
    ("image", "size"),
    [
        (asking(), (100, 50)),
        (asking(width="50%"), (200, 100)),
        (asking(width="2in"), (144, 72)),
        (asking(width="40px"), (30, 15)),
        (asking(height="2em"), (48, 24)),
        (asking(width="5pc"), (60, 30)),
        (asking(width="0.5inch"), (36, 18)),
        (asking(width="40"), (30, 15)),
        (asking(height="100pt"), (200, 100)),
        (asking(width="10pt", height="40pt"), (10, 40)),
        (asking(width="200%"), (400, 200)),
        (asking(height="1000pt"), (400, 200)),
        (asking(width="wide"), (100, 50)),
        (asking(width="0"), (100, 50)),
    ],
    ids=lambda value: str(dict(value.attributes.pairs)) if isinstance(value, Image) else "",
)
def test_a_picture_is_as_large_as_asked_and_no_larger_than_its_place(image: Image, size: tuple[float, float]) -> None:
    assert scaled(image, PICTURE, 400, 300) == pytest.approx(size)


def test_a_picture_as_high_as_the_page_leaves_room_for_its_caption_and_a_heading_above() -> None:
    caption = (Paragraph((Text("Figure 1"),), Role.FIGURE_NUMBER), Paragraph((Text("Title"),), Role.FIGURE_TITLE))
    image = asking()
    document = Document(Meta(), (Figure(image, caption),))
    _, height = fitted(document, APA)(image, Picture(b"", "image/png", 100, 2000))
    roles = APA.roles[Role.FIGURE_NUMBER], APA.roles[Role.FIGURE_TITLE]
    words = sum(r.leading + r.space_before + r.space_after for r in roles)
    heading = APA.roles[Role.HEADING_1].leading
    assert height == pytest.approx(APA.text_height - words - heading, abs=1)
