"""Texts as JSON syntax trees: pandoc's, and ours as `essayexport json` writes it; for tests and for tools."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from essayexport.diagnostics import Diagnostic, FatalError
from essayexport.markdown import parse
from essayexport.source import from_text
from essayexport.writers.json import write

_READ = """
local given = pandoc.json.decode(io.read("a"), false)
local options = pandoc.ReaderOptions({abbreviations = given.abbreviations, columns = 72})
for _, text in ipairs(given.texts) do
  local readable, essay = pcall(pandoc.read, text, "markdown", options)
  io.write(readable and pandoc.write(essay, "json") or "null", "\\n")
end
"""


def pandoc_trees(pandoc: str, texts: Sequence[str]) -> list[Any]:
    """What `pandoc -f markdown` reads in each text, None where it cannot be read.

    Read in one run, by pandoc's Lua. What only its command does is done here: tabs become blanks, the abbreviations are those
    of its data file, and the widths of columns are shares of 72 characters.
    """
    abbreviations = _run(pandoc, "--print-default-data-file", "abbreviations").decode().split()
    given = {"texts": [text.expandtabs(4) for text in texts], "abbreviations": dict.fromkeys(abbreviations, True)}
    return [json.loads(line) for line in _run(pandoc, "lua", "-e", _READ, given=json.dumps(given).encode()).splitlines()]


def _run(*call: str, given: bytes = b"") -> bytes:
    return subprocess.run(call, input=given, capture_output=True, check=True).stdout


def our_tree(text: str) -> Any:
    """What we read in a text, None where it cannot be read."""

    def ignore(_: Diagnostic) -> None:
        """What is wrong with a text is the matter of other tests."""

    try:
        return json.loads(write(parse(from_text(text, "snippet.md", Path()), ignore)))
    except FatalError:
        return None
