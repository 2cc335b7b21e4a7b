"""The pictures of a document from their files; what is wrong with one is said once, where the essay first names it."""

from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from essayexport.diagnostics import Code, Diagnostic, Report
from essayexport.document import Document, Image, Setting, walk
from essayexport.lookup import Lookup, is_url
from essayexport.pictures.picture import Picture, Pictures, UnreadableError

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".pdf", ".eps")
"""Of files that an author may mean by a picture."""


def load(document: Document, lookup: Lookup, report: Report) -> Pictures:
    """Every picture of the document by its target; those that are missing or cannot be read are reported once each."""
    images: dict[str, Image] = {}
    for node in walk(document.blocks):
        if isinstance(node, Image):
            images.setdefault(node.target, node)
    loaded = {target: _picture(image, lookup, report) for target, image in images.items()}
    return MappingProxyType({target: picture for target, picture in loaded.items() if picture})


def _picture(image: Image, lookup: Lookup, report: Report) -> Picture | None:
    path = _found(image, lookup, report)
    if path is None:
        return None
    from essayexport.pictures.decoding import MOST_BYTES, decoded  # noqa: PLC0415 - loads Pillow

    try:
        with path.open("rb") as file:
            return decoded(file.read(MOST_BYTES + 1))
    except OSError as error:
        message, hint = f"cannot be read: {error.strerror}", None
    except UnreadableError as error:
        message, hint = str(error), error.hint
    report(Diagnostic(Code.PICTURE_UNREADABLE, f"the picture `{image.target}` {message}", image.span, hint))
    return None


def _found(image: Image, lookup: Lookup, report: Report) -> Path | None:
    """The file of an image; why there is none is reported."""
    said: list[Diagnostic] = []
    names = dict.fromkeys((unquote(image.target), image.target))
    paths = (lookup.find(Setting(name, image.span), said.append) for name in names)
    path = next((path for path in paths if path), None)
    if path is None and not said:
        said.append(_missing(image, lookup))
    for diagnostic in said[:1]:
        report(diagnostic)
    return path


def _missing(image: Image, lookup: Lookup) -> Diagnostic:
    target = image.target
    if is_url(target):
        shown = target if len(target) <= 80 else f"{target[:79]}…"
        message = f"the picture `{shown}` is not in a file, and nothing is fetched from the network"
        return Diagnostic(Code.PICTURE_MISSING, message, image.span, "save the picture beside the essay and name that file")
    message = f"there is no picture `{target}`" if target else "this picture names no file"
    return Diagnostic(Code.PICTURE_MISSING, message, image.span, lookup.nearest(unquote(target), _ENDINGS))
