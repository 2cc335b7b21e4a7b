"""A page style in memory: every measure of the page, complete for every role. All lengths are points (1/72 in)."""

from collections.abc import Mapping
from enum import Enum

from essayexport.document import Role
from essayexport.records import NamedTuple


class TextAlign(Enum):
    """The values are CSS's `text-align`."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class SpacingRule(Enum):
    """How the distance of lines is said, as Word says it (ECMA-376 part 1, 17.18.48): the values are `w:lineRule`'s."""

    FACTOR = "auto"
    """A factor of the font's natural height: 1 is Word's Single, 2 its Double."""
    AT_LEAST = "atLeast"
    EXACT = "exact"


class Spacing(NamedTuple):
    """The distance of lines: `value` is a factor for FACTOR, else points."""

    rule: SpacingRule
    value: float


class Font(NamedTuple):
    """A font family and what a layout must know of it.

    `substitutes` are metric-compatible families for machines that lack it; `generic` is CSS's generic family. `ascent`,
    `descent` and `line_gap` are shares of the font size (the font's hhea table); their sum is the natural height of a line.
    `others` are families for the characters that none of these have; `east_asian` and `complex_script` those that Word takes
    for such text, empty where it is set in `family` too.
    """

    family: str
    substitutes: tuple[str, ...]
    generic: str
    ascent: float
    descent: float
    line_gap: float
    others: tuple[str, ...] = ()
    east_asian: str = ""
    complex_script: str = ""

    @property
    def natural_height(self) -> float:
        """The height of a line set Single, as a factor of the font size."""
        return self.ascent + self.descent + self.line_gap


def leading_of(font: Font, size: float, spacing: Spacing) -> float:
    """The distance of two lines in points, for a font of `size` points."""
    natural = font.natural_height * size
    match spacing.rule:
        case SpacingRule.FACTOR:
            return spacing.value * natural
        case SpacingRule.AT_LEAST:
            return max(spacing.value, natural)
        case SpacingRule.EXACT:
            return spacing.value


class RoleStyle(NamedTuple):
    """How one role is set. `first_line` is negative for a hanging indent; both indents are from the text block's edge."""

    font: Font
    size: float
    bold: bool
    italic: bool
    underline: bool
    superscript: bool
    colour: str | None
    align: TextAlign
    indent_left: float
    indent_right: float
    first_line: float
    space_before: float
    space_after: float
    spacing: Spacing
    keep_with_next: bool
    keep_together: bool
    page_break_before: bool
    widow_control: bool

    @property
    def leading(self) -> float:
        """The distance of two lines in points, as Word would set it."""
        return leading_of(self.font, self.size, self.spacing)


class Paper(NamedTuple):
    """The sheet."""

    name: str
    width: float
    height: float


class Margins(NamedTuple):
    """The margins of the text block."""

    top: float
    right: float
    bottom: float
    left: float


class Header(NamedTuple):
    """The running head: `distance` from the upper edge of the sheet; both parts may be absent.

    `running_head` prints the document's running head at the left; `page_number` says where the page number stands.
    """

    distance: float
    running_head: bool
    page_number: TextAlign | None


class TableRules(NamedTuple):
    """Widths in points of the rules of a table, 0 for none: above it, under its head, above its foot, below it."""

    top: float
    head: float
    foot: float
    bottom: float


class LineAcross(NamedTuple):
    """A line across the text block, as between scenes: its width in points, and the space above and below it."""

    width: float
    space: float


LABELS = (
    *("abstract", "keywords", "references", "table", "figure", "equation", "section", "appendix", "note", "and"),
    *("tables", "figures", "equations", "sections", "appendices"),
)
"""What a style has words for: labels of parts and captions, the opening of a note, and what joins the last of several authors.
Those of several are for mentions: "Figures 1 and 2"."""


TITLE_LINES = (Role.TITLE, Role.SUBTITLE, Role.AUTHOR, Role.AFFILIATION, Role.COURSE, Role.INSTRUCTOR, Role.DATE)
"""The lines that a title page may have."""


class Part(Enum):
    """The parts of a paper; the values are what a page style calls them."""

    TITLE_PAGE = "title-page"
    ABSTRACT = "abstract"
    TEXT = "text"
    REFERENCES = "references"
    APPENDICES = "appendices"


class Matter(NamedTuple):
    """What a manual asks of the parts of the paper; `arrange` reads it, no writer does."""

    order: tuple[Part, ...]
    """The parts of the paper in their order."""
    title_page: tuple[Role, ...]
    """The lines of the title page in their order; empty for no title page. Without SUBTITLE the subtitle joins the title."""
    repeat_title: bool
    """The title stands again above the text."""
    run_in_levels: tuple[int, ...]
    """Heading levels that their text follows on the same line, after a full stop."""
    caption_below_figure: bool
    appendix_names_sole_item: bool
    """A table or figure that is all of an appendix goes by the label and title of the appendix."""
    labels: Mapping[str, str]
    """Words that the style prints, by the keys of `LABELS`."""


class PageStyle(NamedTuple):
    """A complete page style. `roles` has every `Role`.

    A paragraph in a list of level n, the outermost being 1, stands n times `list_indent` further in than its role says.
    """

    name: str
    title: str
    csl: str
    paper: Paper
    margins: Margins
    header: Header
    list_indent: float
    cell_padding: float
    """Between the edge of a table's cell and its words, at left and right."""
    table_rules: TableRules
    line_across: LineAcross
    matter: Matter
    roles: Mapping[Role, RoleStyle]

    @property
    def text_width(self) -> float:
        """The width of the text block."""
        return self.paper.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """The height of the text block."""
        return self.paper.height - self.margins.top - self.margins.bottom
