"""Forms of citations that seldom print what is meant are read as well as can be, and reported."""

import pytest
from reading_essays import at, codes, items, read

from essayexport.diagnostics import Code
from essayexport.document import Cite, CiteItem, CiteMode, Paragraph, Text


def test_brackets_in_which_one_part_has_no_key_are_text_around_cites() -> None:
    document, (message,) = read("[no key; @a]")
    assert document.blocks == (
        Paragraph((Text("[no key; "), Cite((CiteItem("a", CiteMode.AUTHOR_IN_TEXT),), (Text("@a"),)), Text("]"))),
    )
    assert (message.code, at("[no key; @a]", message.span)) == (Code.CITATION_FORM_ODD, "[no key; @a]")


WITHOUT_SEMICOLON = (
    ("[@a, @b]", [CiteItem("a"), CiteItem("b")]),
    ("[@a and @b]", [CiteItem("a"), CiteItem("b")]),
    ("[@a @b]", [CiteItem("a"), CiteItem("b")]),
    ("[@a,\n@b]", [CiteItem("a"), CiteItem("b")]),
    (
        "[see @a, p. 3, and @b, p. 4]",
        [CiteItem("a", prefix=(Text("see"),), suffix=(Text(", p.\u00a03"),)), CiteItem("b", suffix=(Text(", p.\u00a04"),))],
    ),
    ("[@a, p. 3, as cited in @b]", [CiteItem("a", suffix=(Text(", p.\u00a03"),)), CiteItem("b", prefix=(Text("as cited in"),))]),
    ("[@a as cited in @b]", [CiteItem("a"), CiteItem("b", prefix=(Text("as cited in"),))]),
)


@pytest.mark.parametrize(("text", "expected"), WITHOUT_SEMICOLON, ids=[text for text, _ in WITHOUT_SEMICOLON])
def test_a_semicolon_that_is_missing_is_reported_and_taken_for_there(text: str, expected: list[CiteItem]) -> None:
    _, (message,) = read(text)
    assert (message.code, at(text, message.span)) == (Code.CITATION_FORM_ODD, "@b")
    assert items(text) == expected


@pytest.mark.parametrize("text", ["(@a)", "(@a, p. 3)"])
def test_a_cite_in_round_brackets_is_reported(text: str) -> None:
    essay = f"As said {text}."
    assert [(message.code, at(essay, message.span)) for message in read(essay)[1]] == [(Code.CITATION_FORM_ODD, text)]


@pytest.mark.parametrize("text", ["(see @a)", "x (@a says so)", "(x) @a", "([@a])"])
def test_other_round_brackets_are_not(text: str) -> None:
    assert codes(text) == []


def test_a_cite_in_the_emphasised_words_of_another_is_reported() -> None:
    assert codes("[@a, *see @b*]") == [Code.CITATION_FORM_ODD]
