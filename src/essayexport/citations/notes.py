"""Citations of note styles as notes of the document: what stays in the sentence, and where the number stands."""

from dataclasses import replace
from typing import TypeGuard

from essayexport.document import (
    Block,
    Blocks,
    Cite,
    CiteMode,
    Heading,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Role,
    SoftBreak,
    Text,
    rewrite_blocks,
)

_PUNCTUATION = ".,;:!?"


def in_note(cite: Cite, narrative: Inlines, text: Inlines) -> Inlines:
    """The citation as a note; the author of a narrative one stays in the sentence before it."""
    note = Note((Paragraph((replace(cite, children=text),), Role.FOOTNOTE),))
    return (*narrative, *((note,) if text else ()))


def _is_citation(inline: Inline) -> TypeGuard[Note]:
    """Whether a note was made of a citation."""
    match inline:
        case Note(blocks=(Paragraph(children=(Cite(),)),)):
            return True
        case _:
            return False


def without_inner_notes(note: Note) -> Note:
    """A cite in a note stays in its text: the notes that were made of cites inside are taken out again."""

    def unwrap(inline: Inline) -> Inlines:
        match inline:
            case Note(blocks=(Paragraph(children=(Cite() as inner,)),)):
                text = replace(inner, children=_without_full_stop(inner.children))
                return (Text(", "), text) if inner.items[0].mode is CiteMode.AUTHOR_IN_TEXT else (text,)
            case _:
                return (inline,)

    return Note(rewrite_blocks(note.blocks, unwrap))


def _without_full_stop(inlines: Inlines) -> Inlines:
    """Printed text without the full stop that ends a note of its own."""
    match inlines:
        case (*before, Text() as last):
            return (*before, Text(last.text.removesuffix(".")))
        case _:
            return inlines


def notes_behind_punctuation(block: Block) -> Blocks:
    """The block with the notes of its citations close behind the word before them, and behind the punctuation that follows."""
    if not isinstance(block, (Paragraph, Heading)) or not any(map(_is_citation, block.children)):
        return (block,)
    out: list[Inline] = []
    for inline in block.children:
        if _is_citation(inline):
            _drop_space(out)
        elif isinstance(inline, Text) and out and _is_citation(out[-1]):
            inline = _past_note(out, inline)  # noqa: PLW2901  # what is left of the text
        out.append(inline)
    return (replace(block, children=tuple(inline for inline in out if inline != Text(""))),)


def _drop_space(out: list[Inline]) -> None:
    if out and isinstance(out[-1], SoftBreak):
        out.pop()
    elif out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(" "))


def _past_note(out: list[Inline], text: Text) -> Text:
    """Put punctuation at the beginning of a text before the note that ends `out`, and give the rest of the text."""
    rest = text.text.lstrip(_PUNCTUATION)
    marks = text.text[: len(text.text) - len(rest)]
    if marks:
        out.insert(len(out) - 1, Text(marks))
    return Text(rest)
