"""The commands of TeX that stand in text, by what they print."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from essayexport.document import (
    Attributes,
    Cite,
    CiteItem,
    CiteMode,
    Code,
    CrossReference,
    Heading,
    Image,
    Link,
    Mark,
    Marked,
    Math,
    Quoted,
    QuoteKind,
    Styled,
    Text,
)
from essayexport.foreign.appendices import MARK
from essayexport.foreign.cross_references import LABEL
from essayexport.foreign.pieces import PAGE_BREAK, Parting, Piece, as_inlines, note_of, unknown
from essayexport.foreign.tex.walking import Around, Node, arguments, children, written

Rule = Callable[[Node, Around], Iterable[Piece]]


def _last(node: Node, around: Around) -> list[Piece]:
    """The pieces of the last argument."""
    given = arguments(node)
    return around.inside(children(given[-1])) if given else []


def _nothing(_node: Node, _around: Around) -> Iterable[Piece]:
    return ()


def _marked(mark: Mark) -> Rule:
    return lambda node, around: (Marked(mark, as_inlines(_last(node, around))),)


def _code(node: Node, _around: Around) -> Iterable[Piece]:
    return (Code(written(arguments(node)[-1]).replace("\\_", "_")),) if arguments(node) else ()


def _note(node: Node, around: Around) -> Iterable[Piece]:
    return (note_of(_last(node, around)),)


def _quoted(node: Node, around: Around) -> Iterable[Piece]:
    return (Quoted(QuoteKind.DOUBLE, as_inlines(_last(node, around))),)


def _math(node: Node, around: Around) -> Iterable[Piece]:
    return (Math(written(arguments(node)[-1]), span=around.span),)


def _href(node: Node, around: Around) -> Iterable[Piece]:
    address, text = arguments(node)[-2:]
    return (Link(_address(address), as_inlines(around.inside(children(text)))),)


def _url(node: Node, _around: Around) -> Iterable[Piece]:
    address = _address(arguments(node)[-1])
    return (Link(address, (Text(address),)),)


def _address(node: Node) -> str:
    address = written(node)
    for escaped in "%#_&~":
        address = address.replace(f"\\{escaped}", escaped)
    return address


def _picture(node: Node, _around: Around) -> Iterable[Piece]:
    options = [argument for argument in arguments(node)[:-1] if argument is not None]
    pairs = tuple(pair for option in options for pair in _sizes(written(option)))
    return (Image(written(arguments(node)[-1]), (), "", attributes=Attributes(pairs=pairs), span=_around.span),)


def _sizes(options: str) -> Iterable[tuple[str, str]]:
    r"""`width=.8\textwidth` as a picture in Markdown has it."""
    for option in options.split(","):
        name, _, value = (part.strip() for part in option.partition("="))
        if name in {"width", "height"} and value:
            yield name, _length(value)


def _length(value: str) -> str:
    for whole in ("\\textwidth", "\\linewidth", "\\columnwidth", "\\hsize", "\\textheight"):
        if value.endswith(whole):
            share = value.removesuffix(whole).strip() or "1"
            try:
                return f"{float(share):.2%}".replace(".00%", "%")
            except ValueError:
                return "100%"
    return value.replace(" ", "")


def _heading(level: int) -> Rule:
    def rule(node: Node, around: Around) -> Iterable[Piece]:
        starred = arguments(node)[0] is not None
        classes = ("unnumbered",) if starred else ()
        return (Heading(level, as_inlines(_last(node, around)), Attributes(classes=classes), span=around.span),)

    return rule


def _label(node: Node, _around: Around) -> Iterable[Piece]:
    return (Styled(Attributes(written(arguments(node)[-1]), (LABEL,)), ()),)


def _reference(*, label: bool, brackets: bool = False) -> Rule:
    def rule(node: Node, around: Around) -> Iterable[Piece]:
        names = tuple(name.strip() for name in written(arguments(node)[-1]).split(",") if name.strip())
        reference = CrossReference(names, unknown(names), label, around.span)
        return (Text("("), reference, Text(")")) if brackets else (reference,)

    return rule


def _cite(mode: CiteMode) -> Rule:
    def rule(node: Node, around: Around) -> Iterable[Piece]:
        *options, keys = arguments(node)
        texts = [as_inlines(around.inside(children(option))) for option in options if option is not None]
        prefix, suffix = texts if len(texts) == 2 else ((), texts[0] if texts else ())
        names = [name.strip() for name in written(keys).split(",") if name.strip()]
        items = [CiteItem(name, mode, span=around.span) for name in names]
        if not items:
            return ()
        suffix = (Text(", "), *suffix) if suffix else ()
        first = CiteItem(items[0].key, mode, (*prefix, Text(" ")) if prefix else (), (), around.span)
        items[0] = first
        items[-1] = CiteItem(items[-1].key, items[-1].mode, items[-1].prefix, suffix, around.span)
        later = [CiteItem(item.key, CiteMode.NORMAL, item.prefix, item.suffix, item.span) for item in items[1:]]
        rest = later if mode is CiteMode.AUTHOR_IN_TEXT else items[1:]
        return (Cite((items[0], *rest), (Text(node.latex_verbatim()),), around.span),)

    return rule


def _note_cite(node: Node, around: Around) -> Iterable[Piece]:
    return (note_of((*_cite(CiteMode.NORMAL)(node, around), Text("."))),)


def _page_break(_node: Node, _around: Around) -> Iterable[Piece]:
    return (PAGE_BREAK,)


def _appendices(_node: Node, _around: Around) -> Iterable[Piece]:
    return (MARK,)


def _as_formula(node: Node, around: Around) -> Iterable[Piece]:
    """A command of mhchem or siunitx, which formulas have too."""
    return (Math(node.latex_verbatim().strip(), span=around.span),)


def _paragraph_end(_node: Node, _around: Around) -> Iterable[Piece]:
    return (Parting.PARAGRAPH,)


def _printed(node: Node, around: Around) -> Iterable[Piece]:
    r"""The words of the argument that is for print (`\texorpdfstring`)."""
    return around.inside(children(arguments(node)[0]))


def _rules(rule: Rule, names: str) -> dict[str, Rule]:
    return dict.fromkeys(names.split(), rule)


COMMANDS: Mapping[str, Rule] = MappingProxyType(
    {
        **_rules(_marked(Mark.STRONG), "textbf"),
        **_rules(_marked(Mark.EMPHASIS), "emph textit textsl term"),
        **_rules(_marked(Mark.SMALL_CAPS), "textsc"),
        **_rules(_marked(Mark.UNDERLINE), "underline uline uwave"),
        **_rules(_marked(Mark.STRIKEOUT), "sout st"),
        **_rules(_marked(Mark.SUPERSCRIPT), "textsuperscript"),
        **_rules(_marked(Mark.SUBSCRIPT), "textsubscript"),
        **_rules(_code, "texttt path verb lstinline"),
        **_rules(_note, "footnote footnotetext endnote thanks sidenote marginnote marginpar"),
        **_rules(_quoted, "enquote"),
        **_rules(_math, "ensuremath"),
        **_rules(_href, "href"),
        **_rules(_url, "url nolinkurl"),
        **_rules(_picture, "includegraphics includesvg"),
        **_rules(_label, "label"),
        **_rules(_reference(label=False), "ref pageref vref Vref nameref labelcref"),
        **_rules(_reference(label=False, brackets=True), "eqref"),
        **_rules(_reference(label=True), "autoref cref Cref"),
        **_rules(_cite(CiteMode.NORMAL), "cite citep citealp parencite Parencite autocite Autocite smartcite fullcite Citep"),
        **_rules(_cite(CiteMode.AUTHOR_IN_TEXT), "citet citealt textcite Textcite Citet citeauthor Citeauthor citetitle"),
        **_rules(_cite(CiteMode.SUPPRESS_AUTHOR), "citeyear citeyearpar"),
        **_rules(_note_cite, "footcite"),
        **_rules(
            _last,
            """
            textcolor colorbox fcolorbox mbox makebox hbox fbox framebox text textrm textsf textmd textup textnormal parbox
            raisebox resizebox scalebox foreignlanguage centerline hl caption mathrm
            """,
        ),
        **_rules(_printed, "texorpdfstring"),
        **_rules(_page_break, "newpage pagebreak clearpage cleardoublepage"),
        **_rules(_appendices, "appendix"),
        **_rules(_as_formula, "ce SI si num qty unit ang SIrange qtyrange numrange"),
        **_rules(_paragraph_end, "par bigskip medskip smallskip"),
        **_rules(_heading(1), "part chapter section"),
        **_rules(_heading(2), "subsection"),
        **_rules(_heading(3), "subsubsection"),
        **_rules(_heading(4), "paragraph"),
        **_rules(_heading(5), "subparagraph"),
        **_rules(
            _nothing,
            """
            noindent indent centering raggedright raggedleft tiny scriptsize footnotesize small normalsize large Large LARGE huge
            Huge singlespacing doublespacing onehalfspacing vfill hfill hrulefill vspace hspace setlength addtolength setcounter
            addtocounter pagestyle thispagestyle pagenumbering bibliographystyle bibliography printbibliography usepackage
            documentclass addcontentsline phantomsection protect selectlanguage FloatBarrier frontmatter mainmatter
            backmatter maketitle footnotemark nopagebreak nolinebreak newcommand renewcommand providecommand newenvironment
            renewenvironment let DeclareMathOperator makeatletter makeatother nocite begingroup endgroup relax sloppy fussy
            hline toprule midrule bottomrule cline cmidrule addlinespace normalfont rmfamily sffamily mdseries upshape
            """,
        ),
    }
)
"""By name. The last ones print nothing: they are for the page, or were heard already."""


def _to_the_end(mark: Mark) -> Callable[[list[Piece]], Iterable[Piece]]:
    return lambda rest: (Marked(mark, as_inlines(rest)),)


DECLARATIONS: Mapping[str, Callable[[list[Piece]], Iterable[Piece]]] = MappingProxyType(
    {
        **dict.fromkeys(("bf", "bfseries"), _to_the_end(Mark.STRONG)),
        **dict.fromkeys(("it", "itshape", "em", "sl", "slshape"), _to_the_end(Mark.EMPHASIS)),
        **dict.fromkeys(("sc", "scshape"), _to_the_end(Mark.SMALL_CAPS)),
    }
)
"""Commands that change all that follows them in their group."""
