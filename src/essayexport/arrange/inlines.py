"""Text as it is printed: quotations in the marks of the language, sequences joined, full stops."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never
from unicodedata import east_asian_width, name

from essayexport.arrange.alternatives import described
from essayexport.arrange.languages import QuoteMarks
from essayexport.arrange.spans import as_marked
from essayexport.document import (
    Cite,
    Code,
    CrossReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Marked,
    Math,
    Note,
    Quoted,
    QuoteKind,
    RawInline,
    SequenceNumber,
    SoftBreak,
    Styled,
    Text,
    plain,
    rewrite_inlines,
)

Counted = Note | Math | CrossReference
"""What is printed by its place in the paper."""

Change = Callable[[Counted], Inlines]

_OTHER = {QuoteKind.SINGLE: QuoteKind.DOUBLE, QuoteKind.DOUBLE: QuoteKind.SINGLE}

_CLOSING = "”’“‘»›\"')]\u00a0 "
"""What may stand behind the mark that ends a phrase."""


def with_quotes(inlines: Inlines, marks: QuoteMarks, change: Change, outer: QuoteKind | None = None) -> Inlines:
    """The sequence with quotation marks as text. A quotation directly inside one of its kind takes the marks of the other.

    Classes that mean emphasis become it, and what is printed by its place is changed. What holds nothing of these is handed
    back as it is, not copied: that is nearly everything.
    """
    inlines = _without_east_asian_breaks(inlines)
    printed = [_quoted(inline, marks, change, outer) for inline in inlines]
    same = all(len(new) == 1 and new[0] is inline for new, inline in zip(printed, inlines, strict=True))
    return inlines if same else merged(chain.from_iterable(printed))


def _without_east_asian_breaks(inlines: Inlines) -> Inlines:
    """The sequence without the ends of lines between two East Asian characters, which are no blanks (CSS Text 3, 4.1.3)."""
    kept = [
        inline
        for before, inline, behind in zip((Text(""), *inlines), inlines, (*inlines[1:], Text("")), strict=False)
        if not (isinstance(inline, SoftBreak) and _is_unspaced(plain((before,))[-1:]) and _is_unspaced(plain((behind,))[:1]))
    ]
    return inlines if len(kept) == len(inlines) else merged(kept)


def _is_unspaced(character: str) -> bool:
    """Whether a character is of a script that is written without blanks; Korean has them."""
    return character > "\u2e7f" and east_asian_width(character) in "WF" and not name(character, "").startswith("HANGUL")


def _quoted(inline: Inline, marks: QuoteMarks, change: Change, outer: QuoteKind | None) -> Inlines:
    match inline:
        case Text() | SoftBreak() | LineBreak() | Code() | SequenceNumber() | RawInline():
            return (inline,)
        case Marked() | Link() | Cite():
            children = with_quotes(inline.children, marks, change, outer)
            return (inline if children is inline.children else replace(inline, children=children),)
        case Image():
            children = with_quotes(inline.children, marks, change, outer)
            shown = described(inline, inline.children)
            return (shown if children is inline.children else replace(shown, children=children),)
        case Styled():
            children = with_quotes(inline.children, marks, change, outer)
            return (as_marked(inline if children is inline.children else replace(inline, children=children)),)
        case Quoted():
            kind = _OTHER[outer] if inline.kind is outer else inline.kind
            left, right = marks.around(kind)
            return (Text(left), *with_quotes(inline.children, marks, change, kind), Text(right))
        case Note() | Math() | CrossReference():
            return change(inline)
        case _:
            assert_never(inline)


def merged(inlines: Iterable[Inline]) -> Inlines:
    """The sequence with neighbouring texts as one."""
    whole: list[Inline] = []
    for inline in inlines:
        last = whole[-1] if whole else None
        if isinstance(inline, Text) and isinstance(last, Text):
            whole[-1] = Text(last.text + inline.text)
        else:
            whole.append(inline)
    return tuple(whole)


def ends_phrase(inlines: Inlines, marks: str) -> bool:
    """Whether the text ends in one of these marks, quotation marks and brackets behind it left aside."""
    return plain(inlines).rstrip(_CLOSING).endswith(tuple(marks))


def with_full_stop(inlines: Inlines, *, inside: bool = False) -> Inlines:
    """The text of a heading that runs into its paragraph: a full stop unless it ends in a mark, before a note's number.

    `inside` puts it inside the quotation marks that close there.
    """
    end = len(inlines)
    while end and isinstance(inlines[end - 1], Note):
        end -= 1
    if not end or ends_phrase(inlines, ".?!:;…"):
        return inlines
    return merged((*_stopped(inlines[:end], inside=inside), *inlines[end:]))


def _stopped(inlines: Inlines, *, inside: bool) -> Inlines:
    match inlines:
        case (*before, Quoted() as last) if inside:
            return (*before, replace(last, children=_stopped(last.children, inside=inside)))
        case (*before, Text() as last) if inside and last.text.endswith("”"):
            return (*before, Text(f"{last.text[:-1]}.”"))
        case _:
            return merged((*inlines, Text(".")))


def listed(texts: Sequence[Inlines], conjunction: str) -> Inlines:
    """A, B, and C; of two: A and B."""
    if len(texts) < 2:
        return merged(inline for text in texts for inline in text)
    last = f" {conjunction} " if len(texts) == 2 else f", {conjunction} "
    return merged((*separated(texts[:-1], ", "), Text(last), *texts[-1]))


def separated(texts: Sequence[Inlines], separator: str) -> Inlines:
    """The texts with the separator between them."""
    return merged(inline for n, text in enumerate(texts) for inline in ((Text(separator),) if n else ()) + text)


def repeated(inlines: Inlines) -> Inlines:
    """The text as it may stand a second time: without its notes and without names that links go to."""
    return merged(rewrite_inlines(inlines, _repeatable))


def _repeatable(inline: Inline) -> Inlines:
    match inline:
        case Note():
            return ()
        case Styled() | Link() | Code() | Image() if inline.attributes.identifier:
            return (replace(inline, attributes=inline.attributes._replace(identifier="")),)
        case _:
            return (inline,)
