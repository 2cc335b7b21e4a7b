"""The whole paper: its parts, each arranged, in the order of the page style."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from essayexport.arrange.captions import counting, uncounted
from essayexport.arrange.divisions import without_idle_breaks
from essayexport.arrange.flow import ABSTRACT, TEXT, Manner, flow, text
from essayexport.arrange.inlines import merged, repeated, separated
from essayexport.arrange.languages import QuoteMarks, quote_marks
from essayexport.arrange.openings import on_new_page
from essayexport.arrange.parts import Appendix, Parts, divide, headed, is_sole_item, letter
from essayexport.arrange.title_page import title_page, whole_title
from essayexport.diagnostics import Report
from essayexport.document import (
    NO_LOOK,
    Author,
    Bibliography,
    Block,
    Blocks,
    CrossReference,
    Div,
    Document,
    Heading,
    Inlines,
    Mark,
    Marked,
    Meta,
    Paragraph,
    Role,
    Text,
    walk,
)
from essayexport.style import Matter, PageStyle, Part


def arrange(document: Document, style: PageStyle) -> Document:
    """The essay as the whole paper that the page style asks for.

    Every paragraph and heading has its final role, title page and labels are there, tables and figures are numbered,
    quotations have their marks. Nothing its author wrote in the text is lost, and only a reference list that has no place
    of its own is moved.
    """
    matter, mentioned = _own_words(style.matter, document.meta)
    mentions: list[CrossReference] = []
    manner = Manner(matter, quote_marks(document.meta.lang), counting(), mentions.append, lang=document.meta.lang)
    meta = _printed(document.meta, manner)
    parts = divide(document.blocks, meta.reference_section_title or (Text(matter.labels["references"]),))
    parts = _with_section_numbers(parts) if meta.number_sections else parts
    arranged: Mapping[Part, Callable[[], Blocks]] = {
        Part.TITLE_PAGE: lambda: title_page(meta, matter),
        Part.ABSTRACT: lambda: _abstract(meta, manner),
        Part.TEXT: lambda: (*_text_title(meta, matter), *flow(without_idle_breaks(parts.text), TEXT, manner)),
        Part.REFERENCES: lambda: flow(parts.references, TEXT, manner),
        Part.APPENDICES: lambda: _appendices(parts, manner),
    }
    blocks: Blocks = ()
    for part in matter.order:
        made = arranged[part]()
        blocks += on_new_page(made, style) if part is Part.TEXT and blocks else made
    return Document(meta, _with_references(blocks, mentioned, manner.marks) if mentions else blocks)


_WORDS = frozenset("crossref figPrefix tblPrefix eqnPrefix secPrefix figureTitle tableTitle".split())
"""The fields by which an essay has words of its own for what is numbered."""


def _own_words(matter: Matter, meta: Meta) -> tuple[Matter, Matter]:
    """What the style asks for, with the essay's own words for captions, and with those for mentions."""
    if not meta.fields.keys() & _WORDS:
        return matter, matter
    from essayexport.arrange.words import own_words  # noqa: PLC0415  (most essays have none)

    words = own_words(matter.labels, meta.fields)
    return matter._replace(labels=words.of_captions), matter._replace(labels=words.of_mentions)


def _with_references(blocks: Blocks, matter: Matter, marks: QuoteMarks) -> Blocks:
    from essayexport.arrange.references import with_references  # noqa: PLC0415  (most essays have none)

    return with_references(blocks, matter, marks)


def with_list_look(document: Document, style: PageStyle) -> PageStyle:
    """The page style with its reference list as the citation style of the essay asks for, and room for labels."""
    lists = [node for node in _lists(document.blocks) if node.entries]
    if not any(node.look != NO_LOOK or any(entry.label or entry.lines for entry in node.entries) for node in lists):
        return style
    from essayexport.arrange.lists import fitted  # noqa: PLC0415  (most essays have the citation style of their page style)

    return fitted(style, lists, keeps_spacing=document.meta.page.linestretch is not None)


def _lists(blocks: Blocks) -> Iterator[Bibliography]:
    for block in blocks:
        if isinstance(block, Bibliography):
            yield block
        elif isinstance(block, Div):
            yield from _lists(block.blocks)


def tell_unresolved(arranged: Document, report: Report) -> None:
    """Reports CROSS_REFERENCE_UNRESOLVED once, with the count of the mentions that name nothing in the arranged paper."""
    mentions = [node for node in walk(arranged.blocks) if isinstance(node, CrossReference)]
    if mentions:
        from essayexport.arrange.references import tell_lost  # noqa: PLC0415  (most essays have none)

        tell_lost(mentions, arranged.blocks, report)


def _printed(meta: Meta, manner: Manner) -> Meta:
    """The front matter with its lines as they are printed."""

    def line(inlines: Inlines) -> Inlines:
        return text(inlines, manner)

    def author(one: Author) -> Author:
        return one._replace(name=line(one.name), affiliations=tuple(map(line, one.affiliations)))

    return meta._replace(
        title=line(meta.title),
        subtitle=line(meta.subtitle),
        authors=tuple(map(author, meta.authors)),
        date=line(meta.date),
        keywords=tuple(map(line, meta.keywords)),
        course=line(meta.course),
        instructor=line(meta.instructor),
        institution=line(meta.institution),
        department=line(meta.department),
        running_head=line(meta.running_head),
    )


def _abstract(meta: Meta, manner: Manner) -> Blocks:
    """The abstract under its label, and the keywords under it. Keywords without an abstract are for the file's properties."""
    if not meta.abstract:
        return ()
    labels = manner.matter.labels
    label = Heading(1, (Text(labels["abstract"]),), role=Role.SECTION_LABEL)
    opening: Inlines = (Marked(Mark.EMPHASIS, (Text(labels["keywords"]),)), Text(" "))
    keywords = Paragraph(merged((*opening, *separated(meta.keywords, ", "))), Role.KEYWORDS)
    return (label, *flow(meta.abstract, ABSTRACT, manner), *((keywords,) if meta.keywords else ()))


def _text_title(meta: Meta, matter: Matter) -> Blocks:
    title = repeated(whole_title(meta, matter))
    return (Paragraph(title, Role.TEXT_TITLE),) if title and matter.repeat_title else ()


def _appendices(parts: Parts, manner: Manner) -> Blocks:
    """Every appendix under its label, lettered where there are several, and its tables and figures counted by its letter."""
    several = sum(isinstance(part, Appendix) for part in parts.appendices) > 1
    arranged: list[Block] = []
    number = 0
    for part in parts.appendices:
        if isinstance(part, Appendix):
            arranged += _appendix(part, letter(number), several, manner)
            number += 1
        else:
            arranged += flow(part, TEXT, manner)
    return tuple(arranged)


def _with_section_numbers(parts: Parts) -> Parts:
    """The parts, their headings with numbers; those of an appendix open with its letter."""
    from essayexport.arrange.sections import with_section_numbers  # noqa: PLC0415  (most essays have none)

    appendices: list[Appendix | Blocks] = []
    for part in parts.appendices:
        if isinstance(part, Appendix):
            letters = letter(sum(isinstance(before, Appendix) for before in appendices))
            appendices.append(part._replace(blocks=with_section_numbers(part.blocks, letters)))
        else:
            appendices.append(part)
    return parts._replace(text=with_section_numbers(parts.text), appendices=tuple(appendices))


def _appendix(appendix: Appendix, letters: str, several: bool, manner: Manner) -> Blocks:
    word = manner.matter.labels["appendix"]
    label = f"{word} {letters}" if several else word
    sole = manner.matter.appendix_names_sole_item and is_sole_item(appendix.blocks, manner.matter)
    return flow(headed(appendix, label), TEXT, replace(manner, count=uncounted if sole else counting(letters)))
