"""`essayexport all`."""

from essayexport.cli.options import AllOptions

EXAMPLES = (
    ("essayexport all", "source/essay.md to dist/essay.pdf, .docx, .txt and .html"),
    ("essayexport all paper.md -o out", "any file to any folder"),
)


def all_(options: AllOptions) -> None:
    """Export the essay in every format, after one reading."""
    from essayexport.cli.exporting import export_all  # noqa: PLC0415  (loads the stages)

    export_all(options)
