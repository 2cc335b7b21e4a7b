"""The views of an essay that goldens hold: trees, text, the body of the page, parts of the Word file, messages."""

import io
import re
from collections.abc import Callable, Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

from lxml import etree

from essayexport.cli import messages
from essayexport.diagnostics import Diagnostic, FatalError
from essayexport.export import Format, Job, Paper, Request, illustrate, read, write
from essayexport.export.stages import arrange, cite, parse, resolve
from essayexport.source import Source
from essayexport.writers import tree

GOLDEN = Path(__file__).parent
ROOT = GOLDEN.parents[1]
REFERENCES = "essays/everything/references.json"

Views = Mapping[str, str]
"""By the name of the golden file; a view that is empty has no file."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"')
_PICTURE = re.compile(r"(data:[\w/+-]+;base64),[\w+/=]+")
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


@cache
def snippet_views(name: str) -> Views:
    """The views of `snippets/NAME.md`, by the endings of their files; the bibliography is that of the essay `everything`."""
    request = Request(essay=Path("snippets", f"{name}.md"), bibliographies=(REFERENCES,))
    return _views(request, _snippet_views)


@cache
def essay_views(essay: Path) -> Views:
    """The views of a whole essay, by the names of their files."""
    return _views(Request(essay=essay), _essay_views)


def _views(request: Request, make: Callable[[Source, Job], Views]) -> Views:
    said: list[Diagnostic] = []
    views: dict[str, str] = {}
    source = None
    with chdir(GOLDEN):
        try:
            job = Job(request, said.append)
            source = read(job)
            views |= make(source, job)
        except FatalError as error:
            said.append(error.diagnostic)
        views["messages"] = _messages(said, source)
    return MappingProxyType({name: text for name, text in views.items() if text})


def _snippet_views(source: Source, job: Job) -> Views:
    parsed = parse(source, job)
    paper = arrange(cite(resolve(parsed, job), job), job)
    parts = _parts(_made(paper, Format.DOCX, job))
    return {
        "tree": tree.render(parsed.document),
        "txt": _made(paper, Format.TXT, job).decode(),
        "html": _body(_made(paper, Format.HTML, job).decode()),
        "docx.xml": _word_body(parts),
    }


def _essay_views(source: Source, job: Job) -> Views:
    parsed = parse(source, job)
    resolved = resolve(parsed, job)
    cited = cite(resolved, job)
    paper = arrange(cited, job)
    parts = _parts(_made(paper, Format.DOCX, job))
    shown = {f"docx/{Path(name).name}": _pretty(root) for name, root in parts.items() if name.startswith("word/")}
    return shown | {
        "parse.tree": tree.render(parsed.document),
        "resolve.tree": tree.render(resolved.document),
        "cite.tree": tree.render(cited.document),
        "arrange.tree": tree.render(paper.document),
        "paper.txt": _made(paper, Format.TXT, job).decode(),
        "paper.html": _body(_made(paper, Format.HTML, job).decode()),
    }


def _made(paper: Paper, form: Format, job: Job) -> bytes:
    return write(paper, illustrate(paper, job), form, job)


def _messages(said: list[Diagnostic], source: Source | None) -> str:
    line_of = messages.lines_of(source)
    ordered = messages.in_order(said, source.path if source else "")
    return "".join(f"{messages.printed(one, line_of, coloured=False)}\n" for one in ordered)


def _body(page: str) -> str:
    body = _BODY.search(page)
    assert body, "the page has a body"
    return _PICTURE.sub(lambda found: f"{found[1]},…", body[1]).strip() + "\n"


def _parts(docx: bytes) -> dict[str, etree._Element]:
    with ZipFile(io.BytesIO(docx)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def _word_body(parts: dict[str, etree._Element]) -> str:
    """The body without its page set-up, then the notes without the separators that every file has."""
    shown = [child for child in parts["word/document.xml"][0] if child.tag != f"{_WORD}sectPr"]
    notes = parts.get("word/footnotes.xml", ())
    shown += [note for note in notes if note.get(f"{_WORD}type") is None]
    return "".join(_pretty(element) for element in shown)


def _pretty(element: etree._Element) -> str:
    etree.indent(element)
    element.tail = None
    return _NAMESPACES.sub("", etree.tostring(element, encoding="unicode")) + "\n"
