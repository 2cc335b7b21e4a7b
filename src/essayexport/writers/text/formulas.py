"""Display formulas as rows of characters, and the number that stands beside them."""

from essayexport.document import Math, plain
from essayexport.math import Formula, formula
from essayexport.writers.equations import margin


def rows_and_number(math: Math) -> tuple[list[str], str]:
    """The rows of a formula, its source where it cannot be read, and what stands at the right edge."""
    read = formula(math.tex, math.display)
    rows = (read.line if isinstance(read, Formula) else math.tex).split("\n")
    return [row for row in rows if row.strip()], plain(margin(math))
