"""What stands at the margin beside a display formula, and what is said in its place."""

from essayexport.document import Inlines, Math, Text
from essayexport.math import Formula, formula


def margin(math: Math) -> Inlines:
    """The number in parentheses, else the tag that its author gave it, else nothing."""
    if math.number is not None:
        return (Text("("), math.number, Text(")"))
    read = formula(math.tex, math.display)
    return (Text(read.tag),) if isinstance(read, Formula) and read.tag else ()


def line(math: Math) -> str:
    """The formula in one line of characters; its source where it cannot be read."""
    read = formula(math.tex, math.display)
    return read.line.replace("\n", "; ") if isinstance(read, Formula) else math.tex
