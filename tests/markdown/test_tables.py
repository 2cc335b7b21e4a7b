"""Tables of every kind know where their cells stand, lose no word, and cost no more than their size."""

import pytest
from reading_essays import at, blocks, codes, read, spans

from essayexport.diagnostics import Code
from essayexport.document import Document, Heading, Table, Text, walk
from essayexport.markdown.tables.tracing import Rectangle, trace

CELLS = {
    "pipe": "| x | y [@a] |\n|---|---|\n| `a|b` | *see @b* |\n",
    "simple": "x      [@a]\n------ -------\nwords  see @b\n",
    "simple without a head": "------ -------\nx [@a] see @b\n------ -------\n",
    "multiline": "--------------\nx      [@a]\n------ -------\none    two\nmore   see @b\n\n--------------\n",
    "multiline without a head": "------ -------\n x     [@a]\n\none    two\nmore   see @b\n------ -------\n",
    "grid": "+---+-------+\n| x | [@a]  |\n+===+=======+\n| y | two   |\n|   | see @b|\n+---+-------+\n",
    "grid with blocks": "+---+---------+\n| x | - [@a]  |\n|   |   - two |\n|   |         |\n|   | > see @b|\n+---+---------+\n",
    "grid with spans": "+---+-------+\n| x [@a]    |\n+---+       |\n| y | see @b|\n+---+-------+\n",
    "behind wide characters": "漢字   [@a]\n------ ------\n漢     see @b\n",
    "grid with wide characters": "+------+-------+\n| 漢字 | [@a]  |\n| 漢   | see @b|\n+------+-------+\n",
    "behind tabs": "x\t\t[@a]\n----\t----\t------\n\ty\tsee @b\n",
    "grid with tabs": "+-------+-------+\n|\tx\t| [@a]\t|\n|\t\t| see\t@b|\n+-------+-------+\n",
    "caption": ": See [@a]\n  and @b {#t}\n\nx      y\n------ ------\n1      2\n",
}
CONTAINERS = {
    "alone": ("", ""),
    "in a quotation": ("> ", "> "),
    "in a list": ("- ", "  "),
    "in a note": ("x[^1]\n\n[^1]:\n    ", "    "),
    "in a div": ("::: x\n\n", ""),
}


@pytest.mark.parametrize(("first", "others"), CONTAINERS.values(), ids=CONTAINERS)
@pytest.mark.parametrize("table", CELLS.values(), ids=CELLS)
def test_a_cite_in_a_table_knows_where_it_stands(table: str, first: str, others: str) -> None:
    if first == "- " and table.startswith("-"):
        first = "- item\n\n  "
    text = first + table.rstrip("\n").replace("\n", f"\n{others}") + "\n"
    document, _ = read(text)
    assert [at(text, span) for span in spans(document)] == ["[@a]", "@a", "@b", "@b"]


def test_a_table_in_a_cell_knows_where_its_cells_stand() -> None:
    text = "+---------------+\n| +---+-------+ |\n| | x | see @a| |\n| +---+-------+ |\n+---------------+\n"
    document, _ = read(text)
    assert [(span.line, span.column) for span in spans(document) if span] == [(3, 13), (3, 13)]


def test_a_grid_whose_lines_do_not_meet_stays_text_and_is_reported_with_its_place() -> None:
    text = "A paragraph.\n\n> +-----+-----+\n> | a   | b   |\n> +-----+  x  |\n>       | y   |\n> +-----+-----+\n"
    document, messages = read(text)
    assert tables(document) == []
    assert [(message.code, at(text, message.span)) for message in messages] == [(Code.MARKUP_IS_TEXT, "+-----+-----+")]


def test_a_grid_that_is_no_table_is_reported_once_behind_a_caption_too() -> None:
    assert codes(": caption\n\n+---+\n| a\n+--\n") == [Code.MARKUP_IS_TEXT]


def test_a_row_without_its_last_border_stays_as_text_behind_the_table() -> None:
    text = "+---+---+\n| a | b |\n+---+---+\n| c | d |\n"
    document, _ = read(text)
    assert len(tables(document)) == 1
    assert words(document) == {"a", "b", "|", "c", "d"}


@pytest.mark.parametrize(
    "text",
    [
        "   a    b\n  ---- ----\nxyz    d\n",
        "------ ------\na      b\nx\nyz     d\n\n------ ------\n",
        "------ ------\na      b\n\n\n       xyz\n       d\n------ ------\n",
        "+---+---+\n| a | b |\n+---+ x |\n    | yz|\n+---+ d |\n",
        "+-+-+\n|x-+a\n+ ++  +yz||-b\n+-\n|d|\n",
    ],
)
def test_words_between_the_columns_are_kept(text: str) -> None:
    document, _ = read(text)
    assert {character for word in words(document) for character in word} >= set("abxyzd")


def test_surplus_cells_are_reported_at_the_first_that_has_words() -> None:
    text = "| a |\n|---|\n| b | | c |\n"
    _, messages = read(text)
    assert [(message.code, at(text, message.span)) for message in messages] == [(Code.TABLE_CELL_SURPLUS, "c")]


def test_notes_and_links_that_a_cell_defines_are_known_everywhere_and_defined_once() -> None:
    text = "Text[^n] [x][r].\n\n+--------+---------+\n| [r]: u | [^n]: a |\n+--------+---------+\n"
    assert codes(text) == []
    assert codes(f"Term\n\n: caption\n\n{text.partition('.')[2]}\nText[^n] [x][r].\n") == []


def test_identifiers_of_headings_in_cells_are_counted_in_reading_order() -> None:
    found = walk(blocks("# A\n\n+-----+\n| # A |\n+-----+\n\n# A\n"))
    assert [node.attributes.identifier for node in found if isinstance(node, Heading)] == ["a", "a-1", "a-2"]


def test_tables_nest_until_blocks_are_too_deep() -> None:
    document, messages = read(nested(60))
    assert [message.code for message in messages] == [Code.NESTING_TOO_DEEP]
    assert len(tables(document)) == 50
    assert "word" in words(document)


def test_a_table_in_a_cell_with_what_looks_like_a_definition_before_it_is_read_once_at_each_level() -> None:
    lines = ["word"]
    for _ in range(15):
        lines = ["text", "", ": caption", "", *boxed(lines)]
    document, _ = read("\n".join(lines) + "\n")
    assert len(tables(document)) == 15


def test_every_row_of_a_long_table_is_read() -> None:
    document, _ = read("| a | b |\n|---|---|\n" + "| c | d |\n" * 5000)
    assert [len(table.body) for table in tables(document)] == [5000]


HOSTILE = {
    "columns without end": ["+" + "-+" * 2000, *["|" * 4000] * 500],
    "columns of different lengths": ["+" + "-+" * 200, *["|" * (400 - 2 * number) for number in range(199)]],
}


@pytest.mark.parametrize("lines", HOSTILE.values(), ids=HOSTILE)
def test_a_grid_that_is_searched_too_long_is_none(lines: list[str]) -> None:
    assert trace(lines, max(map(len, lines))) is None


def test_cells_are_traced_from_corner_to_corner() -> None:
    grid = trace(["+--+--+", "|  |  |", "+--+  |", "|  |  |", "+--+--+"], 7)
    assert grid is not None
    assert list(grid.cells) == [Rectangle(0, 0, 2, 3), Rectangle(0, 3, 4, 6), Rectangle(2, 0, 4, 3)]
    assert (list(grid.rows), list(grid.columns)) == ([0, 2, 4], [0, 3, 6])


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document.blocks) if isinstance(node, Table)]


def words(document: Document) -> set[str]:
    return {word for node in walk(document.blocks) if isinstance(node, Text) for word in node.text.split()}


def boxed(lines: list[str]) -> list[str]:
    width = max(map(len, lines))
    border = f"+{'-' * (width + 2)}+"
    return [border, *(f"| {line.ljust(width)} |" for line in lines), border]


def nested(depth: int) -> str:
    lines = ["word"]
    for _ in range(depth):
        lines = boxed(lines)
    return "\n".join(lines) + "\n"
