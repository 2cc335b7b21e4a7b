"""The CSL test suite, or the sample of it that lies beside the project. The list of exceptions fails both ways."""

import os
from pathlib import Path

import pytest
from csl_fixture import printed, read
from exceptions import EXCEPTIONS

SHARED = Path(os.environ.get("ESSAYEXPORT_SHARED", Path(__file__).parents[3] / "shared"))
FIXTURES = sorted((SHARED / "csl" / "fixtures").glob("*.txt"))

if not FIXTURES:
    reason = "the CSL test suite is not here; set ESSAYEXPORT_SHARED to the folder that holds csl/fixtures"
    pytest.skip(reason, allow_module_level=True)


@pytest.mark.parametrize("path", [path for path in FIXTURES if path.stem not in EXCEPTIONS], ids=lambda path: path.stem)
def test_a_fixture_prints_what_the_suite_expects(path: Path) -> None:
    fixture = read(path)
    assert printed(fixture) == fixture.expected


@pytest.mark.parametrize("path", [path for path in FIXTURES if path.stem in EXCEPTIONS], ids=lambda path: path.stem)
def test_an_exception_is_still_one(path: Path) -> None:
    fixture = read(path)
    assert printed(fixture) != fixture.expected, "it passes now: take it from the list"


def test_every_exception_is_a_fixture() -> None:
    assert set(EXCEPTIONS) <= {path.stem for path in FIXTURES}
