"""A seal on a Word file, by which it is known later whether somebody has changed it since it was written.

The seal is a custom property (docProps/custom.xml) that holds a hash over every other part. It guards work against
oversight, not against forgery.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping

CUSTOM_PROPERTIES = "docProps/custom.xml"

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that custom properties belong to (ECMA-376 part 1, 22.3.2.2)."""


def seal(parts: Mapping[str, bytes]) -> bytes:
    """The part docProps/custom.xml that seals all other parts, which are given by their names in the package."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">'
        f'<property fmtid="{_USER_DEFINED}" pid="2" name="essayexport seal"><vt:lpwstr>{_hash(parts)}</vt:lpwstr></property>'
        "</Properties>"
    ).encode()


def is_untouched(data: bytes) -> bool:
    """Whether a file is a Word file of ours whose parts are as they were written, however it is zipped."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if not name.endswith("/")]
            parts = {name: package.read(name) for name in names}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):  # what zipfile raises
        return False
    return len(parts) == len(names) and parts.get(CUSTOM_PROPERTIES) == seal(parts)


def _hash(parts: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts.keys() - {CUSTOM_PROPERTIES}):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()
