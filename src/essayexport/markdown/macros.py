r"""Macros of LaTeX that an author defines: `\newcommand`, `\def`, `\DeclareMathOperator`, `\newenvironment` and their like."""

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping

from essayexport.markdown.reading import Macro
from essayexport.markdown.tex_pairs import tex_pairs
from essayexport.patterns import pattern

_DEFINES = pattern(
    r"\\(?P<word>(?:re)?newcommand|providecommand|DeclareMathOperator|(?:re)?newenvironment|def|let)"
    r"(?:\*|(?![A-Za-z]))"
)
_NAME = pattern(r"\s*(?:\{\s*(\\(?:[A-Za-z@]+|.)|[^{}\\]+)\s*\}|(\\(?:[A-Za-z@]+|.)))")
_COUNT = pattern(r"\s*\[\s*([0-9])\s*\]")
_DEFAULT = pattern(r"\s*\[((?:[^\[\]{}]|\{[^{}]*\})*)\]")
_PARAMETERS = pattern(r"[^{}]*")
_SPACE = pattern(r"\s*")
_BLANKS = pattern(r"[ \t]*")
_BLANKS = pattern(r"[ \t]*")
_LET = pattern(r"\s*=?\s*(\\(?:[A-Za-z@]+|.)|[^\s{}])")
_CALL = pattern(r"\\(?:(?:begin|end)\{[^{}\\]*\}|[A-Za-z@]+|.)", re.DOTALL)
_PARAMETER = pattern(r"#(#|[1-9])")
_ONE = pattern(r"\\(?:[A-Za-z@]+|.)|.", re.DOTALL)
_MOST_CALLS = 2_000
_LONGEST = 100_000
"""What a formula may grow to; one that grows further stays as it is written."""

Macros = Mapping[str, Macro]


def learn(tex: str, macros: MutableMapping[str, Macro]) -> bool:
    """Adds what a TeX source defines to the macros, and says whether it defines any."""
    found = False
    for word, name, macro in _definitions(tex):
        found = True
        if word != "providecommand" or name not in macros:
            macros[name] = macro
    return found


def expanded(tex: str, macros: Macros) -> str:
    """A TeX source with the macros put in; as it is where that has no end."""
    if not macros:
        return tex
    output: list[str] = []
    rest, calls, size = tex, 0, 0
    while match := _CALL.search(rest):
        macro = macros.get(match.group())
        read = _arguments(rest, match.end(), macro) if macro else None
        if macro is None or read is None:
            output.append(rest[: match.end()])
            size, rest = size + match.end(), rest[match.end() :]
        else:
            output.append(rest[: match.start()])
            arguments, end = read
            body = _PARAMETER.sub(_giver(arguments), macro.body)
            rest = _beside(body, rest[end:])
            calls += 1
        if calls > _MOST_CALLS or size + len(rest) > _LONGEST:
            return tex
    return "".join(output) + rest


def definition_end(tex: str, start: int, braces: Mapping[int, int]) -> int | None:
    """Where the definition of a macro ends that starts at a place."""
    match = _DEFINES.match(tex, start)
    name = _NAME.match(tex, match.end()) if match else None
    if not match or not name:
        return None
    found, end = _READERS[match["word"].removeprefix("re")](tex, name.end(), name[1] or name[2], braces)
    return end if found else None


def _argument(number: str, arguments: list[str]) -> str:
    return "#" if number == "#" else arguments[int(number) - 1] if int(number) <= len(arguments) else ""


def _giver(arguments: list[str]) -> Callable[[re.Match[str]], str]:
    return lambda found: _argument(found[1], arguments)


def _beside(body: str, rest: str) -> str:
    """What a macro stands for and what follows; a command at its end does not run into a letter."""
    apart = rest[:1].isalpha() and re.search(r"\\[A-Za-z]+$", body)
    return f"{body} {rest}" if apart else body + rest


def _arguments(text: str, position: int, macro: Macro) -> tuple[list[str], int] | None:
    """The arguments of a call whose name ends at `position`, and its end; None where they are not there."""
    if macro.delimited is not None:
        return _delimited(text, _behind(_BLANKS, text, position) if macro.is_word else position, macro.delimited)
    found: list[str] = []
    if macro.default is not None and (option := _DEFAULT.match(text, position)):
        found, position = [option[1]], option.end()
    elif macro.default is not None:
        found = [macro.default]
    while len(found) < macro.arity:
        read = _one_argument(text, position)
        if read is None:
            return None
        found.append(read[0])
        position = read[1]
    if macro.is_word and not macro.arity:
        position = _behind(_BLANKS, text, position)
    return found, position


def _one_argument(text: str, position: int) -> tuple[str, int] | None:
    position = _behind(_SPACE, text, position)
    if text.startswith("{", position):
        close = tex_pairs(text[position:]).braces.get(0)
        return None if close is None else (text[position + 1 : position + close], position + close + 1)
    one = _ONE.match(text, position)
    return (one.group(), one.end()) if one else None


def _delimited(text: str, position: int, parts: tuple[str, ...]) -> tuple[list[str], int] | None:
    r"""Arguments with the signs of a `\def` between and behind them."""
    if not text.startswith(parts[0], position):
        return None
    position += len(parts[0])
    found = []
    for sign in parts[1:]:
        if sign:
            end = text.find(sign, position)
            if end < 0:
                return None
            found.append(text[position:end])
            position = end + len(sign)
        elif read := _one_argument(text, position):
            found.append(read[0])
            position = read[1]
        else:
            return None
    return found, position


def _behind(expression: re.Pattern[str], text: str, position: int) -> int:
    match = expression.match(text, position)
    return match.end() if match else position


def _definitions(tex: str) -> Iterator[tuple[str, str, Macro]]:
    """What each definition is called by, the name that it defines, and the macro."""
    braces = tex_pairs(tex).braces
    position = 0
    while match := _DEFINES.search(tex, position):
        position = match.end()
        name = _NAME.match(tex, position)
        if not name:
            continue
        read = _READERS[match["word"].removeprefix("re")](tex, name.end(), name[1] or name[2], braces)
        for each, macro in read[0]:
            yield match["word"], each, macro
        position = max(position, read[1])


_Read = tuple[list[tuple[str, Macro]], int]


def _group(tex: str, position: int, braces: Mapping[int, int]) -> tuple[str, int] | None:
    opener = _behind(_SPACE, tex, position)
    close = braces.get(opener)
    return None if close is None else (tex[opener + 1 : close], close + 1)


def _signature(tex: str, position: int) -> tuple[int, str | None, int]:
    """How many arguments, the default of the first, and where that ends."""
    count = _COUNT.match(tex, position)
    if not count:
        return 0, None, position
    default = _DEFAULT.match(tex, count.end())
    return int(count[1]), default[1] if default else None, (default or count).end()


def _command(tex: str, position: int, name: str, braces: Mapping[int, int]) -> _Read:
    count, default, position = _signature(tex, position)
    body = _group(tex, position, braces)
    return ([(name, Macro(body[0], count, default, is_word=_is_word(name)))], body[1]) if body else ([], position)


def _operator(tex: str, position: int, name: str, braces: Mapping[int, int]) -> _Read:
    body = _group(tex, position, braces)
    if body is None:
        return [], position
    return [(name, Macro(rf"\mathop{{\mathrm{{{body[0]}}}}}", is_word=_is_word(name)))], body[1]


def _environment(tex: str, position: int, name: str, braces: Mapping[int, int]) -> _Read:
    count, default, position = _signature(tex, position)
    begin = _group(tex, position, braces)
    end = _group(tex, begin[1], braces) if begin else None
    if begin is None or end is None:
        return [], position
    opening = Macro(_beside(r"\bgroup", f" {begin[0]}"), count, default)
    return [(rf"\begin{{{name}}}", opening), (rf"\end{{{name}}}", Macro(rf"{end[0]}\egroup"))], end[1]


def _def(tex: str, position: int, name: str, braces: Mapping[int, int]) -> _Read:
    opener = _behind(_PARAMETERS, tex, position)
    body = _group(tex, opener, braces)
    if body is None:
        return [], position
    parts = tuple(re.split(r"#[1-9]", tex[position:opener].strip()))
    delimited = parts if any(parts) else None
    return [(name, Macro(body[0], len(parts) - 1, None, delimited, _is_word(name)))], body[1]


def _let(tex: str, position: int, name: str, _braces: Mapping[int, int]) -> _Read:
    other = _LET.match(tex, position)
    return ([(name, Macro(other[1], is_word=_is_word(name)))], other.end()) if other else ([], position)


def _is_word(name: str) -> bool:
    return name[1:2].isalpha()


_READERS = {
    "newcommand": _command,
    "providecommand": _command,
    "DeclareMathOperator": _operator,
    "newenvironment": _environment,
    "def": _def,
    "let": _let,
}
