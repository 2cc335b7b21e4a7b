"""Draws `forgetting.png`, Ebbinghaus's forgetting curve, the same in every run: `python draw_forgetting.py`."""

from math import log
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SAVINGS = ((1 / 3, 58.2), (1, 44.2), (8.8, 35.8), (24, 33.7), (48, 27.8), (144, 25.4), (744, 21.1))
"""Hours since learning, and the share of the time for learning that was saved in learning again, in per cent."""

WIDTH, HEIGHT, LEFT, BOTTOM = 960, 560, 90, 490
LABELS = (("20 min", 1 / 3), ("1 hr", 1), ("9 hr", 8.8), ("1 day", 24), ("2 days", 48), ("6 days", 144), ("31 days", 744))


def place(hours: float, saved: float) -> tuple[float, float]:
    """A point of the graph, the time on a logarithmic scale."""
    share = (log(hours) - log(1 / 3)) / (log(744) - log(1 / 3))
    return LEFT + 30 + share * (WIDTH - LEFT - 90), BOTTOM - saved * 7


def draw() -> Image.Image:
    """The graph: axes with their labels, the curve, a dot for each measurement."""
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(20)
    pen.line([(LEFT, 40), (LEFT, BOTTOM), (WIDTH - 20, BOTTOM)], fill=0, width=2)
    for percent in (0, 20, 40, 60):
        y = place(1, percent)[1]
        pen.line([(LEFT - 8, y), (LEFT, y)], fill=0, width=2)
        pen.text((LEFT - 16, y), f"{percent}%", fill=0, font=font, anchor="rm")
    for label, hours in LABELS:
        pen.text((place(hours, 0)[0], BOTTOM + 24), label, fill=0, font=font, anchor="mm")
    points = [place(hours, saved) for hours, saved in SAVINGS]
    pen.line(points, fill=110, width=4)
    for x, y in points:
        pen.ellipse([x - 7, y - 7, x + 7, y + 7], fill=0)
    return image


if __name__ == "__main__":
    draw().save(Path(__file__).with_name("forgetting.png"), dpi=(192, 192))
