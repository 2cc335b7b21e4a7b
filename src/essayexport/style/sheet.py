"""What one page.toml says: every key known, every value of its kind, and where the file is wrong the line of it."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from essayexport.diagnostics import Code, FatalError, Span, did_you_mean
from essayexport.document import Role
from essayexport.style.fonts import font_named, unknown_font
from essayexport.style.lengths import Length, in_half_points, parse_length, parse_points, parse_spacing
from essayexport.style.page import LABELS, TITLE_LINES, Font, Part, Spacing, TextAlign
from essayexport.style.paper import PAPERS, paper_named

Key = tuple[str, ...]
Sheet = Mapping[Key, object]
"""The values of a page.toml by their place: `("roles", "body", "size")` has a `Length`."""

LOCAL = "local"
"""The paper of a style that leaves it to the region."""


class _OddError(Exception):
    """Raised by the readers of values; its text says what the value should be."""


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise _OddError("a text")


def _font(value: object) -> Font:
    family = _text(value)
    return font_named(family) or unknown_font(family)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _OddError("true or false")


def _length(value: object) -> Length:
    length = parse_length(value) if isinstance(value, str) else None
    if length is None:
        raise _OddError('a length such as "1in", "12pt", "2.54cm" or "3 lines"')
    return length


def _distance(value: object) -> Length:
    length = _length(value)
    if length.value < 0:
        raise _OddError("a length that is not negative")
    return length


def _points(value: object) -> float:
    points = parse_points(value) if isinstance(value, str) else None
    if points is None or points < 0:
        raise _OddError('a length such as "1in", "12pt" or "2.54cm"')
    return points


def _size(value: object) -> float:
    size = in_half_points(_points(value))
    if size == 0:
        raise _OddError('a size such as "12pt"')
    return size


def _spacing(value: object) -> Spacing:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    spacing = parse_spacing(str(value)) if number or isinstance(value, str) else None
    if spacing is None:
        raise _OddError('"single", "double", a factor such as 1.5, "exactly 14pt" or "at least 12pt"')
    return spacing


def _colour(value: object) -> str | None:
    if value == "none":
        return None
    if isinstance(value, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return value.lower()
    raise _OddError('"none" or a colour such as "#0000ff"')


def _paper(value: object) -> str:
    paper = paper_named(value) if isinstance(value, str) else None
    if value == LOCAL or paper:
        return paper.name if paper else LOCAL
    raise _OddError(f"one of {', '.join((LOCAL, *PAPERS))}")


def _align(value: object) -> TextAlign:
    if value in {align.value for align in TextAlign}:
        return TextAlign(value)
    raise _OddError(f"one of {', '.join(align.value for align in TextAlign)}")


def _align_or_none(value: object) -> TextAlign | None:
    return None if value == "none" else _align(value)


def _role(value: object) -> Role:
    if value in {role.value for role in Role}:
        return Role(value)
    raise _OddError("the name of a role")


def _title_lines(value: object) -> tuple[Role, ...]:
    names = [role.value for role in TITLE_LINES]
    if isinstance(value, list) and all(name in names for name in value) and len(set(value)) == len(value):
        return tuple(Role(name) for name in value)
    raise _OddError(f"a list of some of these, each once: {', '.join(names)}")


def _parts(value: object) -> tuple[Part, ...]:
    names = [part.value for part in Part]
    if isinstance(value, list) and sorted(map(str, value)) == sorted(names):
        return tuple(Part(name) for name in value)
    raise _OddError(f"a list of these in some order: {', '.join(names)}")


def _levels(value: object) -> tuple[int, ...]:
    if isinstance(value, list) and all(isinstance(level, int) and 1 <= level <= 6 for level in value):
        return tuple(value)
    raise _OddError("a list of heading levels, 1 to 6")


Reader = Callable[[object], object]

ROLE_KEYS: Mapping[str, Reader] = MappingProxyType(
    {
        "extends": _role,
        "font": _font,
        "size": _size,
        "bold": _flag,
        "italic": _flag,
        "underline": _flag,
        "superscript": _flag,
        "colour": _colour,
        "align": _align,
        "indent-left": _distance,
        "indent-right": _distance,
        "first-line": _length,
        "space-before": _distance,
        "space-after": _distance,
        "spacing": _spacing,
        "keep-with-next": _flag,
        "keep-together": _flag,
        "page-break-before": _flag,
        "widow-control": _flag,
    }
)

_GROUPS: Mapping[str, Mapping[str, Reader]] = MappingProxyType(
    {
        "page": {
            "paper": _paper,
            "margin-top": _points,
            "margin-right": _points,
            "margin-bottom": _points,
            "margin-left": _points,
            "list-indent": _points,
            "cell-padding": _points,
        },
        "header": {"distance": _points, "running-head": _flag, "page-number": _align_or_none},
        "table-rules": {"top": _points, "head": _points, "foot": _points, "bottom": _points},
        "line-across": {"width": _points, "space": _points},
        "matter": {
            "order": _parts,
            "title-page": _title_lines,
            "repeat-title": _flag,
            "run-in-levels": _levels,
            "caption-below-figure": _flag,
            "appendix-names-sole-item": _flag,
        },
        "labels": dict.fromkeys(LABELS, _text),
    }
)

KEYS: Mapping[Key, Reader] = MappingProxyType(
    {
        ("title",): _text,
        ("csl",): _text,
        ("extends",): _text,
        **{(group, key): reader for group, keys in _GROUPS.items() for key, reader in keys.items()},
        **{("roles", role.value, key): reader for role in Role for key, reader in ROLE_KEYS.items()},
    }
)
"""Every key that a page.toml may have, with what reads its value."""

GROUPS = frozenset(key[:n] for key in KEYS for n in range(1, len(key)))
"""The tables of a page.toml."""


def read_sheet(file: Path) -> Sheet:
    """What a page.toml says. Raises FatalError(PAGE_STYLE_INVALID) with file and line where it is broken or odd."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_error(file, text, error) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise FatalError(Code.PAGE_STYLE_INVALID, f"the page style cannot be read: {error}", Span(str(file), 1)) from error
    return {key: _value(key, value, file, text) for key, value in _flat(table)}


def _flat(table: Mapping[str, object], above: Key = ()) -> Iterator[tuple[Key, object]]:
    """The values by their place; what is no table of ours is a value, whatever it is."""
    for name, value in table.items():
        key = (*above, name)
        if isinstance(value, dict) and key in GROUPS:
            yield from _flat(value, key)
        else:
            yield key, value


def _value(key: Key, value: object, file: Path, text: str) -> object:
    said = ".".join(key)
    if key in GROUPS:
        hint = f"it should be a table, under a line `[{said}]`"
        raise FatalError(Code.PAGE_STYLE_INVALID, f"`{said}` is one value", span_of(key, file, text), hint)
    if key not in KEYS:
        near = did_you_mean(said, (".".join(known) for known in KEYS))
        raise FatalError(Code.PAGE_STYLE_INVALID, f"a page style has no key `{said}`", span_of(key, file, text), near)
    try:
        return KEYS[key](value)
    except _OddError as odd:
        message = f"`{said}` is {value!r}" if not isinstance(value, str) else f"`{said}` is “{value}”"
        raise FatalError(Code.PAGE_STYLE_INVALID, message, span_of(key, file, text), f"it should be {odd}") from odd


def _toml_error(file: Path, text: str, error: tomllib.TOMLDecodeError) -> FatalError:
    reason, _, where = str(error).partition(" (at ")
    place = re.match(r"line (\d+), column (\d+)", where)
    line, column = (int(place[1]), int(place[2])) if place else (max(1, len(text.splitlines())), 1)
    return FatalError(Code.PAGE_STYLE_INVALID, f"the page style is not TOML: {reason}", Span(str(file), line, column))


def span_of(key: Key, file: Path, text: str) -> Span:
    """Where a key stands: its line, else that of the nearest table around it."""
    table: Key = ()
    place, depth = Span(str(file), 1), 0
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        header = words.startswith("[")
        name = words.strip("[").partition("]")[0] if header else words.partition("=")[0].rstrip()
        here = _dotted(name) if header else (*table, *_dotted(name))
        table = here if header else table
        if len(here) > depth and here == key[: len(here)] and (header or "=" in words):
            place, depth = Span(str(file), number, line.index(words) + 1, len(words if header else name)), len(here)
    return place


def _dotted(name: str) -> Key:
    return tuple(part.strip(" \"'\t") for part in name.split("."))
