r"""TeX as papers have it, made into the TeX that the reader of formulas knows: amsmath's displays, labels and tags, mathtools.

What is only about the page is taken out (`\label`, `\nonumber`, the lines that a display environment would number), what
has another name there is renamed, and rows without an environment get one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from essayexport.math import chemistry, units
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

MACROS: Mapping[str, str] = MappingProxyType(
    {
        "substack": r"\begin{subarray}{c}#1\end{subarray}",
        "mathbbm": r"\mathbb{#1}",
        "mathds": r"\mathbb{#1}",
        "ensuremath": "#1",
        "mathnormal": "#1",
        "smash": "#1",
        "mathrlap": "#1",
        "mathllap": "#1",
        "mathclap": "#1",
        "nicefrac": "{#1}/{#2}",
        "sfrac": "{#1}/{#2}",
        "colorbox": "#2",
        "cancelto": r"\cancel{#2}^{#1}",
        "abs": r"\left|#1\right|",
        "norm": r"\left\|#1\right\|",
        "varlimsup": r"\overline{\lim}",
        "varliminf": r"\underline{\lim}",
        "qed": r"\blacksquare",
        **{name: rf"\begin{{{name}}}#1\end{{{name}}}" for name in ("matrix", "pmatrix", "cases")},
        "eqalign": r"\begin{aligned}#1\end{aligned}",
        "displaylines": r"\begin{gathered}#1\end{gathered}",
    }
)
"""Commands of well-known packages in the commands of the reader."""

_RENAMED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((r"\mbox", r"\hbox", r"\textnormal", r"\textup", r"\llap", r"\rlap"), r"\text"),
        **dict.fromkeys((r"\hdots", r"\dotsc", r"\dotso"), r"\ldots"),
        **dict.fromkeys((r"\dotsb", r"\dotsm", r"\dotsi"), r"\cdots"),
        **dict.fromkeys((r"\strut", r"\boldmath", r"\unboldmath", r"\xspace", r"\nonumber", r"\notag", r"\[", r"\]"), ""),
        **dict.fromkeys((r"\(", r"\)", r"\allowbreak", r"\nobreak", r"\displaybreak"), ""),
        **dict.fromkeys((r"\tiny", r"\scriptsize", r"\footnotesize", r"\small", r"\normalsize", r"\large", r"\Large"), ""),
        **dict.fromkeys((r"\LARGE", r"\huge", r"\Huge", r"\centering"), ""),
        r"\hdashline": r"\hline",
        r"\hfill": r"\quad",
        r"\hspace*": r"\hspace",
        r"\enskip": r"\enspace",
        r"\pmb": r"\boldsymbol",
        r"\smallsetminus": r"\setminus",
        r"\AA": r"\text{Å}",
        r"\textdegree": "{°}",
        r"\euro": r"\text{€}",
        r"\cr": r"\\",
        r"\tabularnewline": r"\\",
    }
)

_ALIGNED = ("align", "align*", "flalign", "flalign*", "split", "aligned")
_ALIGNED_AT = ("alignat", "alignat*", "alignedat", "xalignat", "xalignat*")
_GATHERED = ("gather", "gather*", "multline", "multline*", "multlined", "gathered")
_EQUATIONS = ("eqnarray", "eqnarray*")
_TRANSPARENT = ("equation", "equation*", "displaymath", "math", "subequations")
_ENVIRONMENTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((*_ALIGNED, *_ALIGNED_AT), "aligned"),
        **dict.fromkeys(_GATHERED, "gathered"),
        **dict.fromkeys((*_EQUATIONS, "tabular"), "array"),
        "smallmatrix": "matrix",
        **{f"{bracket}matrix*": f"{bracket}matrix" for bracket in ("", "p", "b", "B", "v", "V")},
        "psmallmatrix": "pmatrix",
        "bsmallmatrix": "bmatrix",
    }
)
"""Environments by the name of one of the reader's that prints the same without numbers."""

_WITH_COLUMNS = frozenset({"array", "tabular"})
_TEXTS = frozenset({r"\text", r"\textrm", r"\textbf", r"\textit", r"\textsf", r"\texttt", r"\textmd", r"\emph"})
_OPERATORS = frozenset({r"\operatorname", r"\operatorname*"})

_TOKEN = pattern(r"\\(?:[A-Za-z]+\*?|.|$)|%[^\n]*\n?|[^\\%]", re.DOTALL)
_GROUP = pattern(r"\s*\{([^{}\\]*)\}")
_OPTION = pattern(r"\s*\[[^\[\]]*\]")
_UPRIGHT_OPERATOR = pattern(
    r"\\mathop\s*(?:\{\s*\\(?:mathrm|text|textrm|operatorname)\s*\{([A-Za-z]+)\}\s*\}|\{+\s*\\rm\s*([A-Za-z]+)\s*\}+)"
    r"\s*(?:\\limits)?"
)
_TAKES_LIMITS = pattern(
    r"\\(?:[A-Za-z]*(?:int|sum|prod|lim|max|min|sup|inf|cup|cap|vee|wedge|plus|times|dot)|operatorname\*?\{[^{}]*\})\s*$"
)
_COLUMN = pattern(r"[lcr|]")
_REPEATED = pattern(r"\*\{(\d{1,2})\}\{([^{}]*)\}")
_PARAGRAPH_COLUMN = pattern(r"[pmb]\{[^{}]*\}")
_BETWEEN = pattern(r"[@!<>]\{[^{}]*\}")


class Prepared(NamedTuple):
    r"""A formula for the reader, and the tag (`\tag{1}` is "(1)") that stands at the margin beside it."""

    tex: str
    tag: str
    unclosed: int
    """Brackets that are opened and never closed."""


def prepared(tex: str) -> Prepared:
    """The formula as the reader takes it. What is broken or unknown stays as it is, for the reader to say so."""
    tex = _UPRIGHT_OPERATOR.sub(lambda match: rf"\operatorname*{{{match[1] or match[2]}}}", tex)
    state = _State(tex)
    while state.at < len(tex):
        _step(state)
    written = "".join(state.done).strip()
    if state.rows:
        name = "aligned" if state.columns else "gathered"
        written = rf"\begin{{{name}}}{written}\end{{{name}}}"
    return Prepared(written, state.tag, state.unclosed)


class _State:
    """How far the formula is read, and in which environments and how many braces that place is."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.at = 0
        self.done: list[str] = []
        self.depth = 0
        self.environments = 0
        self.rows = False
        self.columns = False
        self.tag = ""
        self.broken = False
        self.unclosed = 0

    @property
    def outside(self) -> bool:
        return not self.depth and not self.environments


def _step(state: _State) -> None:
    match = _TOKEN.match(state.tex, state.at)
    token = match[0] if match else state.tex[state.at]
    if token.endswith("*") and token not in _STARRED and len(token) > 1:
        token = token[:-1]
    state.at += len(token)
    if token in _OPENING and (not state.done or state.done[-1] != r"\left"):
        state.unclosed += 1
    elif token in _CLOSING:
        state.unclosed = max(0, state.unclosed - 1)
    rule = _RULES.get(token)
    if rule:
        rule(state, token)
    elif token.startswith("%"):
        pass
    else:
        state.done.append(_RENAMED.get(token, token))


_OPENING = frozenset({"(", "[", r"\{", r"\lbrace", r"\lbrack", r"\lparen", r"\langle", r"\lfloor", r"\lceil"})
_CLOSING = frozenset({")", "]", r"\}", r"\rbrace", r"\rbrack", r"\rparen", r"\rangle", r"\rfloor", r"\rceil"})
_STARRED = frozenset({r"\hspace*", r"\operatorname*", r"\tag*"})


def _argument(state: _State) -> str | None:
    """The group in braces that follows, which is then read; None where there is none, or one that never ends."""
    if state.broken:
        return None
    start = state.at
    while start < len(state.tex) and state.tex[start].isspace():
        start += 1
    if not state.tex.startswith("{", start):
        return None
    depth = 0
    for match in _BRACE.finditer(state.tex, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            state.at = match.end()
            return state.tex[start + 1 : match.start()]
    state.broken = True
    return None


_ROW_DISTANCE = pattern(r"\*?(?:\[\s*-?[0-9.]+\s*[a-z]{2}\s*\])?")
_BRACE = pattern(r"\\.|[{}]", re.DOTALL)


def _brace(state: _State, sign: str) -> None:
    state.depth += 1 if sign == "{" else -1
    state.done.append(sign)


def _ampersand(state: _State, token: str) -> None:
    state.columns = state.columns or state.outside
    state.done.append(token)


def _row_end(state: _State, token: str) -> None:
    """The end of a row; how far the next one stands below it is left out."""
    state.rows = state.rows or state.outside
    match = _ROW_DISTANCE.match(state.tex, state.at)
    state.at = match.end() if match else state.at
    state.done.append(rf"{_RENAMED.get(token, token)} ")


def _begin(state: _State, token: str) -> None:
    name = _environment(state)
    if name in _TRANSPARENT:
        return
    state.environments += 1
    state.done.append(rf"{token}{{{_ENVIRONMENTS.get(name, name)}}}")
    if name in _EQUATIONS:
        state.done.append("{rcl}")
    elif name in _ALIGNED_AT:
        _argument(state)
    elif name in _WITH_COLUMNS:
        _skip_option(state)
        columns = _argument(state)
        state.done.append("" if columns is None else f"{{{_columns(columns)}}}")
    elif name in _ENVIRONMENTS:
        _skip_option(state)


def _end(state: _State, token: str) -> None:
    name = _environment(state)
    if name in _TRANSPARENT:
        return
    state.environments -= 1
    state.done.append(rf"{token}{{{_ENVIRONMENTS.get(name, name)}}}")


def _environment(state: _State) -> str:
    match = _GROUP.match(state.tex, state.at)
    if not match:
        return ""
    state.at = match.end()
    return match[1].strip()


def _skip_option(state: _State) -> None:
    match = _OPTION.match(state.tex, state.at)
    state.at = match.end() if match else state.at


def _optional(state: _State, token: str) -> None:
    """A command whose option is about the page."""
    _skip_option(state)
    state.done.append(token)


def _columns(said: str) -> str:
    """The columns of an array as letters: what stands between them is left out, paragraphs are set like text at the left."""
    said = _BETWEEN.sub("", said)
    said = _REPEATED.sub(lambda match: match[2] * int(match[1]), said)
    return "".join(_COLUMN.findall(_PARAGRAPH_COLUMN.sub("l", said)))


def _label(state: _State, _token: str) -> None:
    _argument(state)


def _tag(state: _State, token: str) -> None:
    """A tag of the whole formula stands at the margin; one of a row stands at its end."""
    said = _argument(state) or ""
    tag = said if token.endswith("*") else f"({said})"
    if state.outside and not state.tag:
        state.tag = tag
    else:
        state.done.append(rf"\qquad\text{{{tag}}}")


def _text(state: _State, token: str) -> None:
    """Text; formulas in it stand beside it, because the reader has no text with formulas."""
    name = _RENAMED.get(token, token)
    said = _argument(state)
    if said is None:
        state.done.append(f"{name} ")
        return
    state.done += _text_parts(said, name)


def _text_parts(said: str, name: str) -> Iterator[str]:
    for number, part in enumerate(_DOLLAR.split(said)):
        if number % 2:
            yield f"{{{prepared(part).tex}}}"
        elif part or number == 0:
            yield f"{name}{{{_LOW_LINE.sub(lambda match: _ESCAPED.get(match[0], match[0]), part)}}}"


_DOLLAR = pattern(r"(?<!\\)\$")
_LOW_LINE = pattern(r"\\.|[_#&]", re.DOTALL)
_ESCAPED = {"_": r"\_", "#": r"\#", "&": r"\&"}


def _between_rows(state: _State, _token: str) -> None:
    said = _argument(state) or ""
    state.done.append(rf"\text{{{said}}}\\")


def _operator(state: _State, token: str) -> None:
    """An operator by name; one that is more than a name is an operator all the same."""
    before = state.at
    said = _argument(state)
    state.at = before
    plain = said is None or not _NOT_A_NAME.search(said)
    state.done.append(token if plain else r"\mathop")


_NOT_A_NAME = pattern(r"\\[A-Za-z]|[\^_]")


def _limits(state: _State, token: str) -> None:
    r"""`\limits` where the reader knows what has limits; elsewhere it is left out."""
    if _TAKES_LIMITS.search("".join(state.done[-60:])):
        state.done.append(token)


def _angle(state: _State, token: str) -> None:
    r"""`\left<` is an angle bracket."""
    match = _ANGLE.match(state.tex, state.at)
    state.done.append(token)
    if match:
        state.at = match.end()
        state.done.append(r"\langle " if match[1] == "<" else r"\rangle ")


_ANGLE = pattern(r"\s*([<>])")


def _rewritten(state: _State, token: str, count: int, rewrite: Callable[[list[str]], str | None]) -> None:
    """A command of another package by what it prints; one that cannot be read stays as it is, for the reader to say so."""
    before = state.at
    _skip_option(state)
    given = [said for said in (_argument(state) for _ in range(count)) if said is not None]
    printed = rewrite(given) if len(given) == count else None
    state.done.append(token + state.tex[before : state.at] if printed is None else printed)


def _foreign(count: int, rewrite: Callable[[list[str]], str | None]) -> Callable[[_State, str], None]:
    return lambda state, token: _rewritten(state, token, count, rewrite)


_RULES: Mapping[str, Callable[[_State, str], None]] = MappingProxyType(
    {
        r"\ce": _foreign(1, lambda given: chemistry.chemical(given[0])),
        **dict.fromkeys((r"\SI", r"\qty"), _foreign(2, lambda given: units.quantity(given[0], given[1]))),
        **dict.fromkeys((r"\si", r"\unit"), _foreign(1, lambda given: units.unit(given[0]))),
        **dict.fromkeys((r"\SIrange", r"\qtyrange"), _foreign(3, lambda given: units.between(given[0], given[1], given[2]))),
        r"\numrange": _foreign(2, lambda given: units.between(given[0], given[1], "")),
        r"\num": _foreign(1, lambda given: units.number(given[0])),
        r"\ang": _foreign(1, lambda given: units.angle(given[0])),
        "{": _brace,
        "}": _brace,
        "&": _ampersand,
        **dict.fromkeys((r"\\", r"\cr", r"\tabularnewline"), _row_end),
        r"\cfrac": _optional,
        r"\begin": _begin,
        r"\end": _end,
        r"\label": _label,
        r"\tag": _tag,
        r"\tag*": _tag,
        r"\intertext": _between_rows,
        r"\shortintertext": _between_rows,
        r"\limits": _limits,
        **dict.fromkeys((r"\left", r"\right", r"\middle"), _angle),
        **dict.fromkeys(_OPERATORS, _operator),
        **dict.fromkeys((*_TEXTS, *(name for name, new in _RENAMED.items() if new == r"\text")), _text),
    }
)
