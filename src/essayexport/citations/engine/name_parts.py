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
    """Prints a name, with `inverted` the family name first."""

    def __call__(self, name: Name, *, inverted: bool) -> Output:
        """The name."""
        ...


Dress = Callable[[str], Output]


def person(element: Any | None, area: Area, form: str) -> Person:
    """How the names of one `cs:name` are printed in an area."""
    demote = area.root.get("demote-non-dropping-particle") or "display-and-sort"
    if area.sorting:
        return _sort_person(demote, form, _given(element, area))
    separator = area.option(element, "sort-separator")
    separator = ", " if separator is None else separator
    given, parts = _given(element, area), _parts(element, area)
    family, first = parts["family"], parts["given"]

    mark = area.option(element, "initialize-with")
    stops = mark is None or "." in mark

    def render(name: Name, *, inverted: bool) -> Output:
        if name.literal:
            return family(name.literal)
        if name.suffix and not stops:
            name = name._replace(suffix=name.suffix.replace(".", ""))
        if name.static:
            return _static(name, form, family, first)
        if form == "short":
            return family(joined(name.non_dropping, name.family))
        if inverted:
            return _inverted(name, given(name.given), demote, separator, family, first)
        return _straight(name, given(name.given), family, first)

    return render


def _static(name: Name, form: str, family: Dress, given: Dress) -> Output:
    """Names that always begin with the family name."""
    if form == "short" or not name.given:
        return family(name.family)
    space = () if _is_wide(name.family) and _is_wide(name.given) else (Affix(" "),)
    return _row(family(name.family), *space, given(name.given))


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
        return lambda given: given
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

    def render(name: Name, *, inverted: bool) -> Output:  # noqa: ARG001  # a sort key is always inverted
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
