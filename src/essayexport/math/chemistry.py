r"""Chemical formulas as mhchem has them, `\ce{SO4^2- + 2H+ -> H2SO4}`, in the TeX that the reader of formulas knows."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.patterns import pattern

_ARROWS: Mapping[str, str] = MappingProxyType(
    {
        "<=>>": r"\rightleftharpoons",
        "<<=>": r"\rightleftharpoons",
        "<=>": r"\rightleftharpoons",
        "<-->": r"\rightleftarrows",
        "<->": r"\leftrightarrow",
        "->": r"\rightarrow",
        "<-": r"\leftarrow",
    }
)

_TOKEN = pattern(
    r"""
    (?P<arrow>(?:<=>>|<<=>|<=>|<-->|<->|->|<-)(?:\[[^\[\]]*\]){0,2})
    | (?P<math>\$[^$]*\$)
    | (?P<gas>(?:(?<=\s)|^)(?:\^|v)(?=\s|$))
    | (?P<raised>\^(?:\{[^{}]*\}|\d*[+-]|\d+|[A-Za-z]))
    | (?P<lowered>_(?:\{[^{}]*\}|\d+|[A-Za-z]))
    | (?P<space>\s+)
    | (?P<number>\d+(?:[./]\d+)?)
    | (?P<letters>[A-Za-z]+)
    | (?P<charge>(?<=[A-Za-z0-9)\]}])[+-](?=[\s)\]}]|\^|$))
    | (?P<plus>[+-]|\\pm)
    | (?P<bond>[=\#])
    | (?P<adduct>[*.])
    | (?P<bracket>[()\[\],;])
    | (?P<command>\\[A-Za-z]+\s?)
    | (?P<group>\{[^{}\\]*\})
    """,
    re.VERBOSE,
)

_BEFORE_A_TERM = frozenset({"", "space", "arrow", "plus", "adduct"})
"""Behind these a number counts what follows; elsewhere it is an index."""


def chemical(written: str) -> str | None:
    r"""The formula inside `\ce{…}`; None where it holds what is not known here."""
    done: list[str] = []
    kind, position = "", 0
    while position < len(written):
        token = _TOKEN.match(written, position)
        if token is None or token.lastgroup is None or token.end() == position:
            return None
        fresh = kind in _BEFORE_A_TERM
        text = token.group() if fresh or token.lastgroup != "number" else token.group().partition(".")[0]
        done.append(_PRINTED[token.lastgroup](text, fresh))
        kind, position = token.lastgroup, position + len(text)
    return f"{{{''.join(done)}}}"


def _arrow(text: str, _fresh: bool) -> str:
    """An arrow, with what stands above it and below it in brackets."""
    sign, *labels = text.replace("]", "").split("[")
    above, below = (chemical(label) or rf"\text{{{label}}}" for label in (*labels, "", "")[:2])
    arrow = rf"\overset{{{above}}}{{{_ARROWS[sign]}}}" if labels else _ARROWS[sign]
    return rf"\;\underset{{{below}}}{{{arrow}}}\;" if len(labels) > 1 else rf"\;{arrow}\;"


def _script(text: str, fresh: bool) -> str:
    """What is raised or lowered; before a symbol it stands at nothing."""
    return f"{'{}' if fresh else ''}{text[0]}{{{text[1:].strip('{}')}}}"


_PRINTED: Mapping[str, Callable[[str, bool], str]] = MappingProxyType(
    {
        "arrow": _arrow,
        "math": lambda text, _fresh: f"{{{text.strip('$')}}}",
        "gas": lambda text, _fresh: r"\uparrow" if text == "^" else r"\downarrow",
        "raised": _script,
        "lowered": _script,
        "space": lambda _text, _fresh: " ",
        "number": lambda text, fresh: rf"{text}\," if fresh else f"_{{{text}}}",
        "letters": lambda text, _fresh: rf"\mathrm{{{text}}}",
        "charge": lambda text, _fresh: f"^{{{text}}}",
        "plus": lambda text, _fresh: f" {text} ",
        "bond": lambda text, _fresh: r"\equiv " if text == "#" else text,
        "adduct": lambda _text, _fresh: r"\cdot ",
        "bracket": lambda text, _fresh: text,
        "command": lambda text, _fresh: text,
        "group": lambda text, _fresh: rf"\text{{{text.strip('{}')}}}",
    }
)
