"""The way that leaves the five hops after the second: the tree as pandoc's JSON, as it is after parsing."""

from essayexport.diagnostics import Code, Diagnostic, FatalError
from essayexport.export.request import Job, Stage
from essayexport.export.stages import parse
from essayexport.source import Source
from essayexport.writers import json


def syntax_tree(source: Source, job: Job) -> bytes:
    """What `essayexport json` writes. Raises EXPORT_FAILED where the essay nests deeper than its writer can follow."""

    def hear(diagnostic: Diagnostic) -> None:
        if diagnostic.code is not Code.METADATA_FIELD_UNUSED:  # who reads the tree may use the field
            job.report(diagnostic)

    document = parse(source, job._replace(report=hear), chunks=False).document
    job.begin(Stage.WRITE)
    try:
        return json.write(document).encode()
    except RecursionError:
        message = "the essay nests too deep to be written as JSON"
        raise FatalError(Code.EXPORT_FAILED, message, hint="put fewer lists and quotations into one another") from None
