"""The page style as CSS for the printed page: every role a class, with the numbers that its Word style has."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from essayexport.document import Role
from essayexport.style import Font, PageStyle, RoleStyle, TextAlign
from essayexport.style.names import css_class
from essayexport.writers.entries import BELOW, GOES_ON, KEPT, LABEL, Form, Shape, form_classes, set_so
from essayexport.writers.markers import MARKER_GAP, STEPS, hang
from essayexport.writers.surroundings import surrounded

Declarations = Mapping[str, str]

RUNS = frozenset({Role.CODE, Role.LINK, Role.NOTE_NUMBER})
"""Roles of runs of text: they say only what sets them off from the paragraph around them."""

_NOT_RAISED = frozenset({Role.TABLE_HEAD, Role.TABLE_CELL, Role.FOOTNOTE})
"""Roles of paragraphs that stand where the page's body is not raised."""

_ELEMENTS: Mapping[Role, str] = MappingProxyType({Role.FOOTNOTE: "article", Role.TABLE_HEAD: "th", Role.TABLE_CELL: "td"})
"""The elements that are notes and cells, by the role of their own paragraphs."""

_SURROUNDED = (
    *(Role.BODY, Role.BLOCK_QUOTE, Role.BLOCK_QUOTE_CONTINUED, Role.LIST_ITEM, Role.LIST_CONTINUED, Role.CODE_BLOCK),
    *(Role.TERM, Role.DEFINITION, Role.LINE_BLOCK, Role.CALLOUT_TITLE),
    *(Role[f"HEADING_{level}"] for level in range(1, 7)),
)
"""The roles of what else may stand there."""

_QUOTED = (Role.BLOCK_QUOTE, Role.BLOCK_QUOTE_CONTINUED, Role.LINE_BLOCK)
"""The roles whose indents are those of the quotation around them."""

_DISPLAY = f":is(table, figure, .{css_class(Role.TABLE_NOTE)})"
"""The end of a table or a figure."""

_AFTER_DISPLAY = (
    "h2, h3, h4, h5, h6, ul, ol, blockquote, "
    ".block-quote-continued, .list-continued, .definition, .line-block, .callout-title, .code-block"
)
"""What else than a paragraph of the text may follow a table or a figure."""

_VISIBLE = 0.3
"""Points that text may stand higher or lower than in Word without a shift of its own."""


def sheet(style: PageStyle, running_head: str, *, leftwards: bool = False) -> str:
    """The whole style sheet of the printed page; `running_head` is printed where the style has one.

    `leftwards` is a paper written from right to left, where the line above the notes begins at the right.
    """
    fixed = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    rules = [
        *page_rules(style, running_head),
        rule("body", body_rule(style)),
        *(rule(f".{css_class(role)}", role_rule(role, style)) for role in Role if role is not Role.HEADER),
        *(rule(f".{css_class(role)}", shift(role, style)) for role in Role if role not in RUNS and shift(role, style)),
        *surrounded_rules(style),
        *entry_rules(style),
        *emphasis_rules(style),
        *structure_rules(style),
        *(["@page { @footnote { background-position: right top; } }"] if leftwards else []),
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
    """The family, what may stand in for it or has what it lacks, and last the kind of face."""
    return ", ".join([*(string(name) for name in (font.family, *font.substitutes, *font.others)), font.generic])


def string(text: str) -> str:
    """A text as a CSS string (CSS Syntax 3, 4.3.7): whatever could end it is escaped by number."""
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text) + '"'


_SIDES: Mapping[TextAlign, str] = MappingProxyType({TextAlign.LEFT: "start", TextAlign.RIGHT: "end"})
"""The sides of a text by where its lines begin, which is at the right in Arabic and Hebrew."""


def block(role_style: RoleStyle) -> Declarations:
    """How the paragraphs of a role are set, the left of the style being where their lines begin."""
    lines = "2" if role_style.widow_control else "1"
    return {
        "line-height": points(role_style.leading),
        "text-align": _SIDES.get(role_style.align, role_style.align.value),
        "text-indent": points(role_style.first_line),
        "margin": f"{points(role_style.space_before)} 0pt {points(role_style.space_after)}",
        "margin-inline": f"{points(role_style.indent_left)} {points(role_style.indent_right)}",
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


def surrounded_rules(style: PageStyle) -> list[str]:
    """What stands in notes and in cells beside their own paragraphs."""
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    for around, tag in _ELEMENTS.items():
        for role in _SURROUNDED:
            said = tuple(_inside(surrounded(style, role, around)).items())
            alike.setdefault((tag, said), []).append(f".{css_class(role)}")
    return [rule(f"{tag} :is({', '.join(names)})", dict(said)) for (tag, said), names in alike.items()]


def _inside(role_style: RoleStyle) -> Declarations:
    down = -lift(role_style)
    return {
        "top": "0" if abs(down) < _VISIBLE else points(down),
        "font-size": points(role_style.size),
        "line-height": points(role_style.leading),
        "margin-top": points(role_style.space_before),
        "margin-bottom": points(role_style.space_after),
    }


def shift(role: Role, style: PageStyle) -> Declarations:
    """What moves a role's text to where Word sets it, without moving what follows.

    The page's body is raised as a whole by what body text needs, so that the many paragraphs set like it need no shift of
    their own; notes and the cells of tables are not raised with it.
    """
    base = 0.0 if role in _NOT_RAISED else lift(style.roles[Role.BODY])
    down = base - lift(style.roles[role])
    return {} if abs(down) < _VISIBLE else {"position": "relative", "top": points(down)}


def entry_rules(style: PageStyle) -> list[str]:
    """Lines of entries that do not stand as their role does, and labels in the room that it leaves before its lines."""
    role, own = f".{css_class(Role.REFERENCE)}", style.roles[Role.REFERENCE]
    rules = [rule(f"{role}.{BELOW}", {"margin-top": "0"})]
    rules += [rule(f"{role}.{GOES_ON}", {"margin-bottom": "0", "break-after": "avoid"})]
    shapes = [Form(shape) for shape in Shape if shape is not Shape.HANGING]
    rules += [rule(".".join((role, *form_classes(form))), _apart(set_so(style, own, form), form)) for form in shapes]
    label = {"display": "inline-block", "min-width": points(max(0, -own.first_line)), "text-indent": "0"}
    return [*rules, rule(f".{LABEL}", label)]


def _apart(role_style: RoleStyle, form: Form) -> Declarations:
    """What a line says itself; those that need not stay with what stands below them say that too."""
    said = block(role_style)
    names = ("margin-inline", "text-indent", *(() if form.shape in KEPT else ("break-after",)))
    return {name: said[name] for name in names}


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


def sides(role_style: RoleStyle, around: RoleStyle) -> Declarations:
    """The indents of a role inside what is indented like another one."""
    left, right = role_style.indent_left - around.indent_left, role_style.indent_right - around.indent_right
    return {"margin-inline": f"{points(left)} {points(right)}"}


def marker_rules(style: PageStyle) -> list[str]:
    """Room for the markers of lists, which have a class where they are long."""
    rules, usual = [], -style.roles[Role.LIST_ITEM].first_line
    for step in STEPS:
        name, room = f"ol.wide-{step} > " if step else "", hang(step, usual, style.list_indent)
        item = f"{name}li > .list-item:first-child"
        rules.append(rule(f"{item}::before", {"min-width": points(room - MARKER_GAP)}))
        rules += [rule(item, {"text-indent": points(-room)})] if step else []
    return rules


def structure_rules(style: PageStyle) -> list[str]:
    """What the elements need that no role says: lists, nested quotations, tables."""
    rules, quote = style.table_rules, style.roles[Role.BLOCK_QUOTE]
    meaning = style.roles[Role.DEFINITION]
    display = style.roles[Role.BODY_AFTER_DISPLAY].space_before
    opening = ", ".join(f".{css_class(role)}" for role in Role if style.roles[role].page_break_before) or ".none"
    line, up, across = "solid currentcolor", lift(style.roles[Role.BODY]), style.line_across
    return [
        rule("ul, ol", {"padding-inline-start": points(style.list_indent)}),
        rule("blockquote", {"padding-inline": f"{points(quote.indent_left)} {points(quote.indent_right)}"}),
        *(rule(f"blockquote > .{css_class(role)}", sides(style.roles[role], quote)) for role in _QUOTED),
        rule(".definitions", {"padding-inline-start": "0"}),
        rule(".meaning", {"padding-inline": f"{points(meaning.indent_left)} {points(meaning.indent_right)}"}),
        rule(".meaning > .definition", sides(meaning, meaning)),
        rule(
            f"{_DISPLAY} + :is({_AFTER_DISPLAY}):not({opening}), {_DISPLAY} + figure > .figure:first-child",
            {"margin-top": points(display)},
        ),
        *marker_rules(style),
        rule("hr", {"border": "0", "border-top": f"{points(across.width)} {line}", "margin": f"{points(across.space)} 0"}),
        rule("table, hr", {"top": points(up)}),
        rule("th, td", {"padding": f"0 {points(style.cell_padding)}"}),
        rule("caption", {"margin-top": points(-up), "padding-bottom": points(up)}),
        rule("table", {"border-top": f"{points(rules.top)} {line}", "border-bottom": f"{points(rules.bottom)} {line}"}),
        rule("thead", {"border-bottom": f"{points(rules.head)} {line}"}),
        rule("tfoot", {"border-top": f"{points(rules.foot)} {line}"}),
        rule(f".{css_class(Role.CODE_BLOCK)}", {"direction": "ltr"}),
        rule("::footnote-call", dict(run(style.roles[Role.NOTE_NUMBER], style.roles[Role.BODY]))),
        rule("::footnote-marker", dict(run(style.roles[Role.NOTE_NUMBER], style.roles[Role.BODY]))),
    ]
