"""How a paper looks: the page style that every writer reads."""

from essayexport.style.finding import available, find, is_path
from essayexport.style.loading import load
from essayexport.style.page import (
    Font,
    Header,
    Margins,
    Matter,
    PageStyle,
    Paper,
    Part,
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
    "Part",
    "RoleStyle",
    "Spacing",
    "SpacingRule",
    "TableRules",
    "TextAlign",
    "available",
    "find",
    "is_path",
    "load",
]
