"""`essayexport all`."""

from typing import Annotated

import typer

from essayexport.cli.options import FORCE, TEXT_WIDTH, WIDTH, Command, EssayOptions, option
from essayexport.records import record

EXAMPLES = (
    ("essayexport all", "source/essay.md to dist/essay.pdf, .docx, .txt and .html"),
    ("essayexport all paper.md -o out", "any file to any folder"),
)


@record
class AllOptions(EssayOptions):
    """What `all` takes."""

    output: Annotated[str | None, option("The folder to write to.", "-o", "--output", metavar="FOLDER")] = None
    force: Annotated[bool, FORCE] = False
    width: Annotated[int, WIDTH] = TEXT_WIDTH


def all_(options: AllOptions) -> None:
    """Export the essay in every format, after one reading."""
    if options.output == "-":
        raise typer.BadParameter("several files do not go to standard output; name a folder")
    from essayexport.cli.exporting import export_all  # noqa: PLC0415  (loads the stages)

    export_all(options, options.output, force=options.force, width=options.width)


COMMAND = Command(all_, AllOptions, EXAMPLES)
