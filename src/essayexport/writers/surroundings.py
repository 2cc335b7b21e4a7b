"""How paragraphs are set that stand in a note or in a cell: lists, quotations and code there are no larger than the rest."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.document import Role
from essayexport.style import PageStyle, RoleStyle

SURROUNDINGS: Mapping[Role, str] = MappingProxyType(
    {Role.FOOTNOTE: "Note", Role.TABLE_HEAD: "Table Head", Role.TABLE_CELL: "Table Cell"}
)
"""The roles of paragraphs that make up notes and cells, and what a writer of styles calls these."""


def surrounded(page: PageStyle, role: Role, around: Role | None) -> RoleStyle:
    """The style of a role in a note or cell whose own paragraphs have the role `around`; outside, what the page style says.

    A paragraph keeps its face, its alignment and its indents. Its lines stand as those around it, its type is no larger.
    """
    own = page.roles[role]
    if around is None or role in SURROUNDINGS:
        return own
    outer = page.roles[around]
    return own._replace(
        size=min(own.size, outer.size),
        spacing=outer.spacing,
        space_before=outer.space_before,
        space_after=outer.space_after,
    )
