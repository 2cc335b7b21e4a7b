"""What a bibliography is in memory: its references, each a CSL item, by their keys."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from essayexport.diagnostics import Span
from essayexport.records import NamedTuple, record


@record
class Reference:
    """One reference: `fields` is its CSL-JSON item, whose names, dates and texts have the shapes that CSL asks for.

    Texts and numbers are both text (`"volume": "12"`), the parts of a date are whole numbers, `id` is the key and `type` one
    of CSL's types.
    """

    key: str
    fields: Mapping[str, Any]
    span: Span | None = field(default=None, compare=False, repr=False)


Library = Mapping[str, Reference]
"""References by key, in the order of the bibliography files."""


class LibraryFile(NamedTuple):
    """A bibliography file: where it is, as the user named it, and where it was named if that was in the essay."""

    path: Path
    shown: str
    span: Span | None = None
