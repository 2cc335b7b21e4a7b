r"""Which braces and which `\begin` and `\end` of a text belong together, found in one pass."""

from collections import defaultdict
from collections.abc import Mapping

from essayexport.patterns import pattern
from essayexport.records import NamedTuple

_MARK = pattern(r"\\(?P<which>begin|end)[ \t]*\{(?P<name>[^{}\n]*)\}|\\.|[{}]|%")


class TexPairs(NamedTuple):
    r"""`braces`: opening to closing brace; `environments`: the start of `\begin` to where its `\end{…}` ends."""

    braces: Mapping[int, int]
    environments: Mapping[int, int]


def tex_pairs(text: str) -> TexPairs:
    """The pairs of a text; inside an environment, what stands behind `%` on a line is none of it."""
    braces, environments = {}, {}
    opened_braces: list[int] = []
    opened: defaultdict[str, list[int]] = defaultdict(list)
    depth = position = 0
    while match := _MARK.search(text, position):
        start, position = match.span()
        mark = text[start]
        if match["which"] == "begin":
            opened[match["name"]].append(start)
            depth += 1
        elif match["which"] == "end" and opened[match["name"]]:
            environments[opened[match["name"]].pop()] = position
            depth -= 1
        elif mark == "{":
            opened_braces.append(start)
        elif mark == "}" and opened_braces:
            braces[opened_braces.pop()] = start
        elif mark == "%" and depth:
            end = text.find("\n", position)
            position = end if end >= 0 else len(text)
    return TexPairs(braces, environments)
