"""The styles that come with the tool: all are well formed, and a sample of them prints works of every kind."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from essayexport.citations.catalogue import folder
from essayexport.citations.engine import html
from essayexport.citations.engine.clusters import Cited, Cluster, Mode
from essayexport.citations.engine.compiled import Compiled
from essayexport.citations.engine.elements import CLASSES
from essayexport.citations.engine.engine import run
from essayexport.citations.engine.item import Item
from essayexport.citations.engine.loading import Sheet, locale_for
from essayexport.citations.validity import faults

STYLES = sorted(folder().glob("*.csl"))
SAMPLE = STYLES[::60]
_STRAY = r"[\x00-\x08\ufffe\uffff]|NO_PRINTED_FORM|<(\w+)[^>]*></\1>"
"""Marks of the inside, and tags around nothing."""
CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("apa_references.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_a_style_prints_works_of_every_kind(path: Path) -> None:
    root = Sheet(path, CLASSES).root
    style = Compiled(root, locale_for(root, root.get("default-locale") or "en-US", CLASSES))
    items = {str(case["item"]["id"]): Item(str(case["item"]["id"]), case["item"]) for case in CASES}
    clusters = [Cluster((Cited(key, "3-5", "page"),)) for key in items]
    clusters.append(Cluster(tuple(Cited(key, mode=Mode.AUTHOR_IN_TEXT if key == min(items) else Mode.NORMAL) for key in items)))
    printed = run(style, items, clusters)
    texts = [html.render(tokens) for _, tokens in printed.entries] + [html.render(cluster.cite) for cluster in printed.clusters]
    assert all(text.strip() for text in texts[: len(printed.entries)])
    assert not [text for text in texts if re.search(_STRAY, text)]


@pytest.mark.parametrize("path", STYLES[::300], ids=lambda path: path.stem)
def test_a_style_is_valid(path: Path) -> None:
    assert list(faults(Sheet(path, CLASSES).root)) == []
