"""Entries of reference lists as plain text: a column of labels, and lines that stand below."""

from textwrap import dedent

from essayexport.document import Bibliography, Document, Entry, EntryLine, Inlines, Meta, PageSettings, Text
from essayexport.style import load
from essayexport.writers.text import write

STYLE = load("apa", PageSettings(), "en-US", print)


def words(said: str) -> Inlines:
    return (Text(said),)


def typed(*entries: Entry) -> str:
    return write(Document(Meta(), (Bibliography(entries),)), STYLE, 30)


def looks(expected: str) -> str:
    return dedent(expected).removeprefix("\n")


LONG = "A title that is longer than a line of the text."


def test_labels_stand_in_a_column() -> None:
    assert typed(Entry("a", "", words(LONG), words("[9]")), Entry("b", "", words("Short."), words("[10]"))) == looks(
        """
        [9]  A title that is longer
             than a line of the text.

        [10] Short.
        """
    )


def test_lines_stand_below_without_an_empty_line() -> None:
    lines = (EntryLine(words(LONG), words("2000")), EntryLine(words("Below."), indented=True), EntryLine(words("Block.")))
    assert typed(Entry("a", "", words("Doe"), lines=lines)) == looks(
        """
        Doe
        2000 A title that is longer
             than a line of the text.
             Below.
        Block.
        """
    )


def test_an_annotation_stands_in_by_what_entries_hang() -> None:
    assert typed(Entry("a", "", words(LONG), annotation=(words("Once."), words("Twice.")))) == looks(
        """
        A title that is longer than a
             line of the text.
             Once.

             Twice.
        """
    )


def test_a_label_alone_is_a_line() -> None:
    assert typed(Entry("a", "", (), words("[1]"))) == "[1]\n"


def test_ways_back_are_for_formats_with_links() -> None:
    assert typed(Entry("a", "", words("A."), cited=("cite-1",))) == "A.\n"
