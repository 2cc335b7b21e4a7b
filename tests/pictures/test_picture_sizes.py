"""How large a picture stands on the page."""

import pytest

from essayexport.document import Attributes, Image
from essayexport.pictures import Picture
from essayexport.writers.fitting import scaled


def image(**attributes: str) -> Image:
    return Image("a.png", (), "", attributes=Attributes(pairs=tuple(attributes.items())))


PICTURE = Picture(b"", "image/png", 300, 150)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, (300, 150)),
        ({"width": "50%"}, (200, 100)),
        ({"width": "5cm"}, (141.7, 70.9)),
        ({"width": "2in"}, (144, 72)),
        ({"width": "96"}, (72, 36)),
        ({"width": "96px"}, (72, 36)),
        ({"height": "72pt"}, (144, 72)),
        ({"width": "1in", "height": "2in"}, (72, 144)),
        ({"width": "200%"}, (400, 200)),
        ({"height": "30in"}, (400, 200)),
        ({"width": "0"}, (300, 150)),
        ({"width": "wide"}, (300, 150)),
        ({"width": "3 furlongs"}, (300, 150)),
        ({"width": "25.4mm"}, (72, 36)),
    ],
    ids=str,
)
def test_a_picture_is_as_large_as_asked_but_never_larger_than_the_page(
    attributes: dict[str, str], expected: tuple[float, float]
) -> None:
    width, height = scaled(image(**attributes), PICTURE, 400, 600)
    assert (round(width, 1), round(height, 1)) == expected


def test_a_tall_picture_is_made_to_fit_the_height() -> None:
    assert scaled(image(), Picture(b"", "image/png", 300, 1200), 400, 600) == (150, 600)
