"""What holds for the engine as a whole in real styles: names, years and titles that collide, and any citations of them."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from citation_help import Fields, named, printed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayexport.citations.engine import html
from essayexport.citations.engine.clusters import Cited, Cluster, Mode

AUTHOR_DATE = ("apa", "chicago-author-date", "harvard-cite-them-right", "american-sociological-association")
"""Styles that tell works apart by year suffixes, and sort their list of references by author, year and title."""
OTHERS = ("ieee", "nature", "chicago-notes-bibliography", "modern-language-association", "oscola", "american-medical-association")
PEOPLE = [
    {"family": family, "given": given}
    for family, given in (("Ba", "Ada"), ("Ba", "Al"), ("Ba", "Bo"), ("Do", "Ada"), ("de Fa", "E."))
]
KINDS = ("book", "article-journal", "chapter", "webpage", "report")

thorough = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


FEW_TITLES, OWN_TITLES = st.sampled_from(("On walls", "On doors")), st.uuids().map(str)


@st.composite
def libraries(draw: st.DrawFn, titles: st.SearchStrategy[str]) -> list[Fields]:
    """Up to seven works of a few people in a few years."""
    works: list[Fields] = []
    for place in range(draw(st.integers(1, 7))):
        fields: dict[str, Any] = {"id": f"w{place}", "type": draw(st.sampled_from(KINDS)), "title": draw(titles)}
        fields["author"] = draw(st.lists(st.sampled_from(PEOPLE), max_size=5))
        year = draw(st.sampled_from((None, 1999, 2000)))
        works.append(fields | ({"issued": {"date-parts": [[year]]}} if year else {}) | {"container-title": "Journal of walls"})
    return works


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Fields], list[Cluster]]:
    """A library, and citations of its works in the text or in notes."""
    works = draw(libraries(FEW_TITLES))
    keys, in_notes = [str(work["id"]) for work in works], draw(st.booleans())
    locators = st.sampled_from((("", ""), ("12", "page"), ("3-4", "page"), ("2", "chapter")))
    cites = st.builds(
        lambda key, place, mode: Cited(key, place[0], place[1], mode=mode),
        st.sampled_from(keys),
        locators,
        st.sampled_from(list(Mode)),
    )
    rows = draw(st.lists(st.lists(cites, min_size=1, max_size=4), min_size=1, max_size=6))
    return works, [Cluster(tuple(row), note if in_notes else 0) for note, row in enumerate(rows, start=1)]


def texts(style: str, works: Sequence[Fields], clusters: Sequence[Cluster] | None = None) -> tuple[list[str], dict[str, str]]:
    """What is printed: citations in their order, entries by their keys."""
    output = printed(named(style).compiled(), works, clusters)
    cited = [html.render(each.narrative) + html.render(each.cite) for each in output.clusters]
    assert len({key for key, _ in output.entries}) == len(output.entries)
    return cited, {key: html.render(tokens) for key, tokens in output.entries}


@pytest.mark.parametrize("style", [*AUTHOR_DATE, *OTHERS])
@thorough
@given(documents())
def test_every_work_has_its_entry_and_the_same_document_prints_the_same(
    style: str, document: tuple[list[Fields], list[Cluster]]
) -> None:
    works, clusters = document
    cited, entries = texts(style, works, clusters)
    assert len(cited) == len(clusters)
    assert set(entries) == ({str(work["id"]) for work in works} if named(style).compiled().bibliography else set())
    assert texts(style, works, clusters) == (cited, entries)
    assert not [
        text for text in (*cited, *entries.values()) if re.search(r"[\x00-\x1f]|  |,,|\.\.|\(\)", re.sub(r"\n *", "", text))
    ]


@pytest.mark.parametrize("style", AUTHOR_DATE)
@thorough
@given(libraries(FEW_TITLES))
def test_no_two_works_are_cited_alike(style: str, works: list[Fields]) -> None:
    cited, entries = texts(style, works)
    assert len(set(cited)) == len(works)
    assert len(set(entries.values())) == len(works)


@pytest.mark.parametrize("style", AUTHOR_DATE)
@thorough
@given(libraries(OWN_TITLES), st.randoms(use_true_random=False))
def test_the_order_of_works_that_titles_part_changes_nothing(style: str, works: list[Fields], random: Any) -> None:
    cited, entries = texts(style, works)
    shuffled = random.sample(works, len(works))
    again, entries_again = texts(style, shuffled)
    assert entries_again == entries
    assert dict(zip([work["id"] for work in shuffled], again, strict=True)) == dict(
        zip([work["id"] for work in works], cited, strict=True)
    )


@pytest.mark.parametrize("style", AUTHOR_DATE)
@thorough
@given(libraries(OWN_TITLES))
def test_a_work_of_somebody_else_changes_no_other_text(style: str, works: list[Fields]) -> None:
    stranger = {
        "id": "x",
        "type": "book",
        "author": [{"family": "Zo", "given": "Ada"}],
        "title": "Zo",
        "issued": works[0].get("issued"),
    }
    cited, entries = texts(style, works)
    again, entries_again = texts(style, [*works, stranger])
    assert (again[:-1], {key: text for key, text in entries_again.items() if key != "x"}) == (cited, entries)
