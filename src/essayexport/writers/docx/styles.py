"""The named styles of the document (ECMA-376 part 1, 17.7): one for each role, and where it stands, and that of tables."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.document import Alignment, Role
from essayexport.records import record
from essayexport.style.names import WORD_NAMES
from essayexport.style.page import LineAcross, PageStyle, RoleStyle, Spacing, SpacingRule, TableRules, TextAlign
from essayexport.writers.docx.properties import fonts, indent, paragraph_properties, run_properties, size, spacing, switch
from essayexport.writers.docx.standing import COLUMN_ALIGN, Standing, Styles, home, indents, proper, style_id, style_name
from essayexport.writers.docx.xml import eighths, escaped, twips
from essayexport.writers.entries import set_so
from essayexport.writers.surroundings import surrounded

NORMAL, TABLE, RULE, SEPARATOR = "Normal", "Table", "Horizontal Rule", "Footnote Separator"
"""Styles that are no role's: the base of all, tables, lines across the page, and the line above the footnotes."""

_RUNS = frozenset({Role.CODE, Role.LINK, Role.NOTE_NUMBER})
_CODE = frozenset({Role.CODE, Role.CODE_BLOCK})
_RIGHTWARDS = frozenset({Role.CODE_BLOCK, Role.HEADER})
"""Roles that are set from left to right in every paper."""
_NOT_PICKED = frozenset({Role.HEADER, Role.FOOTNOTE, Role.LINK, Role.NOTE_NUMBER})
"""Roles whose style Word gives by itself; no writer looks for them in a list."""

_LEVELS: Mapping[Role, int] = MappingProxyType({Role[f"HEADING_{level}"]: level for level in range(1, 7)})
_LABELS = frozenset({Role.SECTION_LABEL, Role.APPENDIX_LABEL})
"""Roles built on `heading 1`, so that navigation, contents and other programs take them for headings."""

_NEXT: Mapping[Role, Role] = MappingProxyType(
    {
        **dict.fromkeys((*_LEVELS, *_LABELS, Role.TEXT_TITLE, Role.BODY_AFTER_DISPLAY, Role.BODY_OPENING), Role.BODY),
        Role.BLOCK_QUOTE: Role.BLOCK_QUOTE_CONTINUED,
        Role.TABLE_NUMBER: Role.TABLE_TITLE,
        Role.FIGURE_NUMBER: Role.FIGURE_TITLE,
    }
)
"""The style that Word goes on with after a paragraph of a role, where it is another one."""

_BUILT_IN = frozenset(
    {WORD_NAMES[role] for role in (*_LEVELS, Role.TITLE, Role.SUBTITLE, Role.DATE, Role.BODY, Role.BLOCK_QUOTE, Role.LIST_ITEM)}
    | {WORD_NAMES[role] for role in (Role.TABLE_NUMBER, Role.REFERENCE, Role.FOOTNOTE, Role.HEADER, Role.LINK, Role.NOTE_NUMBER)}
    | {NORMAL, "List Continue", "List Continue 2", "List Continue 3", "List Continue 4", "List Continue 5"}
)
"""Word's own names among ours."""


@record
class _Style:
    """A `w:style`; `place` is its rank in Word's list of styles, 0 for what nobody picks from it."""

    name: str
    kind: str = "paragraph"
    based_on: str = NORMAL
    following: str = ""
    place: int = 0
    paragraph: str = ""
    run: str = ""
    rest: str = ""


def styles_xml(styles: Styles, language: str, *, leftwards: bool = False) -> str:
    """What `w:styles` holds, `language` being the `w:lang` of the document; `leftwards` where that is written so."""
    page = styles.page
    normal = _normal(page.roles[Role.BODY])
    base = _Style(NORMAL, based_on="", paragraph=paragraph_properties(normal, None, leftwards=leftwards), run=_normal_run(normal))
    roles = (_role_style(page, role, normal, place, leftwards=leftwards) for place, role in enumerate(WORD_NAMES, start=1))
    made = [base, *roles]
    made += [*_variants(styles), _across(page.line_across), _separator(page.roles[Role.FOOTNOTE]), _table(page.table_rules)]
    return _defaults(normal, language) + _LATENT + "".join(map(_element, made)) + _formalities(page.cell_padding)


def foot_cell(rules: TableRules) -> str:
    """Properties of the cells that open a table's foot: a rule above."""
    return f"<w:tcBorders>{_border('top', rules.foot)}</w:tcBorders>" if rules.foot else ""


def head_cell(rules: TableRules, *, last: bool = True) -> str:
    """Properties of the cells of a table's head: words at the foot, below the last row a rule."""
    rule = f"<w:tcBorders>{_border('bottom', rules.head)}</w:tcBorders>" if rules.head and last else ""
    return f'{rule}<w:vAlign w:val="bottom"/>'


def _element(style: _Style) -> str:
    name = escaped(style.name)
    attributes = ' w:default="1"' if name == NORMAL else "" if name in _BUILT_IN else ' w:customStyle="1"'
    parts = [
        f'<w:name w:val="{name}"/>',
        f'<w:basedOn w:val="{style_id(style.based_on)}"/>' if style.based_on else "",
        f'<w:next w:val="{style_id(style.following)}"/>' if style.following else "",
        f'<w:uiPriority w:val="{style.place}"/><w:qFormat/>' if style.place else '<w:uiPriority w:val="99"/>',
        f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "",
        f"<w:rPr>{style.run}</w:rPr>" if style.run else "",
        style.rest,
    ]
    return f'<w:style w:type="{style.kind}"{attributes} w:styleId="{style_id(name)}">{"".join(parts)}</w:style>'


# --------------------------------------------------------------------------------------------------------------- roles


def _normal(body: RoleStyle) -> RoleStyle:
    """What all paragraphs have in common: the body's type and lines, without indents."""
    return body._replace(
        indent_left=0, indent_right=0, first_line=0, keep_with_next=False, keep_together=False, page_break_before=False
    )


def _normal_run(normal: RoleStyle) -> str:
    """The type of all paragraphs. The defaults of the document say its family and size too, but are not enough.

    In a table, LibreOffice lets those win over the style of a run unless a paragraph style says them: code would lose its face.
    """
    nameless = normal.font._replace(family="")
    nothing = normal._replace(font=nameless, size=0, bold=False, italic=False, underline=False, superscript=False, colour=None)
    return run_properties(normal, nothing)


def _role_style(page: PageStyle, role: Role, normal: RoleStyle, place: int, *, leftwards: bool) -> _Style:
    name, place = WORD_NAMES[role], 0 if role in _NOT_PICKED else place
    code = role in _CODE
    if role in _RUNS:
        run = run_properties(page.roles[role], normal, code=code)
        return _Style(name, "character", "Default Paragraph Font", place=place, run=run)
    own = _standing_so(page, role, home(role))
    parent = page.roles[Role.HEADING_1] if role in _LABELS else normal
    rightwards = switch("bidi", on=False) if leftwards and role in _RIGHTWARDS else ""
    said = paragraph_properties(own, parent, _LEVELS.get(role), rightwards)
    return _Style(
        name,
        based_on=WORD_NAMES[Role.HEADING_1] if role in _LABELS else NORMAL,
        following=WORD_NAMES[_NEXT[role]] if role in _NEXT else "",
        place=place,
        paragraph=_header(own, parent, page, rightwards) if role is Role.HEADER else said,
        run=run_properties(own, parent, code=code),
    )


def _standing_so(page: PageStyle, role: Role, standing: Standing) -> RoleStyle:
    """The role's style for paragraphs that stand so. Exact distances of lines would clip the pictures of figures."""
    own = set_so(page, surrounded(page, role, standing.around), standing.form)
    left, right = indents(page, role, standing)
    lines = own.spacing
    if role is Role.FIGURE and lines.rule is SpacingRule.EXACT:
        lines = lines._replace(rule=SpacingRule.AT_LEAST)
    return own._replace(
        indent_left=left,
        indent_right=right,
        first_line=0 if standing.alignment in _NO_INDENT else own.first_line,
        align=COLUMN_ALIGN.get(standing.alignment, own.align),
        keep_with_next=standing.kept or own.keep_with_next,
        page_break_before=standing.opens_page or own.page_break_before,
        spacing=lines,
        space_before=max(own.space_before, page.roles[Role.BODY_AFTER_DISPLAY].space_before if standing.after_display else 0),
    )


_NO_INDENT = frozenset({Alignment.CENTER, Alignment.RIGHT})
"""Lines that are aligned so begin where they are put."""


def _variants(styles: Styles) -> list[_Style]:
    """Styles of paragraphs that stand elsewhere than their role's own, each once, in the order of their first use."""
    made = dict.fromkeys((role, proper(styles.page, role, standing)) for role, standing in styles.ids)
    return [_variant(styles.page, role, standing) for role, standing in made if standing != home(role)]


def _variant(page: PageStyle, role: Role, standing: Standing) -> _Style:
    own, base = _standing_so(page, role, standing), _standing_so(page, role, home(role))
    rightwards = switch("bidi", on=False) if standing.rightwards else ""
    return _Style(
        style_name(role, standing),
        based_on=WORD_NAMES[role],
        paragraph=paragraph_properties(own, base, tabs=_tabs(own, page, standing) + rightwards, leftwards=standing.leftwards),
        run=run_properties(own, base),
    )


def _tabs(own: RoleStyle, page: PageStyle, standing: Standing) -> str:
    """What sets a formula in the middle of its line, and its number at the right edge."""
    if not standing.numbered:
        return ""
    right = page.text_width - own.indent_right
    stops = (("center", (own.indent_left + right) / 2), ("right", right))
    said = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in stops)
    return f"<w:tabs>{said}</w:tabs>"


def _header(own: RoleStyle, parent: RoleStyle, page: PageStyle, rightwards: str) -> str:
    """The header's paragraph: with a running head at its left, a tab takes the page number to its place."""
    number = page.header.page_number
    if not page.header.running_head or number is None:
        return paragraph_properties(own._replace(align=number or own.align), parent, tabs=rightwards)
    where = page.text_width / 2 if number is TextAlign.CENTER else page.text_width
    kind = "center" if number is TextAlign.CENTER else "right"
    tabs = f'<w:tabs><w:tab w:val="{kind}" w:pos="{twips(where)}"/></w:tabs>'
    return paragraph_properties(own._replace(align=TextAlign.LEFT), parent, tabs=tabs + rightwards)


# ------------------------------------------------------------------------------------------------------- rules, tables


def _across(line: LineAcross) -> _Style:
    """The line is the lower border of a paragraph in the smallest type that Word has."""
    border = f"<w:pBdr>{_border('bottom', line.width)}</w:pBdr>" if line.width else ""
    around = spacing(line.space, line.space, Spacing(SpacingRule.FACTOR, 1))
    return _Style(RULE, paragraph=border + around + indent(0, 0, 0), run=size(1))


def _separator(footnote: RoleStyle) -> _Style:
    """The line above the footnotes stands like a line of theirs, at the edge of the text block."""
    plain = footnote._replace(first_line=0, indent_left=0)
    return _Style(SEPARATOR, based_on=WORD_NAMES[Role.FOOTNOTE], paragraph=paragraph_properties(plain, footnote))


def _table(rules: TableRules) -> _Style:
    """Tables with rules above, under the head and below, and none between columns."""
    borders = "".join(_border(side, width) for side, width in (("top", rules.top), ("bottom", rules.bottom)) if width)
    whole = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>" if borders else ""
    head = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{head_cell(rules)}</w:tcPr></w:tblStylePr>'
    foot = f'<w:tblStylePr w:type="lastRow"><w:tcPr>{foot_cell(rules)}</w:tcPr></w:tblStylePr>' if rules.foot else ""
    return _Style(TABLE, "table", "Normal Table", rest=whole + head + foot)


def _border(side: str, width: float) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths(width)}" w:space="0" w:color="auto"/>'


# ------------------------------------------------------------------------------------------------------------- defaults


def _defaults(normal: RoleStyle, language: str) -> str:
    run = fonts(normal.font) + size(normal.size) + language
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"


_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" '
    'w:count="376"/>'
)
"""Word's other styles stay out of its lists until somebody uses them (17.7.4.5)."""


def _formality(kind: str, name: str, rest: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/><w:uiPriority w:val="99"/>'
        f"<w:semiHidden/><w:unhideWhenUsed/>{rest}</w:style>"
    )


def _margin(side: str, width: float) -> str:
    return f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>'


_SIDES = ("top", "left", "bottom", "right")
"""In the order of the schema."""


def _formalities(padding: float) -> str:
    """The defaults of the other kinds of style, as every Word document has them (17.7.4.17, attribute `default`)."""
    cell = "".join(_margin(side, padding if side in {"left", "right"} else 0) for side in _SIDES)
    table = f"<w:tblPr>{_margin('tblInd', 0)}<w:tblCellMar>{cell}</w:tblCellMar></w:tblPr>"
    kinds = {"character": "Default Paragraph Font", "table": "Normal Table", "numbering": "No List"}
    return "".join(_formality(kind, name, table if kind == "table" else "") for kind, name in kinds.items())
