"""What stands in a list of references for names that the entry before has too (CSL 1.0.2, Reference Grouping)."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.output import NAME, NAME_LIST, NAMES, Affix, Node, Output, all_from, first, plain


def substituted(style: Compiled, entries: Sequence[Output | None]) -> list[Output | None]:
    """The entries with `subsequent-author-substitute` in the place of repeated names."""
    value = style.attribute("bibliography", "subsequent-author-substitute")
    if value is None:
        return list(entries)
    rule = _RULES.get(style.option("bibliography", "subsequent-author-substitute-rule"), _complete_all)
    out: list[Output | None] = []
    before: Node | None = None
    for entry in entries:
        names = first(entry, NAMES)
        replaced = rule(names, before, value) if names is not None and before is not None else None
        out.append(_put(entry, names, replaced) if names is not None and replaced is not None and entry is not None else entry)
        before = names
    return out


Rule = Callable[[Node, Node, str], Output | None]
"""The names with others before them: what stands in their place, or None where they stay."""


def _complete_all(names: Node, before: Node, value: str) -> Output | None:
    """All names as a whole; labels and the affixes of `cs:names` stay."""
    if _wording(names) != _wording(before):
        return None
    left = [value]
    return _each(names, NAME_LIST, lambda output: output._replace(children=(Affix(left.pop()),) if left else ()))


def _complete_each(names: Node, before: Node, value: str) -> Output | None:
    """Each name, where all are the same."""
    return _first_names(names, value, len(_parts(names, NAME))) if _wording(names) == _wording(before) else None


def _partial_each(names: Node, before: Node, value: str) -> Output | None:
    """Each name from the first on, up to one that differs."""
    return _first_names(names, value, _same(names, before))


def _partial_first(names: Node, before: Node, value: str) -> Output | None:
    """The first name."""
    return _first_names(names, value, min(1, _same(names, before)))


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "complete-all": _complete_all,
        "complete-each": _complete_each,
        "partial-each": _partial_each,
        "partial-first": _partial_first,
    }
)


def _wording(names: Node) -> tuple[str, ...]:
    return tuple(map(plain, _parts(names, NAME_LIST)))


def _parts(names: Node, source: str) -> list[Node]:
    """The lists or the names in the output of `cs:names`; what stands in for absent names is one by itself."""
    return list(all_from(names, source)) or [names._replace(prefix="", suffix="")]


def _same(names: Node, before: Node) -> int:
    """How many names from the first on are the same as in the entry before."""
    count = 0
    for name, other in zip(_parts(names, NAME), _parts(before, NAME), strict=False):
        if plain(name) != plain(other):
            break
        count += 1
    return count


def _first_names(names: Node, value: str, count: int) -> Output | None:
    if not count:
        return None
    left = [count]

    def change(output: Node) -> Node:
        left[0] -= 1
        return output._replace(children=(Affix(value),)) if left[0] >= 0 else output

    return _each(names, NAME, change)


def _each(names: Node, source: str, change: Callable[[Node], Node]) -> Output:
    """The names with each list or name changed."""
    if next(all_from(names, source), None) is None:
        return change(names)

    def walk(output: Output) -> Output:
        if not isinstance(output, Node):
            return output
        return change(output) if output.source == source else output._replace(children=tuple(map(walk, output.children)))

    return walk(names)


def _put(output: Output, old: Node, new: Output) -> Output:
    """The output with a node replaced."""
    if output is old:
        return new
    if not isinstance(output, Node):
        return output
    return output._replace(children=tuple(_put(child, old, new) for child in output.children))
