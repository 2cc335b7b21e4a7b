"""Which square brackets and code marks of a text belong together, found in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from essayexport.patterns import pattern

MARK = pattern(r"\\.|`+|<[A-Za-z/][^<>]*>|[\[\]@]", re.DOTALL)
"""What opens or closes something, or keeps what is in it from doing so."""
_CODE = pattern(r"`+")


class Pairs(NamedTuple):
    """`brackets`: opening to closing bracket; `codes`: start of code to its end; `citing`: brackets with an `@` right in them."""

    brackets: Mapping[int, int]
    codes: Mapping[int, int]
    citing: frozenset[int]


def pairs(text: str) -> Pairs:
    """The pairs of a text. What is escaped, in code or in a tag or address opens and closes nothing."""
    brackets: dict[int, int] = {}
    codes: dict[int, int] = {}
    citing, opened = set(), []
    closing = CodeEnds(text)
    position = 0
    while match := MARK.search(text, position):
        start, position = match.span()
        mark = text[start]
        if mark == "[":
            opened.append(start)
        elif mark == "]" and opened:
            brackets[opened.pop()] = start
        elif mark == "@" and opened:
            citing.add(opened[-1])
        elif mark == "`":
            start, end = closing.after(start, position)
            if end > start:
                codes[start] = position = end
    return Pairs(brackets, codes, frozenset(citing))


class CodeEnds:
    """The runs of code marks of a text, by their length."""

    def __init__(self, text: str) -> None:
        self.runs: defaultdict[int, list[int]] = defaultdict(list)
        for match in _CODE.finditer(text):
            self.runs[len(match.group())].append(match.start())

    def after(self, start: int, end: int) -> tuple[int, int]:
        """Where the code starts that the run from `start` to `end` opens, and where it ends.

        As in pandoc, marks too many in front of it are text: `` ``a` `` is a mark and the code `a`.
        """
        for length in range(end - start, 0, -1):
            runs = self.runs.get(length, [])
            found = bisect_right(runs, end - 1)
            if found < len(runs):
                return end - length, runs[found] + length
        return start, start
