"""The options of the commands: each command's are the fields of a frozen dataclass, which typer reads as a signature."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from essayexport.cli import completion

VARIABLE_PREFIX = "ESSAYEXPORT_"
"""`--style` can be set by ESSAYEXPORT_STYLE, and so can every other option."""

TEXT_WIDTH = 72
NARROWEST = 20

Options = TypeVar("Options")


def _option(says: str, *names: str, **more: Any) -> Any:
    variable = VARIABLE_PREFIX + names[-1].lstrip("-").replace("-", "_").upper()
    return typer.Option(*names, help=says, envvar=variable, show_envvar=False, show_default=False, **more)


_ESSAY = "The essay; - is standard input. By default source/essay.md, else the essay of this folder."
_FORCE = _option("Replace a Word file that was changed by hand.", "--force")
_WIDTH = _option(f"Columns of plain text, {TEXT_WIDTH} by default.", "--width", metavar="COLUMNS", min=NARROWEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class EssayOptions:
    """What every command takes that reads an essay."""

    essay: Annotated[str | None, typer.Argument(metavar="[ESSAY]", help=_ESSAY, show_default=False)] = None
    style: Annotated[str | None, _option("Page style.", "--style", metavar="NAME", autocompletion=completion.page_styles)] = None
    csl: Annotated[
        str | None, _option("Citation style (CSL).", "--csl", metavar="NAME|FILE", autocompletion=completion.citation_styles)
    ] = None
    bibliography: Annotated[
        list[Path] | None, _option("Bibliography (CSL-JSON); can be given several times.", "--bibliography", metavar="FILE")
    ] = None
    lang: Annotated[str, _option("Language of the essay, such as en-GB.", "--lang", metavar="TAG")] = ""
    trust: Annotated[bool, _option("Let the essay name files outside its folder and this one.", "--trust")] = False
    strict: Annotated[bool, _option("Count warnings as errors.", "--strict")] = False
    quiet: Annotated[bool, _option("Say only what is wrong.", "-q", "--quiet")] = False
    verbose: Annotated[bool, _option("Say what is done, and how long it takes.", "-v", "--verbose")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions(EssayOptions):
    """What the commands take that write one file."""

    output: Annotated[str | None, _option("The file to write; - is standard output.", "-o", "--output", metavar="FILE")] = None
    force: Annotated[bool, _FORCE] = False
    open: Annotated[bool, _option("Open the file when it is written.", "--open")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOptions(ExportOptions):
    """What `txt` takes."""

    width: Annotated[int, _WIDTH] = TEXT_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOptions(EssayOptions):
    """What `all` takes."""

    output: Annotated[str | None, _option("The folder to write to.", "-o", "--output", metavar="FOLDER")] = None
    force: Annotated[bool, _FORCE] = False
    width: Annotated[int, _WIDTH] = TEXT_WIDTH


def command(
    app: typer.Typer, run: Callable[[Options], None], options: type[Options], examples: Sequence[tuple[str, str]]
) -> None:
    """Adds a command of the name of `run` to an app: its signature is the fields of `options`, its help opens with examples."""

    def call(**values: Any) -> None:
        run(options(**values))

    call.__signature__ = _signature(options)  # type: ignore[attr-defined]  # what `inspect.signature` reads first
    name = run.__name__.removesuffix("_")
    app.command(name, help=with_examples(run.__doc__ or "", examples))(call)


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
