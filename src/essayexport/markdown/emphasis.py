"""Emphasis as pandoc reads it: `*a*`, `**a**`, `***a***`, and the same with underscores.

There is no rule of flanking: marks that a blank does not follow open, an underscore only where no word stands before it; only the
innermost open mark can be closed; one that is never closed is text.
"""

from collections.abc import Callable

from essayexport.document import Inlines, Mark, Marked, Text
from essayexport.markdown.inlines import Run, joined
from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_RUN = {"*": pattern(r"\*+"), "_": pattern(r"_+")}
_BLANKS = (" ", "\t")
_SPACE = pattern(r"[ \t]+")
_STRONG = 2
_BOTH = 3


def emphasis(part: Part) -> bool:
    """What a run of stars or underscores opens; a run of more than three, or before a blank, is text."""
    mark, start = part.src[part.pos], part.pos
    if mark == "_" and part.is_behind_word():
        return False
    run = _RUN[mark].match(part.src, start, part.end)
    end = run.end() if run else start + 1
    count = end - start
    if end < part.end and part.src[end] in _BLANKS:
        return _text_and_blanks(part, end)
    if count > _BOTH or not part.has_room(start, end):
        part.run.write(part.src[start:end])
        part.pos = end
        return True
    part.pos = part.plain_from = end
    read = (_one, _two, _three)[count - 1]
    part.run.put_all(read(part, mark, ()))
    return True


def _text_and_blanks(part: Part, end: int) -> bool:
    """Marks before blanks are text together with those, unless they end the line."""
    blanks = _SPACE.match(part.src, end, part.end)
    behind = blanks.end() if blanks else end
    part.run.write(part.src[part.pos : end])
    part.pos = end
    if behind < part.end and part.src[behind] != "\n":
        part.run.write(" ")
        part.pos = part.plain_from = behind
    return True


def _ends(part: Part, mark: str, count: int, behind: int = 0) -> bool:
    """Whether emphasis ends here, `behind` characters on: underscores end none where a word goes on behind them."""
    start = part.pos + behind
    end = start + count
    if not part.src.startswith(mark * count, start, part.end):
        return False
    return mark == "*" or end >= part.end or not part.src[end].isalnum()


def _close(part: Part, count: int) -> None:
    part.pos = part.plain_from = part.word_end = part.pos + count


def _until(mark: str, count: int) -> Callable[[Part], bool]:
    return lambda part: part.src[part.pos] == mark and _ends(part, mark, count)


_ENDS = {(mark, count): _until(mark, count) for mark in "*_" for count in (1, _STRONG)}


def _one(part: Part, mark: str, before: Inlines) -> Inlines:
    """Up to one mark; two that open strong words stand in it."""
    run = Run()
    run.put_all(before)
    while True:
        part.until(_ENDS[mark, 1], run)
        if part.pos >= part.end:
            return joined((Text(mark),), run.inlines())
        if not part.has(mark * _STRONG) or _ends(part, mark, 1, _STRONG):
            _close(part, 1)
            return (Marked(Mark.EMPHASIS, run.inlines()),)
        part.pos = part.plain_from = part.pos + _STRONG
        part.depth += 1
        run.put_all(_two(part, mark, ()))
        part.depth -= 1


def _two(part: Part, mark: str, before: Inlines) -> Inlines:
    """Up to two marks."""
    found = joined(before, part.until(_ENDS[mark, _STRONG]))
    if part.pos >= part.end:
        return joined((Text(mark * _STRONG),), found)
    _close(part, _STRONG)
    return (Marked(Mark.STRONG, found),)


def _three(part: Part, mark: str, _before: Inlines) -> Inlines:
    """Up to three marks, or as many of them as stand here: the others go on."""
    found = part.until(_ENDS[mark, 1])
    if part.pos >= part.end:
        return joined((Text(mark * _BOTH),), found)
    if _ends(part, mark, _BOTH):
        _close(part, _BOTH)
        return (Marked(Mark.STRONG, (Marked(Mark.EMPHASIS, found),)),)
    if _ends(part, mark, _STRONG):
        _close(part, _STRONG)
        return _one(part, mark, (Marked(Mark.STRONG, found),))
    _close(part, 1)
    return _two(part, mark, (Marked(Mark.EMPHASIS, found),))
