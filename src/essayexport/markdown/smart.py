"""Dashes and dots: `--`, `---` and `...` are one sign."""

from essayexport.markdown.parts import Part


def dash(part: Part) -> bool:
    """`--` is an en dash and `---` an em dash."""
    if part.has("---"):
        return part.write("—", part.pos + 3)
    return part.has("--") and part.write("–", part.pos + 2)


def ellipsis(part: Part) -> bool:
    """`...`."""
    return part.has("...") and part.write("…", part.pos + 3)
