"""What tests share: examples that are the same in every run, the option that accepts changed goldens, a project of a user's."""

import json
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew instead of comparing with them")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are written instead of compared."""
    return bool(request.config.getoption("--accept"))


ESSAY = """\
---
title: Cramming
bibliography: references.json
---

Cramming is old [@james1890, p. 663].
"""

JAMES = {
    "id": "james1890",
    "type": "book",
    "title": "The principles of psychology",
    "author": [{"family": "James", "given": "William"}],
    "publisher": "Henry Holt",
    "issued": {"date-parts": [[1890]]},
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with `source/essay.md` and `source/references.json`, and nothing wrong in them."""
    source = tmp_path / "project" / "source"
    source.mkdir(parents=True)
    source.joinpath("essay.md").write_text(ESSAY, encoding="utf-8")
    source.joinpath("references.json").write_text(json.dumps([JAMES]), encoding="utf-8")
    return source.parent
