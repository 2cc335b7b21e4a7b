"""What an author would want to know of links and pictures: links that lead to nothing, sizes that say nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import unquote

from essayexport.diagnostics import Code, Diagnostic, Report, did_you_mean
from essayexport.document import IMAGE_LENGTH, Document, Image, Link, Math, Node, walk
from essayexport.foreign.left_out import Place

_SHOWN = 5
_REFERENCES = ("ref-", "refs")
"""How identifiers begin that the reference list gets when its entries are made."""
_AS_IT_IS = frozenset({"", "auto"})


def tell_lost_links(document: Document, report: Report, place: Place) -> None:
    """Reports CROSS_REFERENCE_UNRESOLVED once, with the count of the links to a place that the essay does not have."""
    nodes = list(walk(chain(document.blocks, document.meta.abstract)))
    links = [node.target[1:] for node in nodes if isinstance(node, Link) and node.target.startswith("#")]
    if not links:
        return
    known = set(_identifiers(nodes))
    lost = [name for name in links if name and unquote(name) not in known and not name.startswith(_REFERENCES)]
    if lost:
        count = f"{len(lost)} links lead" if len(lost) > 1 else "a link leads"
        message = f"{count} to nothing in the essay: {_listed([f'#{name}' for name in lost])}"
        hint = did_you_mean(lost[0], known) or "headings have an identifier by their words; others get one as in `{#name}`"
        report(Diagnostic(Code.CROSS_REFERENCE_UNRESOLVED, message, place(f"(#{lost[0]}") or place(f"#{lost[0]}"), hint))


def _identifiers(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Math):
            yield node.identifier
        elif attributes := getattr(node, "attributes", None):
            yield attributes.identifier


def tell_odd_sizes(document: Document, report: Report) -> None:
    """Reports PICTURE_SIZE_ODD once, with the count of the pictures whose width or height is no length."""
    found = [(image, value) for image in _images(document) for value in _odd(image)]
    if found:
        count = f"{len(found)} sizes of pictures say" if len(found) > 1 else "the size of a picture says"
        message = f"{count} nothing: {_listed([value for _, value in found])}"
        place = next((image.span for image, _ in found if image.span), None)
        report(
            Diagnostic(Code.PICTURE_SIZE_ODD, message, place, "write a number with its unit, as in `width=50%` or `width=8cm`")
        )


def _images(document: Document) -> Iterator[Image]:
    return (node for node in walk(chain(document.blocks, document.meta.abstract)) if isinstance(node, Image))


def _odd(image: Image) -> Iterator[str]:
    for key in ("width", "height"):
        value = image.attributes.get(key)
        if value is not None and value.strip() not in _AS_IT_IS and not IMAGE_LENGTH.fullmatch(value.strip()):
            yield f"{key}={value}"


def _listed(names: Sequence[str]) -> str:
    different = list(dict.fromkeys(names))
    return ", ".join(f"`{name}`" for name in different[:_SHOWN]) + (", …" if len(different) > _SHOWN else "")
