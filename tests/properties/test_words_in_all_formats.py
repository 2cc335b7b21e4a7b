"""The words of the arranged tree, in its order, then those of the notes, stand in every format."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import chdir
from functools import cache
from pathlib import Path
from unicodedata import normalize

import docx_words
import html_words
import pdf_words
import pytest
import tree_words
from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayexport.document import Blocks, Image, Link, Math, walk
from essayexport.export import Format, Job, Paper, Request, illustrate, prepare, read, write
from essayexport.math import Formula, formula
from essayexport.writers.equations import line

GOLDEN = Path(__file__).parents[1] / "golden"
UNREADABLE = {"front-matter-invalid"}
"""Snippets of which nothing is written."""
NOT_IN_PDF = {"snippets/glyphs-hostile.md"}
"""Clusters of characters for which the PDF has one glyph, and a box for what no font has."""

ESSAYS = ("essays/everything/essay.md", "essays/constructs/essay.md", "../../source/essay.md")
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


def shown(made: Paper) -> Blocks:
    """The blocks as the formats show them, with texts in place of the pictures that are not there."""
    with chdir(GOLDEN):
        pictures = illustrate(made, job(Request()))
    return tree_words.with_pictures_as_text(made.document.blocks, lambda target: target not in pictures)


def words_but_formulas(made: Paper) -> list[str]:
    """The words of the tree, where formulas are no text unless they cannot be read."""
    return tree_words.words_of(tree_words.with_formulas(shown(made), tree_words.unread))


def in_docx(made: Paper) -> list[str]:
    """The words of the Word file, without the frames of pictures that are not there."""
    words = " ".join(docx_words.words_of(exported(made, Format.DOCX)))
    with chdir(GOLDEN):
        pictures = illustrate(made, job(Request()))
    for node in walk(made.document.blocks):
        if isinstance(node, Image) and node.target not in pictures:
            words = words.replace(f"[{node.alternative or node.target}]", node.alternative or node.target)
    return words.split()


def in_html(made: Paper) -> list[str]:
    return html_words.words_of(exported(made, Format.HTML).decode())


def in_text(made: Paper) -> list[str]:
    """The words of the text; left out is what stands in it for a mark: addresses, calls of notes, frames of pictures."""
    text = " ".join(exported(made, Format.TXT).decode().split())
    for node in walk(made.document.blocks):
        if isinstance(node, Link):
            text = text.replace(f" <{re.sub('(?i)^mailto:', '', node.target)}>", "")
    label = made.style.matter.labels["figure"]
    return typed(re.sub(rf"\[{label}(?:: ([^]]*))?\]", r"\1", text), made)


IDEOGRAPHS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def typed(text: str, made: Paper) -> list[str]:
    """The words of typed text, raised letters and digits as any others, and without calls of notes, tildes and arrows.

    In a paper with ideographs, between which a line may end, each character is taken for a word.
    """
    words = normalize("NFKC", re.sub(r"\[\d+\]|~~|↑\d*", "", text)).split()
    return list("".join(words)) if any(map(IDEOGRAPHS.search, tree_words.words_of(made.document.blocks))) else words


def typed_formula(math: Math) -> str:
    """The lines of a formula."""
    read = formula(math.tex, math.display)
    return read.line.replace("\n", " ") if isinstance(read, Formula) else math.tex


def typed_words(blocks: Blocks, made: Paper) -> list[str]:
    """The words of blocks of a paper that a person would type."""
    shown_once = tree_words.with_captions_said_once(tree_words.with_formulas(blocks, typed_formula))
    return typed(" ".join(tree_words.words_of(shown_once)), made)


RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def in_order(letters: str) -> str:
    """The letters; in whatever order, mirrored or not, where some are drawn from right to left, and small capitals as small."""
    mirrored = str.maketrans("»)]}›", "«([{‹")
    return "".join(sorted(letters.translate(mirrored).casefold())) if RIGHT_TO_LEFT.search(letters) else letters


def in_pdf(made: Paper) -> str:
    """The words that the PDF has to show: a soft hyphen is none, and lines end without white space."""
    words = tree_words.words_of(tree_words.with_formulas(shown(made), line))
    return in_order("".join(words).replace("\N{SOFT HYPHEN}", "").replace(" ", ""))


def is_inside(words: Iterable[str], more: Iterable[str]) -> bool:
    """Whether words stand in this order among more of them."""
    rest = iter(more)
    return all(word in rest for word in words)


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_word_file_has_the_words_of_the_tree(essay: str) -> None:
    assert in_docx(paper(essay)) == words_but_formulas(paper(essay))


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_page_has_the_words_of_the_tree(essay: str) -> None:
    assert in_html(paper(essay)) == words_but_formulas(paper(essay))


@pytest.mark.parametrize("essay", [essay for essay in (*ESSAYS, *SNIPPETS) if essay not in NOT_IN_PDF])
def test_the_tags_of_the_pdf_have_the_words_of_the_tree(essay: str) -> None:
    assert in_order(pdf_words.text_of(exported(paper(essay), Format.PDF))) == in_pdf(paper(essay))


@pytest.mark.parametrize("essay", [*ESSAYS, *SNIPPETS])
def test_the_text_has_the_words_of_the_tree(essay: str) -> None:
    blocks, words = paper(essay).document.blocks, in_text(paper(essay))
    assert is_inside(typed_words(tree_words.without_cells(blocks), paper(essay)), words)
    assert Counter(typed_words(blocks, paper(essay))) - Counter(words) == Counter()


MARKDOWN = st.text(st.sampled_from("ab \n\t*_`~^[](){}<>!|#>-+=:;.,@&\\'\"$1é東\u0301\u00ad\u200b\x07"), max_size=120)


@settings(max_examples=100)
@given(MARKDOWN)
def test_whatever_is_typed_word_file_and_page_show_the_same_words(text: str) -> None:
    made = paper_of(text)
    words = words_but_formulas(made)
    assert in_docx(made) == words
    assert in_html(made) == words


@settings(max_examples=60)
@example("0\x850")
@example("0\u20280 0\u000b0 \ufffe\u00ad\u200b")
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_character_comes_through_or_is_left_out_with_the_tree(text: str) -> None:
    made = paper_of(f"Before {text} after.")
    words = words_but_formulas(made)
    assert in_docx(made) == words
    assert in_html(made) == words


@settings(max_examples=8)
@given(st.lists(st.text(st.sampled_from("abcde fghij klmno pqrst uvwxyz *_`-.,;:'\"()é"), min_size=1, max_size=300), max_size=12))
def test_whatever_is_typed_the_pdf_shows_the_same_words(paragraphs: list[str]) -> None:
    made = paper_of("\n\n".join(paragraphs))
    assert pdf_words.text_of(exported(made, Format.PDF)) == in_pdf(made)
