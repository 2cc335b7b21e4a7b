"""Markdown to the tree: markdown-it leads, with one file of ours for each syntax that it lacks or that pandoc reads otherwise."""

from essayexport.diagnostics import Report
from essayexport.document import Document
from essayexport.markdown.front_matter import front_matter, tell_half_open
from essayexport.markdown.metadata import metadata
from essayexport.markdown.notes import tell_unused
from essayexport.markdown.parser import block_tokens, parser
from essayexport.markdown.place import Origin
from essayexport.markdown.reading import Reading, Shared
from essayexport.markdown.tree import blocks
from essayexport.source import Source


def parse(source: Source, report: Report) -> Document:
    """The tree of an essay, in pandoc's reading of Markdown; `report` gets what is wrong in it, in its order.

    Raises `FatalError` with METADATA_INVALID where the front matter is no YAML.
    """
    for warning in source.warnings:
        report(warning)
    matter = front_matter(source)
    if not matter.first_line:
        tell_half_open(source, report)
    shared = Shared(report)
    reading = Reading(Origin(source.path, source.lines), shared)
    body = "\n" * matter.first_line + "\n".join(source.lines[matter.first_line :])
    tokens = block_tokens(body, reading)
    meta = metadata(matter, shared)
    document = Document(meta, blocks(tokens, reading, parser()))
    tell_unused(shared)
    return document
