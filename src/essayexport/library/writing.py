"""A library as CSL-JSON, as pandoc writes it: items with their fields in alphabetical order."""

import json

from essayexport.library.reference import Library
from essayexport.patterns import pattern

_SPAN = pattern(r"<span[^<>]*>|</span>")
_NO_CASE = '<span class="nocase">'


def csl_json(library: Library) -> str:
    """The references as CSL-JSON text, in their order; like pandoc's, it does not say which capitals a style must not change."""
    items = [{name: _without_no_case(value) for name, value in reference.fields.items()} for reference in library.values()]
    return f"{json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True)}\n"


def _without_no_case(value: object) -> object:
    if not isinstance(value, str) or _NO_CASE not in value:
        return value
    parts: list[str] = []
    dropped: list[bool] = []
    end = 0
    for tag in _SPAN.finditer(value):
        drop = tag[0] == _NO_CASE if tag[0] != "</span>" else bool(dropped) and dropped.pop()
        if tag[0] != "</span>":
            dropped.append(drop)
        parts += (value[end : tag.start()], "" if drop else tag[0])
        end = tag.end()
    return "".join((*parts, value[end:]))
