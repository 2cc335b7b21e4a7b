"""An essay from its file to any format: the five hops in their order, and the views after each."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.export.formats import illustrate, write
from essayexport.export.request import BINARY, TEXT_WIDTH, Format, Job, Request, Stage
from essayexport.export.stages import STANDARD_INPUT, Paper, arrange, cite, parse, read
from essayexport.source import Source
from essayexport.writers import tree

__all__ = [
    "BINARY",
    "STANDARD_INPUT",
    "TEXT_WIDTH",
    "VIEWS",
    "Format",
    "Job",
    "Paper",
    "Request",
    "Stage",
    "illustrate",
    "prepare",
    "read",
    "write",
]


def prepare(source: Source, job: Job) -> Paper:
    """The paper as every writer gets it: parsed, cited, arranged."""
    return arrange(cite(parse(source, job), job), job)


VIEWS: Mapping[Stage, Callable[[Source, Job], str]] = MappingProxyType(
    {
        Stage.READ: lambda source, _job: source.text,
        Stage.PARSE: lambda source, job: tree.render(parse(source, job).document),
        Stage.CITE: lambda source, job: tree.render(cite(parse(source, job), job).document),
        Stage.ARRANGE: lambda source, job: tree.render(prepare(source, job).document),
    }
)
"""What an essay is after each stage, as text for people: its characters, then its tree."""
