"""What other tools' markup means: raw TeX and HTML, Quarto's shortcodes and callouts, cross-references, bookdown's too."""

from itertools import chain

from essayexport.diagnostics import Report
from essayexport.document import (
    CHUNK,
    Cite,
    CodeBlock,
    Div,
    Document,
    Image,
    Link,
    Math,
    Node,
    RawBlock,
    RawInline,
    Text,
    walk,
)
from essayexport.foreign.kinds import MENTION, THEOREM_CLASSES
from essayexport.foreign.left_out import Place, nowhere


def resolve(document: Document, report: Report, place: Place = nowhere) -> Document:
    """The document without raw markup: text commands and environments by their words, mentions as cross-references.

    Reports MARKUP_LEFT_OUT, once for each kind, for what cannot be printed; `place` finds words in the essay.
    """
    meta = document.meta
    if not any(_is_foreign(node) for node in walk(chain(document.blocks, meta.abstract, meta.title, meta.subtitle))):
        return document
    from essayexport.foreign.resolving import resolved  # noqa: PLC0415  (most essays have none of this)

    return resolved(document, report, place)


def _is_foreign(node: Node) -> bool:
    match node:
        case RawInline() | RawBlock():
            return True
        case Text():
            return "{{<" in node.text or "@ref(" in node.text or node.text.startswith(("(#", "(APPENDIX)"))
        case Math():
            return node.display
        case Cite():
            return any(MENTION.match(item.key) for item in node.items)
        case CodeBlock():
            return "|" in node.text[:4] or node.attributes.get(CHUNK) is not None
        case Div():
            given = node.attributes
            named = given.identifier and MENTION.match(given.identifier)
            known = any(name in THEOREM_CLASSES or name.startswith("callout-") for name in given.classes)
            return bool(named) or known or "break-" in (given.get("style") or "")
        case Image():
            return any(name in {"fig-alt", "width", "height"} for name, _ in node.attributes.pairs)
        case Link():
            return node.target.startswith("#")
        case _:
            return False
