"""Elements that hold others: `cs:group`, `cs:choose` with its branches, `cs:macro` and `cs:layout`."""

from collections.abc import Iterable, Iterator
from typing import Any

from citeproc import model

from essayexport.citations.engine.area import Area, Context, Lazy, Renderer, nothing
from essayexport.citations.engine.conditions import Test, always, condition, only_types
from essayexport.citations.engine.formatting import finish
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.output import Node, Output
from essayexport.records import NamedTuple


def compile_children(elements: Iterable[Any], area: Area) -> tuple[Renderer, ...]:
    """The renderers of elements, in order."""
    return tuple(element.compile(area) for element in elements if hasattr(type(element), "compile"))


def sequence(renderers: tuple[Renderer, ...], delimiter: str = "") -> Renderer:
    """What several elements print one after the other; their own delimiter belongs to whoever holds them."""
    if not renderers:
        return nothing
    if len(renderers) == 1:
        return renderers[0]

    def render(item: Item, context: Context) -> Output | None:
        outputs = [output for renderer in renderers if (output := renderer(item, context)) is not None]
        if not outputs:
            return None
        return outputs[0] if len(outputs) == 1 else Node(tuple(outputs), delimiter)

    return render


def alternatives(renderers: tuple[Renderer, ...]) -> Renderer:
    """What the first of several elements prints that prints anything."""

    def render(item: Item, context: Context) -> Output | None:
        return next((output for renderer in renderers if (output := renderer(item, context)) is not None), None)

    return render


def second_field(renderers: tuple[Renderer, ...]) -> Renderer:
    """The first element in the margin, the others beside it (CSL 1.0.2, Whitespace, `second-field-align`)."""
    if len(renderers) < 2:
        return sequence(renderers)
    margin, rest = renderers[0], sequence(renderers[1:])

    def render(item: Item, context: Context) -> Output | None:
        parts = ((margin(item, context), "left-margin"), (rest(item, context), "right-inline"))
        outputs = tuple(Node((output,), display=place) for output, place in parts if output is not None)
        return Node(outputs) if outputs else None

    return render


class Macro(model.Macro):
    """`cs:macro` (CSL 1.0.2, Macro)."""

    def compile(self, area: Area) -> Renderer:
        """Print the elements of the macro."""
        return sequence(compile_children(self, area))


class Group(model.Group):
    """`cs:group` (CSL 1.0.2, Group): nothing at all where all the variables called in it are empty."""

    def compile(self, area: Area) -> Renderer:
        """Print the children with the delimiter between them."""
        delimiter = self.get("delimiter") or ""
        inner = area._replace(delimiter=delimiter, alternatives=False)
        children, dress = compile_children(self, inner), finish(self, area)

        def render(item: Item, context: Context) -> Output | None:
            called, filled = context.called, context.filled
            outputs = [output for child in children if (output := child(item, context)) is not None]
            if not outputs or (context.called > called and context.filled == filled):
                return None
            context.called += 1
            context.filled += 1
            return dress(outputs[0] if len(outputs) == 1 else Node(tuple(outputs), delimiter), item)

        return render


class Choose(model.Choose):
    """`cs:choose` (CSL 1.0.2, Choose)."""

    def compile(self, area: Area) -> Renderer:
        """Print the first branch whose conditions hold."""
        branches = tuple(_branch(each, area) for each in self)
        types = frozenset(name for branch in branches for name in branch.types or ())
        possible = {"": tuple(_possible(branches, ""))}

        def render(item: Item, context: Context) -> Output | None:
            kind = item.type if item.type in types else ""
            if kind not in possible:
                possible[kind] = tuple(_possible(branches, kind))
            for holds, branch in possible[kind]:
                if holds(item, context):
                    return branch.print(item, context)
            return None

        return render


class _Branch(NamedTuple):
    """A branch: the types that are all it asks for, or None; what it asks for besides; what it prints."""

    types: frozenset[str] | None
    holds: Test
    prints: Lazy


def _branch(element: Any, area: Area) -> _Branch:
    types = only_types(element)
    return _Branch(types, condition(element, area.locale.lang) if types is None else always, _inside(element, area))


def _possible(branches: Iterable[_Branch], kind: str) -> Iterator[tuple[Test, Lazy]]:
    """The branches that an item of a type may take: most of the tests in styles are for types, and one answer does for all."""
    for branch in branches:
        if branch.types is None or kind in branch.types:
            yield branch.holds, branch.prints


def _inside(element: Any, area: Area) -> Lazy:
    """The children of a branch, compiled when the branch is first taken."""

    def compiled() -> Renderer:
        children = compile_children(element, area)
        return alternatives(children) if area.alternatives else sequence(children, area.delimiter)

    return Lazy(compiled)
