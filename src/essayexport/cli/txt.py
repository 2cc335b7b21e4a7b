"""`essayexport txt`."""

from essayexport.cli.options import TextOptions

EXAMPLES = (
    ("essayexport txt", "source/essay.md to dist/essay.txt"),
    ("essayexport txt paper.md -o - | less", "read it at once"),
    ("essayexport txt --width 100", "with longer lines"),
)


def txt(options: TextOptions) -> None:
    """Export the essay as plain text."""
    from essayexport.cli.exporting import export  # noqa: PLC0415  (loads the stages)

    export("txt", options, options.width)
