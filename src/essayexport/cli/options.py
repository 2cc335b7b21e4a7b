"""The options of the commands: each command's are the fields of a frozen dataclass, which typer reads as a signature."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from essayexport.cli import completion
from essayexport.records import NamedTuple, record

VARIABLE_PREFIX = "ESSAYEXPORT_"
"""`--style` can be set by ESSAYEXPORT_STYLE, and so can every other option."""

TEXT_WIDTH = 72
NARROWEST = 20


def option(says: str, *names: str, **more: Any) -> Any:
    """An option that an environment variable can set too; what typer says of both in the help is left out."""
    variable = VARIABLE_PREFIX + names[-1].lstrip("-").replace("-", "_").upper()
    return typer.Option(*names, help=says, envvar=variable, show_envvar=False, show_default=False, **more)


_ESSAY = (
    "The essay, in one file or in several that are read in a row; - is standard input. "
    "By default source/essay.md, else the essay of this folder."
)
FORCE = option("Replace a Word file that was changed by hand.", "--force")
WIDTH = option(f"Columns of plain text, {TEXT_WIDTH} by default.", "--width", metavar="COLUMNS", min=NARROWEST)


@record
class EssayOptions:
    """What every command takes that reads an essay."""

    essay: Annotated[list[str] | None, typer.Argument(metavar="[ESSAY]...", help=_ESSAY, show_default=False)] = None
    style: Annotated[str | None, option("Page style.", "--style", metavar="NAME", autocompletion=completion.page_styles)] = None
    csl: Annotated[
        str | None, option("Citation style (CSL).", "--csl", metavar="NAME|FILE", autocompletion=completion.citation_styles)
    ] = None
    bibliography: Annotated[
        list[Path] | None, option("Bibliography; can be given several times.", "--bibliography", metavar="FILE")
    ] = None
    metadata: Annotated[
        list[str] | None,
        option("A field of the front matter; can be given several times.", "-M", "--metadata", metavar="KEY=VALUE"),
    ] = None
    metadata_file: Annotated[
        list[Path] | None,
        option("Front matter in a file (YAML or JSON); can be given several times.", "--metadata-file", metavar="FILE"),
    ] = None
    lang: Annotated[str, option("Language of the essay, such as en-GB.", "--lang", metavar="TAG")] = ""
    trust: Annotated[bool, option("Let the essay name files outside its folder and this one.", "--trust")] = False
    strict: Annotated[bool, option("Count warnings as errors.", "--strict")] = False
    quiet: Annotated[bool, option("Say only what is wrong.", "-q", "--quiet")] = False
    verbose: Annotated[bool, option("Say what is done, and how long it takes.", "-v", "--verbose")] = False


@record
class ExportOptions(EssayOptions):
    """What the commands take that write one file."""

    output: Annotated[str | None, option("The file to write; - is standard output.", "-o", "--output", metavar="FILE")] = None
    force: Annotated[bool, FORCE] = False
    open: Annotated[bool, option("Open the file when it is written.", "--open")] = False


class Command(NamedTuple):
    """A command: what it does, the dataclass whose fields are its options, and the examples that its help opens with."""

    run: Callable[[Any], None]
    options: type[Any]
    examples: Sequence[tuple[str, str]]

    def add_to(self, app: typer.Typer, name: str) -> None:
        """Adds it to an app."""

        def call(**values: Any) -> None:
            self.run(self.options(**values))

        call.__signature__ = _signature(self.options)  # type: ignore[attr-defined]  # what `inspect.signature` reads first
        app.command(name, help=with_examples(self.run.__doc__ or "", self.examples))(call)


def with_examples(text: str, examples: Sequence[tuple[str, str]]) -> str:
    """Help that shows how a command is called; the back space keeps click from filling the lines."""
    column = max(len(call) for call, _ in examples) + 2
    lines = [f"  {call.ljust(column)}{meaning}" for call, meaning in examples]
    return "\n".join([text, "", "\b", "Examples:", *lines])


def _signature(options: type[Any]) -> inspect.Signature:
    hints = get_type_hints(options, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Signature(
        [inspect.Parameter(field.name, keyword, default=field.default, annotation=hints[field.name]) for field in fields(options)]
    )
