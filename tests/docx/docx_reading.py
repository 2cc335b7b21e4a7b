"""How the tests look into a Word file: parts, parsed; styles with all that they inherit; the schemas of the standard."""

import io
import os
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}

SHARED = Path(os.environ.get("ESSAYEXPORT_SHARED") or Path(__file__).parents[3] / "shared")

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)

_SCHEMAS = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wml.xsd",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "opc-coreProperties.xsd",
    "http://schemas.openxmlformats.org/package/2006/content-types": "opc-contentTypes.xsd",
    "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
}


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def parsed(data: bytes, part: str) -> Any:
    return etree.fromstring(parts_of(data)[part], _PARSER)


def find(element: Any, path: str) -> list[Any]:
    return list(element.xpath(path, namespaces=NAMES))


def value(element: Any, path: str) -> str:
    """The text of the first node of a path, empty for none."""
    return str(element.xpath(f"string({path})", namespaces=NAMES))


def words_of(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph; a break is a line feed, a tab a tab."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return [
        "".join(signs.get(node.tag, node.text or "") for node in find(paragraph, ".//w:r/w:t | .//w:r/w:br | .//w:r/w:tab"))
        for paragraph in find(parsed(data, part), ".//w:p")
    ]


def schema_errors(data: bytes) -> list[str]:
    """What the schemas of ISO/IEC 29500-4 say against the parts of a file."""
    errors = []
    for name, content in parts_of(data).items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(content, _PARSER)
        _leave_out_extensions(root)
        schema = _schema(_SCHEMAS[etree.QName(root).namespace or ""])
        schema.validate(root)
        errors += [f"{name}: {error.message}" for error in schema.error_log]
    return errors


def _leave_out_extensions(root: Any) -> None:
    """What DrawingML lets anybody add (`a:ext`) is not the standard's to judge."""
    for extension in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}extLst"):
        extension.getparent().remove(extension)


@cache
def _schema(name: str) -> Any:
    folder = SHARED / "ooxml-xsd"
    if not folder.is_dir():
        pytest.skip(f"no schemas in {folder}: set ESSAYEXPORT_SHARED to the folder that holds ooxml-xsd")
    return etree.XMLSchema(etree.parse(str(folder / name), etree.XMLParser(no_network=True)))


def resolved(data: bytes, name: str) -> dict[str, str]:
    """Every property of a style by `element@attribute`, those of its ancestors and the defaults of the document included."""
    root = parsed(data, "word/styles.xml")
    styles = {style.get(f"{W}styleId"): style for style in find(root, "w:style")}
    chain, (style,) = [], find(root, f"w:style[w:name/@w:val='{name}']")
    while style is not None:
        chain.append(style)
        parent = style.find(f"{W}basedOn")
        style = styles[parent.get(f"{W}val")] if parent is not None else None
    properties = find(root, "w:docDefaults//w:rPr/*")
    for one in reversed(chain):
        properties += find(one, "w:pPr/* | w:rPr/*")
    values: dict[str, str] = {}
    for element in properties:
        tag = etree.QName(element).localname
        if tag in ("ind", "spacing", "rFonts"):
            values = {key: value for key, value in values.items() if not key.startswith(f"{tag}@")}
        attributes = {etree.QName(key).localname: value for key, value in element.attrib.items()} or {"val": "1"}
        values |= {f"{tag}@{key}": value for key, value in attributes.items()}
    return values
