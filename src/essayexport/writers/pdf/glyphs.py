"""Characters that no installed font has: which they are, how often they stand there, and where fonts with them come from."""

from collections import Counter
from collections.abc import Iterable

from essayexport.diagnostics import Code, Diagnostic
from essayexport.patterns import pattern
from essayexport.style.scripts import packages_for

_NAMED = 8
"""How many missing characters a message names."""

_OUTSIDE = pattern(r"(?s)<head>.*?</head>|<[^>]*>")
"""What of a page is no text."""


def missing_glyphs(characters: Iterable[str], page: str) -> Diagnostic | None:
    """What there is to say of characters that are printed as boxes, the most frequent first; None where there are none."""
    missing = set(characters)
    if not missing:
        return None
    times = Counter(character for character in _OUTSIDE.sub("", page) if character in missing)
    ordered = sorted(missing, key=lambda character: (-times[character], character))
    named = ", ".join(_named(character, times[character]) for character in ordered[:_NAMED])
    more = f" and {len(ordered) - _NAMED} more" if len(ordered) > _NAMED else ""
    message = f"no font of this machine has the characters {named}{more}: boxes stand for them in the PDF"
    return Diagnostic(Code.GLYPH_MISSING, message, hint=_remedy(ordered))


def _named(character: str, times: int) -> str:
    often = f", {times} times" if times > 1 else ""
    return f"{character} (U+{ord(character):04X}{often})"


def _remedy(characters: Iterable[str]) -> str:
    packages = packages_for(characters)
    if not packages:
        return "install a font that has them, such as one of the Noto family"
    return f"install fonts that have them: `apt install {' '.join(packages)}` on Debian and Ubuntu, else those of the Noto family"
