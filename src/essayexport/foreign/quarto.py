"""What Quarto adds to Markdown: shortcodes, callouts, and code that would have to run."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.document import (
    CHUNK,
    Attributes,
    Block,
    Blocks,
    CodeBlock,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    Mark,
    Marked,
    Meta,
    MetaInlines,
    MetaValue,
    Paragraph,
    Quoted,
    SoftBreak,
    Text,
    plain,
)
from essayexport.foreign.left_out import LeftOut
from essayexport.foreign.panels import captioned
from essayexport.foreign.pieces import PAGE_BREAK, trimmed
from essayexport.foreign.theorems import theorem
from essayexport.patterns import pattern

_SHORTCODE = pattern(r"\{\{<\s*(/?[\w-]+)\s*([^<>]*?)\s*>\}\}")
_PAGE_BREAK = "{{< pagebreak >}}"
_NEW_PAGE = pattern(r"(?:page-)?break-(?:before|after)\s*:\s*(?:always|page)")
_OPTION = pattern(r"(?:#|//|%%|--)\|")
_TITLES = MappingProxyType({"note": "Note", "tip": "Tip", "warning": "Warning", "important": "Important", "caution": "Caution"})


def with_shortcodes(inlines: Inlines, meta: Meta, left_out: LeftOut) -> Inlines:
    """A text with its shortcodes replaced by what they print."""
    if not any(isinstance(inline, Text) and "{{<" in inline.text for inline in inlines):
        return inlines
    whole = _whole(inlines)
    return tuple(
        new for inline in whole for new in (_replaced(inline.text, meta, left_out) if isinstance(inline, Text) else (inline,))
    )


def _whole(inlines: Inlines) -> Iterator[Inline]:
    """The text with every shortcode in one piece, also where quotation marks or the end of a line stand in it."""
    held: list[Inline] = []
    for inline in inlines:
        source = _written(inline)
        if source is None or not (held or isinstance(inline, Text)):
            yield from (*held, inline)
            held.clear()
            continue
        held.append(inline)
        opening, closing = source.rfind("{{<"), source.rfind(">}}")
        if opening > closing or (len(held) > 1 and closing < 0):
            continue
        yield Text("".join(_written(one) or "" for one in held))
        held.clear()
    yield from held


def _written(inline: Inline) -> str | None:
    """What the author wrote, of what can stand in a shortcode."""
    match inline:
        case Text():
            return inline.text
        case SoftBreak():
            return " "
        case Quoted():
            return f'"{plain(inline.children)}"'
        case _:
            return None


def _replaced(text: str, meta: Meta, left_out: LeftOut) -> Iterator[Text | Link]:
    position = 0
    for code in _SHORTCODE.finditer(text):
        if before := text[position : code.start()]:
            yield Text(before)
        yield from _printed(code[1], code[2], code.group(), meta, left_out)
        position = code.end()
    if rest := text[position:]:
        yield Text(rest)


_WITHOUT_WORDS = frozenset("fa bi embed placeholder lipsum var env kbd contents version brand video ai iconify".split())
"""Shortcodes of Quarto and its best known extensions that print no words of the essay's."""


def _printed(name: str, given: str, source: str, meta: Meta, left_out: LeftOut) -> Iterator[Text | Link]:
    words = [word.strip("\"'“”‘’") for word in given.split()]
    if name == "video" and words:
        yield Link(words[0], (Text(words[0]),))
    elif name == "meta" and words and (value := _meta(words[0], meta)):
        yield Text(value)
    elif name == "meta" and words:
        left_out.add(f"the shortcode `{name}`", source, None)
        yield Text(f"?meta:{words[0]}")
    elif name == "pagebreak" or name not in _WITHOUT_WORDS:  # of another tool: its words stay
        yield Text(source)
    else:
        left_out.add(f"the shortcode `{name}`", source, None)


def _meta(name: str, meta: Meta) -> str:
    """The value of a field, of one inside another for a name with full stops; empty where it is no text."""
    value: MetaValue | None = meta.fields.get(name)
    if value is None:
        value = meta.fields
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    match value:
        case MetaInlines():
            return plain(value.children)
        case str():
            return value
        case _:
            return ""


def with_divisions(blocks: Blocks) -> Blocks:
    """Blocks with page breaks, figures and tables of divisions with their captions, and callouts as blocks under a title."""
    return tuple(new for block in blocks for new in _with_division(block))


def _with_division(block: Block) -> Blocks:
    match block:
        case Div(blocks=()) if _NEW_PAGE.search(block.attributes.get("style") or ""):
            return (PAGE_BREAK,)
        case Div():
            return (captioned(block) or theorem(block) or _callout(block),)
        case Figure():
            return (replace(block, image=_described(block.image)),)
        case Paragraph() if any(isinstance(inline, Text) and _PAGE_BREAK in inline.text for inline in block.children):
            return _parted(block)
        case _:
            return (block,)


def _parted(paragraph: Paragraph) -> Blocks:
    """A paragraph with page breaks in it: what stands before one and behind it are paragraphs of their own."""
    blocks: list[Block] = []
    line: list[Inline] = []
    for inline in paragraph.children:
        pieces = _SHORTCODE.split(inline.text)[::3] if isinstance(inline, Text) else [inline]
        for number, piece in enumerate(pieces):
            if number:
                blocks += (*_line(line, paragraph), PAGE_BREAK)
                line = []
            line.append(Text(piece) if isinstance(piece, str) else piece)
    return (*blocks, *_line(line, paragraph))


def _line(inlines: list[Inline], paragraph: Paragraph) -> Blocks:
    found = trimmed(inlines)
    return (replace(paragraph, children=found),) if found else ()


def with_descriptions(inlines: Inlines) -> Inlines:
    """A text with the words of `fig-alt` as the alternatives of its pictures."""
    if not any(isinstance(inline, Image) for inline in inlines):
        return inlines
    return tuple(_described(inline) if isinstance(inline, Image) else inline for inline in inlines)


def _described(image: Image) -> Image:
    words = image.attributes.get("fig-alt")
    return replace(image, alternative=words) if words else image


def _callout(div: Div) -> Div:
    kind = next((name.removeprefix("callout-") for name in div.attributes.classes if name.startswith("callout-")), "")
    if kind not in _TITLES:
        return div
    title, blocks = _title(div, kind)
    opening = Paragraph((Marked(Mark.STRONG, title),), attributes=Attributes(classes=("callout-title",)))
    return replace(div, blocks=(opening, *blocks))


def _title(div: Div, kind: str) -> tuple[Inlines, Blocks]:
    """The title of a callout: its attribute, the heading that it opens with, or the name of its kind."""
    if given := div.attributes.get("title"):
        return (Text(given),), div.blocks
    match div.blocks:
        case (Heading() as heading, *rest):
            return heading.children, tuple(rest)
        case _:
            return (Text(_TITLES[kind]),), div.blocks


def without_options(block: CodeBlock, left_out: LeftOut) -> CodeBlock:
    """Code without the options of its chunk (`{r echo=FALSE}`, `#| echo: false`)."""
    lines = block.text.split("\n")
    first = next((number for number, line in enumerate(lines) if not _OPTION.match(line)), len(lines))
    options = block.attributes.get(CHUNK) or ""
    if not first and not options:
        return block
    left_out.add("an option of a code chunk", options or lines[0], None)
    pairs = tuple(pair for pair in block.attributes.pairs if pair[0] != CHUNK)
    text = "\n".join(lines[first:]).lstrip("\n") if first else block.text
    return replace(block, text=text, attributes=block.attributes._replace(pairs=pairs))
