"""What other tools' markup means: raw TeX and HTML, Quarto's shortcodes and callouts, cross-references."""

import re
from itertools import chain

from essayexport.diagnostics import Report
from essayexport.document import (
    Cite,
    CodeBlock,
    Div,
    Document,
    Math,
    Node,
    RawBlock,
    RawInline,
    Text,
    walk,
)

_MENTION = r"(?i)(?:fig|tbl|tab|table|sec|eq|eqn|lst|thm|lem|cor|prp|def|exm|exr|alg|app)[:-]"


def resolve(document: Document, report: Report) -> Document:
    """The document without raw markup: text commands and environments by their words, mentions as cross-references.

    Reports MARKUP_LEFT_OUT, once for each kind, for what cannot be printed.
    """
    meta = document.meta
    if not any(_is_foreign(node) for node in walk(chain(document.blocks, meta.abstract, meta.title, meta.subtitle))):
        return document
    from essayexport.foreign.resolving import resolved  # noqa: PLC0415  (most essays have none of this)

    return resolved(document, report)


def _is_foreign(node: Node) -> bool:
    match node:
        case RawInline() | RawBlock():
            return True
        case Text():
            return "{{<" in node.text
        case Math():
            return node.display
        case Cite():
            return any(re.match(_MENTION, item.key) for item in node.items)
        case CodeBlock():
            return "|" in node.text[:4]
        case Div():
            return any(name.startswith("callout-") for name in node.attributes.classes)
        case _:
            return False
