"""The words of a paragraph: one function for each inline of the tree."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from essayexport.document import (
    Attributes,
    Blocks,
    Cite,
    Code,
    CrossReference,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    Math,
    Note,
    Quoted,
    QuoteKind,
    RawInline,
    Role,
    SequenceNumber,
    SoftBreak,
    Styled,
    Text,
    plain,
)
from essayexport.records import record
from essayexport.style.names import WORD_NAMES
from essayexport.writers.addresses import address_of
from essayexport.writers.docx.directions import directed
from essayexport.writers.docx.drawings import drawing
from essayexport.writers.docx.ledger import Ledger, Story
from essayexport.writers.docx.runs import Look, Runs, note_number_run, run
from essayexport.writers.docx.standing import style_id
from essayexport.writers.docx.xml import escaped, text_element
from essayexport.writers.fitting import scaled
from essayexport.writers.meanings import direction

_LINK, _CODE = style_id(WORD_NAMES[Role.LINK]), style_id(WORD_NAMES[Role.CODE])

_QUOTES: Mapping[QuoteKind, tuple[str, str]] = MappingProxyType({QuoteKind.DOUBLE: ("“", "”"), QuoteKind.SINGLE: ("‘", "’")})

_BLANKS = str.maketrans("\t\n\r", "   ")


@record
class Around:
    """What inlines have to know of where they stand: part, room for pictures in points, and how a note writes its blocks."""

    ledger: Ledger
    story: Story
    width: float
    height: float
    write_note: Callable[[Blocks, Ledger], str]
    in_link: bool = False


def inlines_xml(inlines: Inlines, look: Look, around: Around) -> str:
    """The content of a paragraph behind its properties."""
    runs = Runs()
    _write(inlines, look, runs, around)
    return runs.xml()


def _write(inlines: Inlines, look: Look, runs: Runs, around: Around) -> None:
    for number, inline in enumerate(inlines):
        if look.leftwards and isinstance(inline, Text):
            before, behind = inlines[max(0, number - 2) : number], inlines[number + 1 : number + 3]
            beside = (plain(before)[-_BESIDE:], plain(behind)[:_BESIDE])
            _write_text(inline.text.translate(_BLANKS), look, runs, beside)
        else:
            _write_one(inline, look, runs, around)


_BESIDE = 40
"""How many characters beside a text are asked which way its blanks and stops go."""


def _write_one(inline: Inline, look: Look, runs: Runs, around: Around) -> None:
    match inline:
        case Text():
            _write_text(inline.text.translate(_BLANKS), look, runs)
        case SoftBreak():
            runs.add_text(look, " ")
        case LineBreak():
            runs.add_element(look, "<w:br/>")
        case Marked():
            _write(inline.children, _marked(inline.mark, look), runs, around)
        case Math():
            _write_formula(inline, look, runs, around)
        case RawInline():
            pass
        case Cite() | CrossReference():
            _write(inline.children, look, runs, around)
        case Quoted():
            left, right = _QUOTES[inline.kind]
            _write((Text(left), *inline.children, Text(right)), look, runs, around)
        case Styled():
            _write_place(inline.attributes.identifier, inline.children, _spoken(inline.attributes, look), runs, around)
        case Code():
            _write_place(inline.attributes.identifier, (Text(inline.text),), look._replace(style=_CODE), runs, around)
        case Link():
            _write_link(inline, look, runs, around)
        case Image():
            _write_image(inline, look, runs, around)
        case Note():
            _write_note(inline, runs, around)
        case SequenceNumber():
            _write_number(inline, look, runs, around)
        case _:
            assert_never(inline)


def _write_text(text: str, look: Look, runs: Runs, beside: tuple[str, str] = ("", "")) -> None:
    """Characters; those that are written the other way in runs of their own, since Word goes by what its runs say.

    Blanks and stops at the ends go with the texts `beside`.
    """
    if not look.leftwards and text.isascii():
        runs.add_text(look, text)
        return
    for piece, leftwards in directed(text, leftwards=look.leftwards, beside=beside):
        runs.add_text(look if leftwards is look.leftwards else look._replace(leftwards=leftwards), piece)


def _marked(mark: Mark, look: Look) -> Look:
    match mark:
        case Mark.EMPHASIS:
            return look._replace(slanted=not look.slanted)
        case Mark.UPRIGHT:
            return look._replace(slanted=False)
        case Mark.STRONG:
            return look._replace(bold=True)
        case Mark.SMALL_CAPS:
            return look._replace(small_caps=True)
        case Mark.STRIKEOUT:
            return look._replace(struck=True)
        case Mark.UNDERLINE:
            return look._replace(underline=True)
        case Mark.HIGHLIGHT:
            return look._replace(highlighted=True)
        case Mark.SUPERSCRIPT | Mark.SUBSCRIPT:
            return look._replace(vertical=mark.value)
        case _:
            assert_never(mark)


def _spoken(attributes: Attributes, look: Look) -> Look:
    """The look of text whose author said its language or direction."""
    leftwards = {"rtl": True, "ltr": False}.get(direction(attributes, leftwards=look.leftwards) or "", look.leftwards)
    return look._replace(language=attributes.get("lang") or look.language, leftwards=leftwards)


def _write_place(identifier: str, children: Inlines, look: Look, runs: Runs, around: Around) -> None:
    """Inlines with a bookmark around them where they have an identifier."""
    start, end = around.ledger.bookmarks.marks(identifier)
    runs.add(start)
    _write(children, look, runs, around)
    runs.add(end)


def _write_link(link: Link, look: Look, runs: Runs, around: Around) -> None:
    """A link, or only its words where it stands in another one or leads nowhere."""
    start = None if around.in_link or not link.children else _hyperlink(link, around)
    if start is None:
        _write_place(link.attributes.identifier, link.children, look, runs, around)
        return
    runs.add(start)
    styled = look if look.style else look._replace(style=_LINK)
    _write_place(link.attributes.identifier, link.children, styled, runs, replace(around, in_link=True))
    runs.add("</w:hyperlink>")


def _hyperlink(link: Link, around: Around) -> str | None:
    """The start of a `w:hyperlink` (ECMA-376 part 1, 17.16.22), or None where the link leads nowhere."""
    tip = f' w:tooltip="{escaped(link.title)}"' if link.title else ""
    if link.target.startswith("#"):
        name = around.ledger.bookmarks.names.get(link.target[1:])
        return None if name is None else f'<w:hyperlink w:anchor="{name}"{tip} w:history="1">'
    address = address_of(link.target)
    if address is None:
        return None
    return f'<w:hyperlink r:id="{around.ledger.relations[around.story].link(address)}"{tip} w:history="1">'


def _write_image(image: Image, look: Look, runs: Runs, around: Around) -> None:
    """A picture, or its alternative text in brackets where there is none."""
    ledger = around.ledger
    picture = ledger.pictures.get(image.target)
    if picture is None:
        instead = Text(f"[{image.alternative or image.target}]")
        _write_place(image.attributes.identifier, (instead,), look, runs, around)
        return
    ledger.drawings += 1
    relation = ledger.relations[around.story].picture(image.target)
    size = scaled(image, picture, around.width, around.height)
    start, end = ledger.bookmarks.marks(image.attributes.identifier)
    runs.add(start)
    runs.add_element(look, drawing(image, size, relation, ledger.drawings))
    runs.add(end)


def _write_note(note: Note, runs: Runs, around: Around) -> None:
    """The call of a footnote."""
    ledger = around.ledger
    ledger.notes.append("")
    number = len(ledger.notes)
    ledger.notes[number - 1] = f'<w:footnote w:id="{number}">{around.write_note(note.blocks, ledger)}</w:footnote>'
    runs.add(note_number_run(f'<w:footnoteReference w:id="{number}"/>'))


def _write_formula(math: Math, look: Look, runs: Runs, around: Around) -> None:
    """A formula, or its source as code where it cannot be read."""
    from essayexport.writers.docx.formulas import formula_xml  # noqa: PLC0415 - reads TeX, which most essays have none of

    xml = formula_xml(math)
    if xml is None:
        _write_place(math.identifier, (Text(math.tex),), look._replace(style=_CODE), runs, around)
        return
    start, end = around.ledger.bookmarks.marks(math.identifier)
    runs.add(f"{start}{xml}{end}")


def _write_number(number: SequenceNumber, look: Look, runs: Runs, around: Around) -> None:
    """A SEQ field with its result, as Word's captions have it (17.16.5.56); what is of no sequence is text."""
    if not number.sequence:
        runs.add_text(look, f"{number.prefix}{number.value}")
        return
    name = "".join(character if character.isalnum() else "_" for character in f"{number.sequence}_{number.prefix}".strip("_"))
    name = name[:1].upper() + name[1:]
    counted = around.ledger.sequences.get(name, 0) + 1
    around.ledger.sequences[name] = number.value
    reset = "" if number.value == counted else f" \\r {number.value}"
    runs.add_text(look, number.prefix)
    result = run(look, text_element(str(number.value)))
    runs.add(f'<w:fldSimple w:instr=" SEQ {name} \\* ARABIC{reset} ">{result}</w:fldSimple>')
