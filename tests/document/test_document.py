"""The tree can be walked and rewritten without losing anything."""

from essayexport.document import (
    Attributes,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    Cite,
    CiteItem,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    Definition,
    DefinitionList,
    Div,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    Link,
    List,
    Mark,
    Marked,
    Math,
    Meta,
    Note,
    Paragraph,
    Quoted,
    QuoteKind,
    RawBlock,
    RawInline,
    Rule,
    RunIn,
    SequenceNumber,
    SoftBreak,
    Styled,
    Table,
    Text,
    plain,
    rewrite_document,
    unchanged_inline,
    walk,
)


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


EVERY_INLINE: Inlines = (
    Text("one"),
    SoftBreak(),
    LineBreak(),
    Marked(Mark.EMPHASIS, (Text("two"),)),
    Quoted(QuoteKind.DOUBLE, (Text("three"),)),
    Code("four"),
    Link("#x", (Text("five"),)),
    Image("a.png", (Text("six"),), "six"),
    Styled(Attributes("id"), (Text("seven"),)),
    Note((paragraph("eight"),)),
    Cite((CiteItem("key", prefix=(Text("nine"),), suffix=(Text("ten"),)),), (Text("eleven"),)),
    SequenceNumber("Table", 1, "A"),
    Math("x^2"),
    RawInline("html", "<br>"),
    CrossReference(("fig:x",), (Text("eleven-and-a-half"),)),
)

EVERY_BLOCK: Blocks = (
    Paragraph(EVERY_INLINE),
    Heading(1, (Text("twelve"),)),
    RunIn(Heading(4, (Text("thirteen"),)), paragraph("fourteen")),
    BlockQuote((paragraph("fifteen"),)),
    List(((paragraph("sixteen"),), (paragraph("seventeen"),))),
    CodeBlock("eighteen"),
    Table(
        (Column(),),
        ((Cell((paragraph("twenty"),)),),),
        ((Cell((paragraph("twenty-one"),)),),),
        caption=(paragraph("nineteen"),),
        notes=(paragraph("twenty-two"),),
        foot=((Cell((paragraph("twenty-one-and-a-half"),)),),),
    ),
    Figure(Image("b.png", (Text("twenty-three"),), ""), (paragraph("twenty-four"),), (paragraph("twenty-five"),)),
    Rule(),
    DefinitionList((Definition((Text("twenty-five-and-a-quarter"),), ((paragraph("twenty-five-and-a-half"),),)),)),
    LineBlock(((Text("twenty-five-and-three-quarters"),),)),
    RawBlock("tex", "\\newpage"),
    Div(Attributes("d"), (paragraph("twenty-six"),)),
    Bibliography((Entry("key", "ref-key", (Text("twenty-seven"),)),)),
)

NUMBERS = (
    "one two three five six seven eight nine ten eleven eleven-and-a-half twelve "
    "thirteen fourteen fifteen sixteen seventeen nineteen twenty "
    "twenty-one twenty-one-and-a-half twenty-two twenty-three twenty-four twenty-five twenty-five-and-a-quarter "
    "twenty-five-and-a-half twenty-five-and-three-quarters twenty-six twenty-seven"
).split()


def test_the_sample_has_every_node_there_is() -> None:
    seen = {type(node) for node in walk(EVERY_BLOCK)}
    assert seen == {*Inline.__args__, *Block.__args__}


def test_walking_meets_every_text_in_reading_order() -> None:
    assert [node.text for node in walk(EVERY_BLOCK) if isinstance(node, Text)] == NUMBERS


def test_a_change_that_changes_nothing_gives_an_equal_document() -> None:
    document = Document(Meta(title=EVERY_INLINE, abstract=EVERY_BLOCK), EVERY_BLOCK)
    assert rewrite_document(document, unchanged_inline) == document


def test_rewriting_reaches_every_text() -> None:
    def shout(inline: Inline) -> Inlines:
        return (Text(inline.text.upper()),) if isinstance(inline, Text) else (inline,)

    document = rewrite_document(Document(Meta(title=(Text("title"),)), EVERY_BLOCK), shout)
    assert document.meta.title == (Text("TITLE"),)
    assert [node.text for node in walk(document.blocks) if isinstance(node, Text)] == [word.upper() for word in NUMBERS]


def test_an_inline_can_become_several_or_none() -> None:
    def split(inline: Inline) -> Inlines:
        match inline:
            case Text(text="both"):
                return (Text("left"), Text("right"))
            case SoftBreak():
                return ()
            case _:
                return (inline,)

    document = Document(Meta(), (Paragraph((Text("both"), SoftBreak())),))
    assert rewrite_document(document, split).blocks == (Paragraph((Text("left"), Text("right"))),)


def test_plain_text_has_the_words_without_emphasis_and_notes() -> None:
    assert plain(EVERY_INLINE) == "one  two“three”fourfivesixsevenelevenA1x^2eleven-and-a-half"
