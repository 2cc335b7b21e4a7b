"""Prints what an essay is after a stage."""

from essayexport.cli.options import TEXT_WIDTH, EssayOptions
from essayexport.cli.running import run
from essayexport.export import Job, Stage
from essayexport.export.views import VIEWS
from essayexport.output import to_standard_output
from essayexport.source import Source


def print_view(options: EssayOptions, stage: str) -> None:
    """Prints the view of a stage, which is named by its value, to standard output."""

    def work(source: Source, job: Job) -> tuple[str, ...]:
        to_standard_output(VIEWS[Stage(stage)](source, job).encode())
        return ()

    run(options, work, TEXT_WIDTH)
