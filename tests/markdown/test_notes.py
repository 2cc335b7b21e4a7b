"""Footnotes, and what can be wrong with them."""

from reading_essays import at, blocks, inlines, read

from essayexport.diagnostics import Code
from essayexport.document import CodeBlock, List, Note, Paragraph, Text


def test_a_note_holds_all_that_is_indented_under_it() -> None:
    text = "a[^n]\n\n[^n]: One\n    two\n\n    Three\n\n        code\n\n    - four\n\nb\n"
    first, last = blocks(text)
    assert isinstance(first, Paragraph)
    (_, note) = first.children
    assert isinstance(note, Note)
    assert [type(block) for block in note.blocks] == [Paragraph, Paragraph, CodeBlock, List]
    assert last == Paragraph((Text("b"),))


def test_a_note_in_place_holds_its_text() -> None:
    assert inlines("a^[b *c*]") == inlines("a[^1]\n\n[^1]: b *c*")[:2]


def test_a_call_in_a_note_stays_text_and_is_an_error() -> None:
    text = "a[^1]\n\n[^1]: b[^1]\n"
    document, (message,) = read(text)
    assert document.blocks == (Paragraph((Text("a"), Note((Paragraph((Text("b[^1]"),)),)))),)
    assert (message.code, message.span and message.span.line, at(text, message.span)) == (Code.NOTE_IN_NOTE, 3, "[^1]")


def test_a_note_in_place_can_stand_in_a_note() -> None:
    inner = Note((Paragraph((Text("c"),)),))
    outer = Note((Paragraph((Text("b"), inner)),))
    assert inlines("a[^1]\n\n[^1]: b^[c]\n") == inlines("a^[b^[c]]") == (Text("a"), outer)


def test_a_call_without_a_note_stays_text_and_is_an_error() -> None:
    document, (message,) = read("a[^noet]\nb[^note]\n\n[^note]: c\n")
    assert message.code is Code.NOTE_UNDEFINED
    assert message.hint == "did you mean `[^note]`?"
    assert at("a[^noet]\nb[^note]\n\n[^note]: c\n", message.span) == "[^noet]"
    assert Text("a[^noet]") in document.blocks[0].children  # type: ignore[union-attr]


def test_a_note_that_is_defined_twice_is_an_error_and_the_last_counts() -> None:
    text = "a[^1]\n\n[^1]: b\n\n[^1]: c\n"
    document, (message,) = read(text)
    assert (message.code, message.span and message.span.line) == (Code.NOTE_REPEATED, 5)
    assert document.blocks == (Paragraph((Text("a"), Note((Paragraph((Text("c"),)),)))),)


def test_a_note_that_is_never_called_is_an_error() -> None:
    text = "a\n\n[^1]: b\n"
    _, (message,) = read(text)
    assert (message.code, at(text, message.span)) == (Code.NOTE_UNUSED, "[^1]")


def test_a_note_that_is_called_twice_stands_twice() -> None:
    first, second = (node for node in inlines("a[^1] b[^1]\n\n[^1]: c\n") if isinstance(node, Note))
    assert first == second
