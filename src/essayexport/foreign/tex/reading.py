"""Goes over the nodes of TeX once and gives the pieces that they print."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.diagnostics import Span
from essayexport.document import Blocks, Heading, Inlines, LineBreak, Math, SoftBreak, Styled, Text
from essayexport.foreign.cross_references import LABEL
from essayexport.foreign.left_out import LeftOut
from essayexport.foreign.pieces import Parting, Piece, as_blocks, as_inlines
from essayexport.foreign.tex.commands import COMMANDS, DECLARATIONS
from essayexport.foreign.tex.environments import environment
from essayexport.foreign.tex.walking import DEEPEST, Around, Node, arguments, characters, children, nests_too_deep, nodes_of


def blocks(text: str, left_out: LeftOut, span: Span | None) -> Blocks:
    """TeX between paragraphs."""
    return as_blocks(_with_identifiers(pieces(text, left_out, span)))


def _with_identifiers(read: Iterable[Piece]) -> list[Piece]:
    """The pieces with a label that stands right behind a heading as its identifier."""
    kept: list[Piece] = []
    for piece in read:
        if isinstance(piece, Styled) and LABEL in piece.attributes.classes:
            if kept and isinstance(kept[-1], SoftBreak):
                kept.pop()
            if kept and isinstance(heading := kept[-1], Heading) and not heading.attributes.identifier:
                kept[-1] = replace(heading, attributes=heading.attributes._replace(identifier=piece.attributes.identifier))
                continue
        kept.append(piece)
    return kept


def inlines(text: str, left_out: LeftOut, span: Span | None) -> Inlines:
    """TeX in a line of text."""
    return as_inlines(pieces(text, left_out, span))


def pieces(text: str, left_out: LeftOut, span: Span | None) -> list[Piece]:
    """What TeX prints, in its order."""
    if nests_too_deep(text):
        left_out.add(f"the structure of TeX that nests more than {DEEPEST} levels deep", text, span)
        return [Text(line) for line in text.split("\n")]
    line_ends = [position for position, character in enumerate(text) if character == "\n"]
    return list(_read(nodes_of(text), Around(_read, left_out, span, line_ends)))


def _read(nodes: Iterable[Node], around: Around) -> Iterator[Piece]:
    read = _without_definitions(list(nodes))
    for position, node in enumerate(read):
        declaration = DECLARATIONS.get(getattr(node, "macroname", ""))
        if declaration is not None:
            yield from declaration(list(_read(read[position + 1 :], around)))
            return
        if not _only_names(node, read[position + 1 : position + 2]):
            yield from _one(node, around)


def _without_definitions(nodes: list[Node]) -> list[Node]:
    r"""The nodes without `\def\name#1{…}`, where anything may stand before the group."""
    kept: list[Node] = []
    defining = False
    for node in nodes:
        if defining:
            defining = type(node).__name__ != "LatexGroupNode"
        elif getattr(node, "macroname", "") in _DEFINING:
            defining = True
        else:
            kept.append(node)
    return nodes if defining else kept


_DEFINING = frozenset({"def", "gdef", "edef", "xdef"})


def _only_names(node: Node, behind: list[Node]) -> bool:
    """Whether a command is unknown and followed by a group: the words of the group are printed, so nothing is lost."""
    followed = bool(behind) and type(behind[0]).__name__ == "LatexGroupNode"
    name = getattr(node, "macroname", "")
    return bool(name) and followed and name not in COMMANDS and name not in _PRINTED and not characters(node)


def _one(node: Node, around: Around) -> Iterable[Piece]:
    match type(node).__name__:
        case "LatexCharsNode":
            return _text(node.chars)
        case "LatexMacroNode":
            return _command(node, around)
        case "LatexEnvironmentNode":
            return environment(node, around)
        case "LatexGroupNode":
            return around.inside(children(node))
        case "LatexMathNode":
            tex = "".join(inner.latex_verbatim() for inner in node.nodelist)
            return (Math(tex.strip(), display=node.displaytype == "display", span=around.span),)
        case "LatexSpecialsNode":
            return _text(_SPECIALS.get(node.specials_chars) or characters(node))
        case _:
            return ()


_SPECIALS = {"~": "\u00a0", "``": "“", "''": "”", "--": "–", "---": "—", "&": "&", "\n\n": "\n\n"}


_PRINTED: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("TeX", "LaTeX", "BibTeX", "XeTeX", "XeLaTeX")},
        "LaTeXe": "LaTeX2e",
        "S": "§",
        "P": "¶",
        "copyright": "©",
        "ddag": "‡",
        "pounds": "£",
        "euro": "€",
        "degree": "°",
        "checkmark": "✓",
        "slash": "/",
        "textbar": "|",
        "textless": "<",
        "textgreater": ">",
        "textunderscore": "_",
        "textminus": "−",
        "textmultiply": "×",
        "og": "«\u00a0",
        "fg": "\u00a0»",
        "glqq": "„",
        "grqq": "“",
    }
)
"""Logos, and the symbols that pylatexenc does not know."""


def _text(characters_: str) -> Iterator[Piece]:
    """Characters: a blank line ends a paragraph, a line end is a blank, quotation marks are curled."""
    paragraphs = characters_.replace("\r", "").split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield Parting.PARAGRAPH
        for line_number, line in enumerate(paragraph.split("\n")):
            if line_number:
                yield SoftBreak()
            if line:
                yield Text(line.replace("`", "‘").replace("'", "’"))


def _command(node: Node, around: Around) -> Iterable[Piece]:
    name = node.macroname
    if name in {"\\", "newline", "linebreak"}:
        return (LineBreak(),)
    if name in _PRINTED:
        return (Text(_PRINTED[name]),)
    rule = COMMANDS.get(name)
    if rule is not None:
        return rule(node, around)
    if printed := characters(node):
        return (Text(printed),)
    given = [argument for argument in arguments(node) if argument is not None]
    if given:
        return [piece for argument in given for piece in around.inside(children(argument))]
    around.left_out.add(f"the TeX command `\\{name}`", node.latex_verbatim(), around.place(node))
    return ()
