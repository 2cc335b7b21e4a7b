"""The bibliography of the project's own essay."""

from pathlib import Path

from essayexport.diagnostics import Diagnostic
from essayexport.library import LibraryFile, load

REFERENCES = Path(__file__).parents[2] / "source" / "references.json"


def test_the_references_of_the_essay_are_without_fault() -> None:
    said: list[Diagnostic] = []
    library = load([LibraryFile(REFERENCES, "references.json")], said.append)
    assert (len(library), said) == (6, [])
