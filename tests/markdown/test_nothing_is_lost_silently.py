"""What Markdown has and the paper cannot have is said, and words stay apart."""

import pytest
from reading_essays import at, blocks, codes, read

from essayexport.diagnostics import Code
from essayexport.document import Figure, Table


def test_a_cell_without_a_column_is_reported() -> None:
    text = "| a | b |\n|---|---|\n| 1 | 2 | three | |\n"
    document, (message,) = read(text)
    assert (message.code, at(text, message.span)) == (Code.TABLE_CELL_SURPLUS, "three")
    assert message.message == "the cell “three” has no column and is left out"
    assert isinstance(document.blocks[0], Table)


def test_several_cells_without_a_column_are_one_message() -> None:
    _, (message,) = read("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n")
    assert message.message == "2 cells have no column and are left out"


def test_empty_cells_too_many_are_nothing_to_report() -> None:
    assert codes("| a | b |\n|---|---|\n| 1 | 2 | | |\n") == []


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Savings [@a]", "Savings"),
        ("Savings [@a].", "Savings."),
        ("Savings ^[In per cent.]", "Savings"),
        ("Savings *after [@a]* and ^[n] more", "Savings after and more"),
        ("“Savings” (see @a)", "“Savings” (see)"),
    ],
)
def test_a_picture_is_described_by_its_caption_without_cites_and_notes(caption: str, expected: str) -> None:
    (figure,) = blocks(f"![{caption}](p.png)\n")
    assert isinstance(figure, Figure)
    assert figure.image.alternative == expected
