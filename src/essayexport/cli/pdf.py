"""`essayexport pdf`."""

from essayexport.cli.options import Command, ExportOptions

EXAMPLES = (
    ("essayexport pdf", "source/essay.md to dist/essay.pdf"),
    ("essayexport pdf --open", "and show it"),
    ("essayexport pdf paper.md -o paper.pdf", "any file to any file"),
)


def pdf(options: ExportOptions) -> None:
    """Export the essay as a PDF to hand in."""
    from essayexport.cli.exporting import export  # noqa: PLC0415  (loads the stages)

    export("pdf", options)


COMMAND = Command(pdf, ExportOptions, EXAMPLES)
