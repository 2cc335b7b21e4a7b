"""`essayexport txt`."""

from typing import Annotated

from essayexport.cli.options import TEXT_WIDTH, WIDTH, Command, ExportOptions
from essayexport.records import record

EXAMPLES = (
    ("essayexport txt", "source/essay.md to dist/essay.txt"),
    ("essayexport txt paper.md -o - | less", "read it at once"),
    ("essayexport txt --width 100", "with longer lines"),
)


@record
class TextOptions(ExportOptions):
    """What `txt` takes."""

    width: Annotated[int, WIDTH] = TEXT_WIDTH


def txt(options: TextOptions) -> None:
    """Export the essay as plain text."""
    from essayexport.cli.exporting import export  # noqa: PLC0415  (loads the stages)

    export("txt", options, options.width)


COMMAND = Command(txt, TextOptions, EXAMPLES)
