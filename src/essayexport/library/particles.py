"""Particles of names: those behind a given name (`Berg, Jan van den`), and those that stick to the family name (`d'Alembert`)."""

from essayexport.patterns import pattern

STUCK = pattern(r"(?:(?:d|l|dell|dall|nell|sull|all)['’]|al-|el-|as-|ad-|ibn-)(?=\S)")
"""A particle that sticks to the family name."""


def without_particle(given: str) -> tuple[str, str]:
    """The given name, and the words in small letters at its end, which belong before the family name."""
    words = given.split(" ")
    first = len(words)
    while first > 1 and _is_particle(words[first - 1]):
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _is_particle(word: str) -> bool:
    return word.removesuffix(".").isalpha() and word.islower()
