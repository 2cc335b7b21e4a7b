"""The date that a file bears is the same from run to run."""

from datetime import UTC, datetime

import pytest

from essayexport.diagnostics import Code, FatalError
from essayexport.document import Meta, Text
from essayexport.export.dates import created

DATED = Meta(date=(Text("2026-03-02"),))


def test_the_variable_for_reproducible_builds_comes_first() -> None:
    assert created(DATED, {"SOURCE_DATE_EPOCH": "1700000000"}) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_then_the_date_of_the_essay() -> None:
    assert created(DATED, {}) == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize("date", ["", "March 2, 2026", "Due Date"])
def test_else_a_fixed_one(date: str) -> None:
    assert created(Meta(date=(Text(date),)), {}) == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_a_variable_that_is_no_number_of_seconds_is_a_message(epoch: str) -> None:
    with pytest.raises(FatalError) as raised:
        created(Meta(), {"SOURCE_DATE_EPOCH": epoch})
    assert raised.value.diagnostic.code is Code.ENVIRONMENT_INVALID
