"""Characters by their names and numbers: `&nbsp;`, `&#160;`, `&#xA0;`."""

import sys
from html.entities import html5

from essayexport.markdown.parts import Part
from essayexport.patterns import pattern

_ENTITY = pattern(r"&(?:([A-Za-z][A-Za-z0-9]*)|#([0-9]{1,8}|[xX][0-9A-Fa-f]{1,7}));")

_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_REPLACEMENT = "\ufffd"


def entity(part: Part) -> bool:
    """A character reference; a name that HTML does not know is text."""
    match = _ENTITY.match(part.src, part.pos, part.end)
    if not match or (match[1] and f"{match[1]};" not in html5):
        return False
    return part.write(html5[f"{match[1]};"] if match[1] else _character(match[2]), match.end())


def _character(number: str) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return chr(code) if 0 < code < _FIRST_SURROGATE or _LAST_SURROGATE < code <= sys.maxunicode else _REPLACEMENT
