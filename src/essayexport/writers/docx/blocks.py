"""Paragraphs and what is made of them: one function for each block of the tree."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from essayexport.arrange.divisions import is_page_break
from essayexport.document import (
    Alignment,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    CodeBlock,
    DefinitionList,
    Div,
    Entry,
    Figure,
    Heading,
    Inlines,
    LineBlock,
    LineBreak,
    List,
    Math,
    Paragraph,
    RawBlock,
    Role,
    Rule,
    RunIn,
    Table,
)
from essayexport.patterns import pattern
from essayexport.records import record
from essayexport.style.names import WORD_NAMES
from essayexport.writers.docx.inlines import Around, inlines_xml
from essayexport.writers.docx.ledger import Ledger, Story
from essayexport.writers.docx.runs import code_run, look_of, note_number_run, plain_run
from essayexport.writers.docx.standing import ALONE, Standing, indents, style_id
from essayexport.writers.docx.styles import NORMAL, RULE, TABLE
from essayexport.writers.docx.tables import table_xml
from essayexport.writers.docx.xml import printable
from essayexport.writers.entries import WHOLE, Line, is_labelled, lines_of
from essayexport.writers.fitting import words_height
from essayexport.writers.meanings import alignment, direction, is_rightwards


@record
class Place:
    """Where blocks stand: in which part, in how wide a column (points), under which lists and quotes, in which language."""

    story: Story
    width: float
    standing: Standing = ALONE
    language: str = ""


@record
class Opening:
    """What the first paragraph of an item or a note carries: properties (its number) and runs (its mark)."""

    properties: str = ""
    runs: str = ""


_NO_OPENING = Opening()


def body_xml(blocks: Blocks, ledger: Ledger) -> str:
    """The text of the document, the blocks of `w:body`: at least a paragraph."""
    place = Place(Story.DOCUMENT, ledger.page.text_width)
    return blocks_xml(blocks, place, ledger) or _of_role(Role.BODY, "", place, ledger)


def blocks_xml(blocks: Blocks, place: Place, ledger: Ledger) -> str:
    """Block-level elements, and never two tables without a paragraph between them, which Word would join."""
    parts: list[str] = []
    for written in filter(None, _blocks(blocks, place, ledger)):
        if parts and _OPENS_WITH_TABLE.match(written) and _ENDS_WITH_TABLE.search(parts[-1][-_FEW:]):
            parts.append(_of_role(Role.BODY, "", place, ledger))
        parts.append(written)
    return "".join(parts)


def _blocks(blocks: Blocks, place: Place, ledger: Ledger) -> Iterator[str]:
    for block in blocks:
        yield _block(block, place, ledger)
        place = _behind(block, place)


def _behind(block: Block | None, place: Place) -> Place:
    """The place behind a block, for None behind one that is neither table nor figure."""
    display, page_break = isinstance(block, Table | Figure), block is not None and _ends_page(block)
    if place.standing.after_display is display and place.standing.opens_page is page_break:
        return place
    return replace(place, standing=replace(place.standing, after_display=display, opens_page=page_break))


def _ends_page(block: Block) -> bool:
    """Whether a block is a page break or has one at its end."""
    match block:
        case Div() | BlockQuote() if block.blocks:
            return _ends_page(block.blocks[-1])
        case List() if block.items and block.items[-1]:
            return _ends_page(block.items[-1][-1])
        case _:
            return is_page_break(block)


_OPENS_WITH_TABLE = pattern(r"(<w:bookmark[^>]*>)*<w:tbl>")
_ENDS_WITH_TABLE = pattern(r"</w:tbl>(<w:bookmark[^>]*>)*$")
_FEW = 400
"""Characters at the end of a block that are looked at for a table and bookmarks after it."""


def _block(block: Block, place: Place, ledger: Ledger) -> str:
    match block:
        case Paragraph(children=(Math() as math,), role=Role.EQUATION):
            return _equation(block, math, place, ledger)
        case Paragraph():
            return _paragraph(block, place, ledger)
        case Heading():
            return _heading(block, place, ledger)
        case RunIn():
            return _run_in(block, place, ledger)
        case BlockQuote():
            return blocks_xml(block.blocks, replace(place, standing=place.standing.within(quotes=1)), ledger)
        case List():
            return _list(block, place, ledger)
        case DefinitionList():
            return _definitions(block, place, ledger)
        case LineBlock():
            lines = tuple(inline for line in block.lines for inline in (LineBreak(), *line))[1:]
            return _paragraph(Paragraph(lines, Role.LINE_BLOCK), place, ledger)
        case RawBlock():
            return ""
        case CodeBlock():
            return _code(block, place, ledger)
        case Table():
            return _table(block, place, ledger)
        case Figure():
            return _figure(block, place, ledger)
        case Rule():
            # a space of no width, so that nobody takes the line for an empty paragraph
            return _paragraph_element(style_id(RULE), "", plain_run("\u200b"))
        case Div():
            return _division(block, place, ledger)
        case Bibliography():
            labelled, below = is_labelled(block), _behind(None, place)
            return "".join(_entry(entry, below, ledger, labelled=labelled) for entry in block.entries)
        case _:
            assert_never(block)


def _paragraph_element(style: str, properties: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _of_role(role: Role, content: str, place: Place, ledger: Ledger, opening: Opening = _NO_OPENING) -> str:
    style = ledger.styles.of(role, place.standing)
    return _paragraph_element(style, opening.properties, opening.runs + content)


def _words(inlines: Inlines, role: Role, place: Place, ledger: Ledger, taken: float = 0) -> str:
    """The runs of a paragraph; `taken` is what its pictures have to leave of the height of the page."""
    page = ledger.page
    left, right = indents(page, role, place.standing)
    own = page.roles[role]
    below = max(0, own.leading - own.font.ascent * own.size)  # a picture stands on the base line
    height = page.text_height - below - taken
    around = Around(ledger, place.story, place.width - left - right, height, _note)
    return inlines_xml(inlines, look_of(own, place.language, leftwards=_is_leftward(place, ledger)), around)


def _is_leftward(place: Place, ledger: Ledger) -> bool:
    """Whether text in a place is written from right to left."""
    return place.standing.leftwards or (ledger.leftwards and not place.standing.rightwards)


def _by_words(words: Inlines, place: Place, ledger: Ledger) -> Place:
    """The place of a paragraph that is all of other languages in a paper that is written from right to left."""
    if not ledger.leftwards or place.standing.leftwards or place.standing.rightwards or not is_rightwards(words):
        return place
    return replace(place, standing=replace(place.standing, rightwards=True))


def _paragraph(block: Paragraph, place: Place, ledger: Ledger, opening: Opening = _NO_OPENING, taken: float = 0) -> str:
    start, end = ledger.bookmarks.marks(block.attributes.identifier)
    place = _by_words(block.children, place, ledger)
    content = _words(block.children, block.role, place, ledger, taken)
    return _of_role(block.role, f"{start}{content}{end}", place, ledger, opening)


def _equation(block: Paragraph, math: Math, place: Place, ledger: Ledger) -> str:
    """A display formula by itself; one with a number in the middle of its line, the number at the right margin."""
    from essayexport.writers.docx.formulas import display_xml  # noqa: PLC0415 - reads TeX, which most essays have none of
    from essayexport.writers.equations import margin  # noqa: PLC0415 - likewise

    beside, display = margin(math), display_xml(math)
    if beside:
        return _numbered_equation(block, beside, place, ledger)
    if display is None:
        return _paragraph(block, place, ledger)
    marks = (ledger.bookmarks.marks(name) for name in (block.attributes.identifier, math.identifier))
    return _of_role(block.role, "".join(map("".join, marks)) + display, place, ledger)


def _numbered_equation(block: Paragraph, beside: Inlines, place: Place, ledger: Ledger) -> str:
    """A formula between two tabs, and behind the second what stands at the right margin."""
    numbered = replace(place.standing, alignment=Alignment.LEFT, numbered=True)
    start, end = ledger.bookmarks.marks(block.attributes.identifier)
    formula, number = (_words(words, block.role, place, ledger) for words in (block.children, beside))
    tab = "<w:r><w:tab/></w:r>"
    content = f"{start}{tab}{formula}{tab}{number}{end}"
    return _of_role(block.role, content, replace(place, standing=numbered), ledger)


def _heading(block: Heading, place: Place, ledger: Ledger, mark: str = "") -> str:
    role = block.role or Role[f"HEADING_{min(block.level, 6)}"]
    start, end = ledger.bookmarks.marks(block.attributes.identifier)
    content = _words(block.children, role, place, ledger)
    return _of_role(role, f"{start}{content}{end}", place, ledger, Opening(mark))


def _run_in(block: RunIn, place: Place, ledger: Ledger) -> str:
    """Word's style separator: the mark that ends the heading is hidden for good (ECMA-376 part 1, 17.3.2.36)."""
    heading = _heading(block.heading, place, ledger, mark="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    paragraph = block.paragraph
    if paragraph.role is Role.BODY_AFTER_DISPLAY:  # the two are one paragraph, and the first says what stands above it
        paragraph = replace(paragraph, role=Role.BODY)
    return heading + _paragraph(paragraph, _behind(None, place), ledger, Opening(runs=plain_run(" ")))


def _entry(entry: Entry, place: Place, ledger: Ledger, *, labelled: bool) -> str:
    """An entry; the bookmark that its cites lead to lies on its first line."""
    marks = ledger.bookmarks.marks(entry.identifier)
    lines = lines_of(entry, labelled=labelled)
    return "".join(_entry_line(line, marks if line.form.opens else ("", ""), place, ledger) for line in lines)


def _entry_line(line: Line, marks: tuple[str, str], place: Place, ledger: Ledger) -> str:
    """A line of an entry, a tab behind its label."""
    place = _by_words(line.children, place, ledger)
    if line.form != WHOLE:
        place = replace(place, standing=replace(place.standing, form=line.form))
    start, end = marks
    label = _words(line.label, Role.REFERENCE, place, ledger) + "<w:r><w:tab/></w:r>" if line.label else ""
    content = _words(line.children, Role.REFERENCE, place, ledger)
    return _of_role(Role.REFERENCE, f"{start}{label}{content}{end}", place, ledger)


def _code(block: CodeBlock, place: Place, ledger: Ledger, opening: Opening = _NO_OPENING) -> str:
    start, end = ledger.bookmarks.marks(block.attributes.identifier)
    content = code_run(block.text, look_of(ledger.page.roles[Role.CODE_BLOCK]))
    return _of_role(Role.CODE_BLOCK, f"{start}{content}{end}", place, ledger, opening)


def _list(block: List, place: Place, ledger: Ledger) -> str:
    inside = replace(place, standing=place.standing.within(lists=1))
    opening = Opening(properties=ledger.numbering.add(block, inside.standing))
    written: list[str] = []
    for item in block.items:
        written.append(_opened(item, opening, Role.LIST_ITEM, inside, ledger))
        inside = _behind(item[-1] if item and _ends_page(item[-1]) else None, inside)
    return "".join(written)


def _division(block: Div, place: Place, ledger: Ledger) -> str:
    """Blocks whose author said how they are aligned, in which language and direction they are, or which style they have."""
    attributes, standing = block.attributes, place.standing
    aligned, way, named = (
        alignment(attributes),
        direction(attributes, leftwards=ledger.leftwards),
        attributes.get("custom-style") or "",
    )
    inside = replace(
        standing,
        alignment=standing.alignment if aligned is Alignment.DEFAULT else aligned,
        leftwards=way == "rtl" and not ledger.leftwards if way else standing.leftwards,
        rightwards=way == "ltr" and ledger.leftwards if way else standing.rightwards,
        named=standing.named if _names_a_role(named) else printable(" ".join(_NAME_PARTS.sub(" ", named).split())),
    )
    spoken = replace(place, standing=inside, language=attributes.get("lang") or place.language)
    return "".join(ledger.bookmarks.marks(attributes.identifier)) + blocks_xml(block.blocks, spoken, ledger)


_NAME_PARTS = pattern("[,;]")
"""What parts the names of a style in Word."""

_ROLE_NAMES = frozenset(name.casefold() for name in (*WORD_NAMES.values(), NORMAL, TABLE, RULE))


def _names_a_role(name: str) -> bool:
    """Whether a style is asked for that needs no other than its role's, or none is."""
    return not name or name.casefold() in _ROLE_NAMES


def _definitions(block: DefinitionList, place: Place, ledger: Ledger) -> str:
    parts: list[str] = []
    for term, meanings in block.items:
        parts.append(_paragraph(Paragraph(term, Role.TERM), place, ledger))
        place = _behind(None, place)
        inside = replace(place, standing=place.standing.within(definitions=1))
        parts += (blocks_xml(meaning, inside, ledger) for meaning in meanings)
    return "".join(parts)


def _opened(blocks: Blocks, opening: Opening, role: Role, place: Place, ledger: Ledger) -> str:
    """Blocks whose first paragraph carries an opening; one of its own does where they start with something else."""
    first, rest, below = blocks[:1], blocks[1:], _behind(None, place)
    match first:
        case (Paragraph() as paragraph,):
            return _paragraph(paragraph, place, ledger, opening) + blocks_xml(rest, below, ledger)
        case (CodeBlock() as code,):
            return _code(code, place, ledger, opening) + blocks_xml(rest, below, ledger)
        case _:
            return _of_role(role, "", place, ledger, opening) + blocks_xml(blocks, below, ledger)


def _note(blocks: Blocks, ledger: Ledger) -> str:
    """The blocks of a footnote, opened by its number."""
    place = Place(Story.FOOTNOTES, ledger.page.text_width, Standing(around=Role.FOOTNOTE))
    opening = Opening(runs=note_number_run("<w:footnoteRef/>") + plain_run(" "))
    return _closed(_opened(blocks, opening, Role.FOOTNOTE, place, ledger), Role.FOOTNOTE, place, ledger)


def _closed(written: str, role: Role, place: Place, ledger: Ledger) -> str:
    """Cells and notes end with a paragraph (17.4.65)."""
    return written if written.endswith("</w:p>") else written + _of_role(role, "", place, ledger)


def _table(block: Table, place: Place, ledger: Ledger) -> str:
    left, right = indents(ledger.page, Role.BODY, place.standing)

    def write_cell(blocks: Blocks, role: Role, standing: Standing, width: float) -> str:
        around = place.standing
        turned = replace(standing, leftwards=around.leftwards, rightwards=around.rightwards)
        cell = replace(place, width=width, standing=turned)
        return _closed(blocks_xml(blocks, cell, ledger), role, cell, ledger)

    marks = "".join(ledger.bookmarks.marks(block.attributes.identifier))
    caption, rows = blocks_xml(block.caption, place, ledger), ""
    if block.rows:  # Word knows no table without rows
        leftwards = _is_leftward(place, ledger)
        rows = table_xml(block, left, place.width - left - right, ledger.page, write_cell, leftwards=leftwards)
    return marks + caption + rows + blocks_xml(block.notes, _behind(None, place), ledger)


def _figure(block: Figure, place: Place, ledger: Ledger) -> str:
    """A picture with its caption and notes on one page, small enough to leave them room."""
    marks = "".join(ledger.bookmarks.marks(block.attributes.identifier))
    followed = bool(block.notes or (block.caption and block.caption_below))
    below = _behind(None, place)
    at = place if block.caption_below or not block.caption else below
    held = replace(at, standing=replace(at.standing, kept=followed))
    picture = _paragraph(Paragraph((block.image,), Role.FIGURE), held, ledger, taken=words_height(block, ledger.page))
    caption = blocks_xml(block.caption, below if block.caption_below else place, ledger)
    parts = (picture, caption) if block.caption_below else (caption, picture)
    return "".join((marks, *parts, blocks_xml(block.notes, below, ledger)))
