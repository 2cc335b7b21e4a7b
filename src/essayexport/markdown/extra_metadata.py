"""Metadata from outside of the essay: files of YAML or JSON, and values of the command line."""

import json
from types import MappingProxyType

from essayexport.diagnostics import Code, FatalError
from essayexport.markdown.place import Origin
from essayexport.markdown.yaml_values import Record, Scalar, Series, load
from essayexport.patterns import pattern
from essayexport.source import Source

_PAIR = pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""How JSON escapes a character beyond the first plane, which YAML does not know."""
_BOOLEANS = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))


def of_file(source: Source) -> Record:
    """The fields of a file of YAML or JSON. Raises `FatalError` with METADATA_INVALID where it holds no fields."""
    lines = source.lines
    if source.text.lstrip().startswith("{"):
        lines = tuple(_PAIR.sub(lambda found: str(json.loads(f'"{found.group()}"')), line.replace("\t", " ")) for line in lines)
    origin = Origin(source.path, lines, [(number, 1) for number in range(1, len(lines) + 1)])
    value = load(origin, "the metadata")
    if value is None:
        return Record(MappingProxyType({}), (), origin.span(0))
    if not isinstance(value, Record):
        raise FatalError(Code.METADATA_INVALID, "the metadata has no fields", value.span, "every line is `field: value`")
    return value


def of_command_line(values: tuple[tuple[str, str], ...]) -> Record:
    """The fields of the command line."""
    scalars: dict[str, list[Scalar]] = {}
    for name, value in values:
        kind = "bool" if value in _BOOLEANS else "plain"
        scalars.setdefault(name, []).append(Scalar(value, kind, None, Origin("", value.split("\n"))))
    fields = {name: given[0] if len(given) == 1 else Series(tuple(given), None) for name, given in scalars.items()}
    return Record(MappingProxyType(fields), tuple((name, None) for name in fields), None)
