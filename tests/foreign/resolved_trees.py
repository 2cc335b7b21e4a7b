"""Papers with foreign markup, resolved, as the readable view."""

from essayexport.diagnostics import Diagnostic
from essayexport.document import Block, Document, Inline, Meta, MetaInlines, Paragraph, RawBlock, RawInline, Text
from essayexport.foreign import resolve
from essayexport.writers.tree import render


def tex(text: str) -> RawInline:
    return RawInline("tex", text)


def html(text: str) -> RawInline:
    return RawInline("html", text)


def html_blocks(*texts: str) -> tuple[Block, ...]:
    """Tags as blocks; what is no tag is a paragraph."""
    return tuple(RawBlock("html", text) if text.startswith("<") else Paragraph((Text(text),)) for text in texts)


def line(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def view(*blocks: Block) -> str:
    return resolved(*blocks)[0]


def resolved(*blocks: Block) -> tuple[str, list[str]]:
    """The view and the messages."""
    said: list[Diagnostic] = []
    meta = Meta(fields={"title": MetaInlines((Text("A Title"),))})
    document = resolve(Document(meta, blocks), said.append)
    return render(document).rstrip("\n"), [diagnostic.message for diagnostic in said]
