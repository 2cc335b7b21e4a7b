"""What citeproc-py's own rendering makes of fixtures of the CSL test suite, used as its documentation says."""

import json
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from csl_fixture import Fixture

Cites = Sequence[dict[str, Any]]


def passes(fixture: Fixture) -> bool:
    """Whether citeproc-py prints a fixture as the suite expects; in many it raises."""
    try:
        return printed(fixture).rstrip() == fixture.expected
    except Exception:  # noqa: BLE001  (whatever it raises, it did not print)
        return False


def printed(fixture: Fixture) -> str:
    """What it prints, with the marks that the suite puts before citations that a call changed."""
    sections = fixture.sections
    items = [{"type": "book", "id": place, **item} for place, item in enumerate(json.loads(sections["INPUT"]))]
    calls = json.loads(sections.get("CITATIONS", "[]"))
    if calls and sections["MODE"].strip() == "citation":
        return "\n".join(_replayed(sections["CSL"], items, calls))
    rows = json.loads(sections.get("CITATION-ITEMS", "[]")) or [[{"id": item["id"]} for item in items]]
    if calls:
        rows = [cluster["citationItems"] for cluster, _ in _document(calls)]
    citations = [_citation(row) for row in rows]
    document = _rendered(sections["CSL"], items, citations)
    if sections["MODE"].strip() == "citation":
        return "\n".join(_texts(document, citations))
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in document.bibliography()]
    return "\n".join(('<div class="csl-bib-body">', *entries, "</div>"))


def _rendered(csl: str, items: Cites, citations: Sequence[Citation]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(BytesIO(csl.strip().encode()), validate=False)
        document = CitationStylesBibliography(style, CiteProcJSON([dict(item) for item in items]))
        for citation in citations:
            document.register(citation)
        if style.has_bibliography():
            document.sort()
    return document


def _texts(document: Any, citations: Sequence[Citation]) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for citation in citations:
            yield str(document.cite(citation, lambda _item: None))


def _citation(cites: Cites) -> Citation:
    return Citation([CitationItem(str(cite["id"]), **_options(cite)) for cite in cites])


def _options(cite: dict[str, Any]) -> dict[str, Any]:
    options = {name: cite[name] for name in ("prefix", "suffix") if name in cite}
    return options | ({"locator": Locator(cite.get("label", "page"), cite["locator"])} if "locator" in cite else {})


def _replayed(csl: str, items: Cites, calls: Sequence[Any]) -> Iterator[str]:
    """The citations after the last call, marked where that call changed them: citeproc-py prints whole documents only."""
    after, before = _states(csl, items, calls), _states(csl, items, calls[:-1])
    last = calls[-1][0]["citationID"]
    for place, (key, text) in enumerate(after.items()):
        yield f"{'>>' if key == last or before.get(key) != text else '..'}[{place}] {text}"


def _states(csl: str, items: Cites, calls: Sequence[Any]) -> dict[str, str]:
    clusters = _document(calls)
    citations = [_citation(cluster["citationItems"]) for cluster, _ in clusters]
    for citation, (cluster, note) in zip(citations, clusters, strict=True):
        citation.key, citation.note_index = cluster["citationID"], note
    texts = _texts(_rendered(csl, items, citations), citations)
    return {cluster["citationID"]: text for (cluster, _), text in zip(clusters, texts, strict=True)}


def _document(calls: Sequence[Any]) -> list[tuple[dict[str, Any], int]]:
    """The citations after some calls, each with its note."""
    if not calls:
        return []
    clusters = {call[0]["citationID"]: call[0] for call in calls}
    last, before, after = calls[-1]
    own = (last["citationID"], last.get("properties", {}).get("noteIndex", 0))
    return [(clusters[key], note) for key, note in (*before, own, *after)]
