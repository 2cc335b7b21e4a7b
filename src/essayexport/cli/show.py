"""`essayexport show`."""

from enum import Enum
from typing import Annotated

import typer

from essayexport.cli.options import Command, EssayOptions
from essayexport.records import record

EXAMPLES = (
    ("essayexport show", "the whole paper, as every writer gets it"),
    ("essayexport show --stage parse paper.md", "what the Markdown was understood as"),
)


class ShownStage(Enum):
    """The stages after which there is something to show."""

    READ = "read"
    PARSE = "parse"
    RESOLVE = "resolve"
    CITE = "cite"
    ARRANGE = "arrange"


@record
class ShowOptions(EssayOptions):
    """What `show` takes."""

    stage: Annotated[
        ShownStage,
        typer.Option("--stage", help="The last stage before the view.", envvar="ESSAYEXPORT_STAGE", show_envvar=False),
    ] = ShownStage.ARRANGE


def show(options: ShowOptions) -> None:
    """Print what the essay has become after a stage."""
    from essayexport.cli.showing import print_view  # noqa: PLC0415  (loads the stages)

    print_view(options, options.stage.value)


COMMAND = Command(show, ShowOptions, EXAMPLES)
