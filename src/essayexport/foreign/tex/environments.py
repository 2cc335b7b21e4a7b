"""The environments of TeX, by what they are in an essay."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from essayexport.document import (
    SUBFIGURES,
    THEOREM,
    THEOREM_NAME,
    Attributes,
    CodeBlock,
    Definition,
    DefinitionList,
    Div,
    Figure,
    Image,
    Inlines,
    List,
    ListKind,
    Mark,
    Marked,
    Math,
    Paragraph,
    Styled,
    Table,
    Text,
    plain,
    walk,
)
from essayexport.foreign.cross_references import LABEL, WHOLE
from essayexport.foreign.pieces import Parting, Piece, as_blocks, as_inlines, quotation
from essayexport.foreign.tex.tables import table
from essayexport.foreign.tex.walking import Around, Node, arguments, children, source, written
from essayexport.patterns import pattern

Rule = Callable[[Node, Around], Iterable[Piece]]


def environment(node: Node, around: Around) -> Iterable[Piece]:
    """What an environment prints; one that is unknown gives its words."""
    name = node.environmentname.rstrip("*")
    return _RULES.get(name, _words)(node, around)


def _words(node: Node, around: Around) -> Iterable[Piece]:
    return (Parting.PARAGRAPH, *around.inside(node.nodelist), Parting.PARAGRAPH)


def _quotation(node: Node, around: Around) -> Iterable[Piece]:
    return (quotation(around.inside(node.nodelist)),)


def _centred(node: Node, around: Around) -> Iterable[Piece]:
    return (Div(Attributes(classes=("center",)), as_blocks(around.inside(node.nodelist))),)


def _code(node: Node, _around: Around) -> Iterable[Piece]:
    text = source(node.nodelist).strip("\n") or _between(node)
    return (CodeBlock(text),)


def _between(node: Node) -> str:
    """The lines between the one that begins an environment and the one that ends it."""
    return "\n".join(node.latex_verbatim().split("\n")[1:-1])


def _formula(wrapped: str) -> Rule:
    """A formula on a line of its own; `wrapped` is the environment that does the same inside a formula."""

    def rule(node: Node, around: Around) -> Iterable[Piece]:
        tex, label, *others = _without_labels(source([*_given(node), *node.nodelist]).strip())
        tex = f"\\begin{{{wrapped}}}{tex}\\end{{{wrapped}}}" if wrapped else tex
        places = (Styled(Attributes(other, (LABEL,), ((WHOLE, label),)), ()) for other in others)
        return (Math(tex, display=True, identifier=label, span=around.span), *places)

    return rule


def _rows(wrapped: str) -> Rule:
    """A formula of rows that TeX numbers one by one: where several have labels, each of them is a formula of its own."""

    def rule(node: Node, around: Around) -> Iterable[Piece]:
        tex = source([*_given(node), *node.nodelist]).strip()
        if tex.count("\\label{") < 2:
            return _formula(wrapped)(node, around)
        return [_row(row, wrapped, around) for row in _labelled_rows(tex)]

    return rule


def _row(tex: str, wrapped: str, around: Around) -> Piece:
    written, label, *_ = _without_labels(tex)
    return Math(f"\\begin{{{wrapped}}}{written}\\end{{{wrapped}}}", display=True, identifier=label, span=around.span)


def _labelled_rows(tex: str) -> Iterator[str]:
    """The rows up to each one with a label, and those behind the last."""
    depth = start = 0
    for found in _ROW_MARK.finditer(tex):
        if found[0] in {"{", "\\begin"}:
            depth += 1
        elif found[0] in {"}", "\\end"}:
            depth -= 1
        elif found[1] and not depth and "\\label{" in tex[start : found.start()]:
            yield tex[start : found.start()].strip()
            start = found.end()
    if rest := tex[start:].strip():
        yield rest


_ROW_MARK = pattern(r"\\(?:begin|end)\b|(\\\\\*?(?:\[[^\]]*\])?)|\\.|[{}]")


def _given(node: Node) -> list[Node]:
    """The arguments, as they were written (`{2}` of `alignat`)."""
    return [argument for argument in arguments(node) if argument is not None]


def _without_labels(tex: str) -> tuple[str, ...]:
    """A formula, and the labels that stood in it, at least an empty one."""
    labels: list[str] = []
    while "\\label{" in tex:
        before, _, behind = tex.partition("\\label{")
        label, _, after = behind.partition("}")
        labels.append(label.strip())
        tex = f"{before.rstrip()} {after.lstrip()}".strip()
    return tex, *(labels or [""])


def _figure(node: Node, around: Around) -> Iterable[Piece]:
    """Every picture of the environment as a figure, the last with caption and label; or one figure of several with captions."""
    held = [inner for inner in node.nodelist if getattr(inner, "macroname", "") not in {"caption", "label"}]
    inside = around.inside(held)
    caption, label = _caption(node, around), _label(node)
    if any(isinstance(piece, Figure) for piece in inside):
        title = (Paragraph(caption),) if caption else ()
        return (Div(Attributes(label, (SUBFIGURES,)), (*as_blocks(inside), *title)),)
    pictures = [inline for inline in walk(as_blocks(inside)) if isinstance(inline, Image)]
    if not pictures:
        return _floated(inside, caption, label)
    blocks: list[Piece] = []
    for number, picture in enumerate(pictures):
        words = (Paragraph(caption),) if caption and number == len(pictures) - 1 else ()
        identifier = label if number == len(pictures) - 1 else ""
        shown = replace(picture, alternative=picture.alternative or plain(caption))
        blocks.append(Figure(shown, words, attributes=Attributes(identifier)))
    return blocks


def _floated(inside: list[Piece], caption: Inlines, label: str) -> Iterable[Piece]:
    """A float without a picture: its words, then its caption."""
    place = (Styled(Attributes(label), ()),) if label else ()
    return (Parting.PARAGRAPH, *inside, Parting.PARAGRAPH, *place, *caption, Parting.PARAGRAPH)


def _table_float(node: Node, around: Around) -> Iterable[Piece]:
    """The tables of the environment, with its caption and label; other words stay around them."""
    held = [inner for inner in node.nodelist if getattr(inner, "macroname", "") not in {"caption", "label"}]
    caption, label = _caption(node, around), _label(node)
    found = list(as_blocks(around.inside(held)))
    for number, block in enumerate(found):
        if isinstance(block, Table):
            words = (Paragraph(caption),) if caption else block.caption
            found[number] = Table(block.columns, block.head, block.body, words, attributes=Attributes(label), foot=block.foot)
            return found
    return _floated(list(found), caption, label)


def _caption(node: Node, around: Around) -> Inlines:
    """The words of the caption, without a label in it."""
    captions = [inner for inner in node.nodelist if getattr(inner, "macroname", "") == "caption"]
    if not captions:
        return ()
    pieces = around.inside(children(arguments(captions[0])[-1]))
    return as_inlines(piece for piece in pieces if not _is_label(piece))


def _is_label(piece: Piece) -> bool:
    return isinstance(piece, Styled) and LABEL in piece.attributes.classes


def _label(node: Node) -> str:
    """The label of a float, directly in it or in its caption."""
    for inner in node.nodelist:
        name = getattr(inner, "macroname", "")
        if name == "label":
            return written(arguments(inner)[-1])
        if name == "caption":
            for part in children(arguments(inner)[-1]):
                if getattr(part, "macroname", "") == "label":
                    return written(arguments(part)[-1])
    return ""


def _items(node: Node) -> Iterator[tuple[Node | None, list[Node]]]:
    """The items of a list: what stands in the brackets of each, and its nodes."""
    current: tuple[Node | None, list[Node]] | None = None
    for inner in node.nodelist:
        if getattr(inner, "macroname", "") in {"item", "bibitem"}:
            if current is not None:
                yield current
            given = arguments(inner)
            current = (given[0] if given else None, [])
        elif current is not None:
            current[1].append(inner)
    if current is not None:
        yield current


def _list(kind: ListKind) -> Rule:
    def rule(node: Node, around: Around) -> Iterable[Piece]:
        items = tuple(as_blocks((*_named(name, around), *around.inside(inside)), tight=True) for name, inside in _items(node))
        return (List(items, kind),)

    return rule


def _named(name: Node | None, around: Around) -> Iterable[Piece]:
    """The words of an item that has a marker of its own."""
    words = as_inlines(around.inside(children(name))) if name is not None else ()
    return (*words, Text(" ")) if words else ()


def _description(node: Node, around: Around) -> Iterable[Piece]:
    items = ((as_inlines(around.inside(children(name))), as_blocks(around.inside(inside))) for name, inside in _items(node))
    return (DefinitionList(tuple(Definition(term, (meaning,)) for term, meaning in items)),)


def _theorem(node: Node, around: Around) -> Iterable[Piece]:
    """A theorem, proof or the like, its name in brackets; one with a star has no number, and opens as it is called here."""
    word = node.environmentname.rstrip("*").capitalize()
    own = [as_inlines(around.inside(children(argument))) for argument in arguments(node) if argument is not None]
    if not node.environmentname.endswith("*"):
        held = [inner for inner in node.nodelist if getattr(inner, "macroname", "") != "label"]
        title = (Paragraph(own[0], attributes=Attributes(classes=(THEOREM_NAME,))),) if own else ()
        attributes = Attributes(_label(node), pairs=((THEOREM, node.environmentname),))
        return (Div(attributes, (*title, *as_blocks(around.inside(held)))),)
    named = (Text(f"{word} ("), *own[0], Text(").")) if own else (Text(f"{word}."),)
    return (Parting.PARAGRAPH, Marked(Mark.STRONG, named), Text(" "), *around.inside(node.nodelist), Parting.PARAGRAPH)


def _left_out(node: Node, around: Around) -> Iterable[Piece]:
    around.left_out.add(f"the TeX environment `{node.environmentname}`", node.latex_verbatim(), around.span)
    return ()


def _rules(rule: Rule, names: str) -> dict[str, Rule]:
    return dict.fromkeys(names.split(), rule)


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **_rules(_quotation, "quote quotation displayquote blockquote verse"),
        **_rules(_centred, "center"),
        **_rules(_code, "verbatim Verbatim lstlisting minted alltt"),
        **_rules(_formula(""), "equation displaymath math"),
        **_rules(_rows("aligned"), "align flalign eqnarray"),
        **_rules(_formula("aligned"), "split aligned"),
        **_rules(_rows("gathered"), "gather"),
        **_rules(_formula("gathered"), "multline gathered"),
        **_rules(_formula("alignedat"), "alignat"),
        **_rules(_figure, "figure wrapfigure SCfigure sidewaysfigure subfigure"),
        **_rules(_table_float, "table wraptable sidewaystable subtable threeparttable"),
        **_rules(table, "tabular tabularx tabulary longtable"),
        **_rules(_list(ListKind.BULLET), "itemize compactitem thebibliography"),
        **_rules(_list(ListKind.DECIMAL), "enumerate compactenum"),
        **_rules(_description, "description"),
        **_rules(
            _theorem, "theorem lemma proof definition corollary proposition example remark claim conjecture exercise solution"
        ),
        **_rules(_left_out, "tikzpicture picture pspicture pgfpicture forest filecontents comment"),
    }
)
