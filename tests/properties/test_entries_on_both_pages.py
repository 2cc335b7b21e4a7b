"""However a line of an entry stands, the Word file and the style sheet of the PDF carry equal numbers."""

import re
from collections.abc import Iterator

import pytest
from docx_reading import find, parsed, resolved, value

from essayexport.arrange import with_list_look
from essayexport.document import Bibliography, Document, Entry, EntryLine, Inlines, ListLook, Meta, PageSettings, Text
from essayexport.export.dates import created
from essayexport.style import PageStyle, available, load
from essayexport.writers.css import sheet
from essayexport.writers.docx import write
from essayexport.writers.entries import form_classes, is_labelled, lines_of

TWIP = 20


def words(said: str) -> Inlines:
    return (Text(said),)


BELOW = (EntryLine(words("b")), EntryLine(words("c"), indented=True))
ENTRIES = (
    Entry("a", "", words("a")),
    Entry("b", "", words("a"), lines=BELOW),
    Entry("c", "", words("a"), annotation=(words("b"), words("c"), words("d"))),
)
LISTS = {
    "as usual": Bibliography(ENTRIES),
    "apart": Bibliography(ENTRIES, ListLook(hanging=True, entry_spacing=2, line_spacing=1)),
    "flat": Bibliography(ENTRIES, ListLook(hanging=False, entry_spacing=1)),
    "labelled": Bibliography((*ENTRIES, Entry("d", "", words("a"), words("[10]"), BELOW)), ListLook(entry_spacing=1)),
    "in the margin": Bibliography((*ENTRIES, Entry("d", "", words("a"), words("[10]"), BELOW)), ListLook(in_margin=True)),
}
CASES = [(style, name) for style in available() for name in LISTS]

Numbers = dict[str, float]


def points(length: str) -> float:
    return float(length.removesuffix("pt"))


def in_css(page: PageStyle, classes: tuple[str, ...]) -> Numbers:
    """What the rules of a line's classes come to."""
    said: dict[str, str] = {}
    for names, declarations in re.findall(r"^\.reference((?:\.[\w-]+)*) \{ (.*) \}$", sheet(page, ""), re.MULTILINE):
        if set(names.split(".")[1:]) <= set(classes):
            said |= dict(re.findall(r"([\w-]+): ([^;]+);", declarations))
            said |= (
                {"margin-top": said["margin"].split()[0], "margin-bottom": said["margin"].split()[2]}
                if "margin:" in declarations
                else {}
            )
    left, right = map(points, said["margin-inline"].split())
    return {
        "left": left,
        "right": right,
        "first line": points(said["text-indent"]),
        "before": points(said["margin-top"]),
        "after": points(said["margin-bottom"]),
        "kept": said["break-after"] == "avoid",
    }


def in_word(data: bytes) -> Iterator[Numbers]:
    """What the styles of the paragraphs come to."""
    names = {value(one, "@w:styleId"): value(one, "w:name/@w:val") for one in find(parsed(data, "word/styles.xml"), "w:style")}
    for used in find(parsed(data, "word/document.xml"), "//w:body//w:pStyle"):
        own = resolved(data, names[value(used, "@w:val")])
        hanging = float(own.get("ind@hanging", 0)) or -float(own["ind@firstLine"])
        yield {
            "left": float(own["ind@left"]) / TWIP,
            "right": float(own["ind@right"]) / TWIP,
            "first line": -hanging / TWIP,
            "before": float(own["spacing@before"]) / TWIP,
            "after": float(own["spacing@after"]) / TWIP,
            "kept": own.get("keepNext@val") == "1",
        }


@pytest.mark.parametrize(("style", "name"), CASES)
def test_lines_of_entries_stand_alike_on_both_pages(style: str, name: str) -> None:
    document = Document(Meta(), (LISTS[name],))
    page = with_list_look(document, load(style, PageSettings(), "en-US", print))
    labelled = is_labelled(LISTS[name])
    lines = [line for entry in LISTS[name].entries for line in lines_of(entry, labelled=labelled)]
    on_paper = [in_css(page, form_classes(line.form)) for line in lines]
    assert on_paper == list(in_word(write(document, page, {}, created(Meta(), {}))))
