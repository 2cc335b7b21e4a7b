from dataclasses import replace
from typing import Any

import pytest
from docx_paper import APA, CREATED, META, PICTURES, cells, item, para
from docx_reading import W, find, parsed, resolved, schema_errors, value, words_of

from essayexport.document import (
    Alignment,
    Attributes,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    CodeBlock,
    Column,
    Delimiter,
    Div,
    Document,
    Figure,
    Heading,
    Image,
    List,
    ListKind,
    Note,
    Paragraph,
    Role,
    Row,
    RunIn,
    SequenceNumber,
    Table,
    Text,
)
from essayexport.writers.docx import write
from essayexport.writers.fitting import words_height


def written(*blocks: Block) -> bytes:
    return write(Document(META, blocks), APA, PICTURES, CREATED)


def body(*blocks: Block) -> Any:
    return parsed(written(*blocks), "word/document.xml")


# --------------------------------------------------------------------------------------------------------------- lists


def markers(data: bytes) -> list[str]:
    """Every paragraph with its marker, as Word counts it."""
    numbering = parsed(data, "word/numbering.xml")
    counts: dict[tuple[str, str], int] = {}
    shown = []
    for paragraph in find(parsed(data, "word/document.xml"), "//w:p"):
        words = "".join(find(paragraph, ".//w:t/text()"))
        number, level = value(paragraph, ".//w:numId/@w:val"), value(paragraph, ".//w:ilvl/@w:val")
        if not number:
            shown.append(words)
            continue
        (own,) = find(numbering, f"w:num[@w:numId='{number}']")
        kind = value(own, "w:abstractNumId/@w:val")
        (look,) = find(numbering, f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='{level}']")
        start = value(own, f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val")
        counts[number, level] = counts.get((number, level), int(start or 1) - 1) + 1
        sign = value(look, "w:lvlText/@w:val").replace(f"%{int(level) + 1}", str(counts[number, level]))
        shown.append(f"{sign} {words} ({value(look, 'w:numFmt/@w:val')} {value(look, './/w:ind/@w:left')})")
    return shown


def test_each_list_starts_anew_and_bullets_need_no_number() -> None:
    ordered = List((item("one"), item("two")), ListKind.DECIMAL)
    bullets = List((item("a"),))
    assert markers(written(ordered, para("between"), ordered, bullets, bullets)) == [
        "1. one (decimal 720)",
        "2. two (decimal 720)",
        "between",
        "1. one (decimal 720)",
        "2. two (decimal 720)",
        "• a (bullet 720)",
        "• a (bullet 720)",
    ]


@pytest.mark.parametrize(
    ("kind", "delimiter", "marker"),
    [
        (ListKind.DECIMAL, Delimiter.PERIOD, "3. a (decimal 720)"),
        (ListKind.LOWER_ALPHA, Delimiter.PARENTHESIS, "3) a (lowerLetter 720)"),
        (ListKind.UPPER_ALPHA, Delimiter.PARENTHESES, "(3) a (upperLetter 720)"),
        (ListKind.LOWER_ROMAN, Delimiter.PERIOD, "3. a (lowerRoman 720)"),
        (ListKind.UPPER_ROMAN, Delimiter.PERIOD, "3. a (upperRoman 720)"),
    ],
)
def test_numbers_are_words_own(kind: ListKind, delimiter: Delimiter, marker: str) -> None:
    assert markers(written(List((item("a"),), kind, 3, delimiter))) == [marker]


def nested(depth: int) -> List:
    inner: Blocks = (nested(depth - 1),) if depth > 1 else ()
    return List((item(f"level {depth} from below", rest=inner),), ListKind.DECIMAL)


def test_lists_nest_as_deep_as_their_author_wants() -> None:
    data = written(nested(20))
    assert len(markers(data)) == 20
    assert schema_errors(data) == []
    left = [int(one.rpartition(" ")[2][:-1]) for one in markers(data)]
    assert left[:9] == [720 * level for level in range(1, 10)]
    assert max(left) <= APA.text_width * 20


def test_inner_lists_stand_further_in_and_quoted_ones_too() -> None:
    inner = List((item("b"),), ListKind.DECIMAL)
    assert markers(written(List((item("a", rest=(inner,)),)), BlockQuote((inner,)))) == [
        "• a (bullet 720)",
        "1. b (decimal 1440)",
        "1. b (decimal 1440)",
    ]


def test_only_the_first_paragraph_of_an_item_has_a_number() -> None:
    data = written(List((item("one", "more"), item("two")), ListKind.DECIMAL))
    assert markers(data) == ["1. one (decimal 720)", "more", "2. two (decimal 720)"]
    assert find(parsed(data, "word/document.xml"), "//w:pStyle/@w:val") == ["ListParagraph", "ListContinue", "ListParagraph"]


def test_an_item_that_opens_with_something_else_still_has_its_number() -> None:
    data = written(List(((CodeBlock("x"),), (List((item("a"),)),), ()), ListKind.DECIMAL))
    assert markers(data) == ["1. x (decimal 720)", "2.  (decimal 720)", "• a (bullet 1440)", "3.  (decimal 720)"]


# -------------------------------------------------------------------------------------------------------------- tables

HEAD: Row = cells("Name", "Number", role=Role.TABLE_HEAD)


def table(
    *rows: Row, columns: tuple[Column, ...] = (Column(), Column()), head: tuple[Row, ...] = (HEAD,), notes: Blocks = ()
) -> Table:
    caption = (para("Table ", SequenceNumber("table", 1), role=Role.TABLE_NUMBER), para("A & B", role=Role.TABLE_TITLE))
    return Table(columns, head, rows, caption, notes, Attributes("a-table"))


def styles_of(root: Any) -> list[str]:
    return [str(style) for style in find(root, "//w:pStyle/@w:val")]


def test_a_table_is_caption_table_and_notes() -> None:
    data = written(table(cells("a", "1"), notes=(para("Note.", role=Role.TABLE_NOTE),)))
    assert words_of(data) == ["Table 1", "A & B", "Name", "Number", "a", "1", "Note."]
    root = parsed(data, "word/document.xml")
    assert styles_of(root) == ["Caption", "TableTitle", "TableHead", "TableHead", "TableCellKept", "TableCellKept", "TableNote"]
    assert [child.tag.removeprefix(W) for child in root[0]] == ["bookmarkStart", "bookmarkEnd", "p", "p", "tbl", "p", "sectPr"]
    assert schema_errors(data) == []


def test_a_table_says_what_it_shows() -> None:
    root = body(table(cells("a", "1")))
    assert (value(root, "//w:tblCaption/@w:val"), value(root, "//w:tblDescription/@w:val")) == ("Table 1", "A & B")


def test_a_table_says_what_it_shows_without_the_notes_of_its_caption() -> None:
    title = Paragraph((Text("Rain"), Note((para("By the author.", role=Role.FOOTNOTE),))), Role.TABLE_TITLE)
    plain = table(cells("a", "1"))
    root = body(replace(plain, caption=(plain.caption[0], title)))
    assert value(root, "//w:tblDescription/@w:val") == "Rain"


def test_head_rows_stand_on_every_page_and_no_row_breaks() -> None:
    root = body(table(cells("a", "1"), cells("b", "2")))
    assert [[child.tag.removeprefix(W) for child in row] for row in find(root, "//w:trPr")] == [
        ["cantSplit", "tblHeader"],
        ["cantSplit"],
        ["cantSplit"],
    ]


def test_columns_share_the_width_of_the_text() -> None:
    root = body(table(cells("a", "1"), columns=(Column(width=0.25), Column(width=0.75))))
    assert find(root, "//w:gridCol/@w:w") == ["2340", "7020"]
    assert find(root, "//w:tblW/@w:w") == ["9360"]
    assert find(root, "//w:tblLayout/@w:type") == ["fixed"]


def test_a_column_is_aligned_by_the_styles_of_its_cells() -> None:
    columns = (Column(Alignment.LEFT), Column(Alignment.RIGHT))
    assert styles_of(body(table(cells("a", "1"), columns=columns)))[2:] == [
        "TableHeadLeft",
        "TableHeadRight",
        "TableCell",
        "TableCellRight",
    ]


def test_a_cell_may_be_aligned_otherwise_than_its_column() -> None:
    row = (Cell((para("a", role=Role.TABLE_CELL),), Alignment.CENTER), Cell((para("1", role=Role.TABLE_CELL),)))
    assert styles_of(body(table(row)))[4:] == ["TableCellCenter", "TableCell"]


def test_cells_span_rows_and_columns() -> None:
    wide = (Cell((para("wide", role=Role.TABLE_HEAD),), column_span=2),)
    tall = (Cell((para("tall", role=Role.TABLE_CELL),), row_span=2), *cells("1"))
    data = written(table(tall, cells("2"), head=(wide, HEAD)))
    root = parsed(data, "word/document.xml")
    assert [len(find(row, "w:tc")) for row in find(root, "//w:tr")] == [1, 2, 2, 2]
    assert find(root, "//w:gridSpan/@w:val") == ["2"]
    assert [merge.get(f"{W}val") for merge in find(root, "//w:vMerge")] == ["restart", None]
    assert words_of(data)[2:] == ["wide", "Name", "Number", "tall", "1", "", "2"]
    assert schema_errors(data) == []


def test_the_rule_stands_under_the_last_row_of_a_head() -> None:
    one, two = body(table(cells("a", "1"))), body(table(cells("a", "1"), head=(HEAD, HEAD)))
    assert (value(one, "//w:tblLook/@w:firstRow"), len(find(one, "//w:tcBorders"))) == ("1", 0)
    assert (value(two, "//w:tblLook/@w:firstRow"), len(find(two, "//w:tcBorders"))) == ("0", 2)
    assert len(find(two, "//w:tr[2]//w:tcBorders")) == 2


def test_short_rows_and_empty_cells_are_filled() -> None:
    data = written(table((), (Cell(()), Cell(()))))
    assert [len(find(row, "w:tc/w:p")) for row in find(parsed(data, "word/document.xml"), "//w:tr")] == [2, 2, 2]
    assert schema_errors(data) == []


def test_two_tables_in_a_row_are_not_joined() -> None:
    bare = Table((Column(),), (), (cells("a"),))
    named = replace(bare, attributes=Attributes("a"))
    assert [child.tag.removeprefix(W) for child in body(bare, bare)[0]] == ["tbl", "p", "tbl", "sectPr"]
    in_between = find(body(bare, Div(Attributes(), ()), named), "//w:tbl[2]/preceding-sibling::*")
    assert [child.tag.removeprefix(W) for child in in_between] == ["tbl", "p", "bookmarkStart", "bookmarkEnd"]


def test_a_table_without_rows_is_its_caption_and_notes() -> None:
    assert [child.tag.removeprefix(W) for child in body(Table((Column(),), (), (), (para("A caption"),)))[0]] == ["p", "sectPr"]


def test_a_table_in_a_list_stands_in_with_the_item() -> None:
    root = body(List((item("a", rest=(Table((Column(),), (), (cells("b"),)),)),)))
    assert (value(root, "//w:tblInd/@w:w"), value(root, "//w:tblW/@w:w")) == ("720", "8640")


def test_a_list_in_a_cell_is_a_list() -> None:
    cell = Cell((para("a", role=Role.TABLE_CELL), List((item("b"),))))
    data = written(table((cell, Cell(()))))
    assert "• b (bullet 720)" in markers(data)
    assert schema_errors(data) == []


# ------------------------------------------------------------------------------------------------------------- figures


def figure(*, below: bool, notes: Blocks = ()) -> Figure:
    caption = (para("Figure ", SequenceNumber("figure", 1), role=Role.FIGURE_NUMBER), para("Grey", role=Role.FIGURE_TITLE))
    return Figure(Image("large.png", (Text("Grey"),), "Grey"), caption, notes, caption_below=below)


@pytest.mark.parametrize(
    ("block", "styles"),
    [
        (figure(below=False), ["FigureCaption", "FigureTitle", "Figure"]),
        (figure(below=True), ["FigureKept", "FigureCaption", "FigureTitle"]),
        (
            figure(below=False, notes=(para("Note.", role=Role.FIGURE_NOTE),)),
            ["FigureCaption", "FigureTitle", "FigureKept", "FigureNote"],
        ),
    ],
    ids=["caption above", "caption below", "with a note"],
)
def test_a_figure_stays_with_its_caption_and_notes(block: Figure, styles: list[str]) -> None:
    assert styles_of(body(block)) == styles


def test_what_stands_after_a_table_or_figure_is_parted_from_it() -> None:
    display = Table((Column(),), (), ((Cell((para("c", role=Role.TABLE_CELL),)),),))
    heading = Heading(4, (Text("h."),), role=Role.HEADING_4)
    item_two = item("a", "b")
    after = (
        RunIn(heading, para("r", role=Role.BODY_AFTER_DISPLAY)),
        display,
        List((item_two, item_two)),
        display,
        BlockQuote((para("q", role=Role.BLOCK_QUOTE), para("q", role=Role.BLOCK_QUOTE_CONTINUED))),
        display,
        Div(Attributes(), (CodeBlock("c"), para("d"))),
    )
    assert [one for one in styles_of(body(display, *after)) if one != "TableCell"] == [
        *("Heading4AfterDisplay", "BodyText"),
        *("ListParagraphAfterDisplay", "ListContinue", "ListParagraph", "ListContinue"),
        *("QuoteAfterDisplay", "QuoteContinued"),
        *("SourceCodeAfterDisplay", "BodyText"),
    ]


def test_a_style_after_a_display_has_the_space_of_text_there() -> None:
    display = Table((Column(),), (), ((Cell((para("c", role=Role.TABLE_CELL),)),),))
    data = written(display, List((item("a"),)))
    properties = resolved(data, "List Paragraph After Display")
    assert properties["spacing@before"] == str(round(APA.roles[Role.BODY_AFTER_DISPLAY].space_before * 20))


def test_lists_quotes_and_code_in_a_note_are_set_like_the_note() -> None:
    inside = (
        para("n", role=Role.FOOTNOTE),
        List((item("a", "b"),)),
        BlockQuote((para("q", role=Role.BLOCK_QUOTE),)),
        CodeBlock("c"),
    )
    data = written(para("text", Note(inside)), List((item("a"),)))
    names = ["List Paragraph in Note", "List Continue in Note", "Quote in Note", "Source Code in Note"]
    found = styles_of(parsed(data, "word/footnotes.xml"))
    assert found[-5:] == ["FootnoteText", "ListParagraphInNote", "ListContinueInNote", "QuoteInNote", "SourceCodeInNote"]
    looks = [resolved(data, name) for name in ("footnote text", *names)]
    assert {(look["sz@val"], look["spacing@line"], look["spacing@after"]) for look in looks} == {("20", "240", "0")}
    assert styles_of(parsed(data, "word/document.xml")) == ["BodyText", "ListParagraph"]


def test_a_list_in_a_cell_is_set_like_the_cell() -> None:
    data = written(Table((Column(),), (), ((Cell((List((item("a"),)),)),),)))
    look, cell = resolved(data, "List Paragraph in Table Cell"), resolved(data, "Table Cell")
    same = ("spacing@line", "spacing@before", "spacing@after")
    assert [look[name] for name in same] == [cell[name] for name in same]


def test_a_figure_leaves_its_caption_room_on_the_page() -> None:
    block = figure(below=False)
    height = int(value(body(block), "//wp:extent/@cy")) / 12700
    line = APA.roles[Role.FIGURE]
    below = line.leading - line.font.ascent * line.size
    assert height == pytest.approx(APA.text_height - words_height(block, APA) - below, abs=0.01)


def test_a_paragraph_keeps_to_the_quotes_and_lists_around_it() -> None:
    quoted: Paragraph = para("q", role=Role.BLOCK_QUOTE)
    root = body(BlockQuote((BlockQuote((quoted,)), List((item("a", "b"),)))))
    assert styles_of(root) == ["QuoteInQuote", "ListParagraphInQuote", "ListContinueInQuote"]
