"""`essayexport json` says of every snippet what `pandoc -t json` says, but for those that say why they differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from differences import DIFFERENCES
from pandoc_json import our_tree, pandoc_trees

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is the oracle here: pip install pypandoc_binary")

TESTS = Path(__file__).parents[1]
SHARE_OF_EQUALS = 0.97


@dataclass(frozen=True)
class Snippet:
    name: str
    text: str
    differs: str


def _snippets() -> Iterator[Snippet]:
    for file in sorted((TESTS / "markdown" / "as_pandoc").glob("*.md")):
        parts = re.split(r"^%%%(?: differs: (.*))?\n", file.read_text("utf-8"), flags=re.MULTILINE)
        for reason, text in zip(parts[1::2], parts[2::2], strict=True):
            yield Snippet(f"{file.stem}: {text[:40].strip()!a}", text, reason or "")
    for file in sorted((TESTS / "golden" / "snippets").glob("*.md")):
        yield Snippet(f"golden: {file.stem}", file.read_text("utf-8"), DIFFERENCES.get(file.stem, ""))


SNIPPETS = list(_snippets())
TREES = pandoc_trees(pypandoc.get_pandoc_path(), [snippet.text for snippet in SNIPPETS])
PAIRS = list(zip(SNIPPETS, TREES, strict=True))


@pytest.mark.parametrize(("text", "pandoc"), [pytest.param(s.text, tree, id=s.name) for s, tree in PAIRS if not s.differs])
def test_a_snippet_is_read_as_pandoc_reads_it(text: str, pandoc: Any) -> None:
    assert our_tree(text) == pandoc


@pytest.mark.parametrize(("text", "pandoc"), [pytest.param(s.text, tree, id=s.name) for s, tree in PAIRS if s.differs])
def test_a_listed_difference_is_still_one(text: str, pandoc: Any) -> None:
    assert our_tree(text) != pandoc


def test_few_golden_snippets_differ() -> None:
    goldens = [snippet for snippet in SNIPPETS if snippet.name.startswith("golden")]
    assert len(goldens) >= 300
    assert len(DIFFERENCES) <= (1 - SHARE_OF_EQUALS) * len(goldens)


def test_every_listed_golden_is_there() -> None:
    assert DIFFERENCES.keys() <= {file.stem for file in (TESTS / "golden" / "snippets").glob("*.md")}
