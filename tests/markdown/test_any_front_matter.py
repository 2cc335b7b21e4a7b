"""Whatever stands in front matter is read, or refused with its place; nothing crashes, every message lies inside the essay."""

from hypothesis import given
from hypothesis import strategies as st
from reading_essays import essay

from essayexport.diagnostics import Code, Diagnostic, FatalError, Severity
from essayexport.markdown import Extra, parse
from essayexport.source import from_text, joined
from essayexport.writers.json import write

PIECES = st.sampled_from(
    [
        *(
            "title: ",
            "author:",
            "- ",
            "  ",
            "\n",
            "\n\n",
            "---",
            "---\n",
            "...\n",
            "name: ",
            "[a, b]",
            "{a: b}",
            "|\n",
            ">\n",
            ">-\n",
        ),
        *(
            "'",
            '"',
            "#",
            " # c",
            "*a*",
            "[@k]",
            "^[n]",
            "&x ",
            "*x",
            "yes",
            "1.50",
            "0x1F",
            "\t",
            "é漢",
            "\\n",
            "%",
            "% T\n",
            ";",
            "bibliography: ",
        ),
        *(
            "affiliation: 1",
            "affiliations:",
            "index: 1",
            "references:",
            "geometry: ",
            "margin=1in",
            "date: today",
            "toc: true",
            "keywords: ",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


def read(source_text: str, extra: Extra) -> list[Diagnostic]:
    """What is said of an essay that is read and written, or of one that is refused."""
    said: list[Diagnostic] = []
    try:
        write(parse(essay(source_text), said.append, extra))
    except FatalError as error:
        said.append(error.diagnostic)
    assert all(one.code is Code.METADATA_INVALID for one in said if one.severity is Severity.FATAL)
    return said


@given(TEXTS)
def test_any_front_matter_is_read_or_refused_where_it_stands(fields: str) -> None:
    text = f"---\n{fields}\n---\n\nText [@k]\n"
    lines = essay(text).lines
    for message in read(text, Extra()):
        assert message.span is not None
        assert 0 < message.span.line <= len(lines)
        assert 0 < message.span.column <= len(lines[message.span.line - 1]) + 1


@given(TEXTS, TEXTS)
def test_any_text_is_read_as_title_block_and_as_a_file_of_metadata(opening: str, metadata: str) -> None:
    read(f"%{opening}\nText", Extra((from_text(metadata, "meta.yaml", essay("").folder),), (("title", metadata),)))


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_chapters_have_their_messages_in_their_files(texts: list[str]) -> None:
    chapters = [from_text(text, f"{number}.md", essay("").folder) for number, text in enumerate(texts)]
    said: list[Diagnostic] = []
    try:
        parse(joined(chapters), said.append)
    except FatalError as error:
        said.append(error.diagnostic)
    lengths = {chapter.path: len(chapter.lines) for chapter in chapters}
    assert all(one.span and one.span.line <= lengths[one.span.path] + 1 for one in said)
