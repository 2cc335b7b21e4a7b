"""Every snippet in `as_pandoc/` is read as pandoc reads it, but for those that say why they differ."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from pandoc_tree import Plain, ours, pandoc_blocks

from essayexport.diagnostics import Diagnostic
from essayexport.markdown import parse
from essayexport.source import from_text

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is the oracle here: pip install pypandoc_binary")


@dataclass(frozen=True)
class Snippet:
    text: str
    differs: str
    pandoc: Plain


def _snippets() -> list[Snippet]:
    reasons: list[str | None] = []
    texts: list[str] = []
    for file in sorted((Path(__file__).parent / "as_pandoc").glob("*.md")):
        parts = re.split(r"^%%%(?: differs: (.*))?\n", file.read_text("utf-8"), flags=re.MULTILINE)
        reasons += parts[1:-2:2]
        texts += parts[2:-1:2]
    read = pandoc_blocks(pypandoc.get_pandoc_path(), texts)
    return [Snippet(text, reason or "", plain) for text, reason, plain in zip(texts, reasons, read, strict=True)]


SNIPPETS = _snippets()


def _read(text: str) -> Plain:
    def ignore(_: Diagnostic) -> None:
        """What is wrong with a snippet is the matter of other tests."""

    return ours(parse(from_text(text, "snippet.md", Path()), ignore).blocks)


def _name(snippet: Snippet) -> str:
    return ascii(snippet.text[:40].strip())


@pytest.mark.parametrize("snippet", [s for s in SNIPPETS if not s.differs], ids=_name)
def test_a_snippet_is_read_as_pandoc_reads_it(snippet: Snippet) -> None:
    assert _read(snippet.text) == snippet.pandoc


@pytest.mark.parametrize("snippet", [s for s in SNIPPETS if s.differs], ids=_name)
def test_a_listed_difference_is_still_one(snippet: Snippet) -> None:
    assert _read(snippet.text) != snippet.pandoc


def test_the_list_has_snippets() -> None:
    assert len(SNIPPETS) > 400
