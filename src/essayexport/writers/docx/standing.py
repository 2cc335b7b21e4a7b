"""Which style a paragraph has: its role's, or one of its own where it stands elsewhere than its role does by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from essayexport.document import Alignment, Role
from essayexport.records import record
from essayexport.style.names import WORD_NAMES
from essayexport.style.page import PageStyle, TextAlign
from essayexport.writers.docx.xml import escaped
from essayexport.writers.entries import WHOLE, Form, Shape, set_so
from essayexport.writers.surroundings import SURROUNDINGS

COLUMN_ALIGN: Mapping[Alignment, TextAlign] = MappingProxyType(
    {Alignment.LEFT: TextAlign.LEFT, Alignment.CENTER: TextAlign.CENTER, Alignment.RIGHT: TextAlign.RIGHT}
)

_IN_LIST = frozenset({Role.LIST_ITEM, Role.LIST_CONTINUED})
_IN_QUOTE = frozenset({Role.BLOCK_QUOTE, Role.BLOCK_QUOTE_CONTINUED, Role.LINE_BLOCK})


@record
class Standing:
    """Where a paragraph stands: the lists, quotes and definitions around it, and how its division or table column is aligned.

    `around` is the role of the paragraphs of the note or cell that it stands in; `after_display` where it follows a table or
    figure, `opens_page` where it follows a page break; `kept` where a paragraph stays on one page with what follows;
    `leftwards` where it is written from right to left, `rightwards` where it is not in a paper that is; `named` is a style
    that its author asked for by name; `numbered` where a formula has its number at the right margin; `form` is
    that of a line of an entry in a reference list.
    """

    lists: int = 0
    quotes: int = 0
    alignment: Alignment = Alignment.DEFAULT
    around: Role | None = None
    after_display: bool = False
    opens_page: bool = False
    kept: bool = False
    definitions: int = 0
    leftwards: bool = False
    rightwards: bool = False
    named: str = ""
    numbered: bool = False
    form: Form = WHOLE

    def within(self, *, lists: int = 0, quotes: int = 0, definitions: int = 0) -> "Standing":
        """The standing that many lists, quotes and definitions further in, where no division aligns the lines."""
        return replace(
            self,
            lists=self.lists + lists,
            quotes=self.quotes + quotes,
            definitions=self.definitions + definitions,
            alignment=Alignment.DEFAULT,
        )


ALONE = Standing()


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """The styles that paragraphs have been given so far, by role and standing; the value is the style's id."""

    page: PageStyle
    leftwards: bool = False
    """The paper is written from right to left."""
    ids: dict[tuple[Role, Standing], str] = field(default_factory=dict)

    def of(self, role: Role, standing: Standing) -> str:
        """The id of the style of a paragraph."""
        if standing.alignment in _OPPOSITE and not standing.numbered and self._is_leftward(standing):
            standing = replace(standing, alignment=_OPPOSITE[standing.alignment])
        found = self.ids.get((role, standing))
        if found is None:
            found = self.ids[role, standing] = escaped(style_id(style_name(role, proper(self.page, role, standing))))
        return found

    def _is_leftward(self, standing: Standing) -> bool:
        return standing.leftwards or (self.leftwards and not standing.rightwards)


_OPPOSITE: Mapping[Alignment, Alignment] = MappingProxyType({Alignment.LEFT: Alignment.RIGHT, Alignment.RIGHT: Alignment.LEFT})
"""Word's left is where lines begin (ECMA-376 part 1, 17.3.1.13), an author's is the left of the page."""


def style_id(name: str) -> str:
    """The id that Word gives a style of this name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def indents(page: PageStyle, role: Role, standing: Standing) -> tuple[float, float]:
    """How far a paragraph of a role stands in from the left and the right edge of the text block, in points."""
    own = set_so(page, page.roles[role], standing.form)
    quote, meaning, at_home = page.roles[Role.BLOCK_QUOTE], page.roles[Role.DEFINITION], home(role)
    quotes, meanings = max(0, standing.quotes - at_home.quotes), max(0, standing.definitions - at_home.definitions)
    left = own.indent_left + standing.lists * page.list_indent + quotes * quote.indent_left + meanings * meaning.indent_left
    right = own.indent_right + quotes * quote.indent_right + meanings * meaning.indent_right
    deepest = page.text_width * 3 / 4  # deeper nesting would leave the words no room
    return min(left, deepest), min(right, page.text_width - deepest)


def home(role: Role) -> Standing:
    """Where paragraphs of a role stand if nothing else is around them."""
    return Standing(lists=int(role in _IN_LIST), quotes=int(role in _IN_QUOTE), definitions=int(role is Role.DEFINITION))


def proper(page: PageStyle, role: Role, standing: Standing) -> Standing:
    """The standing as far as it shows: never less than the role's own, and nothing that the role says anyway."""
    own, at_home = page.roles[role], home(role)
    lists = at_home.lists if role is Role.LIST_ITEM else max(standing.lists, at_home.lists)  # numbering indents the items
    same = COLUMN_ALIGN.get(standing.alignment, own.align) is own.align
    return Standing(
        lists=lists,
        quotes=max(standing.quotes, at_home.quotes),
        alignment=Alignment.DEFAULT if same else standing.alignment,
        around=None if role in SURROUNDINGS else standing.around,
        after_display=standing.after_display
        and role is not Role.BODY  # which has a role of its own there
        and not own.page_break_before
        and own.space_before < page.roles[Role.BODY_AFTER_DISPLAY].space_before,
        opens_page=standing.opens_page and not own.page_break_before,
        kept=standing.kept and not own.keep_with_next,
        definitions=max(standing.definitions, at_home.definitions),
        leftwards=standing.leftwards,
        rightwards=standing.rightwards,
        named=standing.named,
        numbered=standing.numbered,
        form=standing.form,
    )


def style_name(role: Role, standing: Standing) -> str:
    """The name of the style of paragraphs that stand so: Word's own series where it has one ("List Continue 2")."""
    at_home, name = home(role), WORD_NAMES[role]
    if standing.named:
        name = standing.named if role is Role.BODY else f"{standing.named} {name}"
    if role is Role.LIST_CONTINUED and standing.lists > 1:
        name += f" {standing.lists}"
    elif standing.lists > at_home.lists:
        name += _counted(" in List", standing.lists)
    if standing.quotes > at_home.quotes:
        name += _counted(" in Quote", standing.quotes - at_home.quotes)
    if standing.definitions > at_home.definitions:
        name += _counted(" in Definition", standing.definitions - at_home.definitions)
    if standing.around is not None:
        name += f" in {SURROUNDINGS[standing.around]}"
    if standing.form != WHOLE:
        name += _formed(standing.form)
    if standing.after_display:
        name += " After Display"
    if standing.opens_page:
        name += " On New Page"
    if standing.numbered:
        name += " Numbered"
    elif standing.alignment is not Alignment.DEFAULT:
        name += f" {standing.alignment.value.title()}"
    if standing.leftwards:
        name += " Leftwards"
    if standing.rightwards:
        name += " Rightwards"
    return f"{name} Kept" if standing.kept else name


def _formed(form: Form) -> str:
    shape = "" if form.shape is Shape.HANGING else f" {form.shape.value.title()}"
    return shape + ("" if form.closes else " Opening" if form.opens else " Between") + (" Closing" * (form.closes > form.opens))


def _counted(words: str, times: int) -> str:
    return f"{words} {times}" if times > 1 else words
