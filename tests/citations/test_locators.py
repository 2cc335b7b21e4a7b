"""Where a locator ends and the suffix begins."""

import pytest
from citation_help import style

from essayexport.citations.locators import Locator, locator_words, split

WORDS = locator_words(style().locale)
GERMAN = locator_words(style(lang="de-DE").locale)

SUFFIXES = (
    ("", None, ""),
    (", p. 33", ("page", "33"), ""),
    (" p. 33", ("page", "33"), ""),
    ("p. 33", ("page", "33"), ""),
    (", p.33", ("page", "33"), ""),
    (", p 33", ("page", "33"), ""),
    (", p33", ("page", "33"), ""),
    (" pp33-35", ("page", "33-35"), ""),
    (", p33a", ("page", "33a"), ""),
    (", ps33", ("page", "ps33"), ""),
    (", pp. 33-35, and passim", ("page", "33-35"), ", and passim"),
    (", pp. 33–35", ("page", "33–35"), ""),
    (", 33", ("page", "33"), ""),
    (", 33, 35-37, and nowhere else", ("page", "33, 35-37"), ", and nowhere else"),
    (", 33; 40", ("page", "33; 40"), ""),
    (", pp. 3 & 5", ("page", "3 & 5"), ""),
    (", 12.3", ("page", "12.3"), ""),
    (", 12.", ("page", "12"), "."),
    (", iv", None, ", iv"),
    (", p. iv", ("page", "iv"), ""),
    (", pp. iv, vi-xi", ("page", "iv, vi-xi"), ""),
    (", pp. (xv)-(xvii)", ("page", "(xv)-(xvii)"), ""),
    (", p. 1(a)", ("page", "1(a)"), ""),
    (", p. 12a", ("page", "12a"), ""),
    (", page 3", ("page", "3"), ""),
    (", Page 3", ("page", "3"), ""),
    (", chap. 1", ("chapter", "1"), ""),
    (", chap 1", ("chapter", "1"), ""),
    (", chapter 3 and others", ("chapter", "3"), " and others"),
    (", chaps. 1-3", ("chapter", "1-3"), ""),
    (", vol. 3 p. 5", ("volume", "3"), " p. 5"),
    (", sec. 2", ("section", "2"), ""),
    (", § 2", ("section", "2"), ""),
    (", §§ 2-3", ("section", "2-3"), ""),
    (", ¶ 4", ("paragraph", "4"), ""),
    (", para. 4", ("paragraph", "4"), ""),
    (", fig. 3a", ("figure", "3a"), ""),
    (", bk. 2", ("book", "2"), ""),
    (", col. 2", ("column", "2"), ""),
    (", fols. 2-3", ("folio", "2-3"), ""),
    (", ll. 2-3", ("line", "2-3"), ""),
    (", n. 5", ("note", "5"), ""),
    (", no. 5", ("issue", "5"), ""),
    (", op. 5", ("opus", "5"), ""),
    (", pt. 2", ("part", "2"), ""),
    (", s.v. 3", ("sub-verbo", "3"), ""),
    (", vv. 3-4", ("verse", "3-4"), ""),
    (", {pp. iv, vi-xi} with more", ("page", "iv, vi-xi"), " with more"),
    (", {ii, A, D-Z}, more", ("page", "ii, A, D-Z"), ", more"),
    (", {chap. the last}", ("chapter", "the last"), ""),
    (", {}, p. 4", None, ", p. 4"),
    ("{}", None, ""),
    (", {p. 3", None, ", {p. 3"),
    (" and passim", None, " and passim"),
    (", and others", None, ", and others"),
    (", passim", None, ", passim"),
    (", pigs 3", None, ", pigs 3"),
    (", in 1990", None, ", in 1990"),
)


@pytest.mark.parametrize(("suffix", "locator", "rest"), SUFFIXES, ids=[suffix or "nothing" for suffix, _, _ in SUFFIXES])
def test_a_suffix_is_split(suffix: str, locator: tuple[str, str] | None, rest: str) -> None:
    assert split(suffix, WORDS) == (Locator(*locator) if locator else None, rest)


@pytest.mark.parametrize(
    ("suffix", "label"),
    [
        (", S. 33", "page"),
        (", Seite 33", "page"),
        (", Kap. 2", "chapter"),
        (", Bd. 2", "volume"),
        (", p. 33", "page"),
        (", chap. 2", "chapter"),
    ],
)
def test_words_of_the_language_open_a_locator_and_english_ones_too(suffix: str, label: str) -> None:
    locator, _ = split(suffix, GERMAN)
    assert locator is not None
    assert locator.label == label


@pytest.mark.parametrize("lang", ["pt-BR", "pt-PT", "lv-LV", "cy-GB", "fr-FR", "pl-PL"])
@pytest.mark.parametrize(
    ("word", "label"), [("p.", "page"), ("pp.", "page"), ("v.", "verse"), ("no.", "issue"), ("par.", "paragraph")]
)
def test_an_english_word_keeps_its_meaning_where_the_language_gives_it_another(lang: str, word: str, label: str) -> None:
    words = locator_words(style(lang=lang).locale)
    assert split(f", {word} 3", words) == (Locator(label, "3"), "")


def test_a_word_that_the_language_has_for_pages_and_for_more_means_pages() -> None:
    words = locator_words(style(lang="cs-CZ").locale)
    assert split(", s. 3", words) == (Locator("page", "3"), "")


def test_a_long_suffix_takes_linear_time() -> None:
    assert split(", p. 3" + " and (more" * 20_000, WORDS)[0] == Locator("page", "3")
