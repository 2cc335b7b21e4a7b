"""Entries of reference lists as HTML: labels, lines, and ways back."""

from essayexport.arrange import with_list_look
from essayexport.document import Bibliography, Document, Entry, EntryLine, Inlines, ListLook, Meta, PageSettings, Text
from essayexport.style import load
from essayexport.writers.css import sheet
from essayexport.writers.html import write
from essayexport.writers.html.blocks import block
from essayexport.writers.html.inlines import Body
from essayexport.writers.html.notes import endnote

APA = load("apa", PageSettings(), "en-US", print)


def words(said: str) -> Inlines:
    return (Text(said),)


def written(entry: Entry) -> str:
    body = Body({}, frozenset({"cite-1", "cite-2"}), False, endnote, lambda _, picture: (picture.width, picture.height))
    return block(Bibliography((entry,)), body)


def test_a_label_stands_in_an_element_of_its_own() -> None:
    assert written(Entry("a", "ref-a", words("A."), words("[1]"))) == (
        '<p class="reference" id="ref-a"><span class="reference-label">[1] </span>A.</p>'
    )


def test_lines_are_paragraphs_of_the_entry() -> None:
    lines = (EntryLine(words("Title."), words("2000")), EntryLine(words("Below."), indented=True))
    assert written(Entry("a", "ref-a", words("Doe"), lines=lines)).split("\n") == [
        '<p class="reference flush goes-on" id="ref-a">Doe</p>',
        '<p class="reference below goes-on"><span class="reference-label">2000 </span>Title.</p>',
        '<p class="reference indented below">Below.</p>',
    ]


def test_further_paragraphs_of_an_annotation_are_told_from_the_first() -> None:
    assert written(Entry("a", "", words("A."), annotation=(words("Once."), words("Twice.")))).split("\n") == [
        '<p class="reference goes-on">A.</p>',
        '<p class="reference indented below goes-on">Once.</p>',
        '<p class="reference further below">Twice.</p>',
    ]


def test_arrows_lead_back_to_the_cites() -> None:
    assert written(Entry("a", "", words("A."), cited=("cite-1",))) == '<p class="reference">A. <a href="#cite-1">↑</a></p>'
    assert written(Entry("a", "", words("A."), cited=("cite-1", "cite-2"))) == (
        '<p class="reference">A. <a href="#cite-1">↑1</a> <a href="#cite-2">↑2</a></p>'
    )


def page(*entries: Entry, look: ListLook) -> str:
    document = Document(Meta(), (Bibliography(entries, look),))
    return write(document, with_list_look(document, APA), {})


def test_on_a_screen_the_column_fits_the_widest_label() -> None:
    assert ".reference-label { min-width: 2.42em; }" in page(Entry("a", "", words("A."), words("[10]")), look=ListLook())


def test_on_a_screen_entries_hang_only_where_the_style_has_it_so() -> None:
    rule = ".reference { padding-inline-start: 0; text-indent: 0; }"
    assert rule in page(Entry("a", "", words("A.")), look=ListLook(hanging=False))
    assert rule not in page(Entry("a", "", words("A.")), look=ListLook(hanging=True))


def test_on_paper_the_column_is_what_the_role_hangs_by() -> None:
    document = Document(Meta(), (Bibliography((Entry("a", "", words("A."), words("[10]")),)),))
    rules = sheet(with_list_look(document, APA), "")
    assert ".reference-label { display: inline-block; min-width: 29pt; text-indent: 0; }" in rules
    assert ".reference.flush { margin-inline: 0pt 0pt; text-indent: 0pt; }" in rules
    assert ".reference.indented { margin-inline: 29pt 0pt; text-indent: 0pt; break-after: auto; }" in rules
