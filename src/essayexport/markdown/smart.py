"""Smart punctuation and the marks of emphasis: what a run of quotation marks, dashes, dots, stars or underscores looks like.

Which marks belong together, `emphasis` finds.
"""

from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_RUN = {"*": pattern(r"\*+"), "_": pattern(r"_+")}


def dash(part: Part) -> bool:
    """`--` is an en dash and `---` an em dash."""
    if part.src.startswith("---", part.pos, part.posMax):
        return part.write("—", part.pos + 3)
    return part.src.startswith("--", part.pos, part.posMax) and part.write("–", part.pos + 2)


def ellipsis(part: Part) -> bool:
    """`...`."""
    return part.src.startswith("...", part.pos, part.posMax) and part.write("…", part.pos + 3)


def quotation_mark(part: Part) -> bool:
    """A straight quotation mark or apostrophe."""
    _mark(part, "quote", part.pos + 1)
    return True


def emphasis_mark(part: Part) -> bool:
    """A run of stars or underscores."""
    run = _RUN[part.src[part.pos]].match(part.src, part.pos, part.posMax)
    _mark(part, "delimiter", run.end() if run else part.pos + 1)
    return True


def _mark(part: Part, kind: str, end: int) -> None:
    start = part.pos
    after = part.src[end : end + 1] if end < part.posMax or part.around.in_cite else ""
    token = part.add(
        kind,
        end,
        behind_word=part.is_behind_word(),
        before_word=after.isalnum(),
        before_space=after in (" ", "\t"),
        at_line_end=after in ("", "\n"),
    )
    token.markup, token.content = part.src[start], part.src[start:end]
