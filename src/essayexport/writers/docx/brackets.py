"""Brackets of a formula that belong together: TeX has single signs, Office Math pairs with what they hold."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

SCRIPTED = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
"""Elements that put something at their first part."""

PAIRED = "paired"
"""Marks a pair: what is in it has been gone through."""

_OPENING, _CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
_BARS = frozenset("|‖")

_DEEPEST = 16
"""Brackets in brackets; those further in stay signs."""


def bracketed(children: Sequence[Element]) -> list[Element]:
    """A row with an `mrow` for each pair of brackets and what it holds; scripts at the closing one are scripts of the pair.

    A bar opens where nothing stands before it that it could close; one that is alone becomes the sign for "divides".
    """
    open_groups: list[list[Element]] = [[]]
    too_deep = 0
    for child in children:
        core = _core(child)
        sign = core.text or "" if core.tag == "mo" else ""
        group = open_groups[-1]
        if child is core and _opens(sign, child, group):
            if len(open_groups) > _DEEPEST:
                too_deep += 1
                group.append(child)
            else:
                open_groups.append([_sign(sign)])
        elif too_deep and sign in _CLOSING:
            too_deep -= 1
            group.append(child)
        elif len(open_groups) > 1 and _closes(sign, group):
            pair = Element("mrow", {PAIRED: "true"})
            pair.extend((*open_groups.pop(), _sign(sign)))
            open_groups[-1].append(_based_on(child, pair))
        else:
            group.append(_sign("∣") if child is core and sign == "|" else child)
    return [child for number, group in enumerate(open_groups) for child in (_unpaired(group) if number else group)]


def _core(element: Element) -> Element:
    while element.tag in SCRIPTED:
        element = element[0]
    return element


def _opens(sign: str, element: Element, before: Sequence[Element]) -> bool:
    if sign in _BARS:
        return element.get("form") == "prefix" or (element.get("form") is None and not _ends_operand(before))
    return sign in _OPENING


def _closes(sign: str, group: Sequence[Element]) -> bool:
    """Whether a sign closes the bracket that opened the group; bars close bars, any other bracket any other."""
    opened = group[0].text or ""
    return sign == opened if sign in _BARS or opened in _BARS else sign in _CLOSING


def _ends_operand(before: Sequence[Element]) -> bool:
    """Whether something stands before a sign that it can close: no operator, no name of a function, no words."""
    if not before:
        return False
    last = _core(before[-1])
    if last.tag == "mo":
        return last.text in {"!", "′", "…", "..."} or last is not before[-1]
    return last.tag not in {"mtext", "mspace"} and not (last.tag == "mi" and len(last.text or "") > 1)


def _unpaired(group: list[Element]) -> list[Element]:
    return [_sign("∣"), *group[1:]] if group[0].text == "|" else group


def _sign(sign: str) -> Element:
    element = Element("mo")
    element.text = sign
    return element


def _based_on(element: Element, base: Element) -> Element:
    """The element with another base for its scripts."""
    if element.tag not in SCRIPTED:
        return base
    new = Element(element.tag, dict(element.attrib))
    new.extend((_based_on(element[0], base), *element[1:]))
    return new
