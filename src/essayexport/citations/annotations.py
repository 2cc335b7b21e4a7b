"""What stands in a reference list besides the entries: stars before works, and paragraphs below them."""

from collections.abc import Mapping, Sequence
from typing import Any

from essayexport.citations.clusters import EVERYTHING
from essayexport.citations.engine import rich_text
from essayexport.citations.engine.punctuation import Quotes, settle
from essayexport.citations.inlines import inlines
from essayexport.document import Cite, Entry, Inlines, Meta, Text
from essayexport.library import Library

_STAR = "*"


def with_additions(entries: tuple[Entry, ...], meta: Meta, library: Library, quotes: Quotes) -> tuple[Entry, ...]:
    """The entries with the stars and annotations that the front matter asks for."""
    if meta.starred:
        keys = {item.key for cite in meta.starred if isinstance(cite, Cite) for item in cite.items}
        entries = tuple(_starred(entry) if not keys.isdisjoint({entry.key, EVERYTHING}) else entry for entry in entries)
    if meta.annotations:
        entries = tuple(_annotated(entry, library[entry.key].fields, meta.annotations, quotes) for entry in entries)
    return entries


def _starred(entry: Entry) -> Entry:
    """The entry of a work that a meta-analysis uses (APA 7, 9.52)."""
    match entry.children:
        case (Text() as first, *rest):
            return entry._replace(children=(Text(_STAR + first.text), *rest))
        case _:
            return entry._replace(children=(Text(_STAR), *entry.children))


def _annotated(entry: Entry, fields: Mapping[str, Any], names: Sequence[str], quotes: Quotes) -> Entry:
    """The entry with the text of the first of some fields below it; each of its lines is a paragraph (APA 7, 9.51)."""
    texts = (str(fields[name]).strip() for name in names if isinstance(fields.get(name), str))
    text = next(filter(None, texts), "")
    paragraphs = tuple(_paragraph(line, quotes) for line in text.splitlines() if line.strip())
    return entry._replace(annotation=paragraphs) if paragraphs else entry


def _paragraph(text: str, quotes: Quotes) -> Inlines:
    return inlines(settle(rich_text.parse(" ".join(text.split())), quotes), lambda _key: "")
