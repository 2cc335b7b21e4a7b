"""The package: python-docx's parts, section and properties, filled with our XML."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import HeaderPart
from docx.parts.image import ImagePart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from docx.shared import Pt

from essayexport.document import Meta, plain
from essayexport.pictures import Pictures
from essayexport.records import record
from essayexport.style.page import PageStyle
from essayexport.writers.docx.links import Relations
from essayexport.writers.docx.parts import HEADER_RELATION, PROGRAM
from essayexport.writers.docx.seal import CUSTOM_PROPERTIES
from essayexport.writers.docx.xml import printable

_LONGEST_PROPERTY = 255
"""Characters that a core property holds."""

_EXTENSIONS: Mapping[str, str] = MappingProxyType({"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"})


Packed = Mapping[str, ImagePart]
"""Pictures that are parts of the package already, by their target."""


@record
class Texts:
    """The XML of the parts; None for one that the document does not need."""

    document: str
    styles: str
    settings: str
    fonts: str
    numbering: str | None
    footnotes: str | None
    header: str | None


def build(texts: Texts, page: PageStyle, meta: Meta, created: datetime) -> tuple[Package, DocumentPart, XmlPart | None]:
    """The package, its document and its footnotes; links and pictures are related to the last two afterwards."""
    package = Package()
    document = DocumentPart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, parse_xml(texts.document), package)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _add_properties(package, meta, created)
    _add(StylesPart, "STYLES", texts.styles, document)
    _add(SettingsPart, "SETTINGS", texts.settings, document)
    _add(XmlPart, "FONT_TABLE", texts.fonts, document)
    _add(NumberingPart, "NUMBERING", texts.numbering, document)
    footnotes = _add(XmlPart, "FOOTNOTES", texts.footnotes, document)
    if texts.header is not None:
        header = HeaderPart(PackURI("/word/header.xml"), CONTENT_TYPE.WML_HEADER, parse_xml(texts.header), package)
        document.load_rel(RELATIONSHIP_TYPE.HEADER, header, HEADER_RELATION)
    _set_up_page(document, page)
    return package, document, footnotes


def relate(part: XmlPart, relations: Relations, pictures: Pictures, packed: Packed) -> Packed:
    """Relate a text to the addresses of its links and to its pictures; returns the pictures packed, those before included."""
    parts = dict(packed)
    for address, identifier in relations.links.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, identifier, is_external=True)
    for target, identifier in relations.pictures.items():
        if target not in parts:
            picture = pictures[target]
            name = PackURI(f"/word/media/picture{len(parts) + 1}.{_EXTENSIONS.get(picture.media_type, 'bin')}")
            parts[target] = ImagePart(name, picture.media_type, picture.data)
        part.load_rel(RELATIONSHIP_TYPE.IMAGE, parts[target], identifier)
    return parts


def _add(kind: type[XmlPart], name: str, xml: str | None, document: DocumentPart) -> XmlPart | None:
    """A part of the document, if there is one; content types and relationships are named alike in python-docx."""
    if xml is None:
        return None
    first, *rest = name.lower().split("_")
    path = PackURI(f"/word/{first}{''.join(word.title() for word in rest)}.xml")
    part = kind(path, getattr(CONTENT_TYPE, f"WML_{name}"), parse_xml(xml), document.package)
    document.relate_to(part, getattr(RELATIONSHIP_TYPE, name))
    return part


def _set_up_page(document: DocumentPart, page: PageStyle) -> None:
    """Paper and margins of the one section."""
    section = document.document.sections[0]
    section.page_width, section.page_height = Pt(page.paper.width), Pt(page.paper.height)
    section.top_margin, section.right_margin = Pt(page.margins.top), Pt(page.margins.right)
    section.bottom_margin, section.left_margin = Pt(page.margins.bottom), Pt(page.margins.left)
    section.header_distance = section.footer_distance = Pt(page.header.distance)
    section.gutter = Pt(0)


def _add_properties(package: Package, meta: Meta, created: datetime) -> None:
    """Core properties of the essay's own, the program's name, and room for the seal."""
    core = CorePropertiesPart(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = core.core_properties
    texts = {
        "title": plain(meta.title),
        "author": "; ".join(plain(author.name) for author in meta.authors),
        "keywords": ", ".join(map(plain, meta.keywords)),
        "language": meta.lang,
    }
    for name, text in texts.items():
        if text.strip():
            setattr(properties, name, _property(text))
    moment = created.astimezone(UTC) if created.tzinfo else created
    properties.created = properties.modified = moment
    app = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, PROGRAM.encode(), package)
    package.relate_to(app, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    custom = Part(PackURI(f"/{CUSTOM_PROPERTIES}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, b"", package)
    package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _property(text: str) -> str:
    return printable(" ".join(text.split()))[:_LONGEST_PROPERTY]
