"""An essay from its file to any format: the five hops in their order."""

from essayexport.export.formats import illustrate, write
from essayexport.export.request import BINARY, TEXT_WIDTH, Format, Job, Request, Stage
from essayexport.export.stages import STANDARD_INPUT, Paper, arrange, cite, parse, read, resolve
from essayexport.source import Source

__all__ = [
    "BINARY",
    "STANDARD_INPUT",
    "TEXT_WIDTH",
    "Format",
    "Job",
    "Paper",
    "Request",
    "Stage",
    "illustrate",
    "prepare",
    "read",
    "resolve",
    "write",
]


def prepare(source: Source, job: Job) -> Paper:
    """The paper as every writer gets it: parsed, resolved, cited, arranged."""
    return arrange(cite(resolve(parse(source, job), job), job), job)
