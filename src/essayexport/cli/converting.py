"""Converts bibliographies to one in CSL-JSON."""

from collections.abc import Sequence
from pathlib import Path

from essayexport import library, output
from essayexport.cli.running import Talk, conclude
from essayexport.diagnostics import Report
from essayexport.export.files import shown


def convert(files: Sequence[Path], named: str | None, language: str, *, strict: bool, quiet: bool) -> None:
    """Writes the references of all files to a file that is named, else to standard output."""

    def work(report: Report) -> Sequence[str]:
        data = library.convert([library.LibraryFile(path, str(path)) for path in files], report, language).encode()
        if named is None or named == output.STANDARD_STREAM:
            output.to_standard_output(data)
            return ()
        path = output.destination(files[0], named, "json")
        output.refuse_inputs(path, files)
        output.place(data, path)
        return [shown(path)]

    conclude(work, Talk(strict=strict, quiet=quiet))
