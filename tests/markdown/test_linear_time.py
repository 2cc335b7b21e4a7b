"""What is repeated many times is read in a time that grows no faster than the text: each of these took minutes, or would."""

import pytest
from reading_essays import read

from essayexport.document import Text, walk

HOSTILE = {
    "places in a line with tabs": "@a [\t\\foo[" * 4000,
    "instructions that nothing ends": "<?" * 20_000,
    "a line of tildes": "~" * 100_000 + "\n~~~",
    "a line of code marks": "`" * 100_000 + "x\n```",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_repetitions_lose_no_word(text: str) -> None:
    document, _ = read(f"{text}\n\nword\n")
    assert "word" in [node.text for node in walk(document.blocks) if isinstance(node, Text)]
