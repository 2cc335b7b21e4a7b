"""Works of all kinds in APA 7: `apa_references.json` holds items with their cite and entry as the manual has them.

To add a case, add a line with the item and what it should print; `pytest --accept` writes down what is printed now.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from citation_help import cited, entries, library, readable

from essayexport.document import Paragraph

GOLDEN = Path(__file__).with_name("apa_references.json")
CASES: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
_LINK_TO_ENTRY = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(#ref-[^)]*\)")


def show(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its cite, page 3 of it, and its entry; None where a work is not listed."""
    document, _ = cited(f"[@{item['id']}, p. 3]", library(item))
    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    listed = entries(document)
    return {"item": item, "cite": _LINK_TO_ENTRY.sub(r"\1", readable(paragraph.children)), "entry": listed[0] if listed else None}


@pytest.mark.parametrize("case", CASES, ids=[case["item"]["id"] for case in CASES])
def test_a_work_prints_as_apa_has_it(case: dict[str, Any]) -> None:
    assert show(case["item"]) == case


def test_the_golden_is_written_anew_on_request(accept: bool) -> None:
    shown = [show(case["item"]) for case in CASES]
    if accept:
        lines = ",\n".join(f"  {json.dumps(case, ensure_ascii=False)}" for case in shown)
        GOLDEN.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == shown
