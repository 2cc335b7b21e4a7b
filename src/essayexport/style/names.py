"""The name of each role where a reader meets it: the style of Word, and the class in HTML."""

from collections.abc import Mapping
from types import MappingProxyType

from essayexport.document import Role

WORD_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.TITLE: "Title",
        Role.SUBTITLE: "Subtitle",
        Role.AUTHOR: "Author",
        Role.AFFILIATION: "Affiliation",
        Role.COURSE: "Course",
        Role.INSTRUCTOR: "Instructor",
        Role.DATE: "Date",
        Role.TEXT_TITLE: "Text Title",
        Role.SECTION_LABEL: "Section Label",
        Role.APPENDIX_LABEL: "Appendix Label",
        Role.APPENDIX_TITLE: "Appendix Title",
        Role.ABSTRACT: "Abstract",
        Role.KEYWORDS: "Keywords",
        Role.HEADING_1: "heading 1",
        Role.HEADING_2: "heading 2",
        Role.HEADING_3: "heading 3",
        Role.HEADING_4: "heading 4",
        Role.HEADING_5: "heading 5",
        Role.HEADING_6: "heading 6",
        Role.BODY: "Body Text",
        Role.BODY_OPENING: "Body Text Opening",
        Role.BODY_AFTER_DISPLAY: "Body Text After Display",
        Role.BODY_CONTINUED: "Body Text Continued",
        Role.EQUATION: "Equation",
        Role.BLOCK_QUOTE: "Quote",
        Role.BLOCK_QUOTE_CONTINUED: "Quote Continued",
        Role.LIST_ITEM: "List Paragraph",
        Role.LIST_CONTINUED: "List Continue",
        Role.TERM: "Definition Term",
        Role.DEFINITION: "Definition",
        Role.LINE_BLOCK: "Line Block",
        Role.CALLOUT_TITLE: "Callout Title",
        Role.CODE_BLOCK: "Source Code",
        Role.TABLE_NUMBER: "caption",
        Role.TABLE_TITLE: "Table Title",
        Role.TABLE_HEAD: "Table Head",
        Role.TABLE_CELL: "Table Cell",
        Role.TABLE_NOTE: "Table Note",
        Role.FIGURE: "Figure",
        Role.FIGURE_NUMBER: "Figure Caption",
        Role.FIGURE_TITLE: "Figure Title",
        Role.FIGURE_NOTE: "Figure Note",
        Role.REFERENCE: "Bibliography",
        Role.FOOTNOTE: "footnote text",
        Role.HEADER: "header",
        Role.CODE: "Inline Code",
        Role.LINK: "Hyperlink",
        Role.NOTE_NUMBER: "footnote reference",
    }
)
"""Word's own names where Word has the style (in the spelling of ECMA-376 part 1, 17.7.4.9), so that its commands find them."""


def css_class(role: Role) -> str:
    """The class of a role in HTML."""
    return role.value
