"""Lists of names as BibTeX writes them (`von Last, Jr., First and …`), to CSL names."""

import re
from collections.abc import Iterator
from typing import Any

from essayexport.library.bibtex.rich import quoted_text
from essayexport.library.bibtex.tex import rich
from essayexport.library.particles import STUCK, without_particle
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

Name = dict[str, str]

_LEVEL = pattern(r"\\.|[{}]", re.DOTALL)
_AND = pattern(r"\s+and(?=\s)|\s+and$|^and(?=\s)")
_EXTENDED = pattern(r"\s*(family|given|prefix|suffix|useprefix)\s*=", re.IGNORECASE)
_OPTION = pattern(r"[a-z]+=[^\s,={}]+")
"""An option of biblatex for the whole list, such as `nosortothers=true`."""
_INITIALS = pattern(r"\.(?=[A-Z])")
_PARTICLE = pattern(r"(?:(?:[^\W\dA-Z_]|’)[^\s]*\s+)+(?=\S)")
"""What stands before a family name: words in small letters."""
_LETTER = pattern(r"\\(?:[a-zA-Z]+|.)|[{}]|[^\W\d_]", re.DOTALL)
_TEX_LETTERS = frozenset("aa AA ae AE oe OE o O l L ss i j dh DH th TH dj DJ ng NG".split())


class Names(NamedTuple):
    """The names of a list, and what is wrong with it, or nothing."""

    names: list[Name]
    defect: str


def names(text: str, *, use_prefix: bool = False) -> Names:
    """The names of a field. With `use_prefix` (biblatex's `useprefix`) a `von` belongs to the family name."""
    defect = ""
    found: list[Name] = []
    for part in split_list(text):
        name, wrong = _name(part, use_prefix=use_prefix)
        defect = defect or wrong
        if name:
            found.append(name)
    return Names(found, defect)


def split_list(text: str) -> Iterator[str]:
    """The members of a list whose members are separated by `and`, outside of braces."""
    for part in _split(text, _AND):
        if part.strip():
            yield part.strip()


def _split(text: str, separator: "re.Pattern[str]") -> list[str]:
    """The text cut at each separator that stands outside of braces."""
    if "{" not in text:
        return separator.split(text)
    hidden = _hidden(text)
    parts, start = [], 0
    for found in separator.finditer(hidden):
        parts.append(text[start : found.start()])
        start = found.end()
    return [*parts, text[start:]]


def _hidden(text: str) -> str:
    """The text, as long as it is, with everything inside braces covered."""
    covered: list[str] = []
    depth = start = 0
    for brace in _LEVEL.finditer(text):
        if len(brace[0]) > 1:
            continue
        if brace[0] == "{":
            if not depth:
                covered.append(text[start : brace.start()])
                start = brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                covered.append("\x01" * (brace.end() - start))
                start = brace.end()
    covered.append(text[start:] if not depth else "\x01" * (len(text) - start))
    return "".join(covered)


_COMMA = pattern(",")
_GAP = pattern(r"(?:\\?\s|(?<!\\)~)+")


def _name(text: str, *, use_prefix: bool) -> tuple[Name | None, str]:
    if _is_literal(text):
        return {"literal": _shown(text)}, ""
    parts = [part.strip() for part in _split(text, _COMMA)]
    if _OPTION.fullmatch(text) and not _EXTENDED.match(text):
        return None, ""
    if any(map(_EXTENDED.match, parts)):
        return _extended(parts, use_prefix=use_prefix), ""
    if len(parts) == 1:
        return _first_von_last(_words(text), use_prefix=use_prefix), ""
    given = parts[1] if len(parts) == 2 else ", ".join(parts[2:])
    name = _built(*_von_last(_words(parts[0])), use_prefix=use_prefix)
    suffix = _given(parts[1]) if len(parts) > 2 else ""
    name = _ordered(name, given=_given(given), suffix=suffix)
    return name or None, f"holds `{text[:40]}`, a name with {len(parts) - 1} commas" if len(parts) > 3 else ""


def _is_literal(text: str) -> bool:
    """Whether the whole name stands in one pair of braces, or is not the name of anybody."""
    return text == "others" or (text.startswith("{") and text.endswith("}") and set(_hidden(text)) == {"\x01"} and _is_one(text))


def _is_one(text: str) -> bool:
    depth = 0
    for brace in _LEVEL.finditer(text):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.end() == len(text)
    return False


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _GAP) if word]


def _first_von_last(words: list[str], *, use_prefix: bool) -> Name | None:
    first = next((index for index, word in enumerate(words[:-1]) if _is_small(word)), len(words) - 1)
    name = _built(*_von_last(words[first:]), use_prefix=use_prefix)
    return _ordered(name, given=_given(" ".join(words[:first]))) or None


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """The words in small letters that a family name begins with, and the others; the last word is never a `von`."""
    last = next((index for index, word in enumerate(words[:-1]) if not _is_small(word)), max(0, len(words) - 1))
    return words[:last], words[last:]


def _is_small(word: str) -> bool:
    """Whether the first letter of a word that decides about its case, as BibTeX finds it, is a small one."""
    depth = opened = 0
    special = False
    for found in _LETTER.finditer(word):
        piece = found[0]
        if piece in "{}":
            depth += 1 if piece == "{" else -1
            special, opened = special and depth > 0, found.end()
        elif piece[0] == "\\":
            special = special or depth == 0 or (depth == 1 and opened == found.start())
            if special and piece[1:] in _TEX_LETTERS:
                return piece[1:].islower()
        elif depth == 0 or special:
            return piece.islower()
    return False


def _built(von: list[str], last: list[str], *, use_prefix: bool) -> Name:
    name: Name = {}
    family = _shown(" ".join(last))
    particle = _shown(" ".join(von))
    if particle:
        name["non-dropping-particle" if use_prefix else "dropping-particle"] = particle
    if "non-dropping-particle" not in name and (found := _PARTICLE.match(family) or STUCK.match(family)):
        name["non-dropping-particle"] = found[0].strip()
        family = family[found.end() :]
    if family:
        name["family"] = family
    return name


def _ordered(name: Name, *, given: str = "", suffix: str = "") -> Name:
    """The name with its given name, whose last words in small letters are a particle (`Stéfan van der`)."""
    if "family" in name and "dropping-particle" not in name:
        given, particle = without_particle(given)
        name = name | ({"dropping-particle": particle} if particle else {})
    return name | ({"given": given} if given else {}) | ({"suffix": suffix} if suffix else {})


def _given(text: str) -> str:
    return _INITIALS.sub(". ", _shown(text))


def _extended(parts: list[str], *, use_prefix: bool) -> Name:
    """A name in biblatex's extended format: `family=Braun, given=Hans, prefix=von`."""
    values: dict[str, Any] = {}
    for part in parts:
        label, _, value = part.partition("=")
        values[label.strip().lower()] = value.strip()
    use_prefix = values.get("useprefix", "true" if use_prefix else "") == "true"
    name = _built([values.get("prefix", "")], [values.get("family", "")], use_prefix=use_prefix)
    return _ordered(name, given=_given(values.get("given", "")), suffix=_shown(values.get("suffix", "")))


def _shown(text: str) -> str:
    return quoted_text(rich(text)).replace("\u00a0", " ")
