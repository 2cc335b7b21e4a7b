"""Output in the affixes of a layout, and blocks of their own in it (CSL 1.0.2, Affixes, Display)."""

from essayexport.citations.engine.compiled import Layout
from essayexport.citations.engine.output import Affix, Node, Output


def laid_out(outputs: tuple[Output, ...], layout: Layout) -> Node:
    """Output in the affixes of a layout, which its formatting covers (CSL 1.0.2, Affixes)."""
    inner, suffix = Node(outputs), _affix(layout.suffix)
    if suffix and _ends_apart(inner):
        inner, suffix = _appended(inner, suffix), ()
    return Node((*_affix(layout.prefix), inner, *suffix), formatting=layout.formatting)


def _ends_apart(output: Output) -> bool:
    """Whether output ends in a block of its own, so that what follows belongs inside it."""
    return isinstance(output, Node) and bool(output.display or (output.children and _ends_apart(output.children[-1])))


def _appended(output: Node, more: tuple[Output, ...]) -> Node:
    *before, last = output.children
    if output.display or not isinstance(last, Node):
        return output._replace(children=(Node(output.children, output.delimiter), *more), delimiter="")
    return output._replace(children=(*before, _appended(last, more)))


def _affix(text: str) -> tuple[Output, ...]:
    return (Affix(text),) if text else ()
