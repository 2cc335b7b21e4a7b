"""Works of all kinds in APA 7: `apa_references.json` holds items with the cites and the entry that they print.

Each case names the rule that it was checked against, by its section of the Publication Manual (7th ed.) or its page of
apastyle.apa.org. Where apa.csl prints something else, `manual` has what the rule asks for, and `note` says why.
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
    """The cite of an item in brackets and in a sentence, and its entry; None where a work is not listed."""
    document, _ = cited(f"[@{item['id']}]\n\n@{item['id']}", library(item))
    cites = [_LINK_TO_ENTRY.sub(r"\1", readable(block.children)) for block in document.blocks if isinstance(block, Paragraph)]
    return {"cite": cites[0], "narrative": cites[1], "entry": next(iter(entries(document)), None)}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_work_prints_as_apa_has_it(case: dict[str, Any]) -> None:
    assert show(case["item"]) == {part: case[part] for part in ("cite", "narrative", "entry")}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_case_names_its_rule_and_says_why_it_deviates(case: dict[str, Any]) -> None:
    assert re.match(r"APA 7, (?:8|9|10|11)\.\d+|apastyle\.apa\.org, \w", case["rule"])
    assert ("manual" in case) == ("note" in case)
    assert all(case[part] != said for part, said in case.get("manual", {}).items())


def test_the_golden_is_written_anew_on_request(accept: bool) -> None:
    shown = [case | show(case["item"]) for case in CASES]
    if accept:
        lines = ",\n".join(f"  {json.dumps(case, ensure_ascii=False)}" for case in shown)
        GOLDEN.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == shown
