"""Tokens of a line of text to inlines of the tree."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markdown_it.token import Token

from essayexport.diagnostics import Span
from essayexport.document import (
    Attributes,
    Blocks,
    Cite,
    CiteItem,
    Code,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Marked,
    Note,
    Paragraph,
    Quoted,
    QuoteKind,
    SoftBreak,
    Styled,
    Text,
    plain,
    rewrite_inlines,
)
from essayexport.markdown.citations import ItemTokens
from essayexport.markdown.parts import Ground
from essayexport.markdown.reading import Definition, Target
from essayexport.patterns import pattern

NoteBlocks = Callable[[Definition], Blocks]
"""Builds the blocks of a footnote."""

_CLASS_MARKS: Mapping[Attributes, Mark] = MappingProxyType(
    {
        Attributes(classes=("smallcaps",)): Mark.SMALL_CAPS,
        Attributes(classes=("underline",)): Mark.UNDERLINE,
        Attributes(classes=("ul",)): Mark.UNDERLINE,
    }
)
"""What a class makes of a bracketed span in pandoc."""
_BEFORE_MARK = pattern(r" +(?=[.,;:!?)])")
_BLANKS = pattern(r"[ \t\n\x0b\x0c]+")


def inlines(tokens: Iterable[Token], note_blocks: NoteBlocks) -> Inlines:
    """The inlines of a sequence of tokens; neighbouring texts become one."""
    found: list[Inline] = []
    words: list[str] = []
    for token in tokens:
        if token.type in ("text", "text_special"):
            words.append(token.content)
            continue
        if words:
            found.append(_text("".join(words)))
            words = []
        found.append(_BUILDERS[token.type](token, note_blocks))
    if words:
        found.append(_text("".join(words)))
    return _merged(found)


def trimmed(found: Inlines) -> Inlines:
    """The inlines without blanks and line ends at both ends."""
    start, end = 0, len(found)
    while start < end and _is_blank(found[start]):
        start += 1
    while start < end and _is_blank(found[end - 1]):
        end -= 1
    kept = list(found[start:end])
    if kept and isinstance(first := kept[0], Text):
        kept[0] = Text(first.text.lstrip(" "))
    if kept and isinstance(last := kept[-1], Text):
        kept[-1] = Text(last.text.rstrip(" "))
    return tuple(kept)


def source_text(text: str) -> Inlines:
    """Source as inlines that print it."""
    found: list[Inline] = []
    for line in text.split("\n"):
        found += [SoftBreak(), Text(_BLANKS.sub(" ", line.strip()))] if found else [_text(line.rstrip())]
    return tuple(found)


def _text(text: str) -> Text:
    return Text(_BLANKS.sub(" ", text))


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, SoftBreak) or (isinstance(inline, Text) and not inline.text.strip(" "))


def _merged(found: Iterable[Inline]) -> Inlines:
    merged: list[Inline] = []
    for inline in found:
        if isinstance(inline, Text) and merged and isinstance(last := merged[-1], Text):
            merged[-1] = Text(_BLANKS.sub(" ", last.text + inline.text))
        elif isinstance(inline, SoftBreak) and merged and isinstance(merged[-1], SoftBreak):
            continue
        elif not (isinstance(inline, Text) and not inline.text):
            if isinstance(inline, LineBreak) and merged and isinstance(last := merged[-1], Text):
                merged[-1] = Text(last.text.rstrip(" "))
            merged.append(inline)
    return tuple(merged)


def _below(token: Token, note_blocks: NoteBlocks) -> Inlines:
    return inlines(token.children or (), note_blocks)


def _marked(mark: Mark) -> Callable[[Token, NoteBlocks], Inline]:
    return lambda token, note_blocks: Marked(mark, _below(token, note_blocks))


def _quoted(token: Token, note_blocks: NoteBlocks) -> Inline:
    kind = QuoteKind.DOUBLE if token.markup == '"' else QuoteKind.SINGLE
    return Quoted(kind, trimmed(_below(token, note_blocks)))


def _link(token: Token, note_blocks: NoteBlocks) -> Inline:
    target: Target = token.meta["target"]
    children = trimmed(_below(token, note_blocks)) or ((Text(token.content),) if token.content else ())
    return Link(target.address, children, target.title, target.attributes)


def _image(token: Token, note_blocks: NoteBlocks) -> Inline:
    target: Target = token.meta["target"]
    children = trimmed(_below(token, note_blocks))
    alternative = target.attributes.get("alt")
    text = description(children) if alternative is None else alternative
    return Image(target.address, children, text, target.title, target.attributes, _span(token))


def description(found: Inlines) -> str:
    """The words of a caption as they describe its picture: without cites, which print only later, and without notes."""
    words = plain(rewrite_inlines(found, lambda inline: () if isinstance(inline, Cite) else (inline,)))
    return _BEFORE_MARK.sub("", " ".join(words.split()))


def _styled(token: Token, note_blocks: NoteBlocks) -> Inline:
    attributes: Attributes = token.meta["attributes"]
    mark = _CLASS_MARKS.get(attributes)
    children = trimmed(_below(token, note_blocks))
    return Marked(mark, children) if mark else Styled(attributes, children)


def _note(token: Token, note_blocks: NoteBlocks) -> Inline:
    return Note((Paragraph(trimmed(_below(token, note_blocks))),))


def _note_call(token: Token, note_blocks: NoteBlocks) -> Inline:
    return Note(note_blocks(token.meta["definition"]))


def _cite(token: Token, note_blocks: NoteBlocks) -> Inline:
    ground: Ground = token.meta["ground"]
    items: tuple[ItemTokens, ...] = token.meta["items"]
    source = ground.leaf.text[token.meta["start"] : token.meta["end"]]
    if token.meta["in_text"]:
        behind = ground.leaf.text[items[0].end : token.meta["end"]]
        gap = "\n" if "\n" in behind.partition("[")[0] else " "
        source = f"@{items[0].key}{gap}{behind.lstrip()}".rstrip()
    return Cite(tuple(_cite_item(item, ground, note_blocks) for item in items), source_text(source), _span(token))


def _cite_item(item: ItemTokens, ground: Ground, note_blocks: NoteBlocks) -> CiteItem:
    suffix = trimmed(inlines(item.suffix, note_blocks))
    if item.blank and suffix:
        suffix = _merged([Text(" "), *suffix])
    prefix = trimmed(inlines(item.prefix, note_blocks))
    return CiteItem(item.key, item.mode, prefix, suffix, ground.leaf.span(item.start, item.end))


def _span(token: Token) -> Span:
    ground: Ground = token.meta["ground"]
    return ground.leaf.span(token.meta["start"], token.meta["end"])


_BUILDERS: Mapping[str, Callable[[Token, NoteBlocks], Inline]] = MappingProxyType(
    {
        "emphasis": _marked(Mark.EMPHASIS),
        "strong": _marked(Mark.STRONG),
        "superscript": _marked(Mark.SUPERSCRIPT),
        "subscript": _marked(Mark.SUBSCRIPT),
        "quoted": _quoted,
        "code": lambda token, _: Code(token.content, token.meta["attributes"]),
        "link": _link,
        "image": _image,
        "span": _styled,
        "note": _note,
        "note_call": _note_call,
        "cite": _cite,
        "cite_key": _cite,
        "semicolon": lambda _token, _: Text(";"),
        "softbreak": lambda _token, _: SoftBreak(),
        "hardbreak": lambda _token, _: LineBreak(),
    }
)
