"""Given names as initials (CSL 1.0.2, Name, `initialize` and `initialize-with`)."""

import re
from collections.abc import Iterable

_DOTTED = r"(?<=[^\W\d_])\.(?=[^\W\d_])"

Piece = tuple[str, bool]
"""A word of a given name as it prints, and whether it is an initial."""


def initials(given: str, mark: str, *, hyphen: bool) -> str:
    """Given names cut to initials, each followed by `mark`; small words between them stay."""
    return _joined(_initial(word, mark, hyphen=hyphen) for word in _words(given))


def spaced(given: str, mark: str) -> str:
    """Given names in full, with `mark` after those that are initials already."""
    return _joined(_marked(word, mark) for word in _words(given))


def _words(given: str) -> list[str]:
    """The words of a given name; initials without spaces between them are words of their own."""
    return re.sub(_DOTTED, r"\g<0> ", given).replace("‐", "-").split()


def _marked(word: str, mark: str) -> Piece:
    bare = word.rstrip(".")
    is_initial = bare != word or (len(bare) == 1 and bare.isupper())
    return (f"{bare}{mark}", True) if is_initial else (word, False)


_CONJUNCTIONS = frozenset("eiy")
"""Small words of one letter between names; with a full stop they are initials."""


def _initial(word: str, mark: str, *, hyphen: bool) -> Piece:
    """A word cut to its initial; what begins with no letter ((Pew), 3rd, ‘Abd) and small words stay whole."""
    if len(word.rstrip(".")) == 1 and word[0].islower() and word not in _CONJUNCTIONS:
        return f"{word[0]}{mark}", True
    if not word[0].isalpha() or word[0].islower():
        return word, False
    parts = [part for part in word.split("-") if part and part[0].isalpha()]
    if word.endswith(".") and len(parts) == 1 and 2 < len(word) <= 4:
        return f"{word.rstrip('.')}{mark}", True
    if hyphen:
        capitals = [parts[0], *(part for part in parts[1:] if not part[0].islower())]
        return f"{mark.rstrip()}-".join(part[0].upper() for part in capitals) + mark, True
    return mark.join(part[0].upper() for part in parts) + mark, True


def _joined(pieces: Iterable[Piece]) -> str:
    """Pieces side by side. The mark of an initial makes the space to the next; other words want one on either side."""
    out, after_initial = "", False
    for text, is_initial in pieces:
        if out and not (after_initial and is_initial):
            out = f"{out.rstrip()} "
        out, after_initial = out + text, is_initial
    return out.rstrip()
