"""`essayexport styles`."""

from typing import Annotated

import typer

from essayexport.cli.options import Command
from essayexport.records import record

EXAMPLES = (
    ("essayexport styles", "the page styles, for --style"),
    ("essayexport styles --csl chicago", "the citation styles with that word in their name, for --csl"),
)


@record
class StylesOptions:
    """What `styles` takes."""

    word: Annotated[str, typer.Argument(metavar="[WORD]", help="Part of the name.", show_default=False)] = ""
    csl: Annotated[bool, typer.Option("--csl", help="List citation styles (CSL).")] = False


def styles(options: StylesOptions) -> None:
    """List the page styles, or the citation styles."""
    from essayexport import citations, style  # noqa: PLC0415  (loads the stages)
    from essayexport.cli import messages  # noqa: PLC0415  (wanted with them)
    from essayexport.diagnostics import EXIT_CODES, FatalError, render  # noqa: PLC0415  (wanted with them)
    from essayexport.output import to_standard_output  # noqa: PLC0415  (wanted with them)

    titles = dict.fromkeys(citations.style_names(), "") if options.csl else style.available()
    found = {name: title for name, title in titles.items() if options.word.lower() in name.lower()}
    column = max(map(len, found), default=0) + 2
    lines = [f"{name.ljust(column)}{title}".rstrip() for name, title in found.items()]
    if not lines:
        typer.echo(f"no style has `{options.word}` in its name", err=True)
        raise typer.Exit(2)
    try:
        to_standard_output("".join(f"{line}\n" for line in lines).encode())
    except FatalError as error:
        messages.say(render(error.diagnostic))
        raise typer.Exit(EXIT_CODES[error.diagnostic.code]) from error


COMMAND = Command(styles, StylesOptions, EXAMPLES)
