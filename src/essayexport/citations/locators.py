"""The place in a cited work, as it stands at the beginning of a cite's suffix (pandoc's manual, Citation syntax)."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType

from essayexport.citations.engine.locale import FALLBACKS, Locale
from essayexport.patterns import pattern
from essayexport.records import NamedTuple


class Locator(NamedTuple):
    """A place: CSL's name of the kind of place, and its numbers."""

    label: str
    value: str


LABELS = (
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page"
    " paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume"
).split()
"""The locators of CSL 1.0.2."""

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "bk.": "book", "bks.": "book", "book": "book", "books": "book",
        "chap.": "chapter", "chaps.": "chapter", "ch.": "chapter", "chapter": "chapter", "chapters": "chapter",
        "col.": "column", "cols.": "column", "column": "column", "columns": "column",
        "fig.": "figure", "figs.": "figure", "figure": "figure", "figures": "figure",
        "fol.": "folio", "fols.": "folio", "folio": "folio", "folios": "folio",
        "no.": "issue", "nos.": "issue", "number": "number", "numbers": "number",
        "l.": "line", "ll.": "line", "line": "line", "lines": "line",
        "n.": "note", "nn.": "note", "note": "note", "notes": "note",
        "op.": "opus", "opp.": "opus", "opus": "opus", "opera": "opus",
        "p.": "page", "pp.": "page", "page": "page", "pages": "page",
        "para.": "paragraph", "paras.": "paragraph", "par.": "paragraph", "paragraph": "paragraph", "paragraphs": "paragraph",
        "¶": "paragraph", "¶¶": "paragraph", "§": "section", "§§": "section",
        "pt.": "part", "pts.": "part", "part": "part", "parts": "part",
        "sec.": "section", "secs.": "section", "section": "section", "sections": "section",
        "s.v.": "sub-verbo", "s.vv.": "sub-verbo", "sub verbo": "sub-verbo", "sub verbis": "sub-verbo",
        "v.": "verse", "vv.": "verse", "verse": "verse", "verses": "verse",
        "vol.": "volume", "vols.": "volume", "volume": "volume", "volumes": "volume",
    }
)  # fmt: skip
"""The words that pandoc's manual names; they are understood in every language, and mean in each what they mean here."""

Words = Callable[[], Mapping[str, str]]
"""The words that open a locator, put together when the first suffix asks for them."""


def words_of(locale: Locale) -> Words:
    """The words that open a locator in a language, made once and not before they are asked for."""
    return cache(partial(locator_words, locale))


def locator_words(locale: Locale) -> dict[str, str]:
    """The words that open a locator, in small letters, with and without their full stops.

    A word of the language that has a meaning already keeps it: English ones first, then pages (in Portuguese, both pages and
    verses are “p.”), then the others.
    """
    words: dict[str, str] = {}
    for word, label in ENGLISH.items():
        _add(words, word, label)
    for label in ("page", *LABELS):
        for form in FALLBACKS:
            term = locale.find(label, form)
            for word in (term.single, term.multiple) if term else ():
                _add(words, word.strip().casefold(), label)
    return words


def _add(words: dict[str, str], word: str, label: str) -> None:
    if word:
        words.setdefault(word, label)
        words.setdefault(word.rstrip("."), label)


def split(suffix: str, words: Mapping[str, str]) -> tuple[Locator | None, str]:
    """The locator at the beginning of a suffix, and what is left of the suffix."""
    start = len(suffix) - len(suffix.lstrip(" \t\n,")) if suffix.lstrip().startswith(",") else _spaces(suffix, 0)
    start = _spaces(suffix, start)
    if suffix[start : start + 1] == "{":
        return _delimited(suffix, start, words)
    return _integrated(suffix, start, words)


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _delimited(suffix: str, start: int, words: Mapping[str, str]) -> tuple[Locator | None, str]:
    """A locator in braces: exactly what stands in them; with nothing in them there is none."""
    end = _balanced(suffix, start)
    if end is None:
        return None, suffix
    inside, rest = suffix[start + 1 : end - 1].strip(), suffix[end:]
    label, value = "page", inside
    for length in sorted({match.end() for match in re.finditer(r"\S+(?=\s|$)|[^\w\s]+|\w+", inside)}, reverse=True):
        word = inside[:length].strip().casefold()
        if word in words and length < len(inside):
            label, value = words[word], inside[length:].strip()
            break
    return (Locator(label, value) if value else None), rest


_PAIRS = {"(": ")", "[": "]", "{": "}"}


def _balanced(text: str, start: int) -> int | None:
    """The end of the bracket that opens at a place."""
    stack: list[str] = []
    for at in range(start, len(text)):
        character = text[at]
        if character in _PAIRS:
            stack.append(_PAIRS[character])
        elif stack and character == stack[-1]:
            stack.pop()
            if not stack:
                return at + 1
    return None


def _integrated(suffix: str, start: int, words: Mapping[str, str]) -> tuple[Locator | None, str]:
    """A locator without braces: a word and numbers, or numbers alone, which are pages."""
    label, numbers = _label(suffix, start, words)
    if label:
        end = _numbers(suffix, numbers, needs_digit=False)
    else:
        label, numbers, end = "page", start, _numbers(suffix, start, needs_digit=True)
    if end is None:
        return None, suffix
    return Locator(label, suffix[numbers:end].strip()), suffix[end:]


_LONGEST_LABEL = 40
_TOKEN = pattern(r"\s+|pp?(?=\d)|\w+|[^\w\s]")
"""Pages are also understood where no space parts them from their number: p33."""


def _label(suffix: str, start: int, words: Mapping[str, str]) -> tuple[str, int]:
    """The longest locator word that numbers follow, and where they begin."""
    best, numbers, at = "", start, start
    while at < len(suffix) and at - start < _LONGEST_LABEL:
        token = _TOKEN.match(suffix, at)
        at = token.end() if token else at + 1
        label = words.get(suffix[start:at].strip().casefold())
        if label and _numbers(suffix, _spaces(suffix, at), needs_digit=False) is not None:
            best, numbers = label, _spaces(suffix, at)
    return best, numbers


def _numbers(text: str, start: int, *, needs_digit: bool) -> int | None:
    """The end of a list of numbers and ranges: "33, 35-37" of "33, 35-37, and nowhere else"."""
    end = _number(text, start, needs_digit=needs_digit)
    while end is not None:
        at = end + 1 if text[end : end + 1] in {",", ";", "&"} else end
        if text[_spaces(text, at) : _spaces(text, at) + 1] == "&":
            at = _spaces(text, at) + 1
        following = _number(text, _spaces(text, at), needs_digit=needs_digit) if at != end or _spaces(text, at) != at else None
        if following is None:
            return end
        end = following
    return None


_ROMAN = pattern(r"(?=[mdclxvi])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def _number(text: str, start: int, *, needs_digit: bool) -> int | None:
    """The end of one number or range; brackets in it are balanced: 1(a), (xv)-(xvii), 12.3."""
    at, digits, roman = start, False, False
    while at < len(text) and not text[at].isspace():
        character = text[at]
        if character in _PAIRS:
            closed = _balanced(text, at)
            if closed is None:
                break
            inside = text[at + 1 : closed - 1]
            digits, roman = digits or any(map(str.isdigit, inside)), roman or bool(_ROMAN.fullmatch(inside))
            at = closed
        elif _ends_number(text, at):
            break
        else:
            end = at + 1
            while end < len(text) and not text[end].isspace() and not _is_punctuation(text[end]):
                end += 1
            word = text[at:end]
            digits = digits or any(map(str.isdigit, word))
            roman = roman or any(_ROMAN.fullmatch(part) for part in re.split(r"[-–:]", word))
            at = end
    return at if at > start and (digits or (roman and not needs_digit)) else None


def _ends_number(text: str, at: int) -> bool:
    """Whether punctuation ends a number here; a full stop between characters does not (12.3)."""
    if not _is_punctuation(text[at]):
        return False
    return text[at] != "." or at + 1 >= len(text) or not text[at + 1].isalnum()


def _is_punctuation(character: str) -> bool:
    return character not in "-–:" and unicodedata.category(character).startswith("P")
