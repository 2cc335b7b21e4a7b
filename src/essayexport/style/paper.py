"""Sheets of paper by name, and which of them a region uses."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.style.lengths import POINTS, in_twips
from essayexport.style.page import Paper


def _millimetres(name: str, width: float, height: float) -> Paper:
    return Paper(name, in_twips(width * POINTS["mm"]), in_twips(height * POINTS["mm"]))


PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        paper.name: paper
        for paper in (
            Paper("letter", 612.0, 792.0),
            Paper("legal", 612.0, 1008.0),
            _millimetres("a4", 210, 297),
            _millimetres("a5", 148, 210),
        )
    }
)
"""The sheets, upright, by the name that a style or the front matter gives them (ISO 216, ANSI/ASME Y14.1)."""

LETTER_REGIONS = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
"""The regions that print on Letter, by Unicode's CLDR (supplemental data, paper sizes); all others print on A4."""


def paper_of_language(lang: str) -> Paper:
    """Letter or A4, as the region of a BCP 47 tag prints; without a region Letter for English and for no tag, else A4."""
    language, *rest = lang.replace("_", "-").split("-")
    region = next((part.upper() for part in rest if len(part) == 2 or part.isdigit()), "")
    letter = region in LETTER_REGIONS if region else language.lower() in ("", "en")
    return PAPERS["letter" if letter else "a4"]


def paper_named(name: str) -> Paper | None:
    """The sheet that `a4`, `A4` or `a4paper` names, or None."""
    return PAPERS.get(name.strip().lower().removesuffix("paper"))
