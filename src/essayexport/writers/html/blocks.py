"""Paragraphs, lists, tables and the rest as HTML: one function per block node, for the screen and for paper."""

from typing import assert_never

from essayexport.arrange.divisions import is_callout, is_page_break
from essayexport.document import (
    Alignment,
    Bibliography,
    Block,
    BlockQuote,
    Blocks,
    Cell,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Div,
    Figure,
    Heading,
    Inlines,
    LineBlock,
    LineBreak,
    List,
    ListKind,
    Note,
    Paragraph,
    RawBlock,
    Role,
    Row,
    Rule,
    RunIn,
    Table,
    plain,
    walk,
)
from essayexport.style.names import css_class
from essayexport.writers.columns import placed, shares
from essayexport.writers.entries import LABEL, Line, form_classes, is_labelled, lines_of
from essayexport.writers.html.elements import NONE, container, element, escaped
from essayexport.writers.html.inlines import NO_BREAK, Body, identifier, image, inlines, kept
from essayexport.writers.markers import steps
from essayexport.writers.meanings import alignment, is_rightwards, is_task_list


def blocks(nodes: Blocks, body: Body) -> str:
    """The nodes as HTML, a line feed after each."""
    return "".join(f"{block(node, body)}\n" for node in nodes)


def block(node: Block, body: Body) -> str:
    """One node as HTML."""
    match node:
        case Paragraph():
            return paragraph(node, body)
        case Heading():
            return heading(node, body)
        case RunIn():
            return run_in(node, body)
        case BlockQuote():
            return container("blockquote", blocks(node.blocks, body))
        case List():
            return list_(node, body)
        case DefinitionList():
            return definitions(node, body)
        case LineBlock():
            return line_block(node, body)
        case RawBlock():
            return ""
        case CodeBlock():
            return code_block(node, body)
        case Table():
            return table(node, body)
        case Figure():
            return figure(node, body)
        case Rule():
            return "<hr>"
        case Div():
            return div(node, body)
        case Bibliography():
            return bibliography(node, body)
        case _:
            assert_never(node)


def paragraph(node: Paragraph, body: Body) -> str:
    """A paragraph, or for the first one with the role of the title the page's main heading.

    In print, one that holds notes is a `div`, because a note holds blocks there and no `p` may.
    """
    attributes = {"class": css_class(node.role), "id": identifier(node.attributes.identifier, body), **_way(node.children, body)}
    if node.role is Role.TITLE and not body.progress.headings:
        body.progress.headings.append((0, 1))
        return element("h1", inlines(node.children, body), attributes)
    tag = "div" if body.paper and _holds_notes(node) else "p"
    return element(tag, inlines(node.children, body), attributes)


def heading(node: Heading, body: Body) -> str:
    """A heading one rank below what it stands under: a level that its author skipped is not skipped (ISO 14289-1, 7.4.2)."""
    above = body.progress.headings
    while above and above[-1][0] >= node.level:
        above.pop()
    rank = min(above[-1][1] + 1, 6) if above else 1
    above.append((node.level, rank))
    name = css_class(node.role) if node.role else f"heading-{node.level}"
    content = inlines(node.children, body).replace(NO_BREAK, "")  # it would stand in the bookmark
    return element(f"h{rank}", content, {"class": name, "id": identifier(node.attributes.identifier, body)})


def run_in(node: RunIn, body: Body) -> str:
    """A heading and the paragraph that goes on in its line: in print the paragraph is the whole block."""
    name = css_class(node.paragraph.role)
    title = heading(node.heading, body)
    if body.paper:
        return element("div", f"{title} {inlines(node.paragraph.children, body)}", {"class": f"{name} run-in"})
    return element("div", f"{title} {paragraph(node.paragraph, body)}", {"class": "run-in"})


def list_(node: List, body: Body) -> str:
    """A list. The marker's form stands in the class; the start is said both ways, for browsers and for paper."""
    items = "".join(f"{element('li', blocks(_item(item, body), body).strip())}\n" for item in node.items)
    if node.kind is ListKind.BULLET:
        return container("ul", items, {"class": "tasks" if is_task_list(node) else None})
    attributes: dict[str, str | int | None] = {
        "class": " ".join((node.kind.value, node.delimiter.name.lower(), *([f"wide-{steps(node)}"] if steps(node) else ())))
    }
    if node.start != 1:
        attributes |= {"style": f"counter-reset:list-item {node.start - 1}"} if body.paper else {"start": node.start}
    return container("ol", items, attributes)


def _item(item: Blocks, body: Body) -> Blocks:
    """The blocks of an item; in print its marker needs a paragraph to stand in."""
    marked = item and isinstance(item[0], Paragraph) and item[0].role is Role.LIST_ITEM
    return item if marked or not body.paper else (Paragraph((), Role.LIST_ITEM), *item)


def definitions(node: DefinitionList, body: Body) -> str:
    """Terms, each followed by what it means; in print a list whose items hold both, since it is tagged as one."""
    if not body.paper:
        return container("dl", "".join(_defined("dt", "dd", one, body) for one in node.items))
    items = (element("li", _defined("section", "section", one, body).rstrip("\n")) for one in node.items)
    return container("ul", "\n".join(items), {"class": "definitions"})


def _defined(term: str, meaning: str, node: Definition, body: Body) -> str:
    """A term and its meanings in elements of these names."""
    inside = paragraph(Paragraph(node.term, Role.TERM), body) if body.paper else inlines(node.term, body)
    name = {"class": "meaning"} if body.paper else NONE
    parts = (element(term, inside), *(element(meaning, blocks(one, body).strip(), name) for one in node.meanings))
    return "".join(f"{part}\n" for part in parts)


def line_block(node: LineBlock, body: Body) -> str:
    """Lines of verse or of an address, in one paragraph."""
    lines = (inline for line in node.lines for inline in (LineBreak(), *line))
    return paragraph(Paragraph(tuple(lines)[1:], Role.LINE_BLOCK), body)


def code_block(node: CodeBlock, body: Body) -> str:
    """Lines of code; in print a `div`, which is tagged as a paragraph. The first line feed after `<pre>` is not the code's."""
    content = escaped(node.text)
    attributes = {"class": css_class(Role.CODE_BLOCK), "id": identifier(node.attributes.identifier, body)}
    if body.paper:
        return element("div", content, attributes)
    return element("pre", f"\n{element('code', content)}", attributes)


def table(node: Table, body: Body) -> str:
    """A table with its caption above and its notes below.

    On a screen it can be scrolled, and so be reached by keyboard; what is reached so has a name (WCAG 2.2, 4.1.2).
    """
    columns = "".join(element("col", "", {"style": f"width:{share:.2%}"}) for share in shares(node))
    parts = (
        container("caption", blocks(node.caption, body)) if node.caption else "",
        element("colgroup", columns),
        rows("thead", "th", node.head, node.columns, body),
        rows("tbody", "td", node.body, node.columns, body),
        rows("tfoot", "td", node.foot, node.columns, body),
    )
    whole = container("table", "\n".join(filter(None, parts)), {"id": identifier(node.attributes.identifier, body)})
    notes = blocks(node.notes, body).rstrip("\n")
    if not body.paper:
        name = _name(node)
        whole = container("section" if name else "div", whole, {"class": "scrolled", "tabindex": 0, "aria-label": name or None})
    return f"{whole}\n{notes}" if notes else whole


def _name(node: Table) -> str:
    """What a table is called by who reaches it by keyboard: the first line of its caption, "Table 1"."""
    first = node.caption[0] if node.caption else None
    return " ".join(plain(first.children).split()) if isinstance(first, Paragraph) else ""


def rows(group: str, tag: str, nodes: tuple[Row, ...], columns: tuple[Column, ...], body: Body) -> str:
    """The rows of a table's head or body, all cells `th` or all `td`; nothing where there are none."""
    standing = dict(enumerate(columns))
    lines = ("".join(cell(one, tag, standing.get(at, Column()), body) for at, one in row) for row in placed(nodes))
    return container(group, "\n".join(element("tr", line) for line in lines)) if nodes else ""


def cell(node: Cell, tag: str, column: Column, body: Body) -> str:
    """A cell; its text's alignment is a class, because only what an author asked for overrides the role's."""
    alignment = column.alignment if node.alignment is Alignment.DEFAULT else node.alignment
    attributes: dict[str, str | int | None] = {
        "scope": "col" if tag == "th" else None,
        "class": None if alignment is Alignment.DEFAULT else alignment.value,
        "rowspan": node.row_span if node.row_span > 1 else None,
        "colspan": node.column_span if node.column_span > 1 else None,
    }
    return element(tag, blocks(node.blocks, body).strip(), attributes)


def figure(node: Figure, body: Body) -> str:
    """A figure: picture, caption and notes in the order in which they stand."""
    picture = element("div", image(node.image, body), {"class": css_class(Role.FIGURE)}) + "\n"
    notes = blocks(node.notes, body)
    if node.caption_below:
        content = picture + _caption(blocks(node.caption, body) + notes)
    else:
        content = _caption(blocks(node.caption, body)) + picture + notes
    return container("figure", content, {"id": identifier(node.attributes.identifier, body)})


def _caption(content: str) -> str:
    return container("figcaption", content) + "\n" if content else ""


def div(node: Div, body: Body) -> str:
    """Blocks with what their author said of them, as far as it means something here; without that, no element is made."""
    if is_page_break(node):
        return element("section" if body.paper else "div", "", {"class": "page-break"})
    attributes = kept(node.attributes, body)
    aligned = alignment(node.attributes)
    names = ("callout" * is_callout(node.attributes), aligned.value if aligned is not Alignment.DEFAULT else "")
    attributes["class"] = " ".join(filter(None, names)) or None
    content = blocks(node.blocks, body)
    return container("section", content, attributes) if any(attributes.values()) else content.rstrip("\n")


def bibliography(node: Bibliography, body: Body) -> str:
    """A reference list: a paragraph each, that cites lead to, and one for each of its lines where it has several."""
    labelled = is_labelled(node)
    lines = ((entry.identifier, line) for entry in node.entries for line in lines_of(entry, labelled=labelled))
    return "\n".join(_line(line, name if line.form.opens else "", body) for name, line in lines)


def _line(line: Line, name: str, body: Body) -> str:
    label = element("span", f"{inlines(line.label, body)} ", {"class": LABEL}) if line.label else ""
    names = " ".join((css_class(Role.REFERENCE), *form_classes(line.form)))
    attributes = {"class": names, "id": identifier(name, body), **_way(line.children, body)}
    return element("p", f"{label}{inlines(line.children, body)}", attributes)


def _way(words: Inlines, body: Body) -> dict[str, str]:
    """The direction of a paragraph that is all of other languages in a paper written from right to left."""
    return {"dir": "ltr"} if body.leftwards and is_rightwards(words) else {}


def _holds_notes(node: Paragraph) -> bool:
    return any(isinstance(inner, Note) for inner in walk(node.children))
