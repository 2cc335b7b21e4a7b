"""`essayexport citeproc`: one answer for each line, whatever the line; what `format` prints in styles of every class."""

import json
from typing import Any

import pytest
from citation_help import authors, year
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayexport.citations.processor import answer
from essayexport.cli.answering import answered

_ITEMS = [
    {"id": "smith", "type": "book", "author": authors("Smith, Ann", "Jones, Bo"), "title": "Walls", "issued": year(2000)},
    {"id": "brown", "type": "book", "author": authors("Brown, Cy"), "title": "Doors & more", "issued": year(2001)},
    {"id": 3, "type": "book", "title": "Nobody’s", "issued": year(1999)},
]


def _format(style: str, clusters: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    request = {"id": 7, "op": "format", "style": style, "items": _ITEMS, "clusters": clusters, **more}
    return answer(request)


def _cluster(*cites: str | dict[str, Any], **properties: Any) -> dict[str, Any]:
    return {"citationItems": [{"id": cite} if isinstance(cite, str) else cite for cite in cites], "properties": properties}


def _one(style: str, *cites: str | dict[str, Any], **properties: Any) -> str:
    return str(_format(style, [_cluster(*cites, **properties)])["clusters"][0])


# ---------------------------------------------------------------------------------------------------------------- format


def test_a_document_is_formatted() -> None:
    clusters = [_cluster({"id": "smith", "locator": "12", "label": "page", "prefix": "see"}), _cluster("brown", "smith")]
    assert _format("apa", clusters) == {
        "id": 7,
        "clusters": ["(see Smith &#38; Jones, 2000, p. 12)", "(Brown, 2001; Smith &#38; Jones, 2000)"],
        "bibliography": [
            ["brown", "Brown, C. (2001). <i>Doors &#38; more</i>."],
            ["3", "<i>Nobody’s</i>. (1999)."],
            ["smith", "Smith, A., &#38; Jones, B. (2000). <i>Walls</i>."],
        ],
    }


def test_text_is_without_markup_and_a_locale_overrides_the_styles() -> None:
    made = _format("apa", [_cluster("smith")], output="text", locale="de-DE")
    assert made["clusters"] == ["(Smith & Jones, 2000)"]
    assert made["bibliography"][0] == ["brown", "Brown, C. (2001). Doors & more."]


def test_numbers_are_given_in_the_order_of_the_citations_and_the_rest_comes_last() -> None:
    made = _format("ieee", [_cluster("brown"), _cluster("smith", "brown")], output="text")
    assert made["clusters"] == ["[1]", "[1], [2]"]
    assert [key for key, _ in made["bibliography"]] == ["brown", "smith", "3"]


@pytest.mark.parametrize(
    ("style", "mode", "expected"),
    [
        ("apa", "composite", "Smith and Jones (2000)"),
        ("apa", "author-only", "Smith and Jones"),
        ("apa", "suppress-author", "(2000)"),
        ("ieee", "composite", "[1]"),
        ("ieee", "author-only", ""),
        ("ieee", "suppress-author", "[1]"),
        ("chicago-notes-bibliography", "author-only", "Ann Smith and Bo Jones"),
        ("chicago-notes-bibliography", "suppress-author", "Ann Smith and Bo Jones, <i>Walls</i> (2000)."),
    ],
)
def test_a_mode_is_printed(style: str, mode: str, expected: str) -> None:
    assert _one(style, "smith", mode=mode, noteIndex=1) == expected


def test_a_mode_is_for_the_cite_that_sorts_first() -> None:
    assert _one("apa", "smith", "brown", mode="suppress-author") == "(2001; Smith &#38; Jones, 2000)"
    assert _one("apa", "smith", "brown", mode="composite") == "Brown (2001; Smith &#38; Jones, 2000)"


def test_a_cite_names_its_author_as_it_asks_itself() -> None:
    assert _one("apa", {"id": "smith", "suppress-author": True}) == "(2000)"
    assert _one("apa", {"id": "smith", "author-only": True}) == "Smith and Jones"
    assert _one("chicago-notes-bibliography", {"id": "smith", "suppress-author": True}, noteIndex=1) == "<i>Walls</i> (2000)."


def test_notes_are_counted_in_styles_of_notes_and_nowhere_else() -> None:
    twice = [_cluster("smith", noteIndex=1), _cluster("smith", noteIndex=2)]
    assert _format("chicago-notes-bibliography", twice)["clusters"][1] == "Smith and Jones, <i>Walls</i>."
    assert _format("apa", twice)["clusters"] == ["(Smith &#38; Jones, 2000)"] * 2


def test_a_citation_of_nothing_prints_nothing() -> None:
    assert _format("apa", [_cluster()])["clusters"] == [""]


# ------------------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("not JSON", {"id": None, "error": "the line is not JSON, or nested too deeply"}),
        ('{"id": NaN}', {"id": None, "error": "the line is not JSON, or nested too deeply"}),
        ("[" * 100_000, {"id": None, "error": "the line is not JSON, or nested too deeply"}),
        ("[1]", {"id": None, "error": "a request is a JSON object"}),
        ('{"id": 1, "op": "dance"}', {"id": 1, "error": "`op` is one of info, run, format, not 'dance'"}),
        ('{"id": 1, "op": "format"}', {"id": 1, "error": "`style` is missing"}),
        ('{"id": 1, "op": "format", "style": 5}', {"id": 1, "error": "`style` is not a text"}),
        (
            '{"id": 1, "op": "format", "style": "apa", "clusters": [{"citationItems": [{"id": "x"}]}]}',
            {"id": 1, "error": "no item has the id `x`"},
        ),
        (
            '{"id": "a", "op": "format", "style": "apa", "clusters": [5]}',
            {"id": "a", "error": "a cluster is an object with `citationItems`"},
        ),
    ],
)
def test_what_is_wrong_is_said(line: str, expected: dict[str, Any]) -> None:
    assert json.loads(answered(line.encode())) == expected


def test_an_id_that_is_no_json_is_null() -> None:
    assert json.loads(answered(b'{"id": 1e999, "op": "info"}'))["id"] is None


def test_half_characters_are_replaced() -> None:
    line = b'{"id": "\\ud800", "op": "format", "style": "apa", "items": [{"id": "a", "title": "x\\ud800"}]}'
    assert json.loads(answered(line)) == {"id": "?", "clusters": [], "bibliography": [["a", "<i>x?</i> (n.d.)."]]}


_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["\ud800", "apa", "ieee", "composite", "/dev/null", "x" * 5000, {"date-parts": [[2000]]}]),
)
_KEYS = st.sampled_from(
    "id op style locale items clusters citationItems properties noteIndex mode locator label prefix suffix title author issued"
    " family type output csl citation_items citations".split()
)
_VALUE = st.recursive(_JUNK, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12)


@given(
    st.dictionaries(_KEYS, _VALUE, max_size=6),
    st.sampled_from(["format", "run", "info", None]),
    st.sampled_from(["apa", "ieee", "chicago-notes-bibliography"]),
)
@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
def test_every_line_has_an_answer(request: dict[str, Any], op: str | None, style: str) -> None:
    made = json.loads(answered(json.dumps({"op": op, "style": style, **request}).encode()))
    assert "id" in made
    assert "defect" not in str(made.get("error", ""))
