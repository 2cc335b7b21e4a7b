"""Goes over the nodes of TeX once and gives the pieces that they print."""

from collections.abc import Iterable, Iterator

from essayexport.diagnostics import Span
from essayexport.document import Blocks, Inlines, LineBreak, Math, SoftBreak, Text
from essayexport.foreign.left_out import LeftOut
from essayexport.foreign.pieces import Parting, Piece, as_blocks, as_inlines
from essayexport.foreign.tex.commands import COMMANDS, DECLARATIONS
from essayexport.foreign.tex.environments import environment
from essayexport.foreign.tex.walking import DEEPEST, Around, Node, arguments, characters, children, nests_too_deep, nodes_of


def blocks(text: str, left_out: LeftOut, span: Span | None) -> Blocks:
    """TeX between paragraphs."""
    return as_blocks(pieces(text, left_out, span))


def inlines(text: str, left_out: LeftOut, span: Span | None) -> Inlines:
    """TeX in a line of text."""
    return as_inlines(pieces(text, left_out, span))


def pieces(text: str, left_out: LeftOut, span: Span | None) -> list[Piece]:
    """What TeX prints, in its order."""
    if nests_too_deep(text):
        left_out.add(f"the structure of TeX that nests more than {DEEPEST} levels deep", text, span)
        return [Text(line) for line in text.split("\n")]
    return list(_read(nodes_of(text), Around(_read, left_out, span)))


def _read(nodes: Iterable[Node], around: Around) -> Iterator[Piece]:
    read = list(nodes)
    for position, node in enumerate(read):
        declaration = DECLARATIONS.get(getattr(node, "macroname", ""))
        if declaration is not None:
            yield from declaration(list(_read(read[position + 1 :], around)))
            return
        if not _only_names(node, read[position + 1 : position + 2]):
            yield from _one(node, around)


def _only_names(node: Node, behind: list[Node]) -> bool:
    """Whether a command is unknown and followed by a group: the words of the group are printed, so nothing is lost."""
    followed = bool(behind) and type(behind[0]).__name__ == "LatexGroupNode"
    name = getattr(node, "macroname", "")
    return bool(name) and followed and name not in COMMANDS and name not in _LOGOS and not characters(node)


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


_LOGOS = {"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX"}


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
    if name in _LOGOS:
        return (Text(_LOGOS[name]),)
    rule = COMMANDS.get(name)
    if rule is not None:
        return rule(node, around)
    if printed := characters(node):
        return (Text(printed),)
    given = [argument for argument in arguments(node) if argument is not None]
    if given:
        return [piece for argument in given for piece in around.inside(children(argument))]
    around.left_out.add(f"the TeX command `\\{name}`", node.latex_verbatim(), around.span)
    return ()
