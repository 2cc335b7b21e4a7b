"""markdown-it, set up to read as pandoc does: its own rules where they read alike, ours where they differ."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, hr, paragraph
from markdown_it.rules_block import code as indented_code
from markdown_it.rules_inline import entity, newline
from markdown_it.token import Token

from essayexport.markdown.blocks import READING, read_inside
from essayexport.markdown.citations import bracketed_cite, cite_in_text, semicolon
from essayexport.markdown.code import code
from essayexport.markdown.divs import div_end, div_start
from essayexport.markdown.escapes import escape
from essayexport.markdown.fences import fenced_code
from essayexport.markdown.headings import heading, underlined_heading
from essayexport.markdown.links import address, link, picture, span
from essayexport.markdown.lists import list_of_items
from essayexport.markdown.notes import note_call, note_definition, note_in_place
from essayexport.markdown.parts import Rule, dispatcher, words
from essayexport.markdown.quotations import block_quote
from essayexport.markdown.raw_html import comment, comment_block, tag, tag_block
from essayexport.markdown.reading import Reading
from essayexport.markdown.references import link_definition
from essayexport.markdown.scripts import subscript, superscript
from essayexport.markdown.smart import dash, ellipsis, emphasis_mark, quotation_mark
from essayexport.markdown.tables import pipe_table

_NO_LIMIT = 1_000_000
"""For markdown-it's own limit of nesting, which drops words; ours is in `reading`."""

_BLOCK_RULES: tuple[tuple[str, RuleFuncBlockType, bool], ...] = (
    ("fenced_code", fenced_code, True),
    ("rule", hr, False),
    ("list", list_of_items, True),
    ("div_end", div_end, True),
    ("div_start", div_start, False),
    ("heading", heading, False),
    ("underlined_heading", underlined_heading, False),
    ("comment", comment_block, False),
    ("tag", tag_block, False),
    ("table", pipe_table, False),
    ("code", indented_code, False),
    ("quote", block_quote, False),
    ("note", note_definition, True),
    ("link", link_definition, False),
    ("paragraph", paragraph, False),
)
"""Each with whether it can end a paragraph that stands right before it; in the order in which they are asked."""

_INLINE_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "[": (note_call, bracketed_cite, span, link),
        "!": (picture,),
        "@": (cite_in_text,),
        "-": (cite_in_text, dash),
        "^": (note_in_place, superscript),
        "~": (subscript,),
        "`": (code,),
        "<": (address, comment, tag),
        "\\": (escape,),
        "*": (emphasis_mark,),
        "_": (emphasis_mark,),
        '"': (quotation_mark,),
        "'": (quotation_mark,),
        ".": (ellipsis,),
        ";": (semicolon,),
    }
)
"""By the character that opens what they read; in the order in which they are asked."""


@cache
def parser() -> MarkdownIt:
    """The parser, made when first needed."""
    made = MarkdownIt("zero", {"maxNesting": _NO_LIMIT})
    made.block.ruler = Ruler[RuleFuncBlockType]()
    for name, rule, interrupts in _BLOCK_RULES:
        made.block.ruler.push(name, rule, {"alt": ["paragraph"] if interrupts else []})
    made.inline.ruler = Ruler[RuleFuncInlineType]()
    for inline_name, inline_rule in (
        ("text", words),
        ("newline", newline),
        ("entity", entity),
        ("ours", dispatcher(_INLINE_RULES)),
    ):
        made.inline.ruler.push(inline_name, inline_rule)
    return made


def block_tokens(text: str, reading: Reading) -> list[Token]:
    """The tokens of the blocks of a text; its definitions go to the reading."""
    tokens: list[Token] = []
    made = parser()
    state = StateBlock(text, made, {READING: reading}, tokens)
    read_inside(state, 0, state.lineMax)
    return tokens
