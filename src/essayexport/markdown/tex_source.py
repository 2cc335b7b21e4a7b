"""What is a formula or a command of TeX in a text, as pandoc sees it."""

import re
from collections.abc import Callable

from essayexport.markdown.tex_names import MOST_ARGUMENTS, OF_A_SIGN
from essayexport.markdown.tex_pairs import TexPairs
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_FORMULA = pattern(r"(?>(?:[^\s\\$]++|(?!\\text\{)\\[^\n]|[ \t]++(?!\$)|\n[ \t]*+(?!\$))*)")
_BEFORE_LINE_END = pattern(r"(?<![ \t])[ \t]+\n")
_TEXT = "\\text{"
_NAME = pattern(r"\\[^\W\d_]+(?:\d+(?![A-Za-z]))?\*?")
_VERBATIM = pattern(r"\\(?:verb|lstinline)\*?([^\sA-Za-z*{\[])")
_TOKEN = pattern(r"[ \t]+([^\s{}\\\[\]])")
INLINE_ENVIRONMENT = (
    r"(?:(?:equation|align|alignat|flalign|gather|multline|eqnarray|dmath|dgroup|darray)\*?|math|displaymath|subequations)"
)
"""The name of an environment that stands in a paragraph: those of formulas."""
_ENVIRONMENT = pattern(rf"\\begin\{{{INLINE_ENVIRONMENT}\}}")
_ANY_NUMBER = 9
_BLANKS = pattern(r"[ \t]*")
_BRACKET_INSIDE = pattern(r"[^\[\]{}\\]++|\\.", re.DOTALL)

Pairs = Callable[[], TexPairs]
"""Gives the braces and environments of a text, which few texts have."""


class Formula(NamedTuple):
    """A formula between dollars, and where it ends."""

    tex: str
    display: bool
    end: int


def formula_at(text: str, start: int, end: int, pairs: Pairs) -> Formula | None:
    """The formula whose dollar opens at `start`: `$x$` with no blank inside the dollars and no digit behind, or `$$x$$`."""
    if text.startswith("$$", start, end):
        close = text.find("$$", start + 2, end)
        return Formula(text[start + 2 : close], True, close + 2) if close > start + 2 else None
    if start + 1 >= end or text[start + 1].isspace():
        return None
    position = start + 1
    while match := _FORMULA.match(text, position, end):
        position = match.end()
        if not text.startswith(_TEXT, position, end):
            break
        brace = pairs().braces.get(position + len(_TEXT) - 1, end)
        position = position + 2 if brace >= end else brace + 1
    if position == start + 1 or not text.startswith("$", position, end) or _is_digit(text[position + 1 : position + 2]):
        return None
    return Formula(_trimmed(text[start + 1 : position]), False, position + 1)


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _trimmed(tex: str) -> str:
    """A formula without blanks at its ends, but for an escaped one, and at the ends of its lines."""
    plain = _BEFORE_LINE_END.sub("\n", tex.strip())
    return f"{plain} " if plain.endswith("\\") and tex[-1].isspace() else plain


def command_end(text: str, start: int, end: int, pairs: Pairs) -> int | None:
    r"""Where the command ends whose backslash stands at `start`, its arguments included; None where it is none.

    `\name`, `\name*[…]{…}{…}`: blanks may stand before the first arguments; what has none takes the blanks behind it, and
    one that ends in an option takes the end of the line too.
    """
    if _ENVIRONMENT.match(text, start, end):
        stop = pairs().environments.get(start)
        return stop if stop is not None and stop <= end else None
    name = _NAME.match(text, start, end)
    if not name or name.group() in ("\\begin", "\\end"):
        return None
    if verbatim := _VERBATIM.match(text, start, end):
        close = text.find(verbatim[1], verbatim.end(), end)
        return close + 1 if close >= 0 else None
    return _arguments_end(text, name.end(), end, pairs, name.group())


def _arguments_end(text: str, position: int, end: int, pairs: Pairs, name: str) -> int | None:
    before, bare = position, name[1:].rstrip("*")
    most = MOST_ARGUMENTS.get(bare, _ANY_NUMBER)
    if most == 0:
        return position + 2 if text.startswith("{}", position, end) else _skip(text, position, end)
    while (opener := _skip(text, position, end)) < end and text[opener] == "[":
        option_end = _option_end(text, opener, end, pairs)
        if option_end is None:
            break
        position = option_end
    opener = _skip(text, position, end)
    while opener < end and text[opener] == "{" and most:
        close = pairs().braces.get(opener, end)
        if close >= end:
            return position if text[position - 1] == "}" else None
        position = opener = close + 1
        most -= 1
    if text[position - 1] == "]":
        blanks = _skip(text, position, end)
        return blanks + text.startswith("\n", blanks, end)
    if position > before:
        return position if text[position - 1] == "}" else _skip(text, position, end)
    if bare in OF_A_SIGN and (token := _TOKEN.match(text, position, end)):
        return token.end()
    return position if name[-1].isdigit() else _skip(text, position, end)


def _option_end(text: str, opener: int, end: int, pairs: Pairs) -> int | None:
    """Where `[…]` ends; none stands in another."""
    position = opener + 1
    while position < end and text[position] not in "[]":
        if text[position] == "{":
            close = pairs().braces.get(position)
            if close is None:
                return None
            position = close + 1
        elif match := _BRACKET_INSIDE.match(text, position, end):
            position = match.end()
        else:
            return None
    return position + 1 if text.startswith("]", position, end) else None


def _skip(text: str, position: int, end: int) -> int:
    match = _BLANKS.match(text, position, end)
    return match.end() if match else position
