"""`essayexport html`."""

from essayexport.cli.options import Command, ExportOptions

EXAMPLES = (
    ("essayexport html", "source/essay.md to dist/essay.html"),
    ("essayexport html paper.md -o paper.html", "any file to any file"),
)


def html(options: ExportOptions) -> None:
    """Export the essay as one page of HTML that needs no other file."""
    from essayexport.cli.exporting import export  # noqa: PLC0415  (loads the stages)

    export("html", options)


COMMAND = Command(html, ExportOptions, EXAMPLES)
