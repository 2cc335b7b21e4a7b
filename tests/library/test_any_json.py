"""Whatever JSON a file holds, it becomes references of the right shape or a message."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from essayexport.diagnostics import Diagnostic, FatalError
from essayexport.library import LibraryFile, Reference, load
from essayexport.library.csl import DATES, NAMES, NUMBERS, TEXTS, TYPES

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "2020", "book", "\ud800", "a\nb"]),
    st.text(max_size=5),
)
FIELDS = st.sampled_from(
    ["id", "type", "author", "issued", "title", "volume", "date-parts", "raw", "family", "given", "items", "x"]
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(FIELDS, inner, max_size=4)), max_leaves=8
)
ENTRIES = st.lists(st.dictionaries(FIELDS, VALUES, max_size=5).map(lambda entry: {"id": "k", **entry}), max_size=3)


def is_sound(name: str, value: Any) -> bool:
    if name in NAMES:
        return all(name.keys() & {"family", "given", "literal"} for name in value)
    if name in DATES:
        return all(isinstance(part, int) for date in value.get("date-parts", []) for part in date)
    return not (name in NUMBERS or name in TEXTS) or (isinstance(value, str) and value != "")


def references(text: str) -> list[Reference]:
    said: list[Diagnostic] = []
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.json")
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        try:
            return list(load([LibraryFile(file, "a.json")], said.append).values())
        except FatalError:
            return []


@settings(max_examples=150, deadline=None)
@given(st.one_of(ENTRIES, VALUES).map(json.dumps))
def test_every_field_has_the_shape_that_csl_asks_for(text: str) -> None:
    for reference in references(text):
        assert reference.fields["id"] == reference.key
        assert reference.fields["type"] in {"", *TYPES}
        assert [name for name, value in reference.fields.items() if not is_sound(name, value)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='[]{}",:\\ \n1eu-.tnaid\u0000é', max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(references(text), list)
