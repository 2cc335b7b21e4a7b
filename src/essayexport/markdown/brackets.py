"""Which square brackets and code marks of a text belong together, found in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from essayexport.markdown import tex_source
from essayexport.markdown.html_source import comment_end, tag_at
from essayexport.markdown.tex_pairs import TexPairs
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

MARK = pattern(r"\\.|`+|<[A-Za-z/][^<>]*>|[\[\]@]", re.DOTALL)
"""What opens or closes something in a line of text, or keeps what is in it from doing so, as far as blocks have to know."""
_MARK = pattern(r"\\(?:[^A-Za-z]|(?=[A-Za-z]))|`+|<(?=[A-Za-z/?!])|[\[\]@$]", re.DOTALL)
_CODE = pattern(r"`+")


class Pairs(NamedTuple):
    """`brackets`: opening to closing bracket; `codes`: start of code to its end; `citing`: brackets with an `@` right in them."""

    brackets: Mapping[int, int]
    codes: Mapping[int, int]
    citing: frozenset[int]


def pairs(text: str, tex: tex_source.Pairs | None = None) -> Pairs:
    """The pairs of a text. What is escaped, in code, a formula, a command of TeX or a tag opens and closes nothing."""
    brackets: dict[int, int] = {}
    codes: dict[int, int] = {}
    citing, opened = set(), []
    closing = CodeEnds(text)
    skipped = _Skipped(text, tex or _no_tex)
    position = 0
    while match := _MARK.search(text, position):
        start, position = match.span()
        mark = text[start]
        if mark == "[":
            opened.append(start)
        elif mark == "]":
            if opened:
                brackets[opened.pop()] = start
        elif mark == "@":
            if opened:
                citing.add(opened[-1])
        elif mark == "`":
            start, end = closing.after(start, position)
            if end > start:
                codes[start] = position = end
        else:
            position = skipped.behind(start, position)
    return Pairs(brackets, codes, frozenset(citing))


def _no_tex() -> TexPairs:
    return TexPairs({}, {})


class _Skipped:
    """What is passed over as a whole: formulas, commands, tags and comments."""

    def __init__(self, text: str, tex: tex_source.Pairs) -> None:
        self.text, self.tex = text, tex
        self.last = {mark: text.rfind(mark) for mark in ("$", "-->", ">")}

    def behind(self, start: int, position: int) -> int:
        """The end of what starts at `start`; `position` where it is nothing."""
        text, end = self.text, len(self.text)
        found: int | None = None
        if text[start] == "$" and self.last["$"] > start:
            formula = tex_source.formula_at(text, start, end, self.tex)
            found = formula.end if formula else None
        elif text[start] == "\\" and position == start + 1:
            found = tex_source.command_end(text, start, end, self.tex)
        elif text[start] == "<" and self.last[">"] > start:
            tag = tag_at(text, start, end)
            found = tag.end if tag else comment_end(text, start, end) if self.last["-->"] > start else None
        return max(position, found or 0)


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
