"""What citeproc-py's own rendering prints right of the suite, the engine prints right: nothing is lost by replacing it."""

import os
from pathlib import Path

import citeproc_py
import pytest
from csl_fixture import printed, read

SHARED = Path(os.environ.get("ESSAYEXPORT_SHARED", Path(__file__).parents[3] / "shared"))
FIXTURES = sorted((SHARED / "csl" / "fixtures").glob("*.txt"))

if not FIXTURES:
    reason = "the CSL test suite is not here; set ESSAYEXPORT_SHARED to the folder that holds csl/fixtures"
    pytest.skip(reason, allow_module_level=True)


@pytest.fixture(scope="module")
def right() -> set[str]:
    """The fixtures that citeproc-py prints right."""
    return {path.stem for path in FIXTURES if citeproc_py.passes(read(path))}


def test_the_engine_prints_what_citeproc_py_prints_right(right: set[str]) -> None:
    fixtures = [read(path) for path in FIXTURES if path.stem in right]
    assert [fixture.name for fixture in fixtures if printed(fixture) != fixture.expected] == []


def test_citeproc_py_is_driven_as_it_wants_to_be(right: set[str]) -> None:
    assert len(right) > len(FIXTURES) / 2, "citeproc-py passes three fifths of the suite; fewer, and it is asked wrongly"
