"""Particles that stand behind a given name: `Berg, Jan van den`."""


def without_particle(given: str) -> tuple[str, str]:
    """The given name, and the words in small letters at its end, which belong before the family name."""
    words = given.split(" ")
    first = len(words)
    while first > 1 and _is_particle(words[first - 1]):
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _is_particle(word: str) -> bool:
    return word.isalpha() and word.islower()
