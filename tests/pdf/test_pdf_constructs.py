"""The tags of definitions, verse, tasks and tables with heads of several rows."""

from typing import Any

from tagged import kids, read, shape, walk

from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import (
    Attributes,
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Div,
    Document,
    LineBlock,
    List,
    Mark,
    Marked,
    Meta,
    PageSettings,
    Paragraph,
    Role,
    Styled,
    Table,
    Text,
)
from essayexport.style import load
from essayexport.writers import pdf

APA = load("apa", PageSettings(), "en-US", lambda _: None)
META = Meta(title=(Text("A Title"),), lang="en-GB")


def silent(diagnostic: Diagnostic) -> None:
    if diagnostic.code is not Code.GLYPH_MISSING:  # which fonts there are is the machine's matter
        raise AssertionError(diagnostic)


def para(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(text),), role)


def tagged(*blocks: Block) -> Any:
    return read(pdf.write(Document(META, blocks), APA, {}, silent))


def tags(*blocks: Block) -> list[Any]:
    return [shape(kid) for kid in kids(tagged(*blocks).document)]


def test_definitions_are_a_list_whose_items_hold_the_term_and_what_it_means() -> None:
    term = Definition((Text("Carrel"),), ((para("A room.", Role.DEFINITION),), (para("A desk.", Role.DEFINITION),)))
    part = ("Sect", ("P", "Span"))
    assert tags(DefinitionList((term, term))) == [("L", *(("LI", ("LBody", part, part, part)),) * 2)]


def test_an_emphasised_term_is_no_marker_of_a_list() -> None:
    term = Definition((Marked(Mark.EMPHASIS, (Text("Carrel"),)),), ((para("A room.", Role.DEFINITION),),))
    assert "Lbl" not in str(tags(DefinitionList((term,))))


def test_an_empty_span_breaks_nothing() -> None:
    empty = Styled(Attributes("here"), ())
    assert [tag[0] for tag in tags(Paragraph((empty, Text("Words "), empty, Text(" more."))))] == ["P"]


def test_verse_is_one_paragraph() -> None:
    assert [tag[0] for tag in tags(LineBlock(((Text("One"),), (Text("Two"),))))] == ["P"]


def test_a_task_has_no_other_label_than_its_box() -> None:
    (tag,) = tags(List(((para("☐ one", Role.LIST_ITEM),),)))
    assert (tag[0], tag[1][0], tag[1][1][0], len(tag[1])) == ("L", "LI", "LBody", 2)


def test_a_page_break_leaves_no_tag_and_no_empty_page() -> None:
    paper = tagged(para("one"), Div(Attributes(classes=("page-break",)), ()), para("two", Role.BODY_OPENING))
    assert len(paper.reader.pages) == 2
    assert [shape(kid)[0] for kid in kids(paper.document)] == ["P", "P"]


def cell(text: str, rows: int = 1, columns: int = 1, role: Role = Role.TABLE_CELL) -> Cell:
    return Cell((para(text, role),), row_span=rows, column_span=columns)


def test_each_cell_names_the_heads_of_all_its_columns() -> None:
    head = ((cell("Kind", 2), cell("Loans", columns=2)), (cell("term"), cell("year")))
    body = ((cell("short"), cell("1"), cell("2")), (cell("long"), cell("3", columns=2)))
    paper = tagged(Table((Column(), Column(), Column()), head, body))
    found = [element for element in walk(paper.document) if element["/S"] in {"/TH", "/TD"}]
    names = {element["/ID"]: number for number, element in enumerate(found) if element["/S"] == "/TH"}
    heads = [[names[name] for name in element["/A"]["/Headers"]] for element in found if element["/S"] == "/TD"]
    assert (len(names), heads) == (4, [[0], [1, 2], [1, 3], [0], [1, 2, 3]])


def test_the_foot_of_a_table_is_not_repeated() -> None:
    rows = tuple((cell(f"row {number}"),) for number in range(60))
    paper = tagged(Table((Column(),), ((cell("head"),),), rows, foot=((cell("all"),),)))
    groups = [element["/S"] for element in walk(paper.document) if element["/S"] in {"/THead", "/TBody", "/TFoot"}]
    assert len(paper.reader.pages) == 2
    assert groups == ["/THead", "/TBody", "/THead", "/TBody", "/TFoot"]
