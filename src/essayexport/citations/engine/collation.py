"""The alphabetical order of texts in a language: case, accents, punctuation and markup make no difference."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

_SEPARATORS = r"([\x00-\x20])"
"""What comes before every letter, and so makes shorter words come first: what stands between the parts of a key."""
_AFTER_ALL = "\x7f"
"""Comes after every letter: with a number behind it, it makes a letter of its own out of the one before."""
_BEFORE_LETTERS = f"9{_AFTER_ALL}"
"""Comes after every number and before every letter."""
_LAST_OF_ALL = "\uffff"
"""The same for the library (Unicode Technical Standard 35, Collation, 1.3: it sorts after everything else)."""
_SAME_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ё": "е"})
"""Letters that differ in no more than an accent would, though Unicode does not take them apart."""
_SYMBOLS = "`^+<=>|~$"
_ASCII = str.maketrans(dict.fromkeys("!\"#%&'()*,-./:;?@[\\]_{}\x7f") | {sign: chr(0x10 + n) for n, sign in enumerate(_SYMBOLS)})
"""Punctuation does not count, and symbols come before digits (the root collation of CLDR, without punctuation)."""
_NUMBER = r"(?<!\d)\d{1,8}(?!\d)"
_DIGITS = 9
"""Numbers in a text are compared as numbers: up to nine digits, as many as a date has."""

Fold = Callable[[str], str]
"""Makes of a text what is compared: equal for texts that come at the same place."""


def folding(lang: str) -> Fold:
    """How texts of a language (BCP 47) are compared (CSL 1.0.2, Sorting: by the rules of the locale)."""
    language = lang.partition("-")[0]
    if language == "en":
        return _plain_fold
    from essayexport.citations.engine.alphabets import ALPHABETS, OWN_SCRIPT  # noqa: PLC0415  (English has no letters of its own)

    script = OWN_SCRIPT.get(language, "") if "Latn" not in lang else ""
    if script:
        return lambda text: re.sub(rf"(?<![^\x00-\x20])(?=[{script}])", _BEFORE_LETTERS, _plain_fold(text))
    letters = ALPHABETS.get(language, "")
    if not letters:
        return _plain_fold
    own, pattern = _own_letters(letters)

    def fold(text: str) -> str:
        lower = _lower(text, lang)
        return _without_accents(re.sub(pattern, lambda found: own[found[0]], lower))

    return fold


def _own_letters(letters: str) -> tuple[Mapping[str, str], str]:
    """What stands for the letters of an alphabet, and a pattern that finds them, the longest first."""
    own: dict[str, str] = {}
    for row in letters.split():
        bases, *others = row.split("<")
        base, *same = bases.split("=")
        own.update(dict.fromkeys(same, base))
        for place, forms in enumerate(others, start=1):
            own.update(dict.fromkeys(forms.split("="), f"{base}{_AFTER_ALL}{place}"))
    return own, "|".join(map(re.escape, sorted(own, key=len, reverse=True)))


def _plain_fold(text: str) -> str:
    return _without_accents(_lower(text, ""))


def _lower(text: str, lang: str) -> str:
    """A text in small letters, without punctuation, its numbers of one length."""
    if lang.startswith(("tr", "az")):
        text = text.replace("I", "ı").replace("İ", "i")
    lower = text.lower().translate(_ASCII)
    if not lower.isascii():
        lower = unicodedata.normalize("NFC", lower)
        lower = "".join(character for character in lower if character.isascii() or not _is_punctuation(character))
    return lower if lower.isalpha() else re.sub(_NUMBER, lambda found: found[0].rjust(_DIGITS, "0"), lower)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character) in _IGNORED


_IGNORED = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Lm", "Cf", "Zs"})


def _without_accents(text: str) -> str:
    """Latin and Greek letters without accents; in other scripts, marks may make another letter (й)."""
    if text.isascii():
        return text
    text = text.translate(_SAME_LETTERS)
    return text if text.isascii() else "".join(map(_bare, text))


def _bare(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFKD", character)
    if not (base[0].isascii() or "Ͱ" <= base[0] <= "Ͽ"):
        return character
    return "".join(mark for mark in base if not unicodedata.combining(mark)).lower()


def ordered(keys: Iterable[str]) -> list[str]:
    """Folded texts in their order. Texts that are plain ASCII by now need no library, and are in the same order with it."""
    keys = list(keys)
    if all(map(str.isascii, keys)):
        return sorted(keys)
    split = {key: re.split(_SEPARATORS, key) for key in keys}
    ranks = _ranks(dict.fromkeys(word for words in split.values() for word in words[::2] if word))
    return sorted(keys, key=lambda key: [ranks[word] if word in ranks else _separator(word) for word in split[key] if word])


def _separator(character: str) -> int:
    """The place of a separator: before all words."""
    return ord(character) - 0x100


def _ranks(words: Iterable[str]) -> Mapping[str, int]:
    """The places of words in the order of the Unicode Collation Algorithm."""
    from feruca import collate  # noqa: PLC0415  (most lists of references do not need it)

    spelled = {word.replace(_AFTER_ALL, _LAST_OF_ALL): word for word in words}
    return {spelled[word]: place for place, word in enumerate(collate(list(spelled), "default"))}
