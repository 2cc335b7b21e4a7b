"""Each node of the tree as HTML, for a screen and, where it differs, for paper."""

import pytest

from essayexport.document import (
    Alignment,
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Column,
    Delimiter,
    Div,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListKind,
    Mark,
    Marked,
    Note,
    Paragraph,
    Quoted,
    QuoteKind,
    Role,
    Rule,
    RunIn,
    SequenceNumber,
    SoftBreak,
    Styled,
    Table,
    Text,
)
from essayexport.pictures import Picture
from essayexport.writers.html.blocks import block
from essayexport.writers.html.inlines import Body, inlines
from essayexport.writers.html.notes import endnote, endnotes, footnote

PICTURE = Picture(b"png", "image/png", 75, 30)


def a_body(*, paper: bool = False) -> Body:
    """What is handed on where `here` is the only place to link to and `a.png` the only picture."""
    note = footnote if paper else endnote
    return Body({"a.png": PICTURE}, frozenset({"here"}), paper, note, lambda _, picture: (picture.width, picture.height))


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def said(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(words(text), role)


NOTE = Note((said("n", Role.FOOTNOTE),))

INLINES = {
    "text": (Text("a < b & \"c\" > 'd'"), "a &lt; b &amp; \"c\" &gt; 'd'"),
    "control characters": (Text("a\x00b\x07c\x85d\ufffee\ud800f"), "abcdef"),
    "soft break": (SoftBreak(), "\n"),
    "line break": (LineBreak(), "<br>"),
    "emphasis": (Marked(Mark.EMPHASIS, words("a")), "<em>a</em>"),
    "strong": (Marked(Mark.STRONG, words("a")), "<strong>a</strong>"),
    "small caps": (Marked(Mark.SMALL_CAPS, words("a")), '<span class="small-caps">a</span>'),
    "superscript": (Marked(Mark.SUPERSCRIPT, words("a")), "<sup>a</sup>"),
    "subscript": (Marked(Mark.SUBSCRIPT, words("a")), "<sub>a</sub>"),
    "subscript of nothing": (Marked(Mark.SUBSCRIPT, ()), ""),
    "underline": (Marked(Mark.UNDERLINE, words("a")), "<u>a</u>"),
    "upright": (Marked(Mark.UPRIGHT, words("a")), '<span class="upright">a</span>'),
    "quotation marks": (Quoted(QuoteKind.SINGLE, words("a")), "‘a’"),
    "code": (Code("<a>"), '<code class="code">&lt;a&gt;</code>'),
    "link": (Link("https://example.org/?a=1&b", words("a")), '<a href="https://example.org/?a=1&amp;b" class="link">a</a>'),
    "titled link": (Link("a.html", words("a"), 'a "b"'), '<a href="a.html" class="link" title="a &quot;b&quot;">a</a>'),
    "link in the page": (Link("#here", words("a")), '<a href="#here">a</a>'),
    "link in a link": (Link("a.html", (Text("a "), Link("b.html", words("b")))), '<a href="a.html" class="link">a b</a>'),
    "link with a place": (Link("a.html", words("a"), attributes=Attributes("b")), '<a href="a.html" class="link" id="b">a</a>'),
    "note in a link": (
        Link("a.html", (Text("a"), Marked(Mark.EMPHASIS, (Text("b"), NOTE, Text("c"))), NOTE)),
        (
            '<a href="a.html" class="link">a<em>b</em></a>'
            '<sup class="note-number"><a href="#note-1" id="note-1-call" role="doc-noteref">1</a></sup>'
            '<a href="a.html" class="link"><em>c</em></a>'
            '<sup class="note-number"><a href="#note-2" id="note-2-call" role="doc-noteref">2</a></sup>'
        ),
    ),
    "link to nowhere": (Link("#nowhere", words("a")), "a"),
    "image": (
        Image("a.png", (), "<alt>"),
        '<img src="data:image/png;base64,cG5n" alt="&lt;alt&gt;" width="100" height="40">',
    ),
    "missing image": (Image("b.png", (), "a curve"), '<span class="missing-picture">a curve</span>'),
    "span": (Styled(Attributes("here", ("x",)), words("a")), '<span id="here">a</span>'),
    "foreign words": (Styled(Attributes(pairs=(("lang", "de"),)), words("a")), '<span lang="de">a</span>'),
    "span without use": (Styled(Attributes(classes=("x",)), words("a")), "a"),
    "cite": (Cite((), words("(A, 2020)")), "(A, 2020)"),
    "number": (SequenceNumber("table", 1, "A"), "A1"),
    "call of a note": (
        Note((said("a", Role.FOOTNOTE),)),
        '<sup class="note-number"><a href="#note-1" id="note-1-call" role="doc-noteref">1</a></sup>',
    ),
}


@pytest.mark.parametrize(("node", "html"), INLINES.values(), ids=INLINES)
def test_text_on_a_screen(node: Inline, html: str) -> None:
    assert inlines((node,), a_body()) == html


ON_PAPER = {
    "no line ends after a slash": (Text("and/or"), "and/\N{WORD JOINER}or"),
    "soft break": (SoftBreak(), " "),
    "relative link": (Link("a.html", words("a")), '<a href="a.html" class="link">a</a>'),
    "mail link": (Link("mailto:a@example.org", words("a")), '<a href="mailto:a@example.org" class="link">a</a>'),
    "image": (
        Image("a.png", (), "alt"),
        '<img src="data:image/png;base64,cG5n" alt="alt" style="width:75.00pt;height:30.00pt">',
    ),
    "note": (
        Note((said("a", Role.FOOTNOTE), said("b", Role.FOOTNOTE))),
        (
            '\N{WORD JOINER}<sup class="note-number"><a href="#note-1">1</a></sup>'
            '<article class="footnote" id="note-1"> a<p class="footnote">b</p></article>'
        ),
    ),
}


@pytest.mark.parametrize(("node", "html"), ON_PAPER.values(), ids=ON_PAPER)
def test_text_on_paper(node: Inline, html: str) -> None:
    assert inlines((node,), a_body(paper=True)) == html


def test_an_address_that_is_not_safe_is_no_link() -> None:
    assert inlines((Link("javascript:alert(1)", words("a")),), a_body()) == "a"


HEAD = ((Cell((said("h", Role.TABLE_HEAD),)), Cell((said("i", Role.TABLE_HEAD),), column_span=1)),)
ROWS = ((Cell((said("a", Role.TABLE_CELL),), row_span=2), Cell(())), (Cell((said("b", Role.TABLE_CELL),), Alignment.CENTER),))
TABLE = Table(
    (Column(), Column(Alignment.RIGHT)), HEAD, ROWS, (said("Table 1", Role.TABLE_NUMBER),), (said("n", Role.TABLE_NOTE),)
)
TABLE_HTML = (
    '<table>\n<caption>\n<p class="table-number">Table 1</p>\n</caption>\n'
    '<colgroup><col style="width:50.00%"><col style="width:50.00%"></colgroup>\n'
    '<thead>\n<tr><th scope="col"><p class="table-head">h</p></th>'
    '<th scope="col" class="right"><p class="table-head">i</p></th></tr>\n</thead>\n'
    '<tbody>\n<tr><td rowspan="2"><p class="table-cell">a</p></td><td class="right"></td></tr>\n'
    '<tr><td class="center"><p class="table-cell">b</p></td></tr>\n</tbody>\n</table>'
)
PICTURE_HTML = '<div class="figure"><img src="data:image/png;base64,cG5n" alt="alt" width="100" height="40"></div>'
CAPTION = (said("Figure 1", Role.FIGURE_NUMBER),)
NOTES = (said("n", Role.FIGURE_NOTE),)

BLOCKS = {
    "paragraph": (said("a"), '<p class="body">a</p>'),
    "paragraph with an identifier": (Paragraph(words("a"), attributes=Attributes("here")), '<p class="body" id="here">a</p>'),
    "title": (said("a", Role.TITLE), '<h1 class="title">a</h1>'),
    "heading": (Heading(1, words("a"), role=Role.SECTION_LABEL), '<h1 class="section-label">a</h1>'),
    "run-in heading": (
        RunIn(Heading(4, words("A."), role=Role.HEADING_4), said("b")),
        '<div class="run-in"><h1 class="heading-4">A.</h1> <p class="body">b</p></div>',
    ),
    "block quotation": (
        BlockQuote((said("a", Role.BLOCK_QUOTE),)),
        '<blockquote>\n<p class="block-quote">a</p>\n</blockquote>',
    ),
    "bullets": (List(((said("a", Role.LIST_ITEM),), ())), '<ul>\n<li><p class="list-item">a</p></li>\n<li></li>\n</ul>'),
    "letters": (
        List(((said("a", Role.LIST_ITEM),),), ListKind.LOWER_ALPHA, 3, Delimiter.PARENTHESIS),
        '<ol class="lower-alpha parenthesis" start="3">\n<li><p class="list-item">a</p></li>\n</ol>',
    ),
    "code": (CodeBlock("a < b\n  c"), '<pre class="code-block">\n<code>a &lt; b\n  c</code></pre>'),
    "table": (
        TABLE,
        (f'<section class="scrolled" tabindex="0" aria-label="Table 1">\n{TABLE_HTML}\n</section>\n<p class="table-note">n</p>'),
    ),
    "table without a name": (
        Table((Column(),), (), ((Cell((said("a", Role.TABLE_CELL),)),),)),
        (
            '<div class="scrolled" tabindex="0">\n<table>\n<colgroup><col style="width:100.00%"></colgroup>\n'
            '<tbody>\n<tr><td><p class="table-cell">a</p></td></tr>\n</tbody>\n</table>\n</div>'
        ),
    ),
    "figure under its caption": (
        Figure(Image("a.png", (), "alt"), CAPTION, NOTES, Attributes("here"), caption_below=False),
        (
            f'<figure id="here">\n<figcaption>\n<p class="figure-number">Figure 1</p>\n</figcaption>\n{PICTURE_HTML}\n'
            '<p class="figure-note">n</p>\n</figure>'
        ),
    ),
    "figure above its caption": (
        Figure(Image("a.png", (), "alt"), CAPTION, NOTES),
        (
            f'<figure>\n{PICTURE_HTML}\n<figcaption>\n<p class="figure-number">Figure 1</p>\n<p class="figure-note">n</p>\n'
            "</figcaption>\n</figure>"
        ),
    ),
    "rule": (Rule(), "<hr>"),
    "division": (Div(Attributes("here"), (said("a"),)), '<section id="here">\n<p class="body">a</p>\n</section>'),
    "division without use": (Div(Attributes(classes=("x",)), (said("a"),)), '<p class="body">a</p>'),
    "reference list": (
        Bibliography((Entry("a", "ref-a", words("A.")), Entry("b", "ref-b", words("B.")))),
        '<p class="reference" id="ref-a">A.</p>\n<p class="reference" id="ref-b">B.</p>',
    ),
}


@pytest.mark.parametrize(("node", "html"), BLOCKS.values(), ids=BLOCKS)
def test_blocks_on_a_screen(node: Block, html: str) -> None:
    assert block(node, a_body()) == html


BLOCKS_ON_PAPER = {
    "run-in heading": (
        RunIn(Heading(4, words("A."), role=Role.HEADING_4), said("b")),
        '<div class="body run-in"><h1 class="heading-4">A.</h1> b</div>',
    ),
    "code is a paragraph": (CodeBlock("a\n  c"), '<div class="code-block">a\n  c</div>'),
    "table": (TABLE, f'{TABLE_HTML}\n<p class="table-note">n</p>'),
    "paragraph with a note": (
        Paragraph((Text("a"), Note((said("b", Role.FOOTNOTE),)))),
        (
            '<div class="body">a\N{WORD JOINER}<sup class="note-number"><a href="#note-1">1</a></sup>'
            '<article class="footnote" id="note-1"> b</article></div>'
        ),
    ),
    "an item without words keeps its marker": (
        List(((),), ListKind.DECIMAL, 3),
        '<ol class="decimal period" style="counter-reset:list-item 2">\n<li><p class="list-item"></p></li>\n</ol>',
    ),
}


@pytest.mark.parametrize(("node", "html"), BLOCKS_ON_PAPER.values(), ids=BLOCKS_ON_PAPER)
def test_blocks_on_paper(node: Block, html: str) -> None:
    assert block(node, a_body(paper=True)) == html


def test_a_skipped_heading_level_is_not_skipped_in_html() -> None:
    body = a_body()
    headings = tuple(Heading(level, words("a"), role=Role.HEADING_1) for level in (1, 3, 2, 6, 1))
    nodes: tuple[Block, ...] = (said("T", Role.TITLE), *headings)
    assert [block(node, body)[:3] for node in nodes] == ["<h1", "<h2", "<h3", "<h3", "<h4", "<h2"]


@pytest.mark.parametrize(
    ("levels", "ranks"), [((2, 2, 3, 2), ["<h1", "<h1", "<h2", "<h1"]), ((1, 2, 1, 2), ["<h1", "<h2", "<h1", "<h2"])]
)
def test_headings_of_one_level_have_one_rank_without_a_title_too(levels: tuple[int, ...], ranks: list[str]) -> None:
    body = a_body()
    assert [block(Heading(level, words("a"), role=Role.HEADING_1), body)[:3] for level in levels] == ranks


def test_only_the_first_title_is_the_main_heading() -> None:
    body = a_body()
    assert [block(said("T", Role.TITLE), body) for _ in range(2)] == ['<h1 class="title">T</h1>', '<p class="title">T</p>']


def test_an_identifier_stands_once() -> None:
    body, twice = a_body(), Paragraph(words("a"), attributes=Attributes("here"))
    assert [block(twice, body) for _ in range(2)] == ['<p class="body" id="here">a</p>', '<p class="body">a</p>']


def test_notes_stand_at_the_end_and_lead_back_to_their_calls() -> None:
    body = a_body()
    inlines((Note((said("a", Role.FOOTNOTE), said("b", Role.FOOTNOTE))), Note((CodeBlock("c"),))), body)
    assert endnotes(body) == (
        '<section role="doc-endnotes">\n<ol>\n'
        '<li id="note-1">\n<p class="footnote">a</p>\n<p class="footnote">b '
        '<a href="#note-1-call" class="back" role="doc-backlink" aria-label="1"></a></p>\n</li>\n'
        '<li id="note-2">\n<pre class="code-block">\n<code>c</code></pre>\n<p class="footnote">'
        '<a href="#note-2-call" class="back" role="doc-backlink" aria-label="2"></a></p>\n</li>\n'
        "</ol>\n</section>\n"
    )


def test_a_note_in_a_note_comes_after_it() -> None:
    body = a_body()
    inlines((Note((Paragraph((Text("outer"), Note((said("inner"),))), Role.FOOTNOTE),)),), body)
    assert ["outer" in body.progress.notes[0], "inner" in body.progress.notes[1]] == [True, True]


def test_no_section_of_notes_without_notes() -> None:
    assert endnotes(a_body()) == ""
