"""Paragraph and run properties of styles, in the order of the schema: what sets a style apart from its parent."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.style.page import Font, RoleStyle, Spacing, SpacingRule, TextAlign
from essayexport.writers.docx.xml import escaped, half_points, twips

_JUSTIFICATION: Mapping[TextAlign, str] = MappingProxyType(
    {TextAlign.LEFT: "left", TextAlign.CENTER: "center", TextAlign.RIGHT: "right", TextAlign.JUSTIFY: "both"}
)

_SWITCHES = (
    ("keep_with_next", "keepNext"),
    ("keep_together", "keepLines"),
    ("page_break_before", "pageBreakBefore"),
    ("widow_control", "widowControl"),
)


def paragraph_properties(
    own: RoleStyle, parent: RoleStyle | None, level: int | None = None, tabs: str = "", *, leftwards: bool = False
) -> str:
    """What `w:pPr` of a style holds: what differs from the parent's; without a parent, all.

    `level` is that of a heading in the outline, from 1; `tabs` a `w:tabs`.
    """

    def differs(*names: str) -> bool:
        return parent is None or any(getattr(own, name) != getattr(parent, name) for name in names)

    parts = [switch(tag, getattr(own, name)) for name, tag in _SWITCHES if differs(name)]
    parts += [tabs, switch("bidi", on=True) if leftwards else ""]
    if differs("space_before", "space_after", "spacing"):
        parts.append(spacing(own.space_before, own.space_after, own.spacing))
    if differs("indent_left", "indent_right", "first_line"):
        parts.append(indent(own.indent_left, own.indent_right, own.first_line))
    if differs("align"):
        parts.append(f'<w:jc w:val="{_JUSTIFICATION[own.align]}"/>')
    if level is not None:
        parts.append(f'<w:outlineLvl w:val="{level - 1}"/>')
    return "".join(parts)


def run_properties(own: RoleStyle, parent: RoleStyle, *, code: bool = False) -> str:
    """What `w:rPr` of a style holds: what differs from the parent's; code is not checked for spelling."""

    def differs(name: str) -> bool:
        return bool(getattr(own, name) != getattr(parent, name))

    parts = [
        fonts(own.font) if differs("font") else "",
        switch("b", own.bold) + switch("bCs", own.bold) if differs("bold") else "",
        switch("i", own.italic) + switch("iCs", own.italic) if differs("italic") else "",
        "<w:noProof/>" if code else "",
        f'<w:color w:val="{(own.colour or "auto").lstrip("#")}"/>' if differs("colour") else "",
        size(own.size) if differs("size") else "",
        f'<w:u w:val="{"single" if own.underline else "none"}"/>' if differs("underline") else "",
        f'<w:vertAlign w:val="{"superscript" if own.superscript else "baseline"}"/>' if differs("superscript") else "",
    ]
    return "".join(parts)


def switch(tag: str, on: bool) -> str:
    """A property that is on or off (ECMA-376 part 1, 17.17.4)."""
    return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def indent(left: float, right: float, first_line: float) -> str:
    """`w:ind`, lengths in points; a negative first line hangs."""
    first = f'w:hanging="{twips(-first_line)}"' if first_line < 0 else f'w:firstLine="{twips(first_line)}"'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" {first}/>'


def fonts(font: Font) -> str:
    """`w:rFonts`: one family for all scripts, but for those of which the font names another."""
    name, east_asian, complex_script = map(escaped, (font.family, font.east_asian, font.complex_script))
    others = f'w:eastAsia="{east_asian or name}" w:cs="{complex_script or name}"'
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" {others}/>'


def size(points: float) -> str:
    """The size of type, for all scripts."""
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def spacing(before: float, after: float, lines: Spacing) -> str:
    """Space around a paragraph and the distance of its lines; a factor counts in 240ths (17.3.1.33)."""
    line = round(lines.value * 240) if lines.rule is SpacingRule.FACTOR else twips(lines.value)
    rule = lines.rule.value
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{line}" w:lineRule="{rule}"/>'
