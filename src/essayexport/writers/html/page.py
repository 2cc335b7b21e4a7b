"""The page around the body: head, style sheet, title, and the essay in its parts."""

from importlib.resources import files
from typing import TypeGuard

from essayexport.document import Block, Document, Heading, Meta, Paragraph, Role, plain
from essayexport.pictures import Pictures
from essayexport.style import PageStyle, RoleStyle
from essayexport.style.names import css_class
from essayexport.style.scripts import scripts_in
from essayexport.writers.entries import LABEL
from essayexport.writers.fitting import fitted
from essayexport.writers.html.anchors import anchors
from essayexport.writers.html.blocks import blocks
from essayexport.writers.html.elements import container, element, escaped
from essayexport.writers.html.inlines import Body
from essayexport.writers.html.notes import endnote, endnotes, footnote
from essayexport.writers.meanings import is_leftwards


def write(document: Document, style: PageStyle, pictures: Pictures) -> str:
    """The arranged document as one page: no script, nothing fetched, pictures as data, notes at the end with ways back.

    Of the page style it takes how large pictures stand and whether references hang; how it looks is a matter of screens, in
    `screen.css`.
    """
    body = Body(
        pictures, anchors(document), paper=False, note=endnote, size=fitted(document, style), leftwards=_is_leftwards(document)
    )
    content = blocks(document.blocks, body)
    main = container("main", content + endnotes(body))
    sheet = files(__package__).joinpath("screen.css").read_text(encoding="utf-8")
    sheet += _fallbacks(content, document.meta.lang) + _references(content, style.roles[Role.REFERENCE])
    return page(document, sheet, main)


def _fallbacks(content: str, lang: str) -> str:
    """A rule that names families for the scripts of the text, after those of the sheet; nothing for Latin text."""
    scripts = scripts_in(content, lang)
    names = dict.fromkeys(name for script in scripts for name in script.serif if name not in _FAMILIES)
    named = ", ".join(f'"{name}"' for name in (*_FAMILIES, *names))
    return f"body {{ font-family: {named}, serif; }}\n" if scripts else ""


def _references(content: str, own: RoleStyle) -> str:
    """Rules for a list whose entries do not hang, or hang beside labels; nothing for one that is as usual."""
    name = css_class(Role.REFERENCE)
    if f'class="{LABEL}"' in content:
        width = f"{-own.first_line / own.size:.2f}em"
        hanging = f".{name} {{ padding-inline-start: {width}; text-indent: -{width}; }}"
        return f".{LABEL} {{ min-width: {width}; }}\n{hanging}\n.{name}.flush {{ padding-inline-start: 0; }}\n"
    if own.first_line < 0 or f'class="{name}' not in content:
        return ""
    return f".{name} {{ padding-inline-start: 0; text-indent: 0; }}\n.{name}.indented {{ padding-inline-start: 2rem; }}\n"


_FAMILIES = ("Charter", "Bitstream Charter", "Georgia", "Liberation Serif")
"""Those of the text in `screen.css`."""


def printed(document: Document, style: PageStyle, pictures: Pictures, sheet: str) -> str:
    """The page that the PDF is made from, with the style sheet given."""
    body = Body(
        pictures, anchors(document), paper=True, note=footnote, size=fitted(document, style), leftwards=_is_leftwards(document)
    )
    return page(document, sheet, blocks(document.blocks, body))


def page(document: Document, sheet: str, body: str) -> str:
    """A whole page: the document's properties in its head, then the body."""
    head = container("head", _head(document) + container("style", sheet))
    lang = document.meta.lang or "en-US"
    way = {"lang": lang, "dir": "rtl" if _is_leftwards(document) else None}
    whole = container("html", f"{head}\n{container('body', body)}", way)
    return f"<!DOCTYPE html>\n{whole}\n"


def _is_leftwards(document: Document) -> bool:
    return is_leftwards(document.meta.lang)


def _head(document: Document) -> str:
    meta = document.meta
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "author": authors(meta),
        "keywords": ", ".join(" ".join(plain(keyword).split()) for keyword in meta.keywords),
    }
    lines = [element("meta", "", {"charset": "utf-8"})]
    lines += [element("meta", "", {"name": name, "content": content}) for name, content in named.items() if content]
    lines.append(element("title", escaped(title(document))))
    return "".join(f"{line}\n" for line in lines)


def authors(meta: Meta) -> str:
    """The names of the authors, with commas between them."""
    return ", ".join(" ".join(plain(author.name).split()) for author in meta.authors)


def title(document: Document) -> str:
    """The document's title, else its first heading: every page must have one (WCAG 2.2, 2.4.2; ISO 14289-1, 7.1)."""
    headings = (node.children for node in document.blocks if _is_heading(node))
    words = " ".join(plain(document.meta.title or next(headings, ())).split())
    return words or "Untitled"


def _is_heading(node: Block) -> TypeGuard[Heading | Paragraph]:
    return isinstance(node, Heading) or (isinstance(node, Paragraph) and node.role is Role.TITLE)
