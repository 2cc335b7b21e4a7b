"""How the reference list stands on the page: the words of the citation style in the measures of the page style."""

import pytest

from essayexport.arrange import arrange, with_list_look
from essayexport.document import (
    NO_LOOK,
    Attributes,
    Bibliography,
    Block,
    Div,
    Document,
    Entry,
    EntryLine,
    Heading,
    ListLook,
    Meta,
    PageSettings,
    Paragraph,
    Role,
    Setting,
    Text,
    plain,
)
from essayexport.style import PageStyle, RoleStyle, Spacing, SpacingRule, load

APA = load("apa", PageSettings(), "en-US", print)
USUAL = APA.roles[Role.REFERENCE]


def entry(label: str = "", *lines: EntryLine) -> Entry:
    return Entry("k", "ref-k", (Text("Words."),), (Text(label),) if label else (), lines)


def look(said: ListLook = NO_LOOK, *entries: Entry, style: PageStyle = APA, meta: Meta | None = None) -> RoleStyle:
    """How references are set in a paper with one list."""
    document = Document(meta or Meta(), (Div(Attributes("refs"), (Bibliography(entries or (entry(),), said),)),))
    return with_list_look(document, style).roles[Role.REFERENCE]


def flat() -> PageStyle:
    """The page style with references that do not hang."""
    plain = USUAL._replace(indent_left=0.0, first_line=0.0)
    return APA._replace(roles={**APA.roles, Role.REFERENCE: plain})


def test_a_citation_style_that_says_nothing_leaves_the_page_style_as_it_is() -> None:
    document = Document(Meta(), (Bibliography((entry(),)),))
    assert with_list_look(document, APA) is APA


def test_a_paper_without_a_list_leaves_the_page_style_as_it_is() -> None:
    assert with_list_look(Document(Meta(), ()), APA) is APA


@pytest.mark.parametrize(
    ("said", "style", "indents"),
    [
        (ListLook(hanging=True), APA, (36, -36)),
        (ListLook(hanging=True), flat(), (36, -36)),
        (ListLook(hanging=False), APA, (0, 0)),
        (ListLook(hanging=False), flat(), (0, 0)),
        (ListLook(line_spacing=1), APA, (36, -36)),
        (ListLook(line_spacing=1), flat(), (0, 0)),
    ],
)
def test_entries_hang_as_the_citation_style_says(said: ListLook, style: PageStyle, indents: tuple[float, float]) -> None:
    own = look(said, style=style)
    assert (own.indent_left, own.first_line) == indents


def test_lines_stand_as_far_apart_as_the_citation_style_says() -> None:
    own = look(ListLook(line_spacing=1))
    assert (own.spacing, own.space_after) == (Spacing(SpacingRule.FACTOR, 1), 0)


def test_entries_stand_that_many_lines_apart() -> None:
    own = look(ListLook(entry_spacing=2, line_spacing=1))
    assert own.space_after == pytest.approx(2 * 13.8, abs=0.05)
    assert own.space_before == 0


def test_the_distance_of_lines_that_the_essay_asks_for_stays() -> None:
    meta = Meta(page=PageSettings(linestretch=Setting("1.5")))
    assert look(ListLook(line_spacing=1), meta=meta).spacing == USUAL.spacing


@pytest.mark.parametrize(("label", "width"), [("1.", 18), ("10.", 24), ("[1]", 22), ("[10]", 29), ("[100]", 35)])
def test_labels_stand_in_a_column_that_the_widest_fits_in(label: str, width: float) -> None:
    own = look(NO_LOOK, entry("1."), entry(label))
    assert (own.indent_left, own.first_line) == (width, -width)


def test_labels_of_further_lines_count_too() -> None:
    own = look(NO_LOOK, entry("", EntryLine((Text("Words."),), (Text("[10]"),))))
    assert (own.indent_left, own.first_line) == (29, -29)


def test_labels_may_stand_in_the_margin_of_the_page() -> None:
    own = look(ListLook(in_margin=True), entry("[1]"))
    assert (own.indent_left, own.first_line) == (0, -22)


def test_labels_that_the_margin_has_no_room_for_stand_in_the_text() -> None:
    own = look(ListLook(in_margin=True), entry("[Knuth et al., 1984]"))
    assert own.indent_left == -own.first_line > 72


def test_labels_take_a_third_of_the_line_at_most() -> None:
    assert look(NO_LOOK, entry("A label as long as a sentence of several words is")).indent_left == 156


# ------------------------------------------------------------------------------------------------- the headings over lists


def heading(level: int, words: str) -> Heading:
    return Heading(level, (Text(words),))


def selection(*entries: Entry) -> Div:
    return Div(Attributes(classes=("refs",)), (Bibliography(entries or (entry(),), whole=False),))


def headings(*blocks: Block) -> list[tuple[str, int, Role | None]]:
    arranged = arrange(Document(Meta(), blocks), APA).blocks
    return [(plain(block.children), block.level, block.role) for block in arranged if isinstance(block, Heading)]


def test_the_heading_over_nothing_but_lists_that_select_is_their_label() -> None:
    text = Paragraph((Text("Text."),))
    blocks = (
        heading(1, "One"),
        text,
        heading(1, "References"),
        heading(2, "Books"),
        selection(),
        heading(2, "Others"),
        selection(),
    )
    assert headings(*blocks) == [
        ("One", 1, Role.HEADING_1),
        ("References", 1, Role.SECTION_LABEL),
        ("Books", 2, Role.HEADING_2),
        ("Others", 2, Role.HEADING_2),
    ]


def test_the_list_of_a_chapter_stands_under_the_heading_that_its_author_gave_it() -> None:
    text = Paragraph((Text("Text."),))
    blocks = (heading(1, "One"), text, heading(2, "Works cited here"), selection(), heading(1, "Two"), text, selection())
    assert headings(*blocks) == [
        ("One", 1, Role.HEADING_1),
        ("Works cited here", 2, Role.HEADING_2),
        ("Two", 1, Role.HEADING_1),
    ]


def test_a_list_that_selects_gets_no_label() -> None:
    assert headings(selection()) == []


def test_the_whole_list_beside_others_has_its_label() -> None:
    whole = Div(Attributes("refs"), (Bibliography((entry(),)),))
    assert headings(selection(), whole) == [("References", 1, Role.SECTION_LABEL)]
