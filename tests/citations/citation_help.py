"""What the tests of citations share: small styles, items, essays in a line, and inlines as text that can be read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from essayexport import markdown, source
from essayexport.citations import CitationStyle, cite, find_style, load_style
from essayexport.citations.engine import html
from essayexport.citations.engine.clusters import Cited, Cluster
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.elements import CLASSES
from essayexport.citations.engine.engine import Printed, run
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.loading import locale_for, parser
from essayexport.diagnostics import Diagnostic
from essayexport.document import (
    Bibliography,
    Code,
    Document,
    Inlines,
    Link,
    Mark,
    Marked,
    Note,
    Paragraph,
    Quoted,
    Text,
    plain,
    walk,
)
from essayexport.library import Library, Reference

Fields = Mapping[str, Any]

# ------------------------------------------------------------------------------------------------------------ the engine


def style(
    citation: str = '<text variable="title"/>',
    bibliography: str = "",
    before: str = "",
    lang: str = "en-US",
    by_letters: bool = False,
    **options: str,
) -> Compiled:
    """A style of a few elements. `options` are attributes of `cs:style`, with `_` for `-`."""
    attributes = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in options.items())
    back = f"<bibliography>{bibliography}</bibliography>" if bibliography else ""
    text = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}>'
        f"<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
        f'{before}<citation><layout delimiter="; ">{citation}</layout></citation>{back}</style>'
    )
    root = etree.fromstring(text, parser(CLASSES))
    return Compiled(root, locale_for(root, lang, CLASSES), by_letters=by_letters)


def printed(compiled: Compiled, items: Sequence[Fields], clusters: Sequence[Cluster] | None = None) -> Printed:
    """What the engine makes of items, by default with one citation of each."""
    by_key = {key: Item(key, fields) for key, fields in ((str(fields.get("id", n)), fields) for n, fields in enumerate(items))}
    return run(compiled, by_key, clusters if clusters is not None else [Cluster((Cited(key),)) for key in by_key])


def one(element: str, fields: Fields, before: str = "", lang: str = "en-US", **options: str) -> str:
    """What one element prints of one item, as the HTML of the CSL test suite."""
    return html.render(printed(style(element, before=before, lang=lang, by_letters=False, **options), [fields]).clusters[0].cite)


def ordered(
    sort: str, items: Sequence[Fields], before: str = "", lang: str = "en-US", by_letters: bool = False, **options: str
) -> list[str]:
    """The keys of items in the order of the bibliography."""
    layout = f'<sort>{sort}</sort><layout><text value="x"/></layout>'
    compiled = style(bibliography=layout, before=before, lang=lang, by_letters=by_letters, **options)
    return [key for key, _ in printed(compiled, items).entries]


def authors(*names: str) -> list[dict[str, str]]:
    """`Family, Given` as people, a name without a comma as a group."""
    parts = (name.split(", ", maxsplit=1) for name in names)
    return [{"family": part[0], "given": part[1]} if len(part) == 2 else {"literal": part[0]} for part in parts]


def year(*parts: int) -> dict[str, Any]:
    """A date of CSL-JSON."""
    return {"date-parts": [list(parts)]}


# ---------------------------------------------------------------------------------------------------------------- essays

REFERENCES: tuple[dict[str, Any], ...] = (
    {
        "id": "colman",
        "type": "book",
        "author": authors("Colman, Jonathan"),
        "title": "The Cuban missile crisis",
        "issued": year(2017),
        "publisher": "Example Press",
    },
    {
        "id": "smith",
        "type": "article-journal",
        "author": authors("Smith, Ann", "Jones, Bo"),
        "title": "On walls",
        "issued": year(2020),
        "container-title": "Journal of Walls",
        "volume": "3",
        "page": "1-9",
        "DOI": "10.1000/walls",
    },
    {"id": "three", "type": "book", "author": authors("Ahn, A.", "Bell, B.", "Cho, C."), "title": "Three", "issued": year(2001)},
    {
        "id": "group",
        "type": "webpage",
        "author": authors("World Health Organization"),
        "title": "Dust",
        "URL": "https://example.org/dust",
        "issued": year(2018),
    },
    {"id": "nobody", "type": "book", "title": "The book of nobody", "issued": year(1999)},
    {"id": "undated", "type": "book", "author": authors("Field, Ada"), "title": "Undated"},
    {
        "id": "brown",
        "type": "legal_case",
        "title": "Brown v. Board",
        "volume": "347",
        "container-title": "U.S.",
        "page": "483",
        "authority": "U.S. Supreme Court",
        "issued": year(1954),
    },
    {"id": "letter", "type": "personal_communication", "author": authors("Reed, Al"), "issued": year(2020, 5, 6)},
)


def library(*references: Fields) -> Library:
    """References as a library; by default those above."""
    return {str(fields["id"]): Reference(str(fields["id"]), fields) for fields in references or REFERENCES}


def essay(text: str) -> Document:
    """An essay, parsed."""
    return markdown.parse(source.from_text(text, "essay.md", Path()), lambda _diagnostic: None)


@cache
def named(name: str) -> CitationStyle:
    """A style by its name; it holds nothing of a run, so the tests share it."""
    return load_style(find_style(name))


def apa() -> CitationStyle:
    """APA 7."""
    return named("apa")


def cited(text: str, references: Library | None = None, name: str = "apa") -> tuple[Document, list[Diagnostic]]:
    """An essay with its cites printed, and what was reported."""
    reports: list[Diagnostic] = []
    document = cite(essay(text), library() if references is None else references, named(name), reports.append)
    return document, reports


def said(text: str, references: Library | None = None, name: str = "apa") -> str:
    """The first paragraph of an essay as words, its cites printed."""
    document, _ = cited(text, references, name)
    return next(plain(block.children) for block in document.blocks if isinstance(block, Paragraph))


def entries(document: Document) -> list[str]:
    """The reference list as readable text."""
    lists = [node for node in walk(document.blocks) if isinstance(node, Bibliography)]
    return [readable(entry.children) for found in lists for entry in found.entries]


_SIGNS = {Mark.EMPHASIS: "*", Mark.STRONG: "**", Mark.SUPERSCRIPT: "^", Mark.SUBSCRIPT: "~", Mark.UPRIGHT: "_"}


def readable(inlines: Inlines) -> str:
    """Inlines with emphasis as in Markdown, links as `[text](target)`, or `<target>` where they show it."""
    return "".join(_readable(inlines))


def _readable(inlines: Inlines) -> Iterable[str]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield inline.text
            case Marked():
                sign = _SIGNS.get(inline.mark, f"<{inline.mark.value}>")
                yield f"{sign}{readable(inline.children)}{sign}"
            case Link():
                text = readable(inline.children)
                yield f"<{text}>" if text == inline.target else f"[{text}]({inline.target})"
            case Quoted():
                yield f"“{readable(inline.children)}”"
            case Note():
                yield f"[note: {' '.join(readable(block.children) for block in inline.blocks if isinstance(block, Paragraph))}]"
            case _:
                yield readable(getattr(inline, "children", ()))
