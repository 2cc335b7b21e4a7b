"""The roles of a page style: what each inherits, and what then stands in memory."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from essayexport.diagnostics import Code, FatalError, Span
from essayexport.document import Role
from essayexport.style.lengths import Length
from essayexport.style.page import RoleStyle, leading_of
from essayexport.style.sheet import Sheet

RoleValues = Mapping[Role, Mapping[str, Any]]
"""What each role says, by the keys of page.toml, complete, with the readers' values."""


def role_values(sheet: Sheet, file: Path) -> RoleValues:
    """Every role with what it says itself and what it has from the role that it extends (`body` if it names none).

    Raises FatalError(PAGE_STYLE_INVALID) where roles extend each other in a ring.
    """
    own: dict[Role, dict[str, Any]] = {role: {} for role in Role}
    for (group, *rest), value in sheet.items():
        if group == "roles":
            own[Role(rest[0])][rest[1]] = value
    return {role: _inherited(role, own, file) for role in Role}


def _inherited(role: Role, own: Mapping[Role, Mapping[str, Any]], file: Path) -> Mapping[str, Any]:
    line = [role]
    while line[-1] is not Role.BODY:
        above = own[line[-1]].get("extends", Role.BODY)
        if above in line:
            names = " → ".join(one.value for one in (*line, above))
            raise FatalError(Code.PAGE_STYLE_INVALID, f"these roles extend each other: {names}", Span(str(file), 1))
        line.append(above)
    return {key: value for one in reversed(line) for key, value in own[one].items() if key != "extends"}


def role_styles(values: RoleValues) -> Mapping[Role, RoleStyle]:
    """The roles as writers read them: all lengths in points."""
    return MappingProxyType({role: _role_style(values[role]) for role in Role})


def _role_style(values: Mapping[str, Any]) -> RoleStyle:
    leading = leading_of(values["font"], values["size"], values["spacing"])
    said: dict[str, Any] = {key.replace("-", "_"): value for key, value in values.items()}
    points = {key: value.points(leading) for key, value in said.items() if isinstance(value, Length)}
    return RoleStyle(**{**said, **points})
