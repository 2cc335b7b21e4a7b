"""The measures of fonts are those of the files, where the files are there."""

import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools has no types

from essayexport.style.fonts import NATURAL_HEIGHT, font_named, is_measured, unknown_font

MEASURED = ["Liberation Serif", "Liberation Sans", "Liberation Mono", "Carlito", "Caladea", "DejaVu Sans", "DejaVu Serif"]


def file_of(family: str) -> Path | None:
    """The file that fontconfig has for exactly this family, or None."""
    if not shutil.which("fc-match"):
        return None
    command = ["fc-match", "--format=%{family}\n%{file}", f"{family}:style=Regular"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return Path(found[1]) if family in found[0].split(",") else None


SHIFT = 0.1
"""How far the text of a line may stand from where it is reckoned, as a share of its size: a point in type of ten.

Versions of a font share out the height of its line differently: Carlito has 0.75 + 0.25 + 0.22 in one and 0.952 + 0.269 + 0
in another, its text in a PDF then stands 0.09 of its size lower. Lines and pages break alike, since the sum is the same.
"""


@pytest.mark.parametrize("family", MEASURED)
def test_the_measures_make_lines_as_high_as_the_installed_font_does(family: str) -> None:
    font, file = font_named(family), file_of(family)
    if file is None:
        pytest.skip(f"{family} is not installed")
    assert font is not None
    table, em = TTFont(file)["hhea"], TTFont(file)["head"].unitsPerEm
    ascent, descent, line_gap = table.ascent / em, -table.descent / em, table.lineGap / em
    assert font.natural_height == pytest.approx(ascent + descent + line_gap, abs=0.001)
    # half of what a line has beyond its font's height stands above the text (CSS 2.1, 10.8.1)
    assert (font.ascent - font.descent) / 2 == pytest.approx((ascent - descent) / 2, abs=SHIFT)


@pytest.mark.parametrize(
    ("family", "height"),
    [("Times New Roman", 1.149), ("Arial", 1.149), ("Calibri", 1.221), ("Georgia", 1.136), ("Courier New", 1.133)],
)
def test_the_natural_height_is_that_of_word(family: str, height: float) -> None:
    font = font_named(family)
    assert font is not None
    assert font.natural_height == pytest.approx(height, abs=0.001)


def test_a_family_is_found_in_any_capitals() -> None:
    assert font_named("times new roman") == font_named("Times New Roman")


def test_a_substitute_is_a_font_of_its_own_with_the_other_to_stand_in() -> None:
    carlito = font_named("Carlito")
    assert carlito is not None
    assert (carlito.family, carlito.substitutes) == ("Carlito", ("Calibri",))


def test_an_unknown_font_keeps_its_name_and_takes_the_families_of_the_other() -> None:
    times = font_named("Times New Roman")
    assert times is not None
    font = unknown_font("Zapfino", times)
    assert (font.family, font.substitutes[:2], font.generic) == ("Zapfino", ("Times New Roman", "Liberation Serif"), "serif")
    assert font.natural_height == pytest.approx(NATURAL_HEIGHT)


def test_only_fonts_with_measures_count_as_measured() -> None:
    assert [is_measured(name) for name in ("Arial", "Lucida Sans Unicode", "Zapfino")] == [True, False, False]
