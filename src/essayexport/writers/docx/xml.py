"""How XML is put together here: namespaces, escaped text, and lengths in the units of Word."""

from essayexport.patterns import pattern

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
"""What the root of a part declares that holds paragraphs."""

_FORBIDDEN = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (XML 1.0, production 2): control characters, lone surrogates, two non-characters."""

_MARKUP = pattern('[&<>"]')

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def printable(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Text as it stands in an element or an attribute."""
    return _MARKUP.sub(lambda match: _ENTITIES[match[0]], printable(text))


def twips(points: float) -> int:
    """A length in twentieths of a point, the unit of most of WordprocessingML."""
    return round(points * 20)


def half_points(points: float) -> int:
    """A size of type in half points."""
    return round(points * 2)


def eighths(points: float) -> int:
    """The width of a rule in eighths of a point, within what Word draws (ECMA-376 part 1, 17.3.4)."""
    return min(96, max(2, round(points * 8)))


def emu(points: float) -> int:
    """A length in English metric units, the unit of DrawingML."""
    return round(points * 12700)


def text_element(text: str) -> str:
    """Characters of a run, their spaces kept."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
