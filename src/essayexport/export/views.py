"""What an essay is after each hop, as text for people."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from essayexport.export import prepare
from essayexport.export.request import Job, Stage
from essayexport.export.stages import cite, parse, resolve
from essayexport.source import Source
from essayexport.writers import tree

VIEWS: Mapping[Stage, Callable[[Source, Job], str]] = MappingProxyType(
    {
        Stage.READ: lambda source, _job: source.text,
        Stage.PARSE: lambda source, job: tree.render(parse(source, job).document),
        Stage.RESOLVE: lambda source, job: tree.render(resolve(parse(source, job), job).document),
        Stage.CITE: lambda source, job: tree.render(cite(resolve(parse(source, job), job), job).document),
        Stage.ARRANGE: lambda source, job: tree.render(prepare(source, job).document),
    }
)
"""What an essay is after each stage, as text for people: its characters, then its tree."""
