"""Runs of one look, and how a look is said: emphasis as direct formatting, all else by the styles of paragraph and run."""

from dataclasses import dataclass, field
from functools import lru_cache

from essayexport.document import Role
from essayexport.records import NamedTuple
from essayexport.style.names import WORD_NAMES
from essayexport.style.page import RoleStyle
from essayexport.writers.docx.languages import language_element
from essayexport.writers.docx.properties import switch
from essayexport.writers.docx.standing import style_id
from essayexport.writers.docx.xml import text_element


class Look(NamedTuple):
    """How a run is set; `slanted_base` and `bold_base` say how the style of its paragraph sets it anyway."""

    slanted_base: bool
    bold_base: bool
    slanted: bool
    bold: bool
    small_caps: bool = False
    struck: bool = False
    underline: bool = False
    highlighted: bool = False
    vertical: str = ""
    style: str = ""
    language: str = ""
    leftwards: bool = False
    """Written from right to left."""


@dataclass(slots=True, eq=False, repr=False)
class Runs:
    """The content of a paragraph as it grows; text of one look is gathered into one run."""

    done: list[str] = field(default_factory=list)
    look: Look | None = None
    content: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def add_text(self, look: Look, text: str) -> None:
        """Characters, in the last run if it has the same look."""
        if look is not self.look and look != self.look:
            self._close()
            self.look = look
        self.text.append(text)

    def add_element(self, look: Look, xml: str) -> None:
        """An element of a run that is not its text."""
        self.add_text(look, "")
        self._close_text()
        self.content.append(xml)

    def add(self, xml: str) -> None:
        """What stands between runs."""
        if xml:
            self._close()
            self.done.append(xml)

    def xml(self) -> str:
        """All that was added."""
        self._close()
        return "".join(self.done)

    def _close_text(self) -> None:
        text = "".join(self.text)
        self.text.clear()
        if text:
            self.content.append(text_element(text))

    def _close(self) -> None:
        self._close_text()
        if self.content and self.look is not None:
            self.done.append(run(self.look, "".join(self.content)))
        self.content.clear()
        self.look = None


def look_of(role: RoleStyle, language: str = "", *, leftwards: bool = False) -> Look:
    """The look of a run that nothing distinguishes; `language` where it is not the document's."""
    return Look(role.italic, role.bold, role.italic, role.bold, language=language, leftwards=leftwards)


def run(look: Look, content: str) -> str:
    """`w:r` with its properties."""
    return f"<w:r>{_properties(look)}{content}</w:r>"


def plain_run(text: str) -> str:
    """A run that is set as its paragraph is."""
    return f"<w:r>{text_element(text)}</w:r>"


def code_run(text: str, look: Look) -> str:
    """Lines of code: spaces and tabs kept, a break between lines."""
    lines = ("<w:tab/>".join(text_element(piece) if piece else "" for piece in line.split("\t")) for line in text.split("\n"))
    return run(look, "<w:br/>".join(lines))


def note_number_run(mark: str) -> str:
    """The number of a note, in the text (`w:footnoteReference`) or before the note (`w:footnoteRef`)."""
    return run(_NOTE_NUMBER, mark)


@lru_cache(maxsize=256)
def _properties(look: Look) -> str:
    """`w:rPr` in the schema's order. Direct formatting is absolute: what is emphasised in an italic style is set upright."""
    parts = [
        f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
        _emphasis("b", look.bold) if look.bold is not look.bold_base else "",
        _emphasis("i", look.slanted) if look.slanted is not look.slanted_base else "",
        "<w:smallCaps/>" if look.small_caps else "",
        "<w:strike/>" if look.struck else "",
        '<w:highlight w:val="yellow"/>' if look.highlighted else "",
        '<w:u w:val="single"/>' if look.underline else "",
        f'<w:vertAlign w:val="{look.vertical}"/>' if look.vertical else "",
        "<w:rtl/>" if look.leftwards else "",
        language_element(look.language) if look.language else "",
    ]
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _emphasis(tag: str, on: bool) -> str:
    return switch(tag, on) + switch(f"{tag}Cs", on)


_NOTE_NUMBER = Look(slanted_base=False, bold_base=False, slanted=False, bold=False, style=style_id(WORD_NAMES[Role.NOTE_NUMBER]))
