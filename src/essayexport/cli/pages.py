"""How many pages a PDF has, read from its page objects."""

import re
import zlib
from collections.abc import Iterator

_OBJECT_STREAM = rb"(?s)/ObjStm\b.*?\bstream\r?\n(.*?)\r?\nendstream"
_PAGE = rb"/Type\s*/Page\b"


def page_count(pdf: bytes) -> int:
    """The number of page objects, in the file or in its compressed object streams (ISO 32000-1, 7.5.7)."""
    return sum(len(re.findall(_PAGE, part)) for part in _parts(pdf))


def _parts(pdf: bytes) -> Iterator[bytes]:
    yield pdf
    for stream in re.finditer(_OBJECT_STREAM, pdf):
        yield zlib.decompressobj().decompress(stream.group(1))
