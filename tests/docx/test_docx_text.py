"""Paragraphs and runs: the XML of small trees, whole."""

import pytest
from docx_paper import APA, CREATED, META, PAPER, PICTURES, emphasis, heading, marked, para
from docx_reading import W, find, parsed, schema_errors, value, words_of

from essayexport.document import (
    Attributes,
    Block,
    Code,
    CodeBlock,
    Div,
    Document,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
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
    Text,
)
from essayexport.writers.docx import write
from essayexport.writers.docx.blocks import body_xml
from essayexport.writers.docx.ledger import open_ledger


def xml_of(*blocks: Block) -> str:
    """The body of a document, without what every text element says of its spaces."""
    return body_xml(blocks, open_ledger(APA, PICTURES, blocks)).replace(' xml:space="preserve"', "")


def runs_of(*inlines: Inline | str, role: Role = Role.BODY) -> str:
    return xml_of(para(*inlines, role=role)).partition("</w:pPr>")[2].removesuffix("</w:p>")


ITALIC, UPRIGHT = "<w:rPr><w:i/><w:iCs/></w:rPr>", '<w:rPr><w:i w:val="0"/><w:iCs w:val="0"/></w:rPr>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inlines", "xml"),
    [
        (("a & b", " <c>"), run("a &amp; b &lt;c&gt;")),
        (("a", SoftBreak(), "b"), run("a b")),
        (("a", Link("https://example.org", ()), "b"), run("ab")),
        (("a\tb\nc",), run("a b c")),
        (("a", LineBreak(), "b"), "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"),
        (("a ", emphasis("b")), run("a ") + run("b", ITALIC)),
        ((emphasis("a ", emphasis("b")),), run("a ", ITALIC) + run("b")),
        ((marked(Mark.STRONG, "a"),), run("a", "<w:rPr><w:b/><w:bCs/></w:rPr>")),
        ((marked(Mark.SMALL_CAPS, "a"),), run("a", "<w:rPr><w:smallCaps/></w:rPr>")),
        ((marked(Mark.UNDERLINE, "a"),), run("a", '<w:rPr><w:u w:val="single"/></w:rPr>')),
        ((marked(Mark.SUBSCRIPT, "a"),), run("a", '<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>')),
        ((marked(Mark.SUPERSCRIPT, "a"),), run("a", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')),
        ((emphasis("a ", marked(Mark.UPRIGHT, "b")),), run("a ", ITALIC) + run("b")),
        ((Code("a  b"),), run("a  b", '<w:rPr><w:rStyle w:val="InlineCode"/></w:rPr>')),
        ((Quoted(QuoteKind.SINGLE, (Text("a"),)),), run("‘a’")),
        ((Styled(Attributes(classes=("x",)), (Text("a"),)), " b"), run("a b")),
        (
            (Styled(Attributes(pairs=(("lang", "de"),)), (Text("a"),)),),
            run("a", '<w:rPr><w:lang w:val="de-DE"/></w:rPr>'),
        ),
        (("a\u00a0b\u2011c",), run("a\u00a0b\u2011c")),
        (("a\x00b\ufffe",), run("ab")),
        ((), ""),
    ],
)
def test_inlines_are_runs(inlines: tuple[Inline | str, ...], xml: str) -> None:
    assert runs_of(*inlines) == xml


@pytest.mark.parametrize(
    ("inline", "xml"),
    [
        (emphasis("a"), run("a", UPRIGHT)),
        (emphasis(emphasis("a")), run("a")),
        (marked(Mark.UPRIGHT, "a"), run("a", UPRIGHT)),
        (marked(Mark.STRONG, "a"), run("a", "<w:rPr><w:b/><w:bCs/></w:rPr>")),
    ],
)
def test_emphasis_in_an_italic_style_stands_upright(inline: Inline, xml: str) -> None:
    assert runs_of(inline, role=Role.TABLE_TITLE) == xml


def test_strong_words_in_a_bold_style_need_nothing() -> None:
    assert runs_of("a ", marked(Mark.STRONG, "b"), role=Role.HEADING_1) == run("a b")


def test_a_paragraph_has_the_style_of_its_role_and_nothing_else() -> None:
    assert xml_of(para("a", role=Role.AUTHOR)) == f'<w:p><w:pPr><w:pStyle w:val="Author"/></w:pPr>{run("a")}</w:p>'


def test_a_heading_has_a_bookmark() -> None:
    assert xml_of(heading(2, "Method", "method")) == (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="1" w:name="method"/>'
        f'{run("Method")}<w:bookmarkEnd w:id="1"/></w:p>'
    )


def test_a_run_in_heading_ends_with_words_style_separator() -> None:
    assert xml_of(RunIn(heading(4, "Method."), para("Text."))) == (
        f'<w:p><w:pPr><w:pStyle w:val="Heading4"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{run("Method.")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{run(" ")}{run("Text.")}</w:p>'
    )


def test_code_keeps_its_spaces_tabs_and_lines() -> None:
    assert xml_of(CodeBlock("if x:\n\ty  <  1\n")) == (
        '<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr>'
        "<w:r><w:t>if x:</w:t><w:br/><w:tab/><w:t>y  &lt;  1</w:t><w:br/></w:r></w:p>"
    )


def test_a_rule_is_a_paragraph_of_its_own_style_and_not_empty() -> None:
    assert xml_of(Rule()) == f'<w:p><w:pPr><w:pStyle w:val="HorizontalRule"/></w:pPr>{run(chr(0x200B))}</w:p>'


def test_a_division_gives_its_language_to_its_words() -> None:
    french = run("a", '<w:rPr><w:lang w:val="fr-FR"/></w:rPr>')
    assert xml_of(Div(Attributes("part", pairs=(("lang", "fr"),)), (para("a"),))) == (
        '<w:bookmarkStart w:id="1" w:name="part"/><w:bookmarkEnd w:id="1"/>'
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{french}</w:p>'
    )


@pytest.mark.parametrize(
    ("numbers", "fields"),
    [
        ((SequenceNumber("table", 1), SequenceNumber("table", 2)), ["SEQ Table \\* ARABIC", "SEQ Table \\* ARABIC"]),
        ((SequenceNumber("table", 1), SequenceNumber("table", 1, "A")), ["SEQ Table \\* ARABIC", "SEQ Table_A \\* ARABIC"]),
        ((SequenceNumber("figure", 4),), ["SEQ Figure \\* ARABIC \\r 4"]),
    ],
    ids=["counted on", "an appendix counts for itself", "a number out of turn"],
)
def test_caption_numbers_are_fields_that_show_their_number(numbers: tuple[SequenceNumber, ...], fields: list[str]) -> None:
    data = write(Document(META, tuple(para("Table ", number, role=Role.TABLE_NUMBER) for number in numbers)), APA, {}, CREATED)
    root = parsed(data, "word/document.xml")
    assert [one.strip() for one in find(root, "//w:fldSimple/@w:instr")] == fields
    assert words_of(data) == [f"Table {number.prefix}{number.value}" for number in numbers]


# --------------------------------------------------------------------------------------------------------------- links


def test_a_link_has_one_relationship_however_often_it_stands() -> None:
    link = Link("https://example.org/ä b?c=d&e", (Text("there"),), title='A "title"')
    data = write(Document(META, (para(link, " ", link),)), APA, {}, CREATED)
    relations = find(parsed(data, "word/_rels/document.xml.rels"), "*[@TargetMode='External']")
    assert [one.get("Target") for one in relations] == ["https://example.org/%C3%A4%20b?c=d&e"]
    root = parsed(data, "word/document.xml")
    assert find(root, "//w:hyperlink/@r:id") == [relations[0].get("Id")] * 2
    assert value(root, "//w:hyperlink/@w:tooltip") == 'A "title"'
    assert value(root, "//w:hyperlink//w:rStyle/@w:val") == "Hyperlink"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[half", "http://a:port/", "#nowhere", "", "  "],
)
def test_a_link_that_leads_nowhere_is_its_words(target: str) -> None:
    data = write(Document(META, (para("To ", Link(target, (Text("there"),)), "."),)), APA, {}, CREATED)
    assert words_of(data) == ["To there."]
    assert find(parsed(data, "word/document.xml"), "//w:hyperlink") == []


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/50%/%20", "https://example.org/50%25/%20"),
        ("https://example.org/10.1002/(SICI)1097[1]<2>", "https://example.org/10.1002/(SICI)1097%5B1%5D%3C2%3E"),
        (" https://example.org ", "https://example.org"),
        ("https://bücher.example/\ud800a", "https://b%C3%BCcher.example/a"),
        ("1: first.html", "./1:%20first.html"),
    ],
)
def test_an_address_is_written_as_a_package_may_hold_it(target: str, address: str) -> None:
    data = write(Document(META, (para(Link(target, (Text("there"),))),)), APA, {}, CREATED)
    assert find(parsed(data, "word/_rels/document.xml.rels"), "*[@TargetMode='External']/@Target") == [address]
    assert schema_errors(data) == []


@pytest.mark.parametrize("target", ["mailto:a@example.org", "page.html", "doi:10.1000/182", "//example.org/a"])
def test_addresses_of_other_kinds_are_links_too(target: str) -> None:
    data = write(Document(META, (para(Link(target, (Text("there"),))),)), APA, {}, CREATED)
    assert find(parsed(data, "word/_rels/document.xml.rels"), "*[@TargetMode='External']/@Target") == [target]


def test_a_link_in_a_link_is_its_words() -> None:
    inner = Link("https://example.org/b", (Text("inner"),))
    data = write(Document(META, (para(Link("https://example.org/a", (Text("outer "), inner))),)), APA, {}, CREATED)
    assert words_of(data) == ["outer inner"]
    assert len(find(parsed(data, "word/document.xml"), "//w:hyperlink")) == 1


def test_links_inside_find_their_places_whatever_these_are_called() -> None:
    names = ["plain", "Plain", "über uns", "9lives", "x" * 60, "x" * 60 + "y", 'a"<&', "fig:one", "日本", "𐎠" * 40]
    blocks = [heading(1, name, name) for name in names]
    links = [para(Link(f"#{name}", (Text(name),))) for name in names]
    data = write(Document(META, (*blocks, *links)), APA, {}, CREATED)
    root = parsed(data, "word/document.xml")
    bookmarks = [str(name) for name in find(root, "//w:bookmarkStart/@w:name")]
    assert find(root, "//w:hyperlink/@w:anchor") == bookmarks
    assert len({name.lower() for name in bookmarks}) == len(names)
    assert max(len(name.encode("utf-16-le")) // 2 for name in bookmarks) <= 40
    assert schema_errors(data) == []


def test_a_paper_with_nothing_but_a_place_has_a_line_for_the_cursor() -> None:
    data = write(Document(META, (Div(Attributes("place"), ()),)), APA, {}, CREATED)
    assert len(find(parsed(data, "word/document.xml"), "/w:document/w:body/w:p")) == 1


def test_the_first_of_two_places_with_one_identifier_has_the_bookmark() -> None:
    data = write(Document(META, (heading(1, "One", "a"), heading(1, "Two", "a"))), APA, {}, CREATED)
    assert find(parsed(data, "word/document.xml"), "//w:bookmarkStart/@w:name") == ["a"]


# --------------------------------------------------------------------------------------------------------------- notes


def note(*blocks: Block) -> Note:
    return Note(blocks)


def test_notes_are_footnotes_numbered_in_reading_order() -> None:
    first, second = note(para("First.", role=Role.FOOTNOTE)), note(para("Second.", role=Role.FOOTNOTE))
    data = write(Document(META, (para("a", first, " b", second),)), APA, {}, CREATED)
    assert find(parsed(data, "word/document.xml"), "//w:footnoteReference/@w:id") == ["1", "2"]
    assert words_of(data, "word/footnotes.xml") == ["", "", " First.", " Second."]
    root = parsed(data, "word/footnotes.xml")
    assert find(root, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert find(root, "w:footnote[@w:id='1']//w:rStyle/@w:val") == ["FootnoteReference"]


def test_a_note_that_opens_with_code_or_a_list_still_has_its_number_first() -> None:
    data = write(Document(META, (para("a", note(CodeBlock("x"))), para("b", note(Rule())), para("c", note()))), APA, {}, CREATED)
    notes = find(parsed(data, "word/footnotes.xml"), "w:footnote[not(@w:type)]")
    assert [len(find(one, "w:p[1]//w:footnoteRef")) for one in notes] == [1, 1, 1]
    assert schema_errors(data) == []


def test_links_in_notes_are_related_to_the_notes() -> None:
    data = write(Document(META, (para("a", note(para(Link("https://example.org", (Text("b"),))))),)), APA, {}, CREATED)
    assert find(parsed(data, "word/_rels/footnotes.xml.rels"), "*/@Target") == ["https://example.org"]
    assert find(parsed(data, "word/_rels/document.xml.rels"), "*[@TargetMode='External']") == []


# ------------------------------------------------------------------------------------------------------------ language


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("", {"val": "en-US"}),
        ("de", {"val": "de-DE"}),
        ("de-AT", {"val": "de-AT"}),
        ("en_GB", {"val": "en-GB"}),
        ("ja", {"val": "ja-JP", "eastAsia": "ja-JP"}),
        ("he", {"val": "he-IL", "bidi": "he-IL"}),
        ("tlh", {"val": "tlh"}),
        ('no "tag"', {"val": "en-US"}),
    ],
)
def test_the_language_of_the_document_is_the_essays(lang: str, said: dict[str, str]) -> None:
    data = write(Document(META._replace(lang=lang), ()), APA, {}, CREATED)
    (element,) = find(parsed(data, "word/styles.xml"), "w:docDefaults//w:lang")
    assert {key.rpartition("}")[2]: text for key, text in element.items()} == said


# ------------------------------------------------------------------------------------------------------------ pictures


def picture_sizes(*blocks: Block) -> list[tuple[float, float]]:
    data = write(Document(META, blocks), APA, PICTURES, CREATED)
    extents = find(parsed(data, "word/document.xml"), "//wp:extent")
    return [(int(one.get("cx")) / 12700, int(one.get("cy")) / 12700) for one in extents]


def test_a_picture_keeps_its_size_where_it_has_room() -> None:
    assert picture_sizes(para(Image("small.png", (), "grey"))) == [(90, 60)]


def test_a_large_picture_keeps_its_shape_and_stays_on_the_page() -> None:
    ((width, height),) = picture_sizes(para(Image("large.png", (), "grey")))
    assert round(height / width, 3) == 1.5
    assert height <= APA.text_height
    assert width <= APA.text_width


def test_a_picture_in_a_list_is_no_wider_than_the_item() -> None:
    wide = PICTURES["large.png"]._replace(width=1000, height=10)
    item = Paragraph((Image("wide.png", (), "grey"),), Role.LIST_ITEM)
    data = write(Document(META, (List(((item,),)),)), APA, {"wide.png": wide}, CREATED)
    assert value(parsed(data, "word/document.xml"), "//wp:extent/@cx") == str(round((APA.text_width - APA.list_indent) * 12700))


def test_a_picture_is_described_to_who_cannot_see_it() -> None:
    data = write(Document(META, (para(Image("small.png", (), 'A "grey" <field>')),)), APA, PICTURES, CREATED)
    assert value(parsed(data, "word/document.xml"), "//wp:docPr/@descr") == 'A "grey" <field>'


def test_a_picture_without_words_is_marked_as_decoration() -> None:
    data = write(Document(META, (para(Image("small.png", (), "")),)), APA, PICTURES, CREATED)
    assert find(parsed(data, "word/document.xml"), "//wp:docPr//*[local-name()='decorative']/@val") == ["1"]


def test_a_picture_that_is_gone_leaves_its_alternative_text() -> None:
    blocks = (para("a ", Image("gone.png", (), "A field")), para(Image("gone.png", (), "")))
    assert words_of(write(Document(META, blocks), APA, PICTURES, CREATED)) == ["a [A field]", "[gone.png]"]


def test_one_picture_in_text_and_note_is_packed_once() -> None:
    image = Image("small.png", (), "grey")
    data = write(Document(META, (para(image, image, note(para(image))),)), APA, PICTURES, CREATED)
    for part in ("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"):
        assert find(parsed(data, part), "*[contains(@Type, 'image')]/@Target") == ["media/picture1.png"]
    assert find(parsed(data, "word/document.xml"), "//wp:docPr/@id") == ["1", "2"]
    assert find(parsed(data, "word/footnotes.xml"), "//wp:docPr/@id") == ["3"]


def test_marks_of_every_kind_are_written() -> None:
    blocks = tuple(para(Marked(mark, (Text(mark.value),))) for mark in Mark)
    assert words_of(write(Document(META, blocks), APA, {}, CREATED)) == [mark.value for mark in Mark]


# ----------------------------------------------------------------------------------------------------- direct formatting


def test_nothing_is_formatted_by_hand_but_emphasis() -> None:
    root = parsed(write(PAPER, APA, PICTURES, CREATED), "word/document.xml")
    of_paragraphs = {element.tag.removeprefix(W) for element in find(root, "//w:pPr/*")}
    of_runs = {element.tag.removeprefix(W) for element in find(root, "//w:r/w:rPr/*")}
    of_cells = {element.tag.removeprefix(W) for element in find(root, "//w:tcPr/*")}
    assert of_paragraphs == {"pStyle", "numPr", "rPr"}
    assert {element.tag.removeprefix(W) for element in find(root, "//w:pPr/w:rPr/*")} == {"vanish", "specVanish"}
    assert of_runs == {"rStyle", "b", "bCs", "i", "iCs", "smallCaps", "u", "vertAlign"}
    assert of_cells == {"tcW", "gridSpan", "vMerge", "tcBorders", "vAlign"}


def test_every_paragraph_has_a_style_of_the_document() -> None:
    data = write(PAPER, APA, PICTURES, CREATED)
    known = set(find(parsed(data, "word/styles.xml"), "w:style/@w:styleId"))
    for part in ("word/document.xml", "word/footnotes.xml", "word/header.xml"):
        paragraphs = find(parsed(data, part), "//w:p")
        assert {value(paragraph, "w:pPr/w:pStyle/@w:val") for paragraph in paragraphs} <= known
