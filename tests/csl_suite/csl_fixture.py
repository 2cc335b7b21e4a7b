"""Reads fixtures of the CSL test suite and answers them with the engine."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from essayexport.citations.processor import answer

_SECTION = re.compile(r"^.*?>>==+ +([A-Z-]+) +==+>> *\n(.*?)^ *<<==+ +\1 +==+<<", re.DOTALL | re.MULTILINE)
_REQUEST = {"MODE": "mode", "CSL": "csl", "INPUT": "items", "CITATION-ITEMS": "citation_items", "CITATIONS": "citations"}


@dataclass(frozen=True)
class Fixture:
    """One case of the suite: its sections by name."""

    name: str
    sections: Mapping[str, str]

    @property
    def expected(self) -> str:
        """What a processor prints."""
        return self.sections["RESULT"].rstrip()


def read(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    return Fixture(path.stem, {name: body.removesuffix("\n") for name, body in _SECTION.findall(text)})


def printed(fixture: Fixture) -> str:
    """What the engine prints for a fixture, or what it says is wrong."""
    sections = {key: fixture.sections[name] for name, key in _REQUEST.items() if name in fixture.sections}
    request = {key: text.strip() if key in {"mode", "csl"} else json.loads(text) for key, text in sections.items()}
    answered = answer({"id": fixture.name, "op": "run", **request})
    return str(answered.get("result", answered)).rstrip()
