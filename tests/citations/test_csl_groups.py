"""Groups, macros and choices (CSL 1.0.2, Group and Choose)."""

import pytest
from citation_help import authors, one, year

BOOK = {"type": "book", "title": "His life", "author": authors("Doe, John"), "issued": year(1965, 6, 1)}


def test_a_group_is_silent_where_all_its_variables_are_empty() -> None:
    group = '<group delimiter=" "><text term="retrieved"/><text variable="URL"/></group>'
    assert one(group, {"title": "T"}) == ""
    assert one(group, {"URL": "x"}) == "retrieved x"


def test_a_group_without_variables_prints_its_terms() -> None:
    assert one('<group prefix="("><text value="a"/></group>', {}) == "(a"


def test_a_group_that_prints_keeps_the_group_around_it() -> None:
    nested = '<group delimiter=" "><text variable="URL"/><group><text value="term"/></group></group>'
    assert one(nested, {}) == "term"


def test_a_macro_of_terms_and_empty_variables_is_silent() -> None:
    macro = '<macro name="m"><text term="in" suffix=" "/><text variable="container-title"/></macro>'
    group = '<group delimiter=", "><text variable="title"/><text macro="m"/></group>'
    assert one(group, {"title": "T"}, before=macro) == "T"
    assert one(group, {"title": "T", "container-title": "C"}, before=macro) == "T, in C"


def test_the_delimiter_of_a_group_reaches_into_a_choice_but_not_into_a_group() -> None:
    inner = '<text value="a"/><text value="b"/>'
    assert one(f'<group delimiter="-"><choose><if type="book">{inner}</if></choose></group>', BOOK) == "a-b"
    assert one(f'<group delimiter="-"><group>{inner}</group></group>', BOOK) == "ab"


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('type="book"', True),
        ('type="chapter"', False),
        ('match="any" type="book chapter"', True),
        ('match="none" type="chapter"', True),
        ('variable="title author"', True),
        ('variable="title editor"', False),
        ('match="any" variable="editor title"', True),
        ('match="none" variable="editor"', True),
        ('type="book" variable="editor"', False),
        ('match="any" type="book" variable="editor"', True),
        ('match="none" type="chapter" variable="title"', False),
        ('locator="page"', False),
        ('is-numeric="title"', False),
    ],
)
def test_a_condition_holds_or_does_not(condition: str, holds: bool) -> None:
    choose = f'<choose><if {condition}><text value="yes"/></if><else><text value="no"/></else></choose>'
    assert one(choose, BOOK) == ("yes" if holds else "no")
