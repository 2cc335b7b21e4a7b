"""Papers in other languages get the labels, quotation marks and dates of theirs."""

import tomllib
from pathlib import Path

import pytest

import essayexport.style.languages as languages_module
from essayexport.document import PageSettings
from essayexport.style import load
from essayexport.style.languages import language
from essayexport.style.page import LABELS

TABLE = tomllib.loads(Path(languages_module.__file__).with_name("languages.toml").read_text(encoding="utf-8"))
WHOLE = [name for name, row in TABLE.items() if "labels" in row and name != "en"]


def test_there_are_the_languages_that_write_most_papers() -> None:
    most = "ar cs da de el es fa fi fr he hu id it ja ko nb nl pl pt ro ru sv tr uk zh".split()
    assert set(most) <= set(WHOLE)


@pytest.mark.parametrize("name", WHOLE)
def test_a_language_has_every_word(name: str) -> None:
    known = language(name)
    assert known is not None
    assert set(known.labels) == set(LABELS)
    assert all(known.labels.values())
    assert (len(known.months), len(known.month_names)) == (12, 12)
    assert known.date.format(day=31, month="M", year=2026).count("2026") == 1
    assert known.month.format(month="M", year=2026).count("M") >= 1


@pytest.mark.parametrize(
    ("tag", "references", "mark"),
    [
        ("de", "Literatur", "„"),
        ("de-CH", "Literatur", "«"),
        ("fr-CA", "Références", "«\u00a0"),
        ("zh-Hant-TW", "參考文獻", "「"),
        ("zh-CN", "参考文献", "“"),
        ("nn", "Referanser", "«"),
        ("pt-PT", "Referências", "«"),
    ],
)
def test_a_region_or_script_adds_to_its_language(tag: str, references: str, mark: str) -> None:
    known = language(tag)
    assert known is not None
    assert (known.labels["references"], known.double[0]) == (references, mark)


@pytest.mark.parametrize("tag", ["", "en", "en-GB", "tlh"])
def test_english_and_unknown_languages_have_the_words_of_the_style(tag: str) -> None:
    assert language(tag) is None
    assert load("apa", PageSettings(), tag, print).matter.labels["figure"] == "Figure"


def test_the_style_speaks_the_language_of_the_essay() -> None:
    assert load("apa", PageSettings(), "de-AT", print).matter.labels["figure"] == "Abbildung"
