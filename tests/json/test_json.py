"""What the JSON says of nodes that no snippet holds, and of its own shape."""

import json
from pathlib import Path
from typing import Any

import pytest

from essayexport.diagnostics import Diagnostic
from essayexport.document import (
    Bibliography,
    Block,
    CrossReference,
    Document,
    Heading,
    Inline,
    List,
    Mark,
    Marked,
    Meta,
    MetaInlines,
    MetaValue,
    Paragraph,
    RunIn,
    SequenceNumber,
    Text,
)
from essayexport.markdown import parse
from essayexport.source import from_text
from essayexport.writers.json import write

WORD = {"t": "Str", "c": "word"}


def tree(*blocks: Block) -> Any:
    return json.loads(write(Document(Meta(), blocks)))["blocks"]


def inlines(*children: Inline) -> Any:
    (paragraph,) = tree(Paragraph(children))
    return paragraph["c"]


def test_a_document_is_one_line_with_the_version_of_pandocs_types() -> None:
    assert write(Document(Meta(), ())) == '{"pandoc-api-version":[1,23,1,1],"meta":{},"blocks":[]}\n'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("word", [WORD]),
        (" word", [{"t": "Space"}, WORD]),
        ("word ", [WORD, {"t": "Space"}]),
        (" ", [{"t": "Space"}]),
        ("word  word", [WORD, {"t": "Space"}, WORD]),
        ("a\N{NO-BREAK SPACE}b", [{"t": "Str", "c": "a\N{NO-BREAK SPACE}b"}]),
        ('"\\\x01', [{"t": "Str", "c": '"\\\x01'}]),
        ("", []),
    ],
)
def test_words_are_parted_at_blanks(text: str, written: Any) -> None:
    assert inlines(Text(text)) == written


def test_upright_text_has_the_class_that_pandocs_citations_use() -> None:
    assert inlines(Marked(Mark.UPRIGHT, (Text("word"),))) == [{"t": "Span", "c": [["", ["nodecor"], []], [WORD]]}]


def test_numbers_and_cross_references_are_their_words() -> None:
    assert inlines(SequenceNumber("table", 3, "A"), CrossReference(("fig:x",), (Text("word"),))) == [
        {"t": "Str", "c": "A3"},
        WORD,
    ]


def test_a_heading_that_runs_in_stands_before_its_paragraph() -> None:
    heading, paragraph = Heading(4, (Text("word"),)), Paragraph((Text("word"),))
    assert tree(RunIn(heading, paragraph)) == tree(heading, paragraph)


def test_a_reference_list_is_nothing_before_it_is_cited() -> None:
    assert tree(Bibliography(), List(((Bibliography(),),))) == [{"t": "BulletList", "c": [[]]}]


def test_values_of_the_command_line_are_strings() -> None:
    fields: dict[str, MetaValue] = {"b": "*text*", "a": True, "c": ("x", MetaInlines((Text("word"),)))}
    assert list(json.loads(write(Document(Meta(fields=fields), ())))["meta"].items()) == [
        ("a", {"t": "MetaBool", "c": True}),
        ("b", {"t": "MetaString", "c": "*text*"}),
        ("c", {"t": "MetaList", "c": [{"t": "MetaString", "c": "x"}, {"t": "MetaInlines", "c": [WORD]}]}),
    ]


NUMBERED = {
    "cites are counted": ("@a, [@b; @c] @d", "a1 b2 c2 d3"),
    "a note counts as one, whatever it cites": ("@a^[@b @c] @d[^1]\n\n[^1]: @e\n", "a1 b2 c2 d3 e4"),
    "a cite in a suffix counts for what stands behind it": ("@z, [@a, cf. [@b]; @c] @d", "z1 b3 a3 c3 d4"),
    "a cite in the bracket behind a key does not": ("@a [p. 3; @b] @c", "a1 b1 c2"),
    "a cite in a link is forgotten behind it": ("@a [x @b](u) @c", "a1 b2 c2"),
    "a figure's caption counts once": ("![x @a](u)\n\n@b", "a1 a1 b2"),
    "a caption above a table counts before its cells": (": @a\n\n| @b |\n|----|\n| @c |\n\n@d", "a1 b2 c3 d4"),
    "a caption below a table counts behind its cells": ("| @b |\n|----|\n| @c |\n\n: @a\n\n@d", "a3 b1 c2 d4"),
}


@pytest.mark.parametrize(("text", "numbers"), NUMBERED.values(), ids=NUMBERED)
def test_cites_are_numbered_as_pandoc_numbers_them(text: str, numbers: str) -> None:
    said: list[Diagnostic] = []
    written = json.loads(write(parse(from_text(text, "essay.md", Path()), said.append)))
    assert " ".join(cites(written["blocks"])) == numbers


def cites(content: Any) -> list[str]:
    """Every item of every cite with its number, in the order of the JSON."""
    match content:
        case {"citationId": key, "citationNoteNum": number, "citationPrefix": prefix, "citationSuffix": suffix}:
            return [*cites(prefix), *cites(suffix), f"{key}{number}"]
        case dict():
            return [each for value in content.values() for each in cites(value)]
        case list():
            return [each for value in content for each in cites(value)]
        case _:
            return []
