"""The words of inlines as a person would type them: no emphasis, addresses in angle brackets, pictures by their description."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never
from urllib.parse import unquote

from essayexport.document import (
    Cite,
    Code,
    CrossReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    Math,
    Note,
    Paragraph,
    Quoted,
    QuoteKind,
    RawInline,
    SequenceNumber,
    SoftBreak,
    Styled,
    Text,
)
from essayexport.patterns import pattern

_SIGNS = "0123456789+-−=()"
_LETTERS = "abcdefghijklmnoprstuvwxyz"
_SHIFTED: Mapping[Mark, tuple[re.Pattern[str], dict[int, int]]] = MappingProxyType(
    {
        Mark.SUPERSCRIPT: (
            pattern(rf"[{re.escape(_SIGNS)}–]+(?:,[{re.escape(_SIGNS)}–]+)*|[{_LETTERS}]"),
            str.maketrans(_SIGNS + "–" + _LETTERS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁻" + "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"),
        ),
        Mark.SUBSCRIPT: (pattern(rf"[{re.escape(_SIGNS)}]+"), str.maketrans(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")),
    }
)
"""What keeps its height, and its glyphs there: exponents, indices, and the letter of a note to a table; not the end of "20th"."""
_SCHEME = pattern(r"(?:mailto:|https?://)", re.IGNORECASE)


def words(inlines: Inlines, picture: str) -> str:
    """The words on one line, with a line feed where the author broke it. `picture` is the style's word for a figure."""
    return "".join(_word(inline, picture) for inline in inlines)


def placeholder(image: Image, picture: str) -> str:
    """What stands for a picture."""
    return f"[{picture}: {image.alternative}]" if image.alternative else f"[{picture}]"


def _word(inline: Inline, picture: str) -> str:
    match inline:
        case Text() | Code():
            return inline.text
        case SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case Marked(mark=Mark.SUPERSCRIPT | Mark.SUBSCRIPT):
            shifts, glyphs = _SHIFTED[inline.mark]
            shifted = words(inline.children, picture)
            return shifted.translate(glyphs) if shifts.fullmatch(shifted) else shifted
        case Marked(mark=Mark.STRIKEOUT):
            return f"~~{words(inline.children, picture)}~~"
        case Math():
            from essayexport.writers.equations import line  # noqa: PLC0415 - reads TeX, which most essays have none of

            return line(inline)
        case RawInline():
            return ""
        case Cite(children=(Marked(mark=Mark.SUPERSCRIPT) as raised,)):
            said = words(raised.children, picture)
            shown = _word(raised, picture)
            return f"^({said})" if shown == said else shown
        case Marked() | Styled() | Cite() | CrossReference():
            return words(inline.children, picture)
        case Quoted():
            left, right = ("“", "”") if inline.kind is QuoteKind.DOUBLE else ("‘", "’")
            return f"{left}{words(inline.children, picture)}{right}"
        case Link():
            return _link(inline.target, words(inline.children, picture))
        case Image():
            return placeholder(inline, picture)
        case SequenceNumber():
            return f"{inline.prefix}{inline.value}"
        case Note():
            return "".join(words(block.children, picture) for block in inline.blocks if isinstance(block, Paragraph))
        case _:
            assert_never(inline)


def _link(target: str, text: str) -> str:
    """The text, with the address behind it unless it is one inside the essay or stands there already."""
    if not target or target.startswith("#") or _bare(target) == _bare(text):
        return text
    address = f"<{_SCHEME.sub('', target) if target.lower().startswith('mailto:') else target}>"
    return f"{text} {address}" if text.strip() else address


def _bare(address: str) -> str:
    return unquote(_SCHEME.sub("", address.strip(), count=1)).rstrip("/").lower()
