import pytest

from essayexport.document import Cell, Column, Paragraph, Table, Text
from essayexport.writers.columns import shares


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),), column_span=columns, row_span=rows)


def table(*rows: tuple[Cell, ...], widths: tuple[float | None, ...]) -> Table:
    return Table(tuple(Column(width=width) for width in widths), (), rows)


def test_widths_that_an_author_gave_are_kept() -> None:
    assert shares(table((cell("a"), cell("b")), widths=(0.25, 0.75))) == (0.25, 0.75)


def test_widths_that_do_not_fill_the_table_are_scaled_to_fill_it() -> None:
    assert shares(table((cell("a"), cell("b")), widths=(0.1, 0.3))) == pytest.approx((0.25, 0.75))


def test_short_columns_share_the_table_in_proportion_to_their_longest_lines() -> None:
    assert shares(table((cell("four"), cell("x" * 10)), widths=(None, None))) == pytest.approx((6 / 18, 12 / 18))


def test_a_column_of_prose_leaves_the_longest_word_of_the_others_whole() -> None:
    narrow, wide = shares(table((cell("incomparable"), cell("word " * 100)), widths=(None, None)))
    assert narrow == pytest.approx((12 + 2) / 80)
    assert wide == pytest.approx(1 - narrow)


def test_open_columns_share_what_given_ones_leave() -> None:
    assert shares(table((cell("a"), cell("bb"), cell("bb")), widths=(0.5, None, None))) == pytest.approx((0.5, 0.25, 0.25))


def test_a_cell_over_two_columns_counts_half_for_each() -> None:
    rows = (cell("x" * 20, columns=2), cell("x" * 10)), (cell("a"), cell("b"), cell("c"))
    assert shares(table(*rows, widths=(None, None, None))) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_a_cell_below_one_that_spans_rows_is_counted_in_its_own_column() -> None:
    rows = (cell("a", rows=2), cell("b")), (cell("x" * 16),)
    assert shares(table(*rows, widths=(None, None))) == pytest.approx((3 / 21, 18 / 21))


def test_an_empty_table_has_equal_columns() -> None:
    assert shares(table(widths=(None, None))) == (0.5, 0.5)


def test_widths_beyond_the_whole_leave_an_open_column_its_longest_word() -> None:
    assert shares(table((cell("a"), cell("x" * 18)), widths=(1.0, None))) == pytest.approx((0.75, 0.25))


def test_a_narrow_width_of_an_author_leaves_the_longest_word_whole_where_others_have_room() -> None:
    narrow, wide = shares(table((cell("id"), cell("words " * 20)), widths=(0.01, 0.99)))
    assert (narrow, wide) == pytest.approx((4 / 80, 76 / 80))


def test_columns_give_in_proportion_to_their_room() -> None:
    rows = (cell("x" * 18), cell("a"), cell("a"))
    assert shares(table(rows, widths=(0.05, 0.6, 0.35))) == pytest.approx(
        (0.25, 0.6 - 0.2 * 0.5625 / 0.875, 0.35 - 0.2 * 0.3125 / 0.875)
    )


def test_where_no_column_has_room_enough_all_come_as_near_as_they_can() -> None:
    rows = (cell("x" * 78), cell("x" * 14))
    assert shares(table(rows, widths=(0.5, 0.5))) == pytest.approx((0.8, 0.2))
