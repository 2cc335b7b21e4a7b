"""Pictures of chapters in several folders: two that are called alike are told apart by the way to them."""

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from essayexport.diagnostics import Diagnostic
from essayexport.document import Document, Image, Inline, Inlines, Setting, rewrite_document
from essayexport.lookup import Lookup


def told_apart(document: Document, lookup: Lookup) -> Document:
    """The document with every picture that lies beside a further file of the essay named as seen from the first."""

    def inline(node: Inline) -> Inlines:
        if isinstance(node, Image) and node.span and node.span.path in lookup.folders:
            return (_rebased(node, lookup),)
        return (node,)

    return rewrite_document(document, inline)


def _rebased(image: Image, lookup: Lookup) -> Image:
    names = (Setting(name, image.span) for name in (unquote(image.target), image.target))
    found = next((path for name in names if (path := lookup.find(name, _unheard))), None)
    if found is None or lookup.find(Setting(image.target), _unheard) == found:
        return image
    return replace(image, target=Path(os.path.relpath(found, lookup.essay_folder)).as_posix())


def _unheard(_diagnostic: Diagnostic) -> None:
    """What is wrong with a picture is said when it is read."""
