"""Whatever is written, it is read: no crash, no word lost, and places that are places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_essays import essay, read, spans

from essayexport.document import Cite, Code, CodeBlock, Image, Math, RawBlock, RawInline, Text, walk

PIECES = [
    *("word ", "a", "b1 ", " ", "\n", "\n\n", "    ", "\t", "é", "漢"),
    *("*", "**", "_", "`", "``", "^", "~", "'", '"', "--", "...", "\\", "\\\n", ";", "&amp;"),
    *("[", "]", "(", ")", "{.a}", "{#i}", "](u)", "![", "^[", "[^1]", "\n\n[^1]: ", "\n\n[r]: u\n", "[r]"),
    *("@k", "-@k", "[@k", ", p. 3]"),
    *("# ", "===\n", "---\n", "> ", "- ", "1. ", "```\n", "::: a\n", ":::\n", "| a | b |\n", "|---|---|\n", ": cap\n"),
    *("$", "$$", "~~", "\\emph{", "}", "\\newcommand{\\x}{", "\\x", "<span>", "</span>", "p. ", "`{=html}"),
    *("<b>", "</b>", "<div>\n", "<!--", "-->", "<http://x.y>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_pieces_are_read(pieces: str) -> None:
    text = f"word\n\n{pieces}"
    document, messages = read(text)
    source = essay(text)
    for place in (*spans(document), *(message.span for message in messages)):
        assert place is not None
        line = source.line(place.line)
        assert line is not None
        assert 1 <= place.column <= len(line) + 1
    for node in walk(document.blocks):
        assert not (isinstance(node, Text) and ("\n" in node.text or not node.text))


@given(
    st.lists(
        st.sampled_from(
            [
                "*",
                "_",
                "`",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                "'",
                '"',
                "@",
                ";",
                "^",
                "~",
                "~~",
                "\\",
                "$",
                "$$",
                "<b>",
                "<span>",
                "</span>",
                "&",
                "!",
                "@",
                " ",
                "\n",
                "wordy",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = "".join(_words(node) for node in walk(read(text)[0].blocks))
    assert found.count("wordy") >= text.count("wordy")


def _words(node: object) -> str:
    match node:
        case Text() | Code() | CodeBlock() | RawInline() | RawBlock():
            return node.text
        case Math():
            return node.tex
        case Cite():
            return " ".join(item.key for item in node.items)
        case Image():
            return node.target
        case _:
            return getattr(node, "target", "") + getattr(node, "title", "") + str(getattr(node, "attributes", ""))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_characters_are_read(text: str) -> None:
    document, _ = read(f"word {text}")
    assert any(isinstance(node, Text) and node.text.startswith("word") for node in walk(document.blocks))
