"""Theorems and their kin as divisions: Quarto's `::: {#thm-x}` and bookdown's `::: {.theorem #x name="…"}`."""

from types import MappingProxyType

from essayexport.document import THEOREM, THEOREM_NAME, Attributes, Blocks, Div, Heading, Inlines, Marked, Paragraph, Text, plain
from essayexport.foreign.kinds import THEOREM_CLASSES, THEOREMS
from essayexport.patterns import pattern

_PREFIXES = MappingProxyType({kind: prefix for prefix, kind in THEOREMS.items()})
_CLEAR = frozenset({"theorem", "lemma", "corollary", "proposition", "conjecture", "proof"})
"""Classes that mean this alone; the others do where the division has an identifier or a name too."""
_NAMED = pattern(rf"({'|'.join(THEOREMS)})[:-]")


def kind_of(attributes: Attributes) -> str:
    """The kind of theorem that a division is, by its identifier, else by its classes; empty for none."""
    if found := _NAMED.match(attributes.identifier):
        return THEOREMS[found[1]]
    known = next((name for name in attributes.classes if name in THEOREM_CLASSES), "")
    return known if known in _CLEAR or attributes.identifier or attributes.get("name") else ""


def labels_of(attributes: Attributes) -> tuple[str, ...]:
    """The names by which bookdown mentions a theorem that has an identifier: `thm:x`."""
    prefix = _PREFIXES.get(attributes.get(THEOREM) or "")
    return (f"{prefix}:{attributes.identifier}",) if prefix and attributes.identifier else ()


def theorem(div: Div) -> Div | None:
    """The division as a theorem, with its name in the first paragraph if it has one; None for any other."""
    kind = kind_of(div.attributes)
    if not kind or div.attributes.get(THEOREM):
        return None
    name, blocks = _name(div)
    if not name and _says(kind, blocks):
        return None
    given = div.attributes
    pairs = (*(pair for pair in given.pairs if pair[0] != "name"), (THEOREM, kind))
    return Div(given._replace(pairs=pairs), (*_title(name), *blocks))


def _title(name: Inlines) -> Blocks:
    return (Paragraph(name, attributes=Attributes(classes=(THEOREM_NAME,))),) if name else ()


def _name(div: Div) -> tuple[Inlines, Blocks]:
    """Its name: the attribute, or the heading that it opens with."""
    match div.blocks:
        case (Heading() as heading, *rest):
            return heading.children, tuple(rest)
        case _:
            given = div.attributes.get("name")
            return ((Text(given),) if given else ()), div.blocks


def _says(kind: str, blocks: Blocks) -> bool:
    """Whether its author wrote the word at its beginning: "**Proof.**"."""
    match blocks:
        case (Paragraph(children=(Marked() as opening, *_)), *_):
            return plain((opening,)).casefold().startswith(kind)
        case _:
            return False
