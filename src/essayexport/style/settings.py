"""What the front matter changes of a page style: pandoc's variables for the page."""

from collections.abc import Callable
from typing import Any, TypeVar

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import PageSettings, Role, Setting
from essayexport.style.fonts import font_named, unknown_font
from essayexport.style.lengths import in_half_points, parse_factor, parse_points
from essayexport.style.page import Font, Margins, Paper, Spacing, SpacingRule
from essayexport.style.paper import PAPERS, paper_named
from essayexport.style.roles import RoleValues

SIZES = (4.0, 96.0)
"""The smallest and largest size of text, in points, that is taken at its word."""

STRETCHES = (0.5, 5.0)
"""The smallest and largest factor of the line distance that is taken at its word."""

LEAST_TEXT = 72.0
"""Margins leave at least this many points for the text, in width and height."""

T = TypeVar("T")


def change_paper(paper: Paper, settings: PageSettings, report: Report) -> Paper:
    """The sheet that `papersize` names, else `paper`."""
    hint = f"the sheets are: {', '.join(PAPERS)}"
    return _said(settings.papersize, "papersize", paper_named, hint, report) or paper


def change_margins(margins: Margins, paper: Paper, settings: PageSettings, report: Report) -> Margins:
    """The margins with those of the front matter, as long as they leave room for text."""
    hint = "a length such as `1in` or `2.5cm`"
    sides = {
        "top": _said(settings.margin_top, "margin-top", _margin, hint, report),
        "right": _said(settings.margin_right, "margin-right", _margin, hint, report),
        "bottom": _said(settings.margin_bottom, "margin-bottom", _margin, hint, report),
        "left": _said(settings.margin_left, "margin-left", _margin, hint, report),
    }
    changed = margins._replace(**{side: value for side, value in sides.items() if value is not None})
    if leave_room(changed, paper):
        return changed
    given = (settings.margin_left, settings.margin_right, settings.margin_top, settings.margin_bottom)
    span = next((setting.span for setting in given if setting), None)
    report(Diagnostic(Code.METADATA_VALUE_ODD, "the margins leave no room for the text", span, "the style's margins are used"))
    return margins


def leave_room(margins: Margins, paper: Paper) -> bool:
    """Whether the margins leave LEAST_TEXT for the text."""
    width, height = paper.width - margins.left - margins.right, paper.height - margins.top - margins.bottom
    return min(width, height) >= LEAST_TEXT


def change_roles(values: RoleValues, settings: PageSettings, report: Report) -> RoleValues:
    """The roles in another font, size or spacing.

    `fontsize` is the size of the body, and all others keep their relation to it; `mainfont` and `linestretch` (1 is single)
    are for all roles that are set in the font and the spacing of the body.
    """
    body = values[Role.BODY]
    size = _said(settings.fontsize, "fontsize", _size, "a size between 4pt and 96pt, such as `12pt`", report)
    font = _said(settings.mainfont, "mainfont", lambda name: _font(name, body["font"]), "the name of a font", report)
    stretch_hint = "a factor such as 1 (single), 1.5 or 2 (double)"
    spacing = _said(settings.linestretch, "linestretch", _stretch, stretch_hint, report)
    ratio = size / body["size"] if size else 1.0

    def changed(role: dict[str, Any]) -> dict[str, Any]:
        return {
            **role,
            "size": in_half_points(role["size"] * ratio),
            "font": font if font and role["font"] == body["font"] else role["font"],
            "spacing": spacing if spacing and role["spacing"] == body["spacing"] else role["spacing"],
        }

    return {role: changed(dict(own)) for role, own in values.items()}


def _said(setting: Setting | None, name: str, read: Callable[[str], T | None], hint: str, report: Report) -> T | None:
    """What a setting says; where it says nothing, that is reported."""
    if setting is None:
        return None
    value = read(setting.value.strip())
    if value is None:
        message = f"`{name}` is “{setting.value}”, which says nothing here"
        report(Diagnostic(Code.METADATA_VALUE_ODD, message, setting.span, hint))
    return value


def _margin(text: str) -> float | None:
    points = parse_points(text)
    return points if points is not None and points >= 0 else None


def _size(text: str) -> float | None:
    points = parse_points(text) or parse_factor(text)
    return in_half_points(points) if points and SIZES[0] <= points <= SIZES[1] else None


def _stretch(text: str) -> Spacing | None:
    factor = parse_factor(text)
    return Spacing(SpacingRule.FACTOR, factor) if factor and STRETCHES[0] <= factor <= STRETCHES[1] else None


def _font(name: str, like: Font) -> Font | None:
    return (font_named(name) or unknown_font(name, like)) if name else None
