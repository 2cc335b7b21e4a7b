"""Writes the syntax tree of an essay."""

import time
from collections.abc import Sequence
from pathlib import Path

from essayexport import output
from essayexport.cli import STARTED, running
from essayexport.cli.options import TEXT_WIDTH, EssayOptions
from essayexport.export import Job, files
from essayexport.export.stages import inputs
from essayexport.export.syntax import syntax_tree
from essayexport.source import Source


def export_tree(options: EssayOptions, named: str | None) -> None:
    """Writes the essay's syntax tree to a file that is named, else to standard output."""

    def work(source: Source, job: Job) -> Sequence[str]:
        data = syntax_tree(source, job)
        if named is None or named == output.STANDARD_STREAM:
            output.to_standard_output(data)
            return ()
        path = output.destination(Path(source.path), named, "json")
        output.refuse_inputs(path, inputs(source, job))
        output.place(data, path)
        return [f"{files.shown(path)}  {time.perf_counter() - STARTED:.1f} s"]

    running.run(options, work, TEXT_WIDTH)
