"""What attributes mean to every writer: how a division is aligned, which way it is written, what begins with a box."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.document import Alignment, Attributes, Inlines, List, ListKind, Math, Paragraph, Text, plain
from essayexport.patterns import pattern

_ALIGNMENTS: Mapping[str, Alignment] = MappingProxyType(
    {
        "center": Alignment.CENTER,
        "centered": Alignment.CENTER,
        "flushright": Alignment.RIGHT,
        "right": Alignment.RIGHT,
        "flushleft": Alignment.LEFT,
        "left": Alignment.LEFT,
    }
)

BOXES = ("☐", "☒")
"""What a task begins with, open or done."""


def alignment(attributes: Attributes) -> Alignment:
    """How the paragraphs of a division stand, by the first of its classes that says it."""
    return next((_ALIGNMENTS[name] for name in attributes.classes if name in _ALIGNMENTS), Alignment.DEFAULT)


def direction(attributes: Attributes, *, leftwards: bool = False) -> str | None:
    """Which way text is written, `ltr` or `rtl`, where its author says it or names a language that is written another way.

    `leftwards` says that the text around is written from right to left.
    """
    said, lang = (attributes.get("dir") or "").lower(), attributes.get("lang")
    if said in {"ltr", "rtl"}:
        return said
    if not lang or is_leftwards(lang) is leftwards:
        return None
    return "ltr" if leftwards else "rtl"


_LEFTWARDS = frozenset("ar arc ckb dv fa he iw ks ps sd ug ur yi".split())
"""Languages that are written from right to left (Unicode's CLDR, character order)."""


def is_leftwards(lang: str) -> bool:
    """Whether a language is written from right to left, by its BCP 47 tag; the script that it names counts more."""
    language, *rest = lang.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in {"arab", "hebr"} if script else language in _LEFTWARDS


LEFTWARD_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The characters of scripts that are written from right to left, for a class of a pattern (Unicode's DerivedBidiClass)."""

_LEFTWARD_LETTER = pattern(f"[{LEFTWARD_LETTERS}]")
_LETTER = pattern(r"[^\W\d_]")


def is_rightwards(inlines: Inlines) -> bool:
    """Whether words in a paper that is written from right to left are of other languages all; formulas are no words."""
    text = plain(tuple(inline for inline in inlines if not isinstance(inline, Math)))
    return _LETTER.search(text) is not None and _LEFTWARD_LETTER.search(text) is None


def is_task_list(block: List) -> bool:
    """Whether each item begins with a box, which then is its marker."""
    return block.kind is ListKind.BULLET and bool(block.items) and all(map(_is_task, block.items))


def _is_task(item: tuple[object, ...]) -> bool:
    match item:
        case (Paragraph(children=(Text() as first, *_)), *_):
            return first.text.startswith(BOXES) and not first.text[1:2].strip()
        case _:
            return False
