"""`essayexport json`."""

from typing import Annotated

from essayexport.cli.options import Command, EssayOptions, option
from essayexport.records import record

EXAMPLES = (
    ("essayexport json paper.md | pandoc -f json -o paper.epub", "anything that pandoc writes"),
    ("essayexport json paper.md -o paper.json", "to a file"),
)


@record
class JsonOptions(EssayOptions):
    """What `json` takes."""

    output: Annotated[str | None, option("The file to write, instead of standard output.", "-o", "--output", metavar="FILE")] = (
        None
    )


def json(options: JsonOptions) -> None:
    """Print the essay as pandoc's syntax tree, as it is before anything is cited."""
    from essayexport.cli.tree_export import export_tree  # noqa: PLC0415  (loads the stages)

    export_tree(options, options.output)


COMMAND = Command(json, JsonOptions, EXAMPLES)
