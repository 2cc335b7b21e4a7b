"""Prints how long the citations and references of a thesis take, in seconds of processor time: of our engine, or of citeproc-py.

    tools/rendering.py essayexport|citeproc-py STYLE ESSAY

Both are asked for the same in one process, as their documentation says: HTML for every citation of the essay and for every
reference in the `references.json` beside it. Counted are reading the style and its locale, and printing; not counted are the
start of Python, imports, and reading the files of the essay. Python looks for no garbage meanwhile, as in our command; for
citeproc-py that makes less of a difference. ESSAY is what the generator of the thesis writes.
"""

import gc
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON

from essayexport.citations import find_style
from essayexport.citations.processor import answer

Items = Sequence[Mapping[str, Any]]
Clusters = Sequence[Sequence[Mapping[str, str]]]
"""Citations, each a row of cites with `id`, and where there is one `locator` and `label`."""

_LABELS: Mapping[str, str] = MappingProxyType({"p": "page", "chap": "chapter"})


def main() -> None:
    """Prints the seconds."""
    who, style, essay = sys.argv[1:]
    items = json.loads(Path(essay).with_name("references.json").read_text(encoding="utf-8"))
    clusters = cites(Path(essay).read_text(encoding="utf-8"))
    gc.disable()
    begin = time.process_time()
    texts = RENDERERS[who](style, items, clusters)
    seconds = time.process_time() - begin
    if len(texts) < len(clusters) or not all(texts):
        sys.exit(f"{who} prints {len(texts)} texts for {len(clusters)} citations and {len(items)} references")
    print(seconds)


def cites(text: str) -> list[list[dict[str, str]]]:
    """The citations of the thesis."""
    return [[_cite(*found) for found in re.findall(_CITE, whole)] for whole in re.findall(r"\[[^\[\]]*@[^\[\]]*\]", text)]


_CITE = r"@(\w+)(?:, (p|chap)\. (\d+))?"


def _cite(key: str, label: str, place: str) -> dict[str, str]:
    return {"id": key} | ({"locator": place, "label": _LABELS[label]} if place else {})


def ours(style: str, items: Items, clusters: Clusters) -> list[str]:
    """Citations and entries as our engine prints them."""
    numbered = [{"citationItems": row, "properties": {"noteIndex": note}} for note, row in enumerate(clusters, start=1)]
    printed = answer({"id": 1, "op": "format", "style": style, "items": list(items), "clusters": numbered})
    if "error" in printed:
        sys.exit(printed["error"])
    return [*printed["clusters"], *(text for _, text in printed["bibliography"])]


def citeproc_py(style: str, items: Items, clusters: Clusters) -> list[str]:
    """Citations and entries as citeproc-py's own code prints them."""
    warnings.simplefilter("ignore")
    sheet = CitationStylesStyle(str(find_style(style)), validate=False)
    bibliography = CitationStylesBibliography(sheet, CiteProcJSON([dict(item) for item in items]))
    citations = [Citation([_citation_item(cite) for cite in row]) for row in clusters]
    for citation in citations:
        bibliography.register(citation)
    if sheet.has_bibliography():
        bibliography.sort()
    texts = [str(bibliography.cite(citation, lambda _item: None)) for citation in citations]
    return [*texts, *map(str, bibliography.bibliography() if sheet.has_bibliography() else ())]


def _citation_item(cite: Mapping[str, str]) -> CitationItem:
    return CitationItem(cite["id"], **({"locator": Locator(cite["label"], cite["locator"])} if "locator" in cite else {}))


RENDERERS: Mapping[str, Callable[[str, Items, Clusters], list[str]]] = MappingProxyType(
    {"essayexport": ours, "citeproc-py": citeproc_py}
)

if __name__ == "__main__":
    main()
