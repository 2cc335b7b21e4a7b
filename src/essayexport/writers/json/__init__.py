"""The tree as pandoc's JSON: what `pandoc -t json` prints, and what every program around pandoc reads (pandoc-types 1.23)."""

from collections.abc import Mapping
from json.encoder import encode_basestring

from essayexport.document import Document, MetaBlocks, MetaInlines, MetaValue
from essayexport.writers.json.nodes import Writing, array, blocks_json, inlines_json, node

_VERSION = "[1,23,1,1]"
"""That of pandoc-types in pandoc 3.9."""


def write(document: Document) -> str:
    """The document in one line of JSON, as it is after parsing: fields of the front matter in the order of their names."""
    writing = Writing()
    meta = _fields(document.meta.fields, writing)
    return f'{{"pandoc-api-version":{_VERSION},"meta":{meta},"blocks":{blocks_json(document.blocks, writing)}}}\n'


def _fields(fields: Mapping[str, MetaValue], writing: Writing) -> str:
    written = (f"{encode_basestring(name)}:{_meta(fields[name], writing)}" for name in sorted(fields))
    return f"{{{','.join(written)}}}"


def _meta(value: MetaValue, writing: Writing) -> str:
    match value:
        case bool():
            return node("MetaBool", "true" if value else "false")
        case str():
            return node("MetaString", encode_basestring(value))
        case MetaInlines():
            return node("MetaInlines", inlines_json(value.children, writing))
        case MetaBlocks():
            return node("MetaBlocks", blocks_json(value.blocks, writing))
        case tuple():
            return node("MetaList", array(_meta(each, writing) for each in value))
        case _:
            return node("MetaMap", _fields(value, writing))
