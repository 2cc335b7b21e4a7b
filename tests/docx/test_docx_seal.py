import io
import zipfile
from collections.abc import Mapping

import pytest
from docx_paper import APA, CREATED, PAPER, PICTURES
from docx_reading import parts_of

from essayexport.writers.docx import is_untouched, write

WRITTEN = write(PAPER, APA, PICTURES, CREATED)


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def test_a_file_as_it_was_written_is_untouched() -> None:
    assert is_untouched(WRITTEN)


def test_a_file_zipped_anew_is_untouched() -> None:
    parts = parts_of(WRITTEN)
    assert is_untouched(zipped(dict(sorted(parts.items(), reverse=True))))


@pytest.mark.parametrize("name", sorted(parts_of(WRITTEN)))
def test_a_change_in_any_part_is_seen(name: str) -> None:
    parts = parts_of(WRITTEN)
    assert not is_untouched(zipped(parts | {name: parts[name] + b"\n"}))


def test_a_part_more_or_less_is_seen() -> None:
    parts = parts_of(WRITTEN)
    assert not is_untouched(zipped(parts | {"word/comments.xml": b"<a/>"}))
    assert not is_untouched(zipped({name: content for name, content in parts.items() if "picture2" not in name}))


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", WRITTEN[:-40], WRITTEN[:200], zipped({}), zipped({"word/document.xml": b"<a/>"})],
    ids=["nothing", "no zip", "no end", "a piece", "an empty zip", "another file"],
)
def test_what_is_no_file_of_ours_is_not_taken_for_one(data: bytes) -> None:
    assert not is_untouched(data)
