"""The XML of the small parts: footnotes, header, settings, fonts, and what the program says of itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from essayexport.document import Role
from essayexport.style.names import WORD_NAMES
from essayexport.style.page import Font, PageStyle
from essayexport.style.scripts import stand_ins
from essayexport.writers.docx.standing import style_id
from essayexport.writers.docx.styles import SEPARATOR
from essayexport.writers.docx.xml import NAMESPACES, escaped, text_element

_WORD_FAMILIES: Mapping[str, str] = MappingProxyType({"serif": "roman", "sans-serif": "swiss", "monospace": "modern"})
"""CSS's generic families as Word names them (ECMA-376 part 1, 17.18.30)."""

_COMPATIBILITY: Mapping[str, int] = MappingProxyType(
    {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
)
"""The settings of a document that Word 2013 or later made ([MS-DOCX] 2.3.1)."""


HEADER_RELATION = "header"
"""The relationship by which the section finds the header."""


def root(tag: str, inner: str) -> str:
    """A part with this root."""
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def document_xml(body: str, *, header: bool, leftwards: bool = False) -> str:
    """The document, its one section with a header or without, `leftwards` where it is written from right to left."""
    reference = f'<w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>' if header else ""
    way = "<w:bidi/>" if leftwards else ""
    line = "" if "<w:p" in body else "<w:p/>"  # for the cursor to stand in, where there is no text
    return root("document", f"<w:body>{body}{line}<w:sectPr>{reference}{way}</w:sectPr></w:body>")


def footnotes_xml(notes: Sequence[str]) -> str:
    """The footnotes, after the lines that separate them from the text (17.11.23, 17.11.1)."""
    separators = (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
    lines = (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style_id(SEPARATOR)}"/></w:pPr>'
        f"<w:r><w:{tag}/></w:r></w:p></w:footnote>"
        for kind, number, tag in separators
    )
    return root("footnotes", "".join(lines) + "".join(notes))


def header_xml(page: PageStyle, running_head: str) -> str | None:
    """The header, or None where the style prints nothing in it: the running head at the left, then the page number."""
    number = page.header.page_number
    words = running_head if page.header.running_head else ""
    if not words and number is None:
        return None
    run = f"<w:r>{text_element(words)}</w:r>" if words else ""
    tab = "<w:r><w:tab/></w:r>" if page.header.running_head and number is not None else ""
    field = _PAGE_FIELD if number is not None else ""
    return root("hdr", f'<w:p><w:pPr><w:pStyle w:val="{style_id(WORD_NAMES[Role.HEADER])}"/></w:pPr>{run}{tab}{field}</w:p>')


_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
"""The number of the page (17.16.5.44)."""


def settings_xml(*, notes: bool) -> str:
    """The settings: those of a document of today's Word, and nothing that makes it ask on opening."""
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>' if notes else ""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return root(
        "settings",
        '<w:zoom w:percent="100"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:footnotePr><w:numFmt w:val="decimal"/>{separators}</w:footnotePr><w:compat>{compatibility}</w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def fonts_xml(page: PageStyle) -> str:
    """The fonts of the document, each with those that may stand in for it (17.8.3.1)."""
    fonts = dict.fromkeys(role.font for role in page.roles.values())
    named = {font.family for font in fonts}
    others = {name: font for font in fonts for name in (font.east_asian, font.complex_script) if name and name not in named}
    return root("fonts", "".join(map(_font, fonts)) + "".join(_other(name, font) for name, font in others.items()))


def _other(name: str, font: Font) -> str:
    """The family of other scripts, with what may stand in for it."""
    return _font(font._replace(family=name, substitutes=stand_ins(name)))


def _font(font: Font) -> str:
    others = f'<w:altName w:val="{escaped(",".join(font.substitutes))}"/>' if font.substitutes else ""
    family = f'<w:family w:val="{_WORD_FAMILIES.get(font.generic, "auto")}"/>'
    pitch = "fixed" if font.generic == "monospace" else "variable"
    return f'<w:font w:name="{escaped(font.family)}">{others}{family}<w:pitch w:val="{pitch}"/></w:font>'


PROGRAM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>essayexport</Application></Properties>"
)
"""docProps/app.xml: which program wrote the file."""
