"""The alphabetical order of texts: case, accents and markup make no difference, words come before longer words."""

import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n"}
)
_IGNORED = str.maketrans(dict.fromkeys("’'‘`\"“”«»„‚[](){}", None))


def key(text: str) -> str:
    """A text as it is compared: letters without case and accents."""
    lower = text.translate(_IGNORED).lower()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFD", lower.translate(_LETTERS))
        lower = "".join(character for character in decomposed if not unicodedata.combining(character))
    return lower
