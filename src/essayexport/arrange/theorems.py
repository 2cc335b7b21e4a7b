"""Theorems and their kin: the word of the language, the number and the name open the first paragraph."""

from collections.abc import Mapping
from dataclasses import replace

from essayexport.arrange.captions import Count
from essayexport.arrange.inlines import merged
from essayexport.document import (
    THEOREM,
    THEOREM_NAME,
    Blocks,
    Div,
    Inline,
    Inlines,
    Mark,
    Marked,
    Paragraph,
    Text,
)
from essayexport.style.languages import theorem_word

_UNNUMBERED = frozenset({"proof", "remark", "solution"})
"""Kinds that have a number only where their author gave them an identifier."""


def opened(div: Div, labels: Mapping[str, str], lang: str, count: Count) -> Div:
    """The division with "Theorem 1 (Name)." before its first words; a proof has no number."""
    kind = div.attributes.get(THEOREM) or ""
    word = labels.get(kind) or theorem_word(kind, lang)
    name, blocks = _named(div.blocks)
    counts = kind not in _UNNUMBERED or (kind != "proof" and bool(div.attributes.identifier))
    number = count(word) if counts else None
    said: Inlines = (Text(f"{word} "), number) if number else (Text(word),)
    called: Inlines = (Text(" ("), *name, Text(").")) if name else (Text("."),)
    opening = Marked(Mark.STRONG if number else Mark.EMPHASIS, merged((*said, *called)))
    attributes = div.attributes._replace(pairs=tuple(pair for pair in div.attributes.pairs if pair[0] != THEOREM))
    return Div(attributes, _begun(opening, blocks))


def _named(blocks: Blocks) -> tuple[Inlines, Blocks]:
    """The name of a theorem, and what stands under it."""
    match blocks:
        case (Paragraph() as first, *rest) if THEOREM_NAME in first.attributes.classes:
            return first.children, tuple(rest)
        case _:
            return (), blocks


def _begun(opening: Inline, blocks: Blocks) -> Blocks:
    match blocks:
        case (Paragraph() as first, *rest):
            return (replace(first, children=merged((opening, Text(" "), *first.children))), *rest)
        case _:
            return (Paragraph((opening,)), *blocks)
