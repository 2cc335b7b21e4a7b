"""Names and dates as reference managers export them: `Smith, John, Jr.`, `2001/05/06/`, `May 3`."""

import re
from typing import Any

from essayexport.library.dates import dated
from essayexport.library.particles import STUCK, without_particle
from essayexport.patterns import pattern

_PARTICLES = pattern(r"((?:[^\W\dA-Z_][^\s,]*\s+)+)(?=\S)")
_SUFFIX = pattern(r"(?:[JS]r\.?|I{1,3}|IV|VI{0,3}|Ph\.?D\.?|M\.?D\.?)", re.IGNORECASE)
_DATE = pattern(r"\s*([0-9]{4})(?:[/.-]([0-9]{1,2})?(?:[/.-]([0-9]{1,2})?)?)?(?:[/ T].*)?")
_DAY_FIRST = pattern(r"\s*([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\s*")


def person(text: str) -> dict[str, str]:
    """A CSL name from `Family, Given, Suffix`, `Given Family`, or, with a comma at its end, an institution."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        words = text.split()
        if len(words) < 2:
            return {"family": text.strip()}
        return _with_particle(words[-1]) | {"given": " ".join(words[:-1])}
    if not any(parts[1:]):
        return {"literal": parts[0]}
    name = _with_particle(parts[0])
    given, suffix = parts[1], ", ".join(parts[2:])
    if suffix and _SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    if "dropping-particle" not in name:
        given, particle = without_particle(given)
        name = name | ({"dropping-particle": particle} if particle else {})
    return name | {part: value for part, value in (("given", given), ("suffix", suffix)) if value}


def _with_particle(family: str) -> dict[str, str]:
    found = _PARTICLES.match(family)
    if not found:
        stuck = STUCK.match(family)
        return {"non-dropping-particle": stuck[0], "family": family[stuck.end() :]} if stuck else {"family": family}
    return {"dropping-particle": found[0].strip(), "family": family[found.end() :]}


def slashed_date(text: str) -> dict[str, Any] | None:
    """A date that begins with its year, or ends with it; what is no date stays as it is written."""
    found = _DATE.fullmatch(text)
    if found:
        parts = [int(part) for part in found.groups()[: 1 + bool(found[2]) + bool(found[2] and found[3])]]
        return {"date-parts": [[part for part in parts if part]]}
    last = _DAY_FIRST.fullmatch(text)
    if last and int(last[2]) <= 12:
        return {"date-parts": [[int(last[3]), int(last[2]), int(last[1])]]}
    return dated(text)
