"""`essayexport docx`."""

from essayexport.cli.options import Command, ExportOptions

EXAMPLES = (
    ("essayexport docx", "source/essay.md to dist/essay.docx"),
    ("essayexport docx --force", "even if that file was changed by hand"),
    ("essayexport docx paper.md -o paper.docx", "any file to any file"),
)


def docx(options: ExportOptions) -> None:
    """Export the essay as a Word file for an editor."""
    from essayexport.cli.exporting import export  # noqa: PLC0415  (loads the stages)

    export("docx", options)


COMMAND = Command(docx, ExportOptions, EXAMPLES)
