"""The front matter of every snippet in `metadata_as_pandoc/` becomes the metadata that `pandoc -f markdown` makes of it."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from reading_essays import read

from essayexport.writers.json import write

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is the oracle here: pip install pypandoc_binary")

_READ = """
local asked = pandoc.json.decode(io.read("a"), false)
local options = pandoc.ReaderOptions({abbreviations = asked.abbreviations})
for _, text in ipairs(asked.texts) do
  io.write(pandoc.write(pandoc.read(text, "markdown", options), "json"), "\\n")
end
"""
"""One start of pandoc for all; from Lua it knows no abbreviations of its own."""


def snippets(file: Path) -> list[str]:
    return file.read_text("utf-8").split("%%%\n")[1:]


SNIPPETS = [text for file in sorted((Path(__file__).parent / "metadata_as_pandoc").glob("*.md")) for text in snippets(file)]


def metadata(tree: str) -> Mapping[str, Any]:
    found = json.loads(tree)["meta"]
    assert isinstance(found, dict)
    return found


def pandocs(texts: Sequence[str]) -> list[Mapping[str, Any]]:
    pandoc = pypandoc.get_pandoc_path()
    listed = subprocess.run([pandoc, "--print-default-data-file", "abbreviations"], capture_output=True, check=True)
    asked = json.dumps({"texts": texts, "abbreviations": dict.fromkeys(listed.stdout.decode().split(), True)})
    run = subprocess.run([pandoc, "lua", "-e", _READ], input=asked.encode(), capture_output=True, check=True)
    return [metadata(tree) for tree in run.stdout.decode().splitlines()]


PAIRS = list(zip(SNIPPETS, pandocs(SNIPPETS), strict=True))


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[ascii(text[:40]) for text in SNIPPETS])
def test_front_matter_becomes_the_metadata_that_pandoc_makes_of_it(text: str, expected: Mapping[str, Any]) -> None:
    document, _ = read(text)
    assert metadata(write(document)) == expected


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 60
