"""The command `essayexport`: which commands there are, and what its own help says."""

from typing import Annotated

import typer

from essayexport.cli import all as all_
from essayexport.cli import docx, html, pdf, show, styles, txt
from essayexport.cli.options import AllOptions, ExportOptions, TextOptions, command, with_examples

PROGRAM = "essayexport"

EXAMPLES = (
    ("essayexport pdf", "source/essay.md to dist/essay.pdf"),
    ("essayexport docx paper.md", "any file, to a Word file beside it"),
    ("essayexport txt -o - paper.md", "to standard output"),
    ("essayexport styles", "what papers can look like"),
)

ABOUT = "One essay in Markdown, exported as a PDF to hand in, a Word file for an editor, HTML and plain text."

EPILOG = (
    "Every option can be set by an environment variable too: --style by ESSAYEXPORT_STYLE, and so on. "
    "Exit codes: 0 done; 1 the essay has errors; 2 wrong use, or unreadable input; 3 not made or not written; 130 interrupted."
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow, and only for this)

        typer.echo(f"{PROGRAM} {version(PROGRAM)}")
        raise typer.Exit


def _options(
    _version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """What stands before the command."""


def build() -> typer.Typer:
    """The whole command, its help without colours: rich would double the time that it takes to start."""
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
    command(app, pdf.pdf, ExportOptions, pdf.EXAMPLES)
    command(app, docx.docx, ExportOptions, docx.EXAMPLES)
    command(app, txt.txt, TextOptions, txt.EXAMPLES)
    command(app, html.html, ExportOptions, html.EXAMPLES)
    command(app, all_.all_, AllOptions, all_.EXAMPLES)
    command(app, show.show, show.ShowOptions, show.EXAMPLES)
    command(app, styles.styles, styles.StylesOptions, styles.EXAMPLES)
    return app
