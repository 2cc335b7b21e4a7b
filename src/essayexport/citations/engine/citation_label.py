"""Labels of works made of names and year (CSL 1.0.2, Standard Variables, `citation-label`): RoNo78, as in DIN styles."""

import re
from collections.abc import Mapping, Sequence

from essayexport.citations.engine.days import Date
from essayexport.citations.engine.name_values import Name
from essayexport.citations.engine.text_case import STOP_WORDS

_LETTERS: Mapping[int, tuple[int, ...]] = {1: (4,), 2: (2, 2), 3: (2, 1, 1), 4: (1, 1, 1, 1)}
"""How many letters each name gives, by the number of names; of more than four, the first four count. As citeproc-js has it."""

_ARTICLE = r"(?i)^(?:a|an|the)\s+"
_PARTICLE = r"^[ '’a-z]+\s+"


def citation_label(names: Sequence[Name], title: str, issued: Date | None) -> str:
    """The label of a work; without names it begins with letters of the title."""
    begun = _of_names(names) or _of_title(title)
    year = str(abs(issued.begin.year)) if issued is not None and issued.begin is not None else "0000"
    return f"{begun}{year[-2:]}"


def _of_names(names: Sequence[Name]) -> str:
    counts = _LETTERS.get(len(names), _LETTERS[4])
    return "".join(_start(_surname(name), count) for name, count in zip(names, counts, strict=False))


def _surname(name: Name) -> str:
    return re.sub(_ARTICLE, "", re.sub(_PARTICLE, "", name.family) if name.family else name.literal)


def _of_title(title: str) -> str:
    words = [word for word in title.split() if word not in STOP_WORDS]
    return _start("".join(words), _LETTERS[1][0])


def _start(text: str, count: int) -> str:
    letters = "".join(character for character in text if character.isalpha())[:count]
    return letters.capitalize()
