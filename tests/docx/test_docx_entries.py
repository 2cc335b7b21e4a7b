"""Entries of reference lists in a Word file: labels before a tab, and lines that have a style of their own."""

from docx_paper import APA, CREATED, META, para
from docx_reading import W, find, parsed, resolved, schema_errors, value, words_of

from essayexport.arrange import with_list_look
from essayexport.document import Attributes, Bibliography, Block, Cite, Document, Entry, EntryLine, Inlines, Styled, Text
from essayexport.writers.docx import write


def words(said: str) -> Inlines:
    return (Text(said),)


def written(*blocks: Block) -> bytes:
    """A paper, valid, with the page style as its reference list needs it."""
    document = Document(META, blocks)
    data = write(document, with_list_look(document, APA), {}, CREATED)
    assert schema_errors(data) == []
    return data


def styles(data: bytes) -> list[str]:
    """The name of the style of each paragraph."""
    names = {value(one, "@w:styleId"): value(one, "w:name/@w:val") for one in find(parsed(data, "word/styles.xml"), "w:style")}
    return [names[value(one, "@w:val")] for one in find(parsed(data, "word/document.xml"), "//w:body//w:pStyle")]


NUMBERED = Bibliography(
    (Entry("a", "ref-a", words("First."), words("[9]")), Entry("b", "ref-b", words("Second."), words("[10]"))),
)

LINES = Bibliography(
    (
        Entry(
            "a",
            "ref-a",
            words("Doe"),
            lines=(EntryLine(words("Title."), words("2000")), EntryLine(words("Below."), indented=True)),
            annotation=(words("Once."), words("Twice.")),
        ),
    ),
)


def test_a_number_stands_before_a_tab() -> None:
    assert words_of(written(NUMBERED)) == ["[9]\tFirst.", "[10]\tSecond."]


def test_the_lines_hang_by_the_column_of_the_numbers() -> None:
    data = written(NUMBERED)
    assert styles(data) == ["Bibliography", "Bibliography"]
    own = resolved(data, "Bibliography")
    assert (own["ind@left"], own["ind@hanging"]) == ("580", "580")


def test_lines_have_styles_that_say_how_they_stand() -> None:
    data = written(LINES)
    assert words_of(data) == ["Doe", "2000\tTitle.", "Below.", "Once.", "Twice."]
    assert styles(data) == [
        "Bibliography Flush Opening",
        "Bibliography Between",
        "Bibliography Indented Between",
        "Bibliography Indented Between",
        "Bibliography Further Closing",
    ]


def test_each_style_stands_where_it_says() -> None:
    data = written(LINES)
    indents = {
        name: {key: said for key, said in resolved(data, name).items() if key.startswith("ind@")}
        for name in dict.fromkeys(styles(data))
    }
    assert indents == {
        "Bibliography Flush Opening": {"ind@left": "0", "ind@right": "0", "ind@firstLine": "0"},
        "Bibliography Between": {"ind@left": "680", "ind@right": "0", "ind@hanging": "680"},
        "Bibliography Indented Between": {"ind@left": "680", "ind@right": "0", "ind@firstLine": "0"},
        "Bibliography Further Closing": {"ind@left": "680", "ind@right": "0", "ind@firstLine": "720"},
    }


def test_the_head_of_an_entry_stays_with_what_follows() -> None:
    data = written(LINES)
    kept = {name: resolved(data, name).get("keepNext@val") for name in dict.fromkeys(styles(data))}
    assert kept == {
        "Bibliography Flush Opening": "1",
        "Bibliography Between": "1",
        "Bibliography Indented Between": "0",
        "Bibliography Further Closing": "0",
    }


def test_cites_lead_to_the_first_line() -> None:
    root = parsed(written(LINES), "word/document.xml")
    (bookmark,) = find(root, "//w:bookmarkStart")
    assert value(bookmark, "@w:name") == "ref-a"
    assert bookmark.getparent() is find(root, "//w:body/w:p")[0]


def test_arrows_lead_back_to_the_cites() -> None:
    cite = Styled(Attributes("cite-1"), (Cite((), words("(A)")),))
    entry = Entry("a", "ref-a", words("A."), cited=("cite-1", "cite-2"))
    data = written(para(cite), para(Styled(Attributes("cite-2"), words("again"))), Bibliography((entry,)))
    links = find(parsed(data, "word/document.xml"), "//w:hyperlink")
    assert [(link.get(f"{W}anchor"), "".join(find(link, ".//w:t/text()"))) for link in links] == [
        ("cite-1", "↑1"),
        ("cite-2", "↑2"),
    ]
