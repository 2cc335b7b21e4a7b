"""For every role of every page style, the Word file and the style sheet of the PDF carry equal numbers."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from docx_reading import resolved

from essayexport.document import Document, Meta, PageSettings, Paragraph, Role, Setting, Text
from essayexport.export.dates import created
from essayexport.style import PageStyle, available, load
from essayexport.style.names import WORD_NAMES
from essayexport.writers.css import RUNS, role_rule
from essayexport.writers.docx import write

TWIP = 20
LISTS = (Role.LIST_ITEM, Role.LIST_CONTINUED)
"""Roles whose indent CSS puts on the list around them."""

SETTINGS = {
    "as it is": PageSettings(),
    "changed": PageSettings(mainfont=Setting("Calibri"), fontsize=Setting("11pt"), linestretch=Setting("1.5")),
}
CASES = [(name, said, role) for name in available() for said in SETTINGS for role in Role if role not in (*RUNS, Role.HEADER)]


def page_style(name: str, said: str) -> PageStyle:
    return load(name, SETTINGS[said], "en-US", print)


@cache
def word_file(name: str, said: str) -> bytes:
    return write(Document(Meta(), (Paragraph((Text("x"),)),)), page_style(name, said), {}, created(Meta(), {}))


def points(length: str) -> float:
    match = re.fullmatch(r"(-?[\d.]+)(?:pt)?", length)
    assert match, length
    return float(match[1])


def in_css(declarations: Mapping[str, str]) -> dict[str, object]:
    above, _, below = map(points, declarations["margin"].split())
    left, right = map(points, declarations["margin-inline"].split())
    return {
        "family": declarations["font-family"].split(",")[0].strip('"'),
        "size": points(declarations["font-size"]),
        "bold": declarations["font-weight"] == "bold",
        "italic": declarations["font-style"] == "italic",
        "align": {"start": "left", "end": "right"}.get(declarations["text-align"], declarations["text-align"]),
        "before": above,
        "after": below,
        "left": left,
        "right": right,
        "first line": points(declarations["text-indent"]),
        "breaks the page": declarations["break-before"] == "page",
        "kept with next": declarations["break-after"] == "avoid",
        "kept together": declarations["break-inside"] == "avoid",
        "line": points(declarations["line-height"]),
    }


def in_word(said: Mapping[str, str], page: PageStyle, role: Role) -> dict[str, object]:
    size = float(said["sz@val"]) / 2
    natural = page.roles[role].font.natural_height * size
    line = float(said["spacing@line"])
    lines = {"auto": line / 240 * natural, "exact": line / TWIP, "atLeast": max(line / TWIP, natural)}
    left = float(said.get("ind@left", 0)) / TWIP
    return {
        "family": said["rFonts@ascii"],
        "size": size,
        "bold": said.get("b@val", "0") == "1",
        "italic": said.get("i@val", "0") == "1",
        "align": {"both": "justify"}.get(said["jc@val"], said["jc@val"]),
        "before": float(said["spacing@before"]) / TWIP,
        "after": float(said["spacing@after"]) / TWIP,
        "left": left - page.list_indent if role in LISTS else left,
        "right": float(said.get("ind@right", 0)) / TWIP,
        "first line": (float(said.get("ind@firstLine", 0)) - float(said.get("ind@hanging", 0))) / TWIP,
        "breaks the page": said.get("pageBreakBefore@val", "0") == "1",
        "kept with next": said.get("keepNext@val", "0") == "1",
        "kept together": said.get("keepLines@val", "0") == "1",
        "line": pytest.approx(lines[said["spacing@lineRule"]], abs=0.06),
    }


@pytest.mark.parametrize(("name", "said", "role"), CASES, ids=lambda part: part.value if isinstance(part, Role) else part)
def test_a_role_has_the_same_numbers_in_word_and_in_the_pdf(name: str, said: str, role: Role) -> None:
    page = page_style(name, said)
    assert in_word(resolved(word_file(name, said), WORD_NAMES[role]), page, role) == in_css(role_rule(role, page))
