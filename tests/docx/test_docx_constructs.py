"""Definitions, verse, tasks, divisions, page breaks and feet of tables in a Word file: each with a style of its name."""

from docx_paper import APA, CREATED, META, PICTURES, cells, item, para
from docx_reading import find, parsed, resolved, schema_errors, value

from essayexport.document import (
    Attributes,
    Block,
    BlockQuote,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Delimiter,
    Div,
    Document,
    Inline,
    LineBlock,
    List,
    ListKind,
    Mark,
    Marked,
    Paragraph,
    Role,
    Styled,
    Table,
    Text,
)
from essayexport.writers.docx import write


def written(*blocks: Block) -> bytes:
    return write(Document(META, blocks), APA, PICTURES, CREATED)


def styles(*blocks: Block) -> list[tuple[str, str]]:
    """The name of the style of each paragraph, and its words; the file is valid."""
    data = written(*blocks)
    assert schema_errors(data) == []
    sheet = parsed(data, "word/styles.xml")
    names = {value(style, "@w:styleId"): value(style, "w:name/@w:val") for style in find(sheet, "w:style")}
    paragraphs = find(parsed(data, "word/document.xml"), "//w:body//w:p")
    return [(names[value(one, "w:pPr/w:pStyle/@w:val")], "".join(find(one, ".//w:t/text()"))) for one in paragraphs]


def look(inline: Inline) -> list[str]:
    """The properties of the only run of a paragraph."""
    data = written(Paragraph((inline,)))
    assert schema_errors(data) == []
    return [one.tag.rpartition("}")[2] for one in find(parsed(data, "word/document.xml"), "//w:body//w:rPr/*")]


def division(*blocks: Block, classes: tuple[str, ...] = (), **pairs: str) -> Div:
    return Div(Attributes("", classes, tuple((key.replace("_", "-"), value) for key, value in pairs.items())), blocks)


DEFINITIONS = DefinitionList(
    (
        Definition(
            (Text("Carrel"),),
            (
                (
                    para("A room.", role=Role.DEFINITION),
                    List((item("with a list"),)),
                    BlockQuote((para("and a quotation", role=Role.BLOCK_QUOTE),)),
                ),
            ),
        ),
    )
)


def test_terms_and_definitions_have_styles_and_what_stands_in_them_is_indented() -> None:
    assert styles(DEFINITIONS) == [
        ("Definition Term", "Carrel"),
        ("Definition", "A room."),
        ("List Paragraph in Definition", "with a list"),
        ("Quote in Definition", "and a quotation"),
    ]
    said = resolved(written(DEFINITIONS), "Quote in Definition")
    assert said["ind@left"] == "1440"


def test_lines_of_verse_are_one_paragraph_with_breaks() -> None:
    verse = LineBlock(((Text("One"),), (), (Text("Two"),)))
    assert styles(verse) == [("Line Block", "OneTwo")]
    assert len(find(parsed(written(verse), "word/document.xml"), "//w:br")) == 2


def test_verse_in_a_quotation_stands_no_further_in() -> None:
    assert styles(BlockQuote((LineBlock(((Text("One"),),)),))) == [("Line Block", "One")]


def test_a_task_is_numbered_without_a_sign_since_its_box_is_one() -> None:
    data = written(List((item("☐ one"), item("☒ two"))))
    (level,) = find(parsed(data, "word/numbering.xml"), "w:abstractNum/w:lvl[@w:ilvl='0']")
    signs = (value(level, "w:numFmt/@w:val"), value(level, "w:suff/@w:val"), value(level, "w:lvlText/@w:val"))
    assert signs == ("none", "nothing", "")


def test_long_markers_have_more_room() -> None:
    data = written(
        List((item("a"),), ListKind.LOWER_ROMAN, 1, Delimiter.PERIOD),
        List((item("b"),), ListKind.LOWER_ROMAN, 8, Delimiter.PARENTHESES),
    )
    levels = find(parsed(data, "word/numbering.xml"), "w:abstractNum/w:lvl[@w:ilvl='0']")
    assert [value(level, ".//w:ind/@w:hanging") for level in levels] == ["360", "720"]


def test_a_division_aligns_its_paragraphs_and_takes_their_indent() -> None:
    blocks = (division(para("middle"), classes=("center",)), division(para("right"), classes=("flushright",)), para("after"))
    assert styles(*blocks) == [("Body Text Center", "middle"), ("Body Text Right", "right"), ("Body Text", "after")]
    said = resolved(written(*blocks), "Body Text Center")
    assert (said["jc@val"], said["ind@firstLine"]) == ("center", "0")


def test_a_style_that_its_author_named_is_made_and_based_on_the_roles() -> None:
    assert styles(division(para("Words."), custom_style='My "Style" & more')) == [('My "Style" & more', "Words.")]
    sheet = parsed(written(division(para("Words."), custom_style="My Style")), "word/styles.xml")
    assert [value(one, "w:basedOn/@w:val") for one in find(sheet, "w:style[w:name/@w:val='My Style']")] == ["BodyText"]


def test_a_style_of_ours_is_not_made_twice() -> None:
    names = [
        name
        for name, _ in styles(division(para("Words."), custom_style="Normal"), division(para("More."), custom_style="body text"))
    ]
    assert names == ["Body Text", "Body Text"]


def test_text_from_right_to_left_has_paragraphs_and_runs_that_say_so() -> None:
    blocks = (division(para("שלום"), lang="he", dir="rtl"),)
    assert styles(*blocks) == [("Body Text Leftwards", "שלום")]
    assert "bidi@val" in resolved(written(*blocks), "Body Text Leftwards")
    assert look(Styled(Attributes(pairs=(("dir", "rtl"), ("lang", "he"))), (Text("שלום"),))) == ["rtl", "lang"]


def test_highlighted_and_struck_text() -> None:
    assert look(Marked(Mark.HIGHLIGHT, (Text("a"),))) == ["highlight"]
    assert look(Marked(Mark.STRIKEOUT, (Marked(Mark.HIGHLIGHT, (Text("a"),)),))) == ["strike", "highlight"]


def test_a_page_break_at_the_end_of_an_item_is_one() -> None:
    page_break = division(classes=("page-break",))
    items = ((para("a", role=Role.LIST_ITEM), page_break), (para("b", role=Role.LIST_ITEM), page_break))
    blocks = (List(items), para("c"), para("d"))
    assert styles(*blocks) == [
        ("List Paragraph", "a"),
        ("List Paragraph On New Page", "b"),
        ("Body Text On New Page", "c"),
        ("Body Text", "d"),
    ]


def test_what_follows_a_page_break_opens_the_page_by_its_style() -> None:
    page_break = division(classes=("page-break",))
    blocks = (para("a"), page_break, BlockQuote((para("b", role=Role.BLOCK_QUOTE), para("c", role=Role.BLOCK_QUOTE_CONTINUED))))
    assert styles(*blocks) == [("Body Text", "a"), ("Quote On New Page", "b"), ("Quote Continued", "c")]
    assert resolved(written(*blocks), "Quote On New Page")["pageBreakBefore@val"] == "1"


def table(head: int, foot: int) -> Table:
    heads = tuple(cells(f"head {number}", role=Role.TABLE_HEAD) for number in range(head))
    return Table((Column(),), heads, (cells("body"),), foot=tuple(cells(f"foot {number}") for number in range(foot)))


def test_the_foot_of_a_table_has_its_rule_from_the_table_style_or_its_own_first_row() -> None:
    one, two = (parsed(written(table(1, rows)), "word/document.xml") for rows in (1, 2))
    assert [value(of, "//w:tblLook/@w:lastRow") for of in (one, two)] == ["1", "0"]
    assert [len(find(of, "//w:tcBorders/w:top")) for of in (one, two)] == [0, 1]


def test_the_last_row_of_the_body_stays_with_the_foot() -> None:
    assert [name for name, words in styles(table(1, 1)) if words == "body"] == ["Table Cell Kept"]


def test_the_heads_of_all_rows_stand_at_the_foot_of_their_cells() -> None:
    rows = find(parsed(written(table(2, 0)), "word/document.xml"), "//w:tr")
    assert [value(row, ".//w:vAlign/@w:val") for row in rows] == ["bottom", "bottom", ""]


def test_a_paper_in_hebrew_is_written_from_right_to_left_but_for_its_code() -> None:
    meta = META._replace(lang="he")
    data = write(Document(meta, (para("שלום"), CodeBlock("x = 1"), table(1, 0))), APA, PICTURES, CREATED)
    assert schema_errors(data) == []
    said = [resolved(data, name).get("bidi@val") for name in ("Body Text", "heading 1", "Source Code")]
    assert said == ["1", "1", "0"]
    assert len(find(parsed(data, "word/document.xml"), "//w:tblPr/w:bidiVisual | //w:body/w:p[1]//w:rtl")) == 2
