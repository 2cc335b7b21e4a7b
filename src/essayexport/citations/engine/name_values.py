"""The names of CSL-JSON: parts, particles and suffixes, found in the fields where they are not given."""

import re
from collections.abc import Mapping
from typing import Any

from essayexport.records import NamedTuple


class Name(NamedTuple):
    """A person, or with `literal` a group. The parts are those of CSL 1.0.2, Name."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False
    """The family name comes first and nothing stands between: Chinese, Japanese, Korean names."""

    @property
    def is_others(self) -> bool:
        """Whether it is the word that stands in BibTeX for the names left out."""
        return (self.literal or self.family) == "others" and not self.given


_PARTICLES = r"(?:[^\W\d_A-ZÀ-ÖØ-Þ]+(?:[’'‘](?=\w)|-(?=[A-Z])|\s+)|[a-z]\.\s*)+(?=\S)"
_TRAILING = r"(?:^|\s)((?:[^\W\d_A-ZÀ-ÖØ-Þ]+[’']?(?:\s+|$))+)$"


def _is_eastern(text: str) -> bool:
    """Whether there are Chinese, Japanese or Korean characters in a text."""
    return not text.isascii() and any(
        0x1100 <= ord(character) <= 0x11FF
        or 0x2E80 <= ord(character) <= 0xD7AF
        or 0xF900 <= ord(character) <= 0xFAFF
        or 0x20000 <= ord(character) <= 0x2FA1F
        for character in text
    )


def parse(value: Any) -> Name:
    """A name of CSL-JSON; one that is no record is a literal one."""
    if not isinstance(value, Mapping):
        return Name(literal=str(value).strip())
    fields = {key: _text(value.get(key)) for key in _FIELDS}
    if fields["literal"]:
        return Name(literal=fields["literal"])
    family, given, suffix = fields["family"], fields["given"], fields["suffix"]
    if not family:
        return Name(literal=given) if given else Name(literal=fields["name"])
    comma_suffix = bool(value.get("comma-suffix"))
    if not suffix and "," in given:
        given, _, suffix = (part.strip() for part in given.partition(","))
        comma_suffix = suffix.startswith("!") or comma_suffix
        suffix = suffix.lstrip("!").strip()
    dropping, non_dropping = fields["dropping-particle"], fields["non-dropping-particle"]
    if family.startswith('"') and family.endswith('"') and len(family) > 1:
        family = family[1:-1]
    elif not dropping and not non_dropping:
        non_dropping, family = _leading(family)
        given, dropping = _trailing(given)
    static = bool(value.get("static-ordering")) or _is_eastern(family + given)
    return Name(family, given, dropping, non_dropping, suffix, comma_suffix, static=static)


_FIELDS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal", "name")


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).replace("'", "’").split()) if not isinstance(value, Mapping) else ""


def _leading(family: str) -> tuple[str, str]:
    """The small words that a family name begins with, and the rest."""
    found = re.match(_PARTICLES, family) if family[:1].islower() else None
    if found is None:
        return "", family
    return found.group().strip(), family[found.end() :]


def _trailing(given: str) -> tuple[str, str]:
    """The given names, and the small words that end them."""
    words = given.split()
    found = re.search(_TRAILING, given) if words and words[-1][0].islower() else None
    if found is None or not given[: found.start()].strip() or not found.group(1)[0].islower():
        return given, ""
    return given[: found.start()].strip(), found.group(1).strip()


def joined(*parts: str) -> str:
    """Parts of a name with spaces between them, but none behind an apostrophe or hyphen (d’Aubignac, al-Hakim)."""
    out = ""
    for part in parts:
        if part:
            out += part if not out or out.endswith(("’", "'", "-", "‘", "ʼ")) else f" {part}"
    return out
