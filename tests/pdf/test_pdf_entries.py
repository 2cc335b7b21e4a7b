"""Entries of reference lists in the PDF: each is read as a whole, its label first."""

from tagged import Tagged, kids, read, words

from essayexport.arrange import with_list_look
from essayexport.document import (
    Attributes,
    Bibliography,
    Block,
    Document,
    Entry,
    EntryLine,
    Inlines,
    Meta,
    PageSettings,
    Paragraph,
    Styled,
    Text,
)
from essayexport.style import load
from essayexport.writers import pdf

APA = load("apa", PageSettings(), "en-US", print)
META = Meta(title=(Text("A Title"),), lang="en-GB")


def said(text: str) -> Inlines:
    return (Text(text),)


def written(*blocks: Block) -> Tagged:
    document = Document(META, blocks)
    return read(pdf.write(document, with_list_look(document, APA), {}, lambda _: None))


def test_a_label_is_read_before_its_entry() -> None:
    paper = written(
        Bibliography((Entry("a", "ref-a", said("First entry."), said("[1]")), Entry("b", "", said("Second."), said("[2]"))))
    )
    found = kids(paper.document)
    assert [one["/S"] for one in found] == ["/P", "/P"]
    assert [words(one, paper) for one in found] == [["[1]", "First", "entry."], ["[2]", "Second."]]


def test_lines_of_an_entry_are_paragraphs() -> None:
    lines = (EntryLine(said("Title."), said("2000")), EntryLine(said("Below."), indented=True))
    paper = written(Bibliography((Entry("a", "ref-a", said("Doe"), lines=lines),)))
    assert [words(one, paper) for one in kids(paper.document)] == [["Doe"], ["2000", "Title."], ["Below."]]


def test_arrows_lead_back_to_the_cites() -> None:
    cite = Paragraph((Styled(Attributes("cite-1"), said("(A)")),))
    paper = written(cite, Bibliography((Entry("a", "ref-a", said("A."), cited=("cite-1",)),)))
    assert [a.get_object()["/Dest"] for a in paper.reader.pages[0]["/Annots"]] == ["cite-1"]  # type: ignore[attr-defined]
