"""The page style as CSS for the printed page: every role a class, with the numbers that its Word style has."""

from collections.abc import Mapping
from importlib.resources import files

from essayexport.document import Role
from essayexport.style import Font, PageStyle, RoleStyle, TextAlign
from essayexport.style.names import css_class

Declarations = Mapping[str, str]

RUNS = frozenset({Role.CODE, Role.LINK, Role.NOTE_NUMBER})
"""Roles of runs of text: they say only what sets them off from the paragraph around them."""

_NOT_RAISED = frozenset({Role.TABLE_HEAD, Role.TABLE_CELL, Role.FOOTNOTE})
"""Roles of paragraphs that stand where the page's body is not raised."""

_VISIBLE = 0.3
"""Points that text may stand higher or lower than in Word without a shift of its own."""


def sheet(style: PageStyle, running_head: str) -> str:
    """The whole style sheet of the printed page; `running_head` is printed where the style has one."""
    fixed = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    rules = [
        *page_rules(style, running_head),
        rule("body", body_rule(style)),
        *(rule(f".{css_class(role)}", role_rule(role, style)) for role in Role if role is not Role.HEADER),
        *(rule(f".{css_class(role)}", shift(role, style)) for role in Role if role not in RUNS and shift(role, style)),
        *emphasis_rules(style),
        *structure_rules(style),
    ]
    return fixed + "".join(f"{text}\n" for text in rules)


def rule(selector: str, declarations: Declarations) -> str:
    """One rule as text."""
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in declarations.items())} }}"


def points(length: float) -> str:
    """A length as CSS says it, exact to a hundredth of a point."""
    return f"{round(length, 2):g}pt"


def role_rule(role: Role, style: PageStyle) -> Declarations:
    """What a role's class declares."""
    role_style = style.roles[role]
    if role in RUNS:
        return run(role_style, style.roles[Role.BODY])
    return {**run(role_style, None), **block(role_style)}


def run(role_style: RoleStyle, around: RoleStyle | None) -> Declarations:
    """How the characters of a role are set; for a run inside a paragraph, only what differs from the paragraph `around` it."""
    said = _characters(role_style)
    if around is None:
        return said
    other = _characters(around)
    return {name: value for name, value in said.items() if other[name] != value} | {"line-height": "0"}


def _characters(role_style: RoleStyle) -> Declarations:
    raised_digits = {"vertical-align": "super", "font-size": "65%"}
    return {
        "font-family": families(role_style.font),
        "font-size": points(role_style.size),
        "font-weight": "bold" if role_style.bold else "normal",
        "font-style": "italic" if role_style.italic else "normal",
        "text-decoration": "underline" if role_style.underline else "none",
        "color": role_style.colour or "inherit",
        "vertical-align": "baseline",
        **(raised_digits if role_style.superscript else {}),
    }


def families(font: Font) -> str:
    """The family, what may stand in for it, and last the kind of face."""
    return ", ".join([*(string(name) for name in (font.family, *font.substitutes)), font.generic])


def string(text: str) -> str:
    """A text as a CSS string (CSS Syntax 3, 4.3.7): whatever could end it is escaped by number."""
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text) + '"'


def block(role_style: RoleStyle) -> Declarations:
    """How the paragraphs of a role are set."""
    lines = "2" if role_style.widow_control else "1"
    return {
        "line-height": points(role_style.leading),
        "text-align": role_style.align.value,
        "text-indent": points(role_style.first_line),
        "margin": " ".join(
            map(points, (role_style.space_before, role_style.indent_right, role_style.space_after, role_style.indent_left))
        ),
        "break-before": "page" if role_style.page_break_before else "auto",
        "break-after": "avoid" if role_style.keep_with_next else "auto",
        "break-inside": "avoid" if role_style.keep_together else "auto",
        "orphans": lines,
        "widows": lines,
    }


def lift(role_style: RoleStyle) -> float:
    """How much higher a word processor sets the text in its lines, in points.

    CSS puts half of the space beyond the font's ascent and descent above the text (CSS 2.1, 10.8.1), a word processor only
    the font's own line gap.
    """
    font, size = role_style.font, role_style.size
    return (role_style.leading - (font.ascent + font.descent) * size) / 2 - font.line_gap * size


def shift(role: Role, style: PageStyle) -> Declarations:
    """What moves a role's text to where Word sets it, without moving what follows.

    The page's body is raised as a whole by what body text needs, so that the many paragraphs set like it need no shift of
    their own; notes and the cells of tables are not raised with it.
    """
    base = 0.0 if role in _NOT_RAISED else lift(style.roles[Role.BODY])
    down = base - lift(style.roles[role])
    return {} if abs(down) < _VISIBLE else {"position": "relative", "top": points(down)}


def emphasis_rules(style: PageStyle) -> list[str]:
    """Emphasis in an italic role is set upright, and emphasis in that italic again. Notes come last: they stand in all roles."""
    faces = {True: "italic", False: "normal"}
    rules = []
    for role in (*(role for role in Role if role not in RUNS and style.roles[role].italic), Role.FOOTNOTE):
        name, italic = f".{css_class(role)}", style.roles[role].italic
        nested = {name + " em" * depth: italic != (depth % 2 == 1) for depth in (1, 2, 3)}
        nested[f"{name} .upright em"] = True
        rules += [rule(selector, {"font-style": faces[slanted]}) for selector, slanted in nested.items()]
    return rules


def body_rule(style: PageStyle) -> Declarations:
    """What the whole text inherits."""
    up = lift(style.roles[Role.BODY])
    return {**run(style.roles[Role.BODY], None), "position": "relative", "top": points(-up)}


def page_rules(style: PageStyle, running_head: str) -> list[str]:
    """The sheet, its margins and its running head."""
    margins = style.margins
    page = {
        "size": f"{points(style.paper.width)} {points(style.paper.height)}",
        "margin": " ".join(map(points, (margins.top, margins.right, margins.bottom, margins.left))),
    }
    number, head = style.header.page_number, style.header.running_head and running_head
    boxes: dict[TextAlign, str] = {}
    if head:
        boxes[TextAlign.LEFT] = string(running_head)
    if number:
        boxes[number] = f"{boxes[number]} ' ' counter(page)" if number in boxes else "counter(page)"
    return [rule("@page", page), *(header_rule(style, side, content) for side, content in boxes.items())]


def header_rule(style: PageStyle, side: TextAlign, content: str) -> str:
    """One box of the running head: its text stands `header.distance` below the upper edge of the sheet, as Word sets it."""
    role_style = style.roles[Role.HEADER]
    declarations = {
        **run(role_style, None),
        "line-height": points(role_style.leading),
        "content": content,
        "text-align": side.value,
        "vertical-align": "top",
        "padding-top": points(style.header.distance - lift(role_style)),
        "width": "auto",
        "white-space": "nowrap",
    }
    return f"@page {{ {rule(f'@top-{side.value}', declarations)} }}"


def structure_rules(style: PageStyle) -> list[str]:
    """What the elements need that no role says: lists, nested quotations, tables."""
    rules, item = style.table_rules, style.roles[Role.LIST_ITEM]
    line, up = "solid currentcolor", lift(style.roles[Role.BODY])
    return [
        rule("ul, ol", {"padding-left": points(style.list_indent)}),
        rule("blockquote blockquote", {"margin-left": points(style.roles[Role.BLOCK_QUOTE].indent_left)}),
        rule("li > .list-item:first-child::before", {"min-width": points(-item.first_line)}),
        rule("table", {"top": points(up)}),
        rule("caption", {"margin-top": points(-up), "padding-bottom": points(up)}),
        rule("table", {"border-top": f"{points(rules.top)} {line}", "border-bottom": f"{points(rules.bottom)} {line}"}),
        rule("thead", {"border-bottom": f"{points(rules.head)} {line}"}),
        rule("::footnote-call", dict(run(style.roles[Role.NOTE_NUMBER], style.roles[Role.BODY]))),
        rule("::footnote-marker", dict(run(style.roles[Role.NOTE_NUMBER], style.roles[Role.BODY]))),
    ]
