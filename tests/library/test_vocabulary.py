"""The types and variables that references may have are those of CSL's own schema (1.0.2)."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from essayexport.library.csl import DATES, NAMES, NUMBERS, TEXTS, TYPES


def schema(file: str, name: str) -> frozenset[str]:
    """The words of a definition of the schema, as citeproc-py ships it."""
    spec = find_spec("citeproc")
    assert spec
    assert spec.origin
    text = (Path(spec.origin).parent / "data" / "schema" / "schemas" / "styles" / file).read_text(encoding="utf-8")
    found = re.search(rf"{re.escape(name)} =\n(.*?)(?:\n\s*\n|\n}})", text, re.DOTALL)
    assert found
    return frozenset(re.findall(r'"(.+?)"', found[1]))


OUTSIDE_THE_SCHEMA = {"journalAbbreviation", "shortTitle"}
"""Texts that only the JSON schema knows."""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (TYPES, schema("csl-types.rnc", "item-types")),
        (NAMES, schema("csl-variables.rnc", "variables.names")),
        (DATES, schema("csl-variables.rnc", "variables.dates")),
        (NUMBERS, schema("csl-variables.rnc", "variables.numbers")),
        (
            TEXTS - OUTSIDE_THE_SCHEMA,
            schema("csl-variables.rnc", "variables.titles") | schema("csl-variables.rnc", "variables.strings"),
        ),
    ],
    ids=["types", "names", "dates", "numbers", "texts"],
)
def test_the_vocabulary_is_that_of_csl(ours: frozenset[str], theirs: frozenset[str]) -> None:
    assert ours == theirs
