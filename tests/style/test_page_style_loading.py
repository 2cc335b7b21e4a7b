"""A page style is found, read, inherited and changed by the front matter, and says where it is wrong."""

from pathlib import Path

import pytest

from essayexport.diagnostics import Code, Diagnostic, FatalError, Span
from essayexport.document import PageSettings, Role, Setting
from essayexport.style import PageStyle, available, load
from essayexport.style.finding import styles_folder
from essayexport.style.page import LABELS, TITLE_LINES, Font, Part, Spacing, SpacingRule, TextAlign

PLACE = Span("essay.md", 3, 1, 4)


def loaded(name: str = "apa", lang: str = "", **settings: str) -> PageStyle:
    return heard(name, lang, **settings)[0]


def heard(name: str = "apa", lang: str = "", **settings: str) -> tuple[PageStyle, list[Diagnostic]]:
    said: list[Diagnostic] = []
    page = PageSettings(**{key: Setting(value, PLACE) for key, value in settings.items()})
    return load(name, page, lang, said.append), said


def refused(name: str) -> Diagnostic:
    with pytest.raises(FatalError) as error:
        loaded(name)
    return error.value.diagnostic


def style_file(folder: Path, change: str, text: str = "") -> str:
    """A page.toml that says `change` on top of APA's, or `text` in its stead."""
    file = folder / "page.toml"
    file.write_text(text or f'extends = "apa"\n{change}', encoding="utf-8")
    return str(file)


# --------------------------------------------------------------------------------------------------- every style, every role


@pytest.mark.parametrize("name", available())
def test_every_style_has_a_title_a_citation_style_and_all_its_words(name: str) -> None:
    style = loaded(name)
    assert style.name == name
    assert style.title == available()[name] != ""
    assert style.csl
    assert set(style.matter.labels) == set(LABELS)
    assert all(style.matter.labels.values())
    assert sorted(style.matter.order, key=list(Part).index) == list(Part)
    assert set(style.matter.title_page) <= set(TITLE_LINES)


@pytest.mark.parametrize("name", available())
@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_every_role_of_every_style_is_complete_and_sane(name: str, role: Role) -> None:
    style, said = heard(name)
    own = style.roles[role]
    kinds = {"font": Font, "spacing": Spacing, "align": TextAlign, "colour": str | None}
    assert said == []
    assert all(isinstance(value, kinds.get(name, float | bool)) for name, value in own._asdict().items())
    assert 6 <= own.size <= 36
    assert own.size * 2 == round(own.size * 2)
    assert own.size <= own.leading <= 4 * own.size
    assert 0 <= own.indent_left < style.text_width / 2
    assert 0 <= own.indent_right < style.text_width / 2
    assert abs(own.first_line) < style.text_width / 2
    assert 0 <= own.space_before < style.text_height / 2
    assert 0 <= own.space_after < style.text_height / 2
    for length in (own.indent_left, own.indent_right, own.first_line, own.space_before, own.space_after):
        assert length * 20 == pytest.approx(round(length * 20)), "not a whole number of twips"


@pytest.mark.parametrize("name", available())
def test_no_paragraph_begins_left_of_the_text(name: str) -> None:
    style = loaded(name)
    in_list = {Role.LIST_ITEM, Role.LIST_CONTINUED}
    edges = {role: own.indent_left + own.first_line + style.list_indent * (role in in_list) for role, own in style.roles.items()}
    assert min(edges.values()) >= 0


@pytest.mark.parametrize("name", available())
def test_the_header_stands_above_the_text(name: str) -> None:
    style = loaded(name)
    assert style.header.distance + style.roles[Role.HEADER].leading <= style.margins.top


# ------------------------------------------------------------------------------------------------------------------- finding


def test_the_styles_that_come_with_the_tool_are_listed_with_their_titles() -> None:
    assert available()["apa"] == "APA 7, student paper"


def test_a_style_is_found_by_its_folder_and_by_its_file() -> None:
    folder = styles_folder() / "apa"
    assert loaded(str(folder)) == loaded(str(folder / "page.toml")) == loaded("apa")


def test_an_unknown_style_names_the_nearest() -> None:
    assert refused("appa") == Diagnostic(Code.PAGE_STYLE_MISSING, "there is no page style `appa`", None, "did you mean `apa`?")


def test_an_unknown_style_far_from_all_names_them_all() -> None:
    assert refused("vancouver").hint == f"the styles are: {', '.join(f'`{name}`' for name in available())}"


@pytest.mark.parametrize(
    "name",
    ["", "./nowhere", "nowhere/page.toml", "..", ".", "x" * 999, "x/" * 5000, "a\0b"],
    ids=lambda name: name[:20].replace("\0", "NUL"),
)
def test_a_place_without_a_style_is_missing(name: str) -> None:
    assert refused(name).code is Code.PAGE_STYLE_MISSING


def test_a_missing_style_is_reported_where_it_was_named() -> None:
    with pytest.raises(FatalError) as error:
        load("appa", PageSettings(), "", print, PLACE)
    assert error.value.diagnostic.span == PLACE


# ------------------------------------------------------------------------------------------------------------------- reading


def test_a_style_extends_another_and_says_only_what_differs(tmp_path: Path) -> None:
    style, apa = loaded(style_file(tmp_path, 'title = "Mine"\n[page]\nmargin-left = "1.5in"\n')), loaded()
    assert (style.title, style.margins.left, style.margins.right) == ("Mine", 108.0, 72.0)
    assert style.roles == apa.roles
    assert style.name == tmp_path.name


def test_a_role_extends_another_and_the_rest_comes_from_the_body(tmp_path: Path) -> None:
    style = loaded(style_file(tmp_path, '[roles.body]\nsize = "11pt"\n[roles.code-block]\nfont = "Arial"\n'))
    assert (style.roles[Role.BLOCK_QUOTE_CONTINUED].indent_left, style.roles[Role.BLOCK_QUOTE_CONTINUED].size) == (36.0, 11.0)
    assert (style.roles[Role.CODE_BLOCK].font.family, style.roles[Role.CODE_BLOCK].size) == ("Arial", 10.0)


WRONG = {
    "broken TOML": ("[page\n", 2, "the page style is not TOML"),
    "a broken end": ('title = """\nx', 3, "the page style is not TOML"),
    "an unknown key": ('[page]\nmargin-lef = "1in"\n', 3, "a page style has no key `page.margin-lef`"),
    "an unknown table": ("[pages]\nx = 1\n", 2, "a page style has no key `pages`"),
    "an unknown role": ("[roles.bodi]\nbold = true\n", 2, "a page style has no key `roles.bodi`"),
    "a bad length": ('[page]\nlist-indent = "1 ell"\n', 3, "`page.list-indent` is “1 ell”"),
    "lines for a margin": ('[page]\nmargin-top = "3 lines"\n', 3, "`page.margin-top` is “3 lines”"),
    "a negative space": ('[roles.body]\nspace-after = "-1pt"\n', 3, "`roles.body.space-after` is “-1pt”"),
    "no flag": ('[roles.body]\nbold = "yes"\n', 3, "`roles.body.bold` is “yes”"),
    "a bad spacing": ("[roles.body]\nspacing = false\n", 3, "`roles.body.spacing` is False"),
    "a bad colour": ('[roles.body]\ncolour = "blue"\n', 3, "`roles.body.colour` is “blue”"),
    "a bad line of the title page": ('[matter]\ntitle-page = ["title", "body"]\n', 3, "`matter.title-page` is"),
    "a part left out": ('[matter]\norder = ["text"]\n', 3, "`matter.order` is"),
    "a level that is none": ("[matter]\nrun-in-levels = [7]\n", 3, "`matter.run-in-levels` is [7]"),
    "an inline table": ('roles.body = { siz = "1pt" }\n', 2, "a page style has no key `roles.body.siz`"),
    "a value for a table": ("page = 3\n", 2, "`page` is one value"),
    "a missing parent": ('extends = "apa7"\n', 1, "there is no page style `apa7`"),
    "roles in a ring": (
        '[roles.author]\nextends = "subtitle"\n',
        1,
        "these roles extend each other: subtitle → author → subtitle",
    ),
    "margins without text": ('[page]\nmargin-left = "8in"\n', 1, "the margins leave no room for text on letter"),
}


@pytest.mark.parametrize(("change", "line", "message"), WRONG.values(), ids=list(WRONG))
def test_a_wrong_style_says_what_is_wrong_and_on_which_line(tmp_path: Path, change: str, line: int, message: str) -> None:
    whole = change if change.startswith("extends") else ""
    said = refused(style_file(tmp_path, change, whole))
    assert said.message.startswith(message)
    assert said.span
    assert (said.span.path, said.span.line) == (str(tmp_path / "page.toml"), line)


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    assert refused(style_file(tmp_path, '[roles.body]\nfint = "Arial"\n')).hint == "did you mean `roles.body.font`?"


def test_a_style_of_its_own_that_leaves_something_out_is_refused(tmp_path: Path) -> None:
    apa = (styles_folder() / "apa" / "page.toml").read_text(encoding="utf-8")
    said = refused(style_file(tmp_path, "", apa.replace('distance = "0.5in"\n', "").replace('size = "12pt"\n', "", 1)))
    assert said.message == "the style says nothing of `header.distance`, `roles.body.size`"


def test_a_style_extends_by_name_only(tmp_path: Path) -> None:
    said = refused(style_file(tmp_path, "", 'extends = "../other"\n'))
    assert said.message == "a style extends another by its name, not “../other”"


@pytest.mark.parametrize("text", ["\xff\xfe", "a = " + "[" * 5000], ids=["no UTF-8", "too deep"])
def test_a_style_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "page.toml"
    file.write_bytes(text.encode("latin-1"))
    assert refused(str(file)).code is Code.PAGE_STYLE_INVALID


# -------------------------------------------------------------------------------------------------------------- front matter


def test_the_front_matter_changes_paper_and_margins() -> None:
    style = loaded(papersize="a4paper", margin_left="2cm", margin_top="40pt")
    assert (style.paper.name, style.margins.left, style.margins.top, style.margins.right) == ("a4", 56.7, 40.0, 72.0)


def test_the_size_of_the_text_takes_all_sizes_with_it() -> None:
    style = loaded(fontsize="11pt")
    sizes = {role: style.roles[role].size for role in (Role.BODY, Role.TITLE, Role.CODE_BLOCK, Role.FOOTNOTE)}
    assert sizes == {Role.BODY: 11.0, Role.TITLE: 11.0, Role.CODE_BLOCK: 9.0, Role.FOOTNOTE: 9.0}


def test_a_size_without_unit_is_in_points() -> None:
    assert loaded(fontsize="11").roles[Role.BODY].size == 11.0


def test_another_font_is_for_all_that_is_set_in_the_font_of_the_text() -> None:
    style = loaded(mainfont="Calibri")
    assert (style.roles[Role.HEADING_1].font.family, style.roles[Role.CODE].font.family) == ("Calibri", "Courier New")
    assert style.roles[Role.BODY].leading == pytest.approx(2 * 12 * 1.2207, abs=0.001)


def test_an_unknown_font_is_kept_with_a_warning() -> None:
    style, said = heard(mainfont="Zapfino")
    assert style.roles[Role.BODY].font.family == "Zapfino"
    assert [(one.code, one.span) for one in said] == [(Code.FONT_UNKNOWN, PLACE)]


def test_the_stretch_is_for_all_that_is_spaced_like_the_text() -> None:
    style = loaded(linestretch="1.5")
    assert style.roles[Role.REFERENCE].spacing == Spacing(SpacingRule.FACTOR, 1.5)
    assert style.roles[Role.FOOTNOTE].spacing == Spacing(SpacingRule.FACTOR, 1.0)
    assert style.roles[Role.TITLE].space_before == pytest.approx(3 * style.roles[Role.TITLE].leading, abs=0.05)


ODD = {
    "papersize": "foolscap",
    "fontsize": "huge",
    "mainfont": " ",
    "linestretch": "double",
    "margin_left": "1",
    "margin_right": "-1in",
    "margin_top": "wide",
    "margin_bottom": "2 lines",
}


@pytest.mark.parametrize(("setting", "value"), ODD.items(), ids=list(ODD))
def test_an_odd_value_is_reported_at_its_place_and_left_aside(setting: str, value: str) -> None:
    style, said = heard(**{setting: value})
    assert style == loaded()
    assert [(one.code, one.span) for one in said] == [(Code.METADATA_VALUE_ODD, PLACE)]
    assert said[0].hint


@pytest.mark.parametrize("value", ["0pt", "3pt", "500pt"])
def test_a_size_that_nobody_can_read_is_odd(value: str) -> None:
    assert [one.code for one in heard(fontsize=value)[1]] == [Code.METADATA_VALUE_ODD]


def test_margins_that_leave_no_room_are_left_aside() -> None:
    style, said = heard(margin_left="5in", margin_right="5in")
    assert style == loaded()
    assert [(one.code, one.message) for one in said] == [(Code.METADATA_VALUE_ODD, "the margins leave no room for the text")]
