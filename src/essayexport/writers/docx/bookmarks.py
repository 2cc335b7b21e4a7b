"""The bookmarks that links inside the document go to: their names as Word takes them, and the marks themselves."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from essayexport.document import Attributes, Bibliography, Blocks, Math, walk

_LONGEST = 40
"""Characters that Word allows in the name of a bookmark."""

_HASH = 8
"""Characters that tell a changed name from its likes."""


@dataclass(slots=True, eq=False, repr=False)
class Bookmarks:
    """The names of all bookmarks by the identifiers of the tree, and which of them have been placed."""

    names: dict[str, str]
    placed: set[str] = field(default_factory=set)

    def marks(self, identifier: str) -> tuple[str, str]:
        """Start and end of the bookmark of an element; empty without one. The first element with an identifier has it."""
        name = self.names.get(identifier)
        if name is None or name in self.placed:
            return "", ""
        self.placed.add(name)
        number = len(self.placed)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def bookmarks_of(blocks: Blocks) -> Bookmarks:
    """Bookmarks for everything in the tree that has an identifier."""
    return Bookmarks(_named(_identifiers(blocks)))


def _identifiers(blocks: Blocks) -> Iterator[str]:
    for node in walk(blocks):
        if isinstance(node, Bibliography):
            yield from (entry.identifier for entry in node.entries)
        else:
            if isinstance(node, Math) and node.identifier:
                yield node.identifier
            attributes = getattr(node, "attributes", None)
            if isinstance(attributes, Attributes) and attributes.identifier:
                yield attributes.identifier


def _named(identifiers: Iterable[str]) -> dict[str, str]:
    """Names that differ in more than their capitals, since Word looks no closer."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in identifiers:
        if not identifier or identifier in names:
            continue
        name = plain = _plain_name(identifier)
        if plain != identifier:
            name = _marked(plain, identifier)
        while name.lower() in taken:
            name = _marked(plain, identifier + name)
        names[identifier] = name
        taken.add(name.lower())
    return names


def _marked(name: str, origin: str) -> str:
    mark = hashlib.sha256(origin.encode("utf-8", "replace")).hexdigest()[:_HASH]
    return f"{name[: _LONGEST - _HASH - 1]}_{mark}"


def _plain_name(identifier: str) -> str:
    """The identifier with letters, digits, hyphens and low lines only, a letter or low line first.

    Word counts a letter beyond U+FFFF as two.
    """
    name = re.sub(r"[^\w-]|[\U00010000-\U0010ffff]", "_", identifier)[:_LONGEST]
    return name if re.match(r"[^\W\d]", name) else f"_{name}"[:_LONGEST]
