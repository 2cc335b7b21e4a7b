"""Reads fixtures of the CSL test suite and answers them with the engine."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from essayexport.citations.engine import html
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.elements import CLASSES
from essayexport.citations.engine.engine import Cited, Cluster, Mode, Printed, run
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.loading import locale_for, parser
from essayexport.citations.engine.output import Output
from essayexport.citations.engine.rich_text import parse

_SECTION = re.compile(r"^.*?>>==+ +([A-Z-]+) +==+>> *\n(.*?)^ *<<==+ +\1 +==+<<", re.DOTALL | re.MULTILINE)
_CALL_MARK = re.compile(r"^(?:>>|\.\.)\[\d+\] ", re.MULTILINE)


@dataclass(frozen=True)
class Fixture:
    """One case of the suite: its sections by name."""

    name: str
    sections: Mapping[str, str]

    @property
    def expected(self) -> str:
        """What a processor prints; which call of a series changed a citation is left out."""
        return _CALL_MARK.sub("", self.sections["RESULT"].rstrip())

    def data(self, name: str) -> Any:
        return json.loads(self.sections[name]) if name in self.sections else None


def read(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    return Fixture(path.stem, {name: body.removesuffix("\n") for name, body in _SECTION.findall(text)})


def answer(fixture: Fixture) -> str:
    """What the engine prints for a fixture."""
    root = etree.fromstring(fixture.sections["CSL"].strip().encode(), parser(CLASSES))
    style = Compiled(root, locale_for(root, root.get("default-locale") or "en-US", CLASSES))
    items = {key: Item(key, fields) for key, fields in _items(fixture.data("INPUT"))}
    printed = run(style, items, [Cluster(tuple(map(_cited, cluster))) for cluster in _clusters(fixture, tuple(items))])
    if fixture.sections["MODE"].strip() == "bibliography":
        return _bibliography(printed)
    return "\n".join(html.render(cluster.cite) for cluster in printed.clusters)


def _items(values: Sequence[Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(str(fields.get("id", number)), fields) for number, fields in enumerate(values)]


def _clusters(fixture: Fixture, keys: Sequence[str]) -> list[list[Mapping[str, Any]]]:
    """The citations of a fixture: those of its last state, those listed, or one of all items."""
    calls = fixture.data("CITATIONS")
    if calls is not None:
        by_id = {call[0]["citationID"]: call[0] for call in calls}
        last, before, after = calls[-1]
        order = [identifier for identifier, _ in before] + [last["citationID"]] + [identifier for identifier, _ in after]
        return [by_id[identifier]["citationItems"] for identifier in order]
    listed = fixture.data("CITATION-ITEMS")
    return listed if listed is not None else [[{"id": key} for key in keys]]


def _cited(cite: Mapping[str, Any]) -> Cited:
    mode = Mode.SUPPRESS_AUTHOR if cite.get("suppress-author") else Mode.NORMAL
    locator, label = (str(cite.get(name) or "") for name in ("locator", "label"))
    return Cited(str(cite["id"]), locator, label, _words(cite.get("prefix")), _words(cite.get("suffix")), mode)


def _words(text: str | None) -> Output | None:
    return parse(text) if text else None


def _bibliography(printed: Printed) -> str:
    entries = [f'  <div class="csl-entry">{html.render(tokens)}</div>\n' for _, tokens in printed.entries]
    return f'<div class="csl-bib-body">\n{"".join(entries)}</div>'
