"""The words of the arranged tree, in its order, then those of the notes, stand in every format."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import chdir
from functools import cache
from pathlib import Path

import docx_words
import html_words
import pdf_words
import pytest
import tree_words
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayexport.export import Format, Job, Paper, Request, illustrate, prepare, read, write

GOLDEN = Path(__file__).parents[1] / "golden"
UNREADABLE = {"front-matter-invalid"}
"""Snippets of which nothing is written."""

ESSAYS = ("essays/everything/essay.md", "../../source/essay.md")
SNIPPETS = sorted(f"snippets/{path.name}" for path in (GOLDEN / "snippets").glob("*.md") if path.stem not in UNREADABLE)
REFERENCES = "essays/everything/references.json"


def job(request: Request) -> Job:
    return Job(request, lambda _: None)


@cache
def paper(essay: str) -> Paper:
    with chdir(GOLDEN):
        asked = job(Request(essay=Path(essay), bibliographies=(REFERENCES,) if essay in SNIPPETS else ()))
        return prepare(read(asked), asked)


def paper_of(text: str) -> Paper:
    asked = job(Request(standard_input=text.encode()))
    return prepare(read(asked), asked)


def exported(made: Paper, form: Format) -> bytes:
    with chdir(GOLDEN):
        asked = job(Request())
        return write(made, illustrate(made, asked), form, asked)


def in_docx(made: Paper) -> list[str]:
    return docx_words.words_of(exported(made, Format.DOCX))


def in_html(made: Paper) -> list[str]:
    return html_words.words_of(exported(made, Format.HTML).decode())


def in_text(made: Paper) -> list[str]:
    """The words of the text; left out is what stands in it for a mark: addresses, calls of notes, frames of pictures."""
    text = exported(made, Format.TXT).decode()
    text = re.sub(r"\s<\w+:[^<>\s]+>", "", re.sub(r"\[\d+\]", "", text))
    return re.sub(r"\[Figure(?:: ([^]]*))?\]", r"\1", text).split()


def in_pdf(made: Paper) -> str:
    """The words that the PDF has to show: a soft hyphen is none, and lines end without white space."""
    return "".join(tree_words.words_of(made.document.blocks)).replace("\N{SOFT HYPHEN}", "")


def is_inside(words: Iterable[str], more: Iterable[str]) -> bool:
    """Whether words stand in this order among more of them."""
    rest = iter(more)
    return all(word in rest for word in words)


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_word_file_has_the_words_of_the_tree(essay: str) -> None:
    assert in_docx(paper(essay)) == tree_words.words_of(paper(essay).document.blocks)


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_page_has_the_words_of_the_tree(essay: str) -> None:
    assert in_html(paper(essay)) == tree_words.words_of(paper(essay).document.blocks)


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_tags_of_the_pdf_have_the_words_of_the_tree(essay: str) -> None:
    assert pdf_words.text_of(exported(paper(essay), Format.PDF)) == in_pdf(paper(essay))


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_text_has_the_words_of_the_tree(essay: str) -> None:
    blocks, words = paper(essay).document.blocks, in_text(paper(essay))
    assert is_inside(tree_words.words_of(tree_words.without_cells(blocks)), words)
    assert Counter(tree_words.words_of(blocks)) - Counter(words) == Counter()


MARKDOWN = st.text(st.sampled_from("ab \n\t*_`~^[](){}<>!|#>-+=:;.,@&\\'\"$1é東\u0301\u00ad\u200b\x07"), max_size=120)


@settings(max_examples=100)
@given(MARKDOWN)
def test_whatever_is_typed_word_file_and_page_show_the_same_words(text: str) -> None:
    made = paper_of(text)
    words = tree_words.words_of(made.document.blocks)
    assert in_docx(made) == words
    assert in_html(made) == words


@settings(max_examples=60)
@example("0\x850")
@example("0\u20280 0\u000b0 \ufffe\u00ad\u200b")
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_character_comes_through_or_is_left_out_with_the_tree(text: str) -> None:
    made = paper_of(f"Before {text} after.")
    words = tree_words.words_of(made.document.blocks)
    assert in_docx(made) == words
    assert in_html(made) == words


@settings(max_examples=8)
@given(st.lists(st.text(st.sampled_from("abcde fghij klmno pqrst uvwxyz *_`-.,;:'\"()é"), min_size=1, max_size=300), max_size=12))
def test_whatever_is_typed_the_pdf_shows_the_same_words(paragraphs: list[str]) -> None:
    made = paper_of("\n\n".join(paragraphs))
    assert pdf_words.text_of(exported(made, Format.PDF)) == in_pdf(made)
