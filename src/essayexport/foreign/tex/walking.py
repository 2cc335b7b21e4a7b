"""TeX as nodes of pylatexenc, and what every rule that reads them is handed."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker, get_default_latex_context_db
from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

from essayexport.diagnostics import Span
from essayexport.foreign.left_out import LeftOut
from essayexport.foreign.pieces import Piece
from essayexport.patterns import pattern
from essayexport.records import NamedTuple

Node = Any
"""A node of pylatexenc, which has no types."""

DEEPEST = 60
"""Groups and environments nest this deep; what is deeper stays as it was written."""


class Around(NamedTuple):
    """Where TeX is read: what reads the nodes inside others, whom to tell what is left out, where, and its line ends."""

    read: Callable[[Iterable[Node], "Around"], Iterator[Piece]]
    left_out: LeftOut
    span: Span | None
    line_ends: Sequence[int]

    def place(self, node: Node) -> Span | None:
        """Where a node stands in the essay: for one on a later line of TeX, that line."""
        lines = bisect_left(self.line_ends, node.pos)
        if self.span is None or not lines:
            return self.span
        column = node.pos - self.line_ends[lines - 1]
        return Span(self.span.path, self.span.line + lines, column, len(node.latex_verbatim().rstrip()))

    def inside(self, nodes: Iterable[Node]) -> list[Piece]:
        """The pieces of nodes that stand in another."""
        return list(self.read(nodes, self))


def nests_too_deep(text: str) -> bool:
    """Whether braces and environments nest deeper than can be followed."""
    depth = 0
    for mark in _NESTING.findall(text):
        if mark in {"{", "\\begin"}:
            depth += 1
        elif mark in {"}", "\\end"} and depth:
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


_NESTING = pattern(r"(?:\\(?!begin\b|end\b).)|\\begin\b|\\end\b|[{}]", re.DOTALL)


def nodes_of(text: str) -> Sequence[Node]:
    """The nodes of a text; errors in it are passed over."""
    found, _, _ = LatexWalker(text, latex_context=_context(), tolerant_parsing=True).get_latex_nodes()
    return list(found)


def arguments(node: Node) -> list[Node]:
    """The arguments of a command or environment, None for those that are not given."""
    given = getattr(node, "nodeargd", None)
    return list(given.argnlist) if given is not None and given.argnlist else []


def children(node: Node | None) -> list[Node]:
    """The nodes of a group, or the one node that an argument without braces is."""
    if node is None:
        return []
    inner = getattr(node, "nodelist", None)
    return [node] if inner is None else list(inner)


def source(nodes: Iterable[Node]) -> str:
    """What the author wrote for nodes."""
    return "".join(node.latex_verbatim() for node in nodes)


def written(node: Node | None) -> str:
    """What the author wrote inside an argument."""
    return source(children(node)).strip()


def characters(node: Node) -> str:
    """The characters that a command prints: accents, symbols, logos; nothing where it is unknown."""
    return str(_printer().node_to_text(node))


@cache
def _printer() -> Any:
    return LatexNodes2Text(math_mode="verbatim", keep_comments=False, strict_latex_spaces=True)


@cache
def _context() -> Any:
    """What pylatexenc knows of commands, and the arguments of those of which it does not know all."""
    context = get_default_latex_context_db()
    macros = [MacroSpec(name, spec) for spec, names in _MACROS.items() for name in names.split()]
    environments = [EnvironmentSpec(name, spec) for spec, names in _ENVIRONMENTS.items() for name in names.split()]
    context.add_context_category("essay", macros=macros, environments=environments, prepend=True)
    return context


_MACROS = {
    "{": """
        textbf textit textsl emph textsc underline uline uwave sout st textsuperscript textsubscript textup textnormal texttt
        textrm textsf textmd mbox hbox fbox centerline hl path url nolinkurl label ref pageref nameref vref Vref eqref autoref
        cref Cref labelcref ensuremath selectlanguage bibliography bibliographystyle pagestyle thispagestyle pagenumbering
        input include sidenote marginnote text nocite term mathrm
        ce
        """,
    "[{": "footnote footnotetext endnote thanks marginpar usepackage documentclass bibitem si num unit ang",
    "[{{": "textcolor colorbox parbox SI qty numrange",
    "[{{{": "SIrange qtyrange",
    "{{": "let href foreignlanguage scalebox setlength addtolength setcounter addtocounter texorpdfstring",
    "{{{": "resizebox fcolorbox addcontentsline multicolumn",
    "{[[{": "raisebox",
    "[[{": """
        cite citep citet citealt citealp citeauthor citeyear citeyearpar parencite Parencite textcite Textcite autocite Autocite
        footcite fullcite smartcite citetitle Citet Citep Citeauthor makebox framebox
        """,
    "*{": "enquote vspace hspace",
    "*[{": "section subsection subsubsection paragraph subparagraph chapter part caption includegraphics includesvg",
    "[": "item newpage pagebreak linebreak nopagebreak nolinebreak footnotemark",
    "[{[{[{": "multirow",
}
"""Commands by their arguments: `*` a star, `[` an optional one, `{` one that has to be there."""
_ENVIRONMENTS = {
    "[": """
        figure figure* table table* sidewaystable sidewaysfigure enumerate itemize description theorem lemma proof definition
        corollary proposition example remark claim conjecture tcolorbox SCfigure
        """,
    "[{": "tabular array longtable minipage subfigure subtable minted adjustbox",
    "[{{": "wrapfigure wraptable",
    "{[{": "tabular* tabularx tabulary",
    "{": "multicols spacing otherlanguage thebibliography",
}
