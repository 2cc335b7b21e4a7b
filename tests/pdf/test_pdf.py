"""A paper as PDF, read back: its tags, its words, its fonts, its properties."""

import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from tagged import Tagged, kids, read, shape, text, walk, words

from essayexport.diagnostics import Code, Diagnostic
from essayexport.document import (
    Attributes,
    Author,
    Bibliography,
    Block,
    BlockQuote,
    Cell,
    CodeBlock,
    Column,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Mark,
    Marked,
    Meta,
    Note,
    PageSettings,
    Paragraph,
    Role,
    RunIn,
    Table,
    Text,
)
from essayexport.pictures import Picture
from essayexport.style import PageStyle, load
from essayexport.writers import pdf

APA: PageStyle = load("apa", PageSettings(), "en-US", lambda _: None)

META = Meta(
    title=(Text("A Title"),), authors=(Author((Text("Ada Example"),)),), keywords=((Text("one"),), (Text("two"),)), lang="en-GB"
)

PNG = Picture(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
    ),
    "image/png",
    3000,
    6000,
)


def silent(diagnostic: Diagnostic) -> None:
    raise AssertionError(diagnostic)


def said(what: str | Inline, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Text(what) if isinstance(what, str) else what,), role)


def numbered(count: int, word: str = "word") -> str:
    return " ".join(f"{word}{number}" for number in range(count))


def written(*blocks: Block) -> Tagged:
    return read(pdf.write(Document(META, blocks), APA, {"a.png": PNG}, silent))


def tags(*blocks: Block) -> list[Any]:
    return [shape(kid) for kid in kids(written(*blocks).document)]


# ------------------------------------------------------------------------------------------------------------- the file


def test_properties_and_language_and_the_claim_of_accessibility() -> None:
    paper = written(said("A Title", Role.TITLE), said("a"))
    info, root = paper.reader.metadata, paper.root
    assert info is not None
    assert (info.title, info.author, info.get("/Keywords")) == ("A Title", "Ada Example", "one, two")
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("en-GB", True, True)
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_no_date_and_the_same_bytes_twice() -> None:
    document = Document(META, (said("A Title", Role.TITLE), Paragraph((Text("a"), Note((said("b", Role.FOOTNOTE),))))))
    first, second = (pdf.write(document, APA, {}, silent) for _ in range(2))
    assert first == second
    assert "/CreationDate" not in (read(first).reader.metadata or {})


def test_fonts_are_embedded_subsets() -> None:
    fonts = written(said("a", Role.TITLE), CodeBlock("b")).reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    descriptors = [f.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonts.values()]
    assert all("/FontFile2" in d.get_object() or "/FontFile3" in d.get_object() for d in descriptors)
    assert all(d.get_object()["/FontName"][7] == "+" for d in descriptors)


def test_headings_are_bookmarks_under_the_title() -> None:
    paper = written(
        said("A Title", Role.TITLE),
        Heading(1, (Text("One"), Note((said("no part of it", Role.FOOTNOTE),))), role=Role.HEADING_1),
        Heading(2, (Text("Either/Or"),), role=Role.HEADING_2),
        RunIn(Heading(4, (Text("Run in."),), role=Role.HEADING_4), said("a")),
    )

    def titles(outline: Any) -> Any:
        return [titles(item) if isinstance(item, list) else item.title for item in outline]

    assert titles(paper.reader.outline) == ["A Title", ["One1", ["Either/Or", ["Run in."]]]]


def test_a_character_that_no_font_has_is_reported() -> None:
    said_of: list[Diagnostic] = []
    pdf.write(Document(META, (said("a \U00013000 b"),)), APA, {}, said_of.append)
    assert [d.code for d in said_of] == [Code.GLYPH_MISSING] or said_of == []


# -------------------------------------------------------------------------------------------------------------- the tags


def test_every_word_stands_in_the_tags_in_order() -> None:
    blocks = (
        said("A Title", Role.TITLE),
        said(numbered(900)),
        BlockQuote((said(numbered(300, "quoted"), Role.BLOCK_QUOTE),)),
        List(((said(numbered(300, "item"), Role.LIST_ITEM),),)),
        CodeBlock("\n".join(f"line{number}" for number in range(90))),
    )
    paper = written(*blocks)
    expected = f"A Title {numbered(900)} {numbered(300, 'quoted')} • {numbered(300, 'item')} {numbered(90, 'line')}"
    assert words(paper.document, paper) == expected.split()


def test_page_numbers_are_no_part_of_the_tags() -> None:
    paper = written(said("a"))
    drawn = paper.reader.pages[0].get_contents().get_data()  # type: ignore[union-attr]
    assert (words(paper.document, paper), b"/Artifact" in drawn) == (["a"], True)


def test_a_paragraph_over_pages_is_one_paragraph_with_one_piece_on_each() -> None:
    paper = written(said(numbered(600)), said("b"))
    pieces = ["Span"] * len(paper.reader.pages)
    assert ([shape(kid) for kid in kids(paper.document)], len(pieces)) == ([("P", *pieces), ("P", "Span")], 3)


def test_a_list_over_a_page_is_one_list_and_its_divided_item_one_item() -> None:
    item = (said(numbered(500), Role.LIST_ITEM), said(numbered(500), Role.LIST_CONTINUED))
    list_tag, *items = tags(List((item, item)))[0]
    assert (list_tag, [[part[0] for part in item[1:]] for item in items]) == ("L", [["Lbl", "LBody"], ["Lbl", "LBody"]])


def test_a_list_has_labels_and_bodies() -> None:
    inner = List(((said("c", Role.LIST_ITEM),),))
    assert tags(List(((said("a", Role.LIST_ITEM), said("b", Role.LIST_CONTINUED), inner), ()))) == [
        (
            "L",
            (
                "LI",
                ("Lbl", "Span"),
                ("LBody", ("P", "Span"), ("P", "Span"), ("L", ("LI", ("Lbl", "Span"), ("LBody", ("P", "Span"))))),
            ),
            ("LI", ("Lbl", "Span")),
        )
    ]


def test_a_note_has_a_label_an_identifier_and_a_reference() -> None:
    note = Note((said("first", Role.FOOTNOTE), said("second", Role.FOOTNOTE)))
    paper = written(Paragraph((Text("a"), note, Text("b"))))
    assert [shape(kid) for kid in kids(paper.document)] == [
        ("P", "Span", ("Reference", "Link"), "Span"),
        ("NonStruct", ("Note", ("P", ("Lbl", "Span"), "Span"), ("P", "Span"))),
    ]
    notes = [element for element in walk(paper.document) if element["/S"] == "/Note"]
    assert [(n["/ID"], text(n, paper).split()) for n in notes] == [("note-1", ["1", "first", "second"])]


def test_a_page_can_hold_nothing_but_the_rest_of_a_long_note() -> None:
    note = Note((said(numbered(1500), Role.FOOTNOTE),))
    paper = written(Paragraph((Text("A claim."), note), Role.BODY))
    assert [word for word in words(paper.document, paper) if word.startswith("word")] == numbered(1500).split()


def test_notes_are_numbered_as_their_calls_are() -> None:
    notes = tuple(Note((said(f"text{number}", Role.FOOTNOTE),)) for number in range(3))
    head = (Cell((Paragraph((Text("h"), notes[1]), Role.TABLE_HEAD),)),)
    table = Table((Column(),), (head,), (), (Paragraph((Text("t"), notes[0]), Role.TABLE_NUMBER),))
    paper = written(table, said(notes[2]))
    found = [words(element, paper) for element in walk(paper.document) if element["/S"] in ("/Note", "/Reference")]
    assert sorted(found) == [["1"], ["1", "text0"], ["2"], ["2", "text1"], ["3"], ["3", "text2"]]


def test_a_note_stands_on_the_page_of_its_call_also_where_a_paragraph_barely_fails_to_fit() -> None:
    for lines in range(16, 24):
        note = Note((said("the note", Role.FOOTNOTE),))
        filling = (said("x") for _ in range(lines))
        paper = written(Paragraph((Text("call"), note)), *filling, said(numbered(80)))
        notes = [element for element in walk(paper.document) if element["/S"] == "/Note"]
        assert [paper.reader.get_page_number(n["/Pg"].get_object()) for n in notes] == [0]


def test_a_run_in_heading_stands_before_its_paragraph_and_is_one_heading() -> None:
    long_heading = Heading(4, (Text(numbered(30)), Marked(Mark.EMPHASIS, (Text(numbered(9, "stressed")),))), role=Role.HEADING_4)
    paper = written(said("T", Role.TITLE), RunIn(long_heading, said("text")))
    assert [kid["/S"] for kid in kids(paper.document)] == ["/H1", "/H2", "/P"]


def test_a_link_with_emphasis_is_one_link() -> None:
    words_of_link: tuple[Inline, ...] = (Text("a "), Marked(Mark.EMPHASIS, (Text("b"),)), Text(" c"))
    paper = written(said(Link("https://example.org/", words_of_link)))
    annotations = paper.reader.pages[0]["/Annots"]
    link = next(element for element in walk(paper.document) if element["/S"] == "/Link")
    assert (len(annotations), words(link, paper)) == (1, ["a", "b", "c"])  # type: ignore[arg-type]


def test_a_note_in_a_link_is_called_behind_the_link() -> None:
    note = Note((said("n", Role.FOOTNOTE),))
    paper = written(said(Link("https://example.org/", (Text("a"), Marked(Mark.EMPHASIS, (Text("b"), note, Text("c")))))))
    link = ("Link", ("NonStruct", "Span"))
    assert shape(kids(paper.document)[0]) == ("P", link, "Span", ("Reference", "Link"), link)


def test_a_relative_link_is_a_link_and_no_script_is_one() -> None:
    paper = written(said(Link("a b.html", (Text("a"),))), said(Link("javascript:b", (Text("b"),))))
    annotations = [annotation.get_object() for annotation in paper.reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [annotation["/A"]["/URI"] for annotation in annotations] == ["a%20b.html"]


def test_cites_lead_to_their_entries() -> None:
    entry = Entry("a", "ref-a", (Text("An entry."),))
    paper = written(said(Link("#ref-a", (Text("(A, 2020)"),))), Bibliography((entry,)))
    assert [a.get_object()["/Dest"] for a in paper.reader.pages[0]["/Annots"]] == ["ref-a"]  # type: ignore[attr-defined]
    assert list(paper.reader.named_destinations) == ["ref-a"]


def test_a_table_has_its_caption_and_headers() -> None:
    row = (Cell((said("c", Role.TABLE_CELL),)),)
    table = Table((Column(),), ((Cell((said("h", Role.TABLE_HEAD),)),),), (row, row), (said("Table 1", Role.TABLE_NUMBER),))
    assert tags(table) == [
        (
            "Table",
            ("Caption", ("P", "Span")),
            ("THead", ("TR", ("TH", ("P", "Span")))),
            ("TBody", ("TR", ("TD", ("P", "Span"))), ("TR", ("TD", ("P", "Span")))),
        )
    ]


def test_the_head_of_a_table_stands_again_on_each_page() -> None:
    rows = tuple((Cell((said(f"c{number}", Role.TABLE_CELL),)),) for number in range(60))
    paper = written(Table((Column(),), ((Cell((said("h", Role.TABLE_HEAD),)),),), rows))
    assert [words(kid, paper)[0] for kid in kids(paper.document)] == ["h", "h"]


# ----------------------------------------------------------------------------------------------------------- the pictures


def test_a_picture_fits_on_the_page_and_has_its_alternative_text() -> None:
    paper = written(Figure(Image("a.png", (), "a curve"), (said("Figure 1", Role.FIGURE_NUMBER),), caption_below=False))
    picture = next(element for element in walk(paper.document) if element["/S"] == "/Figure")
    left, top, right, bottom = (float(value) * 0.75 for value in picture["/A"]["/BBox"])
    assert (picture["/Alt"], len(paper.reader.pages)) == ("a curve", 1)
    assert (right - left <= APA.text_width, bottom - top <= APA.text_height) == (True, True)


def test_a_picture_without_alternative_text_is_no_figure() -> None:
    paper = written(said(Image("a.png", (), "", attributes=Attributes(pairs=(("width", "10%"),)))))
    assert [element["/S"] for element in walk(paper.document) if element["/S"] == "/Figure"] == []


def test_a_missing_picture_shows_its_alternative_text() -> None:
    paper = written(Figure(Image("gone.png", (), "a curve")))
    assert words(paper.document, paper) == ["a", "curve"]


# ----------------------------------------------------------------------------------------------------------- without Pango

WITHOUT_PANGO = """
import sys
from essayexport.diagnostics import FatalError
from essayexport.document import Document, Meta, PageSettings
from essayexport.style import load
from essayexport.writers import html, pdf

style = load("apa", PageSettings(), "", print)
paper = Document(Meta(), ())
html.write(paper, style, {})
try:
    pdf.write(paper, style, {}, print)
except FatalError as error:
    print(error.diagnostic.code.value, error.diagnostic.message, error.diagnostic.hint, sep="\\n")
"""


@pytest.mark.parametrize("system", ["Debian", "Fedora", "macOS", "Windows"])
def test_without_pango_html_works_and_pdf_says_what_to_install(tmp_path: Path, system: str) -> None:
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError('cannot load library \\'libpango-1.0-0\\'')")
    answer = run(
        [sys.executable, "-c", WITHOUT_PANGO], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    code, message, hint = answer.stdout.splitlines()
    assert (code, "Pango" in message, system in hint) == ("pdf-unavailable", True, True)
