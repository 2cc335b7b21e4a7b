"""`essayexport bib`."""

from pathlib import Path
from typing import Annotated

import typer

from essayexport.cli.options import Command, option
from essayexport.records import record

EXAMPLES = (
    ("essayexport bib library.bib -o references.json", "BibTeX to CSL-JSON"),
    ("essayexport bib one.ris two.bib three.yaml", "several files together, to standard output"),
)

_FILES = "Bibliographies: CSL-JSON, CSL-YAML, BibTeX, BibLaTeX, RIS or EndNote XML."


@record
class BibOptions:
    """What `bib` takes."""

    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_FILES, show_default=False)]
    output: Annotated[str | None, option("The file to write, instead of standard output.", "-o", "--output", metavar="FILE")] = (
        None
    )
    lang: Annotated[str, option("Language of titles that name none, such as en-GB.", "--lang", metavar="TAG")] = ""
    strict: Annotated[bool, option("Count warnings as errors.", "--strict")] = False
    quiet: Annotated[bool, option("Say only what is wrong.", "-q", "--quiet")] = False


def bib(options: BibOptions) -> None:
    """Convert bibliographies to CSL-JSON."""
    from essayexport.cli.converting import convert  # noqa: PLC0415  (loads what reads bibliographies)

    convert(options.files, options.output, options.lang, strict=options.strict, quiet=options.quiet)


COMMAND = Command(bib, BibOptions, EXAMPLES)
