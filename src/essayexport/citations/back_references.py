"""The ways back from entries to the places where works are cited: an anchor around each cite."""

from collections import defaultdict
from collections.abc import Mapping

from essayexport.document import Attributes, Cite, Document, Inline, Inlines, Styled, rewrite_document

_ANCHOR = "cite-"


def with_anchors(document: Document) -> tuple[Document, Mapping[str, tuple[str, ...]]]:
    """The document with an identifier at every cite, and by the keys of the works those of their cites, in reading order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    numbers: list[str] = []

    def change(inline: Inline) -> Inlines:
        if not isinstance(inline, Cite) or not inline.children:
            return (inline,)
        numbers.append(f"{_ANCHOR}{len(numbers) + 1}")
        for key in dict.fromkeys(item.key for item in inline.items):
            found[key].append(numbers[-1])
        return (Styled(Attributes(numbers[-1]), (inline,)),)

    anchored = rewrite_document(document, change)
    return anchored, {key: tuple(names) for key, names in found.items()}
