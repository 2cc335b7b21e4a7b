"""The page style as CSS: the numbers of the style, and where the text stands in its lines."""

import pytest

from essayexport.document import PageSettings, Role
from essayexport.style import Header, PageStyle, Spacing, SpacingRule, TextAlign, load
from essayexport.style.page import LineAcross
from essayexport.writers import css

APA: PageStyle = load("apa", PageSettings(), "en-US", lambda _: None)

FAMILY = '"Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman", "TeX Gyre Termes", serif'


def test_body_text_says_all_that_its_role_does() -> None:
    assert css.role_rule(Role.BODY, APA) == {
        "font-family": FAMILY,
        "font-size": "12pt",
        "font-weight": "normal",
        "font-style": "normal",
        "text-decoration": "none",
        "color": "inherit",
        "vertical-align": "baseline",
        "line-height": "27.6pt",
        "text-align": "start",
        "text-indent": "36pt",
        "margin": "0pt 0pt 0pt",
        "margin-inline": "0pt 0pt",
        "break-before": "auto",
        "break-after": "auto",
        "break-inside": "auto",
        "orphans": "2",
        "widows": "2",
    }


def test_a_hanging_indent_is_negative() -> None:
    rule = css.role_rule(Role.REFERENCE, APA)
    assert (rule["text-indent"], rule["margin-inline"]) == ("-36pt", "36pt 0pt")


def test_a_heading_stays_with_its_text() -> None:
    assert css.role_rule(Role.HEADING_2, APA)["break-after"] == "avoid"


def test_a_section_label_opens_a_page() -> None:
    assert css.role_rule(Role.SECTION_LABEL, APA)["break-before"] == "page"


def test_a_run_of_text_says_only_what_sets_it_off() -> None:
    assert css.role_rule(Role.LINK, APA) == {"line-height": "0"}
    assert css.role_rule(Role.NOTE_NUMBER, APA) == {"vertical-align": "super", "font-size": "65%", "line-height": "0"}


def test_text_set_double_is_raised_by_half_of_what_is_added_to_its_line() -> None:
    font = APA.roles[Role.BODY].font._replace(ascent=0.9, descent=0.2, line_gap=0.0)
    double = APA.roles[Role.BODY]._replace(font=font, size=10, spacing=Spacing(SpacingRule.FACTOR, 2))
    assert css.lift(double) == pytest.approx(5.5)


def test_text_set_single_under_a_line_gap_is_lowered_by_half_of_it() -> None:
    font = APA.roles[Role.BODY].font._replace(ascent=0.9, descent=0.2, line_gap=0.1)
    single = APA.roles[Role.BODY]._replace(font=font, size=10, spacing=Spacing(SpacingRule.FACTOR, 1))
    assert css.lift(single) == pytest.approx(-0.5)


def test_roles_set_like_the_body_are_not_shifted_and_single_ones_are() -> None:
    assert css.shift(Role.HEADING_1, APA) == {}
    assert css.shift(Role.FIGURE, APA) == {"position": "relative", "top": "6.9pt"}
    assert css.shift(Role.FOOTNOTE, APA) == {}


def test_the_page_has_the_sheet_the_margins_and_the_number_of_the_style() -> None:
    page, header = css.page_rules(APA, "")
    assert page == "@page { size: 612pt 792pt; margin: 72pt 72pt 72pt 72pt; }"
    assert [part in header for part in ("@top-right {", "content: counter(page);", "text-align: right;")] == [True] * 3


def test_the_page_number_stands_below_the_edge_of_the_sheet_by_the_distance_of_the_style() -> None:
    lower = APA._replace(header=APA.header._replace(distance=APA.header.distance + 20))
    tops = [css.page_rules(style, "")[1].split("padding-top: ")[1].split("pt;")[0] for style in (APA, lower)]
    assert [float(top) for top in tops] == pytest.approx([36.25, 56.25], abs=0.01)


def test_a_running_head_stands_opposite_the_number() -> None:
    style = APA._replace(header=Header(36, running_head=True, page_number=TextAlign.RIGHT))
    sides = css.page_rules(style, "A HEAD")[1:]
    assert ['content: "A HEAD"' in sides[0], "counter(page)" in sides[1]] == [True, True]


def test_a_running_head_that_is_empty_or_not_wanted_is_not_printed() -> None:
    style = APA._replace(header=Header(36, running_head=True, page_number=None))
    without = APA._replace(header=APA.header._replace(running_head=False))
    assert [len(css.page_rules(style, "")), len(css.page_rules(without, "A HEAD"))] == [1, 2]


@pytest.mark.parametrize("text", ['"', "\\", "\n", "a\"; } @import 'x'", "</style>"])
def test_no_text_ends_its_string(text: str) -> None:
    inner = css.string(text)[1:-1]
    assert [character for character in '"\n<>;}' if character in inner] == []


def test_the_sheet_has_a_rule_for_every_role_but_the_header() -> None:
    sheet = css.sheet(APA, "")
    assert [role for role in Role if role is not Role.HEADER and f"\n.{role.value} {{" not in sheet] == []


def test_a_list_in_a_note_has_the_type_and_the_lines_of_the_note() -> None:
    rules = css.surrounded_rules(APA)
    note, cell = (next(one for one in rules if one.startswith(tag) and ".list-item" in one) for tag in ("article", "td"))
    assert "{ top: 0; font-size: 10pt; line-height: 11.5pt; margin-top: 0pt; margin-bottom: 0pt; }" in note
    assert "{ top: 0; font-size: 12pt; line-height: 13.8pt; margin-top: 3pt; margin-bottom: 3pt; }" in cell


def test_everything_in_a_quotation_is_indented_and_its_paragraphs_not_twice() -> None:
    rules = css.structure_rules(APA)
    assert "blockquote { padding-inline: 36pt 0pt; }" in rules
    assert "blockquote > .block-quote { margin-inline: 0pt 0pt; }" in rules


def test_the_padding_of_cells_and_the_line_across_are_the_style_s() -> None:
    rules = css.structure_rules(APA._replace(cell_padding=7, line_across=LineAcross(2, 5)))
    assert "th, td { padding: 0 7pt; }" in rules
    assert "hr { border: 0; border-top: 2pt solid currentcolor; margin: 5pt 0; }" in rules


def test_emphasis_in_an_italic_role_is_upright_and_in_a_note_in_it_italic_again() -> None:
    rules = css.emphasis_rules(APA)
    assert ".table-title em { font-style: normal; }" in rules
    assert rules[-4:] == [
        ".footnote em { font-style: italic; }",
        ".footnote em em { font-style: normal; }",
        ".footnote em em em { font-style: italic; }",
        ".footnote .upright em { font-style: italic; }",
    ]
