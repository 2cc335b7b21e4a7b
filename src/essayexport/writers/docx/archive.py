"""A package as bytes: its parts and their relationships in one zip with fixed dates and order, under a seal."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.package import Package

from essayexport.writers.docx.seal import CUSTOM_PROPERTIES, seal

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"

_BINARY = ("png", "jpg", "gif")
"""Extensions that have one content type throughout a package."""


def archive(package: Package) -> bytes:
    """The package as a file, the same bytes for the same parts."""
    files = dict(_files(package))
    files[CUSTOM_PROPERTIES] = seal(files)
    return _zipped(files)


def _files(package: Package) -> Iterator[tuple[str, bytes]]:
    """Every file of the package by its name: content types first, as readers expect them."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield "[Content_Types].xml", _content_types(parts)
    yield _relationships(PACKAGE_URI, package.rels)
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield _relationships(part.partname, part.rels)


def _relationships(source: PackURI, relations: Relationships) -> tuple[str, bytes]:
    xml = relations.xml
    return source.rels_uri.membername, xml if isinstance(xml, bytes) else xml.encode()


def _content_types(parts: list[Part]) -> bytes:
    """The content type of every part: of pictures by extension, of others by name (ECMA-376 part 2, 7.3)."""
    defaults = {"rels": _RELATIONSHIPS, "xml": "application/xml"}
    defaults |= {part.partname.ext: part.content_type for part in parts if part.partname.ext in _BINARY}
    types = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items())
    types += "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
        if part.partname.ext not in _BINARY
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_TYPES}">{types}</Types>'.encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return stream.getvalue()
