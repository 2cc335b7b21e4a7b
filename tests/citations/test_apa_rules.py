"""What chapters 8 and 9 of APA's manual ask of every list and cite: the order of the list, names, years, addresses."""

import re
from typing import Any

import pytest
from citation_help import authors, cited, entries, library, said, year


def work(key: str, *names: str, issued: Any = None, title: str = "Walls", **more: Any) -> dict[str, Any]:
    """A book by some people, undated by default."""
    fields = {"id": key, "type": "book", "title": title, "author": authors(*names)} | more
    return fields if issued is None else fields | {"issued": year(issued)}


def listed(*works: dict[str, Any]) -> list[str]:
    """What the entries of the list open with: all up to the year, in the order of the list."""
    document, _ = cited("---\nnocite: '@*'\n---\n\nText", library(*works))
    return [re.sub(r"\)\..*", ")", entry) for entry in entries(document)]


# --------------------------------------------------------------------------------------------------------- order of the list


def test_surnames_are_ordered_letter_by_letter() -> None:
    names = ("Brown-Smith, A.", "Browning, A.", "Brown, B.", "McAdoo, Z.", "MacNeil, E.", "Olson, M.", "O’Connor, M.")
    assert listed(*(work(name, name, issued=2000) for name in names)) == [
        "Brown, B. (2000)",
        "Browning, A. (2000)",
        "Brown-Smith, A. (2000)",
        "MacNeil, E. (2000)",
        "McAdoo, Z. (2000)",
        "O’Connor, M. (2000)",
        "Olson, M. (2000)",
    ]


def test_a_surname_of_one_word_comes_before_one_that_goes_on() -> None:
    names = ("Singh Siddhu, N.", "Singh, Y.", "López, M. E.", "Lopez, B.")
    assert listed(*(work(name, name, issued=2000) for name in names)) == [
        "Lopez, B. (2000)",
        "López, M. E. (2000)",
        "Singh, Y. (2000)",
        "Singh Siddhu, N. (2000)",
    ]


def test_works_of_one_author_come_before_those_with_others_whatever_the_year() -> None:
    works = (
        work("1", "Brown, A.", "Able, C.", issued=1990),
        work("2", "Brown, A.", "Zed, C.", issued=1970),
        work("3", "Brown, A.", "Able, C.", "Cho, D.", issued=1960),
        work("4", "Brown, A.", issued=2010),
    )
    assert listed(*works) == [
        "Brown, A. (2010)",
        "Brown, A., & Able, C. (1990)",
        "Brown, A., Able, C., & Cho, D. (1960)",
        "Brown, A., & Zed, C. (1970)",
    ]


def test_undated_works_come_first_and_those_in_press_last() -> None:
    works = (
        work("1", "Brown, A.", status="in press"),
        work("2", "Brown, A.", issued=2011),
        work("3", "Brown, A."),
        work("4", "Brown, A.", issued=1999),
    )
    assert listed(*works) == ["Brown, A. (n.d.)", "Brown, A. (1999)", "Brown, A. (2011)", "Brown, A. (in press)"]


def test_works_of_one_author_and_year_are_lettered_in_the_order_of_their_titles_without_articles() -> None:
    works = (
        work("1", "Brown, A.", issued=2011, title="A zebra"),
        work("2", "Brown, A.", issued=2011, title="The ant"),
        work("3", "Brown, A.", issued=2011, title="Moths"),
    )
    document, _ = cited("---\nnocite: '@*'\n---\n\nText", library(*works))
    assert entries(document) == ["Brown, A. (2011a). *The ant*.", "Brown, A. (2011b). *Moths*.", "Brown, A. (2011c). *A zebra*."]
    assert said("[@1; @2; @3]", library(*works)) == "(Brown, 2011a, 2011b, 2011c)"


@pytest.mark.parametrize(
    ("lang", "title", "place"), [("en", "Die hard", 1), ("de", "Die Mauer", 2), ("fr", "L’été", 1), ("it", "Il muro", 2)]
)
def test_the_article_is_that_of_the_language_of_the_work(lang: str, title: str, place: int) -> None:
    works = (
        work("1", issued=2000, title="Cats"),
        work("2", issued=2000, title="Lions"),
        work("3", issued=2000, title=title, language=lang),
    )
    document, _ = cited("---\nnocite: '@*'\n---\n\nText", library(*works))
    assert [title in entry for entry in entries(document)].index(True) == place


@pytest.mark.parametrize(
    ("more", "expected"), [({}, ["(n.d.-a)", "(n.d.-b)"]), ({"status": "in press"}, ["(in press-a)", "(in press-b)"])]
)
def test_letters_behind_words_follow_a_hyphen(more: dict[str, str], expected: list[str]) -> None:
    works = (work("1", "Brown, A.", title="Ants", **more), work("2", "Brown, A.", title="Moths", **more))
    assert listed(*works) == [f"Brown, A. {date}" for date in expected]


def test_a_work_without_an_author_stands_where_its_title_belongs_without_the_article() -> None:
    nobody = work("2", issued=2000, title="The book of nobody")
    works = (work("1", "Cho, A.", issued=2000), nobody, work("3", "Able, A.", issued=2000))
    assert listed(*works) == ["Able, A. (2000)", "*The book of nobody*. (2000)", "Cho, A. (2000)"]


# ------------------------------------------------------------------------------------------------------------ names in cites


def test_three_and_more_names_are_cut_from_the_first_cite_on_and_two_never() -> None:
    works = (work("two", "Ahn, A.", "Bell, B.", issued=2001), work("three", "Cho, A.", "Dee, B.", "Eng, C.", issued=2002))
    assert said("[@three] @three [@two] @two", library(*works)) == (
        "(Cho et al., 2002) Cho et al. (2002; Ahn & Bell, 2001) Ahn and Bell (2001)"
    )


def test_names_are_added_until_works_of_one_year_are_told_apart() -> None:
    works = (
        work("1", "Kapoor, A.", "Bloom, B.", "Montez, C.", "Warner, D.", "Hill, E.", issued=2017),
        work("2", "Kapoor, A.", "Bloom, B.", "Zucker, C.", "Daniels, D.", "Hill, E.", issued=2017),
    )
    assert said("[@1] @2", library(*works)) == "(Kapoor, Bloom, Montez, et al., 2017) Kapoor, Bloom, Zucker, et al. (2017)"


def test_et_al_never_stands_for_one_name_that_tells_works_apart() -> None:
    works = (
        work("1", "Hasan, A.", "Liang, B.", "Kahn, C.", issued=2015),
        work("2", "Hasan, A.", "Liang, B.", "Weintraub, D.", issued=2015),
    )
    assert said("[@1] [@2]", library(*works)) == "(Hasan, Liang, & Kahn, 2015) (Hasan, Liang, & Weintraub, 2015)"


def test_first_authors_of_one_surname_take_initials_even_where_the_years_differ() -> None:
    works = (work("1", "Taylor, J. M.", issued=2015), work("2", "Taylor, T.", "Fox, B.", issued=2014))
    assert said("[@1] and @2", library(*works)) == "(J. M. Taylor, 2015) and T. Taylor and Fox (2014)"


@pytest.mark.parametrize(
    "works",
    [
        (work("1", "Taylor, A.", issued=2015), work("2", "Taylor, A.", "Fox, B.", issued=2014)),
        (work("1", "Taylor, A.", "Taylor, B.", issued=2015), work("2", "Fox, C.", issued=2014)),
    ],
    ids=["one person", "one work"],
)
def test_surnames_that_mislead_nobody_take_no_initials(works: tuple[dict[str, Any], ...]) -> None:
    assert "A. Taylor" not in said("[@1] @2", library(*works))


# --------------------------------------------------------------------------------------------------- several in one bracket

SHELF = (
    work("zed", "Zed, A.", issued=2015),
    work("zed-b", "Zed, A.", issued=2011, title="Bats"),
    work("zed-a", "Zed, A.", issued=2011, title="Ants"),
    work("adams", "Adams, B.", issued=2014),
    work("moore", "Moore, A."),
    work("moore-later", "Moore, A.", issued=2011),
    work("moore-last", "Moore, A.", status="in press"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@zed; @adams]", "(Adams, 2014; Zed, 2015)"),
        ("[@zed; @zed-b; @adams; @zed-a]", "(Adams, 2014; Zed, 2011a, 2011b, 2015)"),
        ("[@moore-last; @moore-later; @moore]", "(Moore, n.d., 2011, in press)"),
        ("[see @zed; @adams]", "(see Zed, 2015; Adams, 2014)"),
        ("[@zed; see also @adams]", "(Zed, 2015; see also Adams, 2014)"),
    ],
)
def test_works_in_one_bracket_are_in_the_order_of_the_list_but_for_those_after_words(text: str, expected: str) -> None:
    assert said(text, library(*SHELF)) == expected


# ---------------------------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"DOI": "10.1000/Walls"}, "<https://doi.org/10.1000/Walls>"),
        ({"DOI": "https://dx.doi.org/10.1000/walls"}, "<https://doi.org/10.1000/walls>"),
        ({"DOI": "10.1000/walls", "URL": "https://example.org/"}, "<https://doi.org/10.1000/walls>"),
        ({"URL": "https://example.org/"}, "<https://example.org/>"),
        ({"URL": "https://example.org/", "accessed": year(2020, 1, 2)}, "<https://example.org/>"),
    ],
)
def test_an_address_ends_an_entry_without_a_full_stop_and_without_retrieved(fields: dict[str, Any], expected: str) -> None:
    document, _ = cited("[@k]", library(work("k", "Lee, A.", issued=2000) | fields))
    assert entries(document) == [f"Lee, A. (2000). *Walls*. {expected}"]


def test_what_changes_with_time_has_its_retrieval_date() -> None:
    page = work("k", "Lee, A.", type="webpage", URL="https://example.org/", accessed=year(2020, 1, 2))
    document, _ = cited("[@k]", library(page))
    assert entries(document) == ["Lee, A. (n.d.). *Walls*. Retrieved January 2, 2020, from <https://example.org/>"]


# -------------------------------------------------------------------------------------------------- cited and listed alike


def test_each_work_listed_is_cited_and_each_work_cited_is_listed() -> None:
    document, reports = cited("[@zed] @adams", library(*SHELF))
    assert entries(document) == ["Adams, B. (2014). *Walls*.", "Zed, A. (2015). *Walls*."]
    assert reports == []
