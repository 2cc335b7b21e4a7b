"""The command `essayexport`: which commands there are, and what its own help says."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from essayexport.cli.options import with_examples

PROGRAM = "essayexport"

EXAMPLES = (
    ("essayexport pdf", "source/essay.md to dist/essay.pdf"),
    ("essayexport docx paper.md", "any file, to a Word file beside it"),
    ("essayexport txt -o - paper.md", "to standard output"),
    ("essayexport pdf one.md two.md", "chapters, in a row"),
    ("essayexport styles", "what papers can look like"),
)

ABOUT = "One essay in Markdown, exported as a PDF to hand in, a Word file for an editor, HTML and plain text."

EPILOG = (
    "Every option can be set by an environment variable too: --style by ESSAYEXPORT_STYLE, and so on. "
    "Exit codes: 0 done; 1 the essay has errors; 2 wrong use, or unreadable input; 3 not made or not written; 130 interrupted."
)


COMMANDS = ("pdf", "docx", "txt", "html", "json", "all", "show", "bib", "styles", "citeproc")
"""In the order of the help; each stands in a file of its name."""


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow, and only for this)

        typer.echo(f"{PROGRAM} {version(PROGRAM)}")
        raise typer.Exit


def _options(
    _version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """What stands before the command."""


def build(call: Sequence[str] = ()) -> typer.Typer:
    """The command as it is needed for a call: with the one command that is called, where it is called by its name, else with all.

    Its help has no colours: rich would double the time that it takes to start.
    """
    app = typer.Typer(
        name=PROGRAM,
        help=with_examples(ABOUT, EXAMPLES),
        epilog=EPILOG,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in call[:1] if call and call[0] in COMMANDS else COMMANDS:
        import_module(f"essayexport.cli.{name}").COMMAND.add_to(app, name)
    return app
