import pytest
from docx_paper import APA, CREATED, META, PAPER, PICTURES, para
from docx_reading import W, find, parsed, resolved, value
from lxml import etree

from essayexport.document import Alignment, Document, Role
from essayexport.style import Header, PageStyle, SpacingRule, TextAlign
from essayexport.style.names import WORD_NAMES
from essayexport.writers.docx import write
from essayexport.writers.docx.standing import Standing, proper, style_name
from essayexport.writers.docx.xml import twips

WRITTEN = write(PAPER, APA, PICTURES, CREATED)
RUNS = (Role.CODE, Role.LINK, Role.NOTE_NUMBER)


def expected(style: PageStyle, role: Role) -> dict[str, str]:
    """What Word has to know of a role. Items and continued items stand one level in by themselves."""
    one = style.roles[role]
    left = one.indent_left + (style.list_indent if role in (Role.LIST_ITEM, Role.LIST_CONTINUED) else 0)
    line = one.spacing.value * 240 if one.spacing.rule is SpacingRule.FACTOR else one.spacing.value * 20
    first = ("ind@hanging", -one.first_line) if one.first_line < 0 else ("ind@firstLine", one.first_line)
    on = {True: "1", False: "0"}
    return {
        "rFonts@ascii": one.font.family,
        "sz@val": f"{one.size * 2:g}",
        "b@val": on[one.bold],
        "i@val": on[one.italic],
        "jc@val": {"justify": "both"}.get(one.align.value, one.align.value),
        "ind@left": str(twips(left)),
        "ind@right": str(twips(one.indent_right)),
        first[0]: str(twips(first[1])),
        "spacing@before": str(twips(one.space_before)),
        "spacing@after": str(twips(one.space_after)),
        "spacing@line": f"{line:g}",
        "spacing@lineRule": one.spacing.rule.value,
        "keepNext@val": on[one.keep_with_next],
        "keepLines@val": on[one.keep_together],
        "pageBreakBefore@val": on[one.page_break_before],
        "widowControl@val": on[one.widow_control],
    }


@pytest.mark.parametrize("role", [role for role in Role if role not in RUNS], ids=lambda role: role.value)
def test_every_role_is_a_word_style_with_its_numbers(role: Role) -> None:
    style = {"b@val": "0", "i@val": "0"} | resolved(WRITTEN, WORD_NAMES[role])
    numbers = expected(APA, role)
    if role is Role.HEADER and APA.header.running_head:  # a tab takes the page number to its place
        numbers["jc@val"] = "left"
    assert {key: style.get(key) for key in numbers} == numbers


def test_runs_say_only_what_sets_them_off() -> None:
    root = parsed(WRITTEN, "word/styles.xml")
    said = {
        WORD_NAMES[role]: [
            element.tag.removeprefix(W) for element in find(root, f"w:style[w:name/@w:val='{WORD_NAMES[role]}']/w:rPr/*")
        ]
        for role in RUNS
    }
    assert said == {
        "Inline Code": ["rFonts", "noProof", "sz", "szCs"],
        "Hyperlink": [],
        "footnote reference": ["vertAlign"],
    }


def test_the_base_of_all_styles_says_its_type_too() -> None:
    """Without it LibreOffice sets code in a table in the type of the document's defaults."""
    root = parsed(WRITTEN, "word/styles.xml")
    defaults, normal = (find(root, path) for path in ("w:docDefaults//w:rPr/*", "w:style[@w:styleId='Normal']/w:rPr/*"))
    assert [etree.tostring(element) for element in normal] == [etree.tostring(element) for element in defaults][: len(normal)]
    assert [etree.QName(element).localname for element in normal] == ["rFonts", "sz", "szCs"]


def test_double_spacing_is_words_own_double() -> None:
    body = resolved(WRITTEN, "Body Text")
    assert (body["spacing@line"], body["spacing@lineRule"]) == ("480", "auto")


def test_there_are_no_styles_but_ours() -> None:
    names = find(parsed(WRITTEN, "word/styles.xml"), "w:style/w:name/@w:val")
    variants = {
        "Table Head Right",
        "Table Cell Center",
        "Table Cell Right",
        "Table Cell Kept",
        "Table Cell Center Kept",
        "Table Cell Right Kept",
        "Figure Kept",
        "Figure After Display Kept",
        "List Continue 2",
        "List Continue in Quote",
        "List Paragraph in Quote",
        "Quote in List",
        "Quote in Quote",
        "Source Code in List",
    }
    fixed = {"Normal", "Table", "Horizontal Rule", "Footnote Separator", "Default Paragraph Font", "Normal Table", "No List"}
    assert sorted(names) == sorted({*WORD_NAMES.values(), *variants, *fixed})


def test_styles_of_word_are_not_marked_as_custom() -> None:
    root = parsed(WRITTEN, "word/styles.xml")
    custom = find(root, "w:style[@w:customStyle='1']/w:name/@w:val")
    assert [name for name in ("heading 1", "Title", "caption", "List Continue 2", "footnote text") if name in custom] == []
    assert {"Author", "Section Label", "Quote Continued", "Table Cell Right"} <= set(custom)


@pytest.mark.parametrize("level", range(1, 7))
def test_a_heading_has_its_level_in_the_outline(level: int) -> None:
    assert resolved(WRITTEN, f"heading {level}")["outlineLvl@val"] == str(level - 1)


def test_labels_are_headings_of_the_first_level() -> None:
    root = parsed(WRITTEN, "word/styles.xml")
    based = {
        name: value(root, f"w:style[w:name/@w:val='{name}']/w:basedOn/@w:val") for name in ("Section Label", "Appendix Label")
    }
    assert based == {"Section Label": "Heading1", "Appendix Label": "Heading1"}


def test_the_table_has_rules_above_under_its_head_and_below() -> None:
    root = parsed(WRITTEN, "word/styles.xml")
    (table,) = find(root, "w:style[w:name/@w:val='Table']")
    assert [edge.tag.removeprefix(W) for edge in find(table, ".//w:tblBorders/*")] == ["top", "bottom"]
    assert [edge.tag.removeprefix(W) for edge in find(table, "w:tblStylePr[@w:type='firstRow']//w:tcBorders/*")] == ["bottom"]
    assert {edge.get(f"{W}sz") for edge in find(table, ".//w:tblBorders/* | .//w:tcBorders/*")} == {"4"}


@pytest.mark.parametrize(
    ("role", "standing", "name"),
    [
        (Role.BODY, Standing(), "Body Text"),
        (Role.LIST_ITEM, Standing(lists=3), "List Paragraph"),
        (Role.LIST_CONTINUED, Standing(lists=1), "List Continue"),
        (Role.LIST_CONTINUED, Standing(lists=3), "List Continue 3"),
        (Role.BLOCK_QUOTE, Standing(quotes=1), "Quote"),
        (Role.BLOCK_QUOTE, Standing(quotes=3), "Quote in Quote 2"),
        (Role.CODE_BLOCK, Standing(lists=2, quotes=1), "Source Code in List 2 in Quote"),
        (Role.TABLE_CELL, Standing(alignment=Alignment.RIGHT), "Table Cell Right"),
        (Role.TABLE_CELL, Standing(alignment=Alignment.LEFT), "Table Cell"),
        (Role.TABLE_HEAD, Standing(alignment=Alignment.CENTER, kept=True), "Table Head"),
        (Role.FIGURE, Standing(kept=True), "Figure Kept"),
    ],
)
def test_a_style_is_named_after_where_its_paragraphs_stand(role: Role, standing: Standing, name: str) -> None:
    assert style_name(role, proper(APA, role, standing)) == name


@pytest.mark.parametrize(
    ("header", "words", "content"),
    [
        (Header(36, False, TextAlign.RIGHT), "HEAD", "PAGE"),
        (Header(36, True, TextAlign.RIGHT), "HEAD", "HEAD→PAGE"),
        (Header(36, True, TextAlign.CENTER), "HEAD", "HEAD→PAGE"),
        (Header(36, True, None), "HEAD", "HEAD"),
        (Header(36, True, None), "", None),
        (Header(36, False, None), "HEAD", None),
    ],
)
def test_the_header_holds_running_head_and_page_number(header: Header, words: str, content: str | None) -> None:
    meta = META._replace(running_head=para(words).children if words else ())
    data = write(Document(meta, (para("Text."),)), APA._replace(header=header), {}, CREATED)
    assert header_of(data) == content


def header_of(data: bytes) -> str | None:
    try:
        root = parsed(data, "word/header.xml")
    except KeyError:
        return None
    signs = {f"{W}tab": "→", f"{W}t": None, f"{W}instrText": None}
    shown = [signs[node.tag] or (node.text or "").strip() for node in root.iter(*signs)]
    return "".join(shown).removesuffix("1")


def test_a_page_number_beside_a_running_head_stands_at_a_tab() -> None:
    style = APA._replace(header=Header(36, True, TextAlign.RIGHT))
    header = resolved(write(PAPER, style, PICTURES, CREATED), "header")
    assert header["jc@val"] == "left"
    root = parsed(write(PAPER, style, PICTURES, CREATED), "word/styles.xml")
    assert [dict(tab.attrib) for tab in find(root, ".//w:tab")] == [{f"{W}val": "right", f"{W}pos": "9360"}]


def test_a_label_that_opens_a_page_keeps_its_place_after_a_table() -> None:
    standing = Standing(after_display=True)
    assert not proper(APA, Role.SECTION_LABEL, standing).after_display
    assert proper(APA, Role.HEADING_1, standing).after_display
