"""The sheet follows the region of the language, unless it is named."""

import pytest

from essayexport.style.paper import PAPERS, paper_named, paper_of_language

BY_LANGUAGE = {
    "": "letter",
    "en": "letter",
    "en-US": "letter",
    "en-us": "letter",
    "en_US": "letter",
    "en-GB": "a4",
    "en-CA": "letter",
    "fr-CA": "letter",
    "fr": "a4",
    "de": "a4",
    "de-DE": "a4",
    "es": "a4",
    "es-MX": "letter",
    "es-419": "a4",
    "en-150": "a4",
    "fil-PH": "letter",
    "es-CL": "letter",
    "es-CO": "letter",
    "es-VE": "letter",
    "zh-Hant-TW": "a4",
    "sr-Latn-US": "letter",
}


@pytest.mark.parametrize(("lang", "name"), BY_LANGUAGE.items(), ids=[lang or "none" for lang in BY_LANGUAGE])
def test_the_region_of_the_language_chooses_letter_or_a4(lang: str, name: str) -> None:
    assert paper_of_language(lang).name == name


@pytest.mark.parametrize("text", ["a4", "A4", "a4paper", " A4Paper "])
def test_a_sheet_is_named_with_or_without_paper(text: str) -> None:
    assert paper_named(text) == PAPERS["a4"]


def test_other_names_are_no_sheet() -> None:
    assert paper_named("foolscap") is None


def test_a4_has_the_measures_that_word_gives_it() -> None:
    assert (PAPERS["a4"].width * 20, PAPERS["a4"].height * 20) == (11906, 16838)
