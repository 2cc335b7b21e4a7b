"""Raw HTML gives its words: tags in lines and between blocks become nodes."""

import pytest
from resolved_trees import html, html_blocks, line, resolved, view

from essayexport.document import RawBlock, SoftBreak


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("b", "⟨strong: x⟩"),
        ("em", "⟨emphasis: x⟩"),
        ("u", "⟨underline: x⟩"),
        ("del", "⟨strikeout: x⟩"),
        ("sub", "⟨subscript: x⟩"),
        ("sup", "⟨superscript: x⟩"),
        ("kbd", "⟨code: x⟩"),
        ("q", "⟨double-quoted: x⟩"),
        ("mark", "⟨styled {.mark}: x⟩"),
        ("font", "x"),
    ],
)
def test_a_tag_around_words_is_what_it_says(tag: str, shown: str) -> None:
    assert view(line("a ", html(f"<{tag}>"), "x", html(f"</{tag}>"), " b")) == f"paragraph: a {shown} b"


def test_a_break_a_link_and_a_picture_are_ones() -> None:
    assert view(line("a", html("<br/>"), "b ", html('<a href="https://example.org">'), "c", html("</a>"))) == (
        "paragraph: a⟨line-break⟩b ⟨link <https://example.org>: c⟩"
    )
    assert view(line(html('<img src="a.png" alt="A &amp; B" width="50%">'), " x")) == (
        'paragraph: ⟨image <a.png> alternative="A & B" {width="50%"}⟩ x'
    )


def test_comments_vanish() -> None:
    assert view(line("a", html("<!-- b -->"), "c"), *html_blocks("<!-- d -->")) == "paragraph: ac"


def test_what_vanishes_leaves_one_blank_and_a_break_none() -> None:
    assert view(line("a ", html("<!-- b -->"), " c")) == "paragraph: a c"
    assert view(line("a ", html("<!-- b -->"), SoftBreak(), "c")) == "paragraph: a↵c"
    assert view(line("a, ", html("<br>"), " b", SoftBreak(), html("<br>"), SoftBreak(), "c")) == (
        "paragraph: a,⟨line-break⟩b⟨line-break⟩c"
    )


def test_tags_that_are_never_closed_or_opened_lose_no_word() -> None:
    assert view(line("a ", html("<b>"), "b")) == "paragraph: a ⟨strong: b⟩"
    assert view(line("a", html("</b>"), "b")) == "paragraph: ab"
    assert view(line(html("<b>"), "a ", html("<i>"), "b", html("</b>"), " c")) == "paragraph: ⟨strong: a ⟨emphasis: b⟩⟩ c"


def test_a_table_has_its_head_and_spans() -> None:
    blocks = html_blocks(
        "<table><caption>",
        "Words",
        "</caption><tr><th>",
        "h",
        "</th><th>",
        "k",
        "</th></tr>",
        '<tr><td colspan="2">',
        "x",
        "</td></tr></table>",
    )
    assert view(*blocks) == (
        "table\n  columns: default, default\n  caption\n    paragraph: Words\n"
        "  head\n    cell › paragraph: h\n    cell › paragraph: k\n  row\n    cell columns=2 › paragraph: x"
    )


def test_lists_quotations_and_headings_are_ones() -> None:
    assert (
        view(*html_blocks("<ul>", "<li>", "a", "<li>", "b", "</ul>"))
        == "list bullet\n  item › paragraph: a\n  item › paragraph: b"
    )
    assert view(*html_blocks("<blockquote>", "a", "</blockquote>")) == "block-quote\n  paragraph: a"
    assert view(*html_blocks('<h2 id="x">', "a", "</h2>")) == "heading 2 {#x}: a"


def test_a_centred_part_and_a_figure_are_ones() -> None:
    assert view(*html_blocks("<center>", "a", "</center>")) == "div {.center}\n  paragraph: a"
    assert view(*html_blocks('<figure id="f"><img src="a.png" alt="A"><figcaption>', "Words", "</figcaption></figure>")) == (
        'figure caption-below {#f}\n  image <a.png> alternative="A":\n  caption\n    paragraph: Words'
    )


def test_preformatted_text_keeps_its_lines() -> None:
    assert view(RawBlock("html", "<pre>a\n  b</pre>")) == "code-block\n  | a\n  |   b"


def test_a_film_is_a_visible_link() -> None:
    assert view(*html_blocks('<iframe src="https://example.org/v" title="A film"></iframe>')) == (
        "paragraph: ⟨link <https://example.org/v>: A film⟩"
    )


def test_a_script_is_left_out_and_said_once() -> None:
    shown, said = resolved(line("a"), *html_blocks("<script>alert(1)</script>"), *html_blocks("<script>alert(2)</script>"))
    assert shown == "paragraph: a"
    assert said == ["the HTML element `<script>` is left out, 2 times in all: <script>"]


def test_words_in_angle_brackets_that_are_no_element_are_said_once() -> None:
    shown, said = resolved(line("Dear ", html("<your name>"), ", ", html("<your age>")))
    assert shown == "paragraph: Dear ,"
    assert said == ["the HTML element `<your>` is left out, 2 times in all: <your name>"]


def test_elements_of_other_programs_let_their_words_through_in_silence() -> None:
    assert resolved(line(html("<my-note>"), "a", html("</my-note>"), html("<o:p>"), html("</o:p>"))) == ("paragraph: a", [])


@pytest.mark.parametrize("hostile", ["<b>" * 5000, "<table><tr><td>" * 1000, "<ul><li>" * 1000, "</b>" * 5000, "<" * 5000])
def test_hostile_html_is_read_to_its_end(hostile: str) -> None:
    shown, _ = resolved(line("before"), RawBlock("html", hostile + "word"))
    assert shown.startswith("paragraph: before")
    assert "word" in shown
