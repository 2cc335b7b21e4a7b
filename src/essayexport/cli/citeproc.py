"""`essayexport citeproc`."""

from essayexport.cli.options import Command
from essayexport.records import record

EXAMPLES = (
    ("essayexport citeproc < requests.jsonl > answers.jsonl", "one answer for each line"),
    ("""echo '{"id": 1, "op": "info"}' | essayexport citeproc""", "what answers"),
)


@record
class CiteprocOptions:
    """What `citeproc` takes: nothing but its standard input."""


def citeproc(_options: CiteprocOptions) -> None:
    """Format citations for other programs: JSON requests in, one a line, and JSON answers out."""
    from essayexport.cli.answering import answer_lines  # noqa: PLC0415  (loads the engine)

    answer_lines()


COMMAND = Command(citeproc, CiteprocOptions, EXAMPLES)
