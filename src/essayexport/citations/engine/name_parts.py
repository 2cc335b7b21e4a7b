"""One name in print: the order of its parts, particles, initials (CSL 1.0.2, Name-part Order and Name-part Formatting)."""

from collections.abc import Callable
from typing import Any, Protocol

from essayexport.citations.engine.area import Area
from essayexport.citations.engine.formatting import finish
from essayexport.citations.engine.initials import initials, spaced
from essayexport.citations.engine.item import NO_ITEM
from essayexport.citations.engine.locale import CSL
from essayexport.citations.engine.name_values import Name, joined
from essayexport.citations.engine.output import Affix, Node, Output

PART_BREAK = "\x01"
"""Stands between the parts of a name in a sort key: before every letter, so that "Li" comes before "Lin"."""


class Person(Protocol):
    """Prints a name, with `inverted` the family name first, and of the given name at least what `level` asks for."""

    def __call__(self, name: Name, *, inverted: bool, level: int = 0) -> Output:
        """The name; at level 1 with initials, at 2 with the whole given name."""
        ...


Dress = Callable[[str], Output]


def person(element: Any | None, area: Area, form: str) -> Person:
    """How the names of one `cs:name` are printed in an area."""
    demote = area.root.get("demote-non-dropping-particle") or "display-and-sort"
    if area.sorting:
        return _sort_person(demote, form, _given(element, area))
    separator = area.option(element, "sort-separator")
    separator = ", " if separator is None else separator
    cut, parts = _given(element, area), _parts(element, area)
    family, first = parts["family"], parts["given"]
    mark = area.option(element, "initialize-with")
    stops, default = mark is None or "." in mark, _default_level(form, mark)

    def render(name: Name, *, inverted: bool, level: int = 0) -> Output:
        if name.literal:
            return family(name.literal)
        if name.suffix and not stops:
            name = name._replace(suffix=name.suffix.replace(".", ""))
        shown = max(level, default)
        if not shown:
            return family(name.family if name.static else joined(name.non_dropping, name.family))
        given = cut(name.given) if shown == 1 else name.given
        if name.static:
            return _static(name, given, family, first)
        if inverted:
            return _inverted(name, given, demote, separator, family, first)
        return _straight(name, given, family, first)

    return render


def _default_level(form: str, mark: str | None) -> int:
    """How much of given names a form shows: nothing, initials or all."""
    return 0 if form != "long" else 2 if mark is None else 1


def _static(name: Name, given: str, family: Dress, first: Dress) -> Output:
    """Names that always begin with the family name."""
    if not name.given:
        return family(name.family)
    if _is_wide(name.family) and _is_wide(name.given):
        return _row(family(name.family), first(name.given))
    return _row(family(name.family), Affix(" "), first(given))


def _is_wide(text: str) -> bool:
    return bool(text) and ord(text[0]) > 0x10FF


def _straight(name: Name, given: str, family: Dress, first: Dress) -> Output:
    tight = name.dropping.endswith(("’", "'", "-"))
    before, last = joined(given, "" if tight else name.dropping), joined(name.non_dropping, name.family)
    last = f"{name.dropping}{last}" if tight else last
    outputs: list[Output] = [first(before), Affix(" ")] if before else []
    outputs.append(family(last))
    if name.suffix:
        outputs += [Affix(", " if name.comma_suffix else " "), name.suffix]
    return _row(*outputs)


def _inverted(name: Name, given: str, demote: str, separator: str, family: Dress, first: Dress) -> Output:
    demoted = demote == "display-and-sort"
    last = name.family if demoted else joined(name.non_dropping, name.family)
    after = joined(given, name.dropping, name.non_dropping if demoted else "")
    outputs: list[Output] = [family(last)]
    if after:
        outputs += [Affix(separator), first(after)]
    if name.suffix:
        outputs += [Affix(separator), name.suffix]
    return _row(*outputs)


def _row(*outputs: Output) -> Output:
    """Outputs side by side; where all are text, one text."""
    if all(isinstance(output, str) for output in outputs):
        return "".join(str(output) for output in outputs)
    return Node(outputs)


def _given(element: Any | None, area: Area) -> Callable[[str], str]:
    """What is done to given names: initials, or nothing."""
    mark = area.option(element, "initialize-with")
    if mark is None:
        if not area.adds_initials:
            return lambda given: given
        mark = ""
    if area.option(element, "initialize") == "false":
        return lambda given: spaced(given, mark) if given else given
    hyphen = area.root.get("initialize-with-hyphen") != "false"
    return lambda given: initials(given, mark, hyphen=hyphen) if given else given


def _parts(element: Any | None, area: Area) -> dict[str, Dress]:
    """The formatting of family and given names."""
    elements = {} if element is None else {part.get("name"): part for part in element.iterfind(f"{CSL}name-part")}
    return {name: _dress(elements.get(name), area) for name in ("family", "given")}


def _dress(element: Any | None, area: Area) -> Dress:
    if element is None:
        return lambda text: text
    dress = finish(element, area)
    return lambda text: dress(text, NO_ITEM)


# -------------------------------------------------------------------------------------------------------------- sorting

_ARTICLES = ("a ", "an ", "the ")
_BETWEEN_LETTERS = str.maketrans(dict.fromkeys(" -‐.,’'ʼ"))
"""What does not count in family names: they are ordered letter by letter (APA 7, 9.44; Chicago 18, 15.73)."""


def _sort_person(demote: str, form: str, given: Callable[[str], str]) -> Person:
    """A name as a sort key: its parts in the order of their weight (CSL 1.0.2, Name-part Order, sorting order)."""

    def render(name: Name, *, inverted: bool, level: int = 0) -> Output:  # noqa: ARG001  # a sort key is always inverted and plain
        if name.literal:
            lower = name.literal.lower()
            article = next((article for article in _ARTICLES if lower.startswith(article)), "")
            return name.literal[len(article) :].translate(_BETWEEN_LETTERS)
        if demote == "never":
            family, particles = joined(name.non_dropping, name.family), name.dropping
        else:
            family, particles = name.family, joined(name.dropping, name.non_dropping)
        parts = [family.translate(_BETWEEN_LETTERS), particles, given(name.given), name.suffix]
        if form == "short":
            return parts[0]
        return PART_BREAK.join(parts).rstrip(PART_BREAK)

    return render
