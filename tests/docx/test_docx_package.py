import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest
from docx_paper import APA, CREATED, META, PAPER, PICTURES, para
from docx_reading import find, parsed, parts_of, schema_errors, value, words_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from essayexport.document import Author, Code, CodeBlock, Document, Meta, Text
from essayexport.writers.docx import write

WRITTEN = write(PAPER, APA, PICTURES, CREATED)
EMPTY = write(Document(Meta(), ()), APA, {}, CREATED)


@pytest.mark.parametrize("data", [WRITTEN, EMPTY], ids=["the paper", "nothing"])
def test_every_part_is_valid(data: bytes) -> None:
    assert schema_errors(data) == []


def test_the_parts_are_those_of_the_paper_and_none_of_the_librarys_template() -> None:
    assert list(parts_of(WRITTEN)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/fontTable.xml",
        "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels",
        "word/header.xml",
        "word/media/picture1.png",
        "word/media/picture2.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_a_paper_without_notes_lists_and_pictures_has_no_parts_for_them() -> None:
    assert [name for name in parts_of(EMPTY) if name.startswith("word/")] == [
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/fontTable.xml",
        "word/header.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_no_part_names_the_library() -> None:
    assert [name for name, content in parts_of(WRITTEN).items() if b"python-docx" in content] == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(PAPER, APA, PICTURES, CREATED) == WRITTEN


def test_the_zip_says_nothing_of_when_and_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as package:
        assert {(entry.date_time, entry.create_system) for entry in package.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_the_core_properties_are_the_essays_own() -> None:
    core = parsed(WRITTEN, "docProps/core.xml")
    assert {etree.QName(element).localname: element.text for element in core} == {
        "title": "A Paper That Holds Every Construct",
        "creator": "Robin Placeholder; Sam Placeholder",
        "keywords": "sample, construct",
        "language": "en-US",
        "created": "2026-09-14T10:30:00Z",
        "modified": "2026-09-14T10:30:00Z",
    }


def test_a_property_is_cut_where_the_format_ends_it_and_holds_no_control_characters() -> None:
    long = Meta(title=(Text("word \x07" * 100),), authors=(Author((Text(" "),)),))
    core = parsed(write(Document(long, ()), APA, {}, CREATED), "docProps/core.xml")
    assert {etree.QName(element).localname: len(element.text) for element in core} == {
        "title": 255,
        "created": 20,
        "modified": 20,
    }


@pytest.mark.parametrize(
    ("created", "said"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))), "2026-01-02T01:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5), "2026-01-02T03:04:05Z"),  # noqa: DTZ001  (what has no zone is taken for UTC)
    ],
    ids=["UTC", "a zone", "no zone"],
)
def test_the_date_of_creation_is_said_in_universal_time(created: datetime, said: str) -> None:
    core = parsed(write(Document(META, ()), APA, {}, created), "docProps/core.xml")
    assert [element.text for element in core if element.tag.endswith("}created")] == [said]


def test_nothing_outside_is_related_but_addresses_of_links() -> None:
    for part in ("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels", "_rels/.rels"):
        external = find(parsed(WRITTEN, part), "*[@TargetMode='External']")
        assert {one.get("Type").rpartition("/")[2] for one in external} <= {"hyperlink"}


def test_settings_are_those_of_todays_word_and_ask_nothing() -> None:
    settings = parsed(WRITTEN, "word/settings.xml")
    assert [etree.QName(element).localname for element in settings] == [
        "zoom",
        "characterSpacingControl",
        "footnotePr",
        "compat",
        "decimalSymbol",
        "listSeparator",
    ]
    assert value(settings, ".//w:compatSetting[@w:name='compatibilityMode']/@w:val") == "15"
    assert value(settings, "w:zoom/@w:percent") == "100"


def test_paper_margins_and_header_are_the_page_styles() -> None:
    (section,) = find(parsed(WRITTEN, "word/document.xml"), "//w:sectPr")
    said = {
        f"{element.tag.rpartition('}')[2]} {key.rpartition('}')[2]}": value
        for element in section
        for key, value in element.items()
    }
    assert said == {
        "headerReference type": "default",
        "headerReference id": "header",
        "pgSz w": "12240",
        "pgSz h": "15840",
        "pgMar top": "1440",
        "pgMar right": "1440",
        "pgMar bottom": "1440",
        "pgMar left": "1440",
        "pgMar header": "720",
        "pgMar footer": "720",
        "pgMar gutter": "0",
    }


def test_fonts_name_their_substitutes() -> None:
    fonts = find(parsed(WRITTEN, "word/fontTable.xml"), "w:font")
    names = {value(font, "@w:name"): value(font, "w:altName/@w:val") for font in fonts}
    assert names == {role.font.family: ",".join(role.font.substitutes) for role in APA.roles.values()}


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_character_makes_an_invalid_file_and_no_other_is_lost(text: str) -> None:
    document = Document(META, (para(text, Code(text)), CodeBlock(text)))
    kept = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    flat = re.sub("[\t\n\r]", " ", kept)
    assert words_of(write(document, APA, {}, CREATED)) == [flat + flat, kept.replace("\r", "\n")]
