"""How a paper looks: the page style that every writer reads."""

from essayexport.style.page import (
    Font,
    Header,
    Margins,
    Matter,
    PageStyle,
    Paper,
    RoleStyle,
    Spacing,
    SpacingRule,
    TableRules,
    TextAlign,
)

__all__ = [
    "Font",
    "Header",
    "Margins",
    "Matter",
    "PageStyle",
    "Paper",
    "RoleStyle",
    "Spacing",
    "SpacingRule",
    "TableRules",
    "TextAlign",
]
