"""Days, dates and ranges as values, whatever they were read from."""

from essayexport.records import NamedTuple


class Day(NamedTuple):
    """A day, month, season or year; a part that is not known is 0. Years before Christ are negative."""

    year: int
    month: int = 0
    """1 to 12; a season is 13 (spring) to 16."""
    day: int = 0
    season: str = ""
    """What stands in the place of the month: a season from 1 (spring) to 4, or words."""


class Date(NamedTuple):
    """A date or a range of two; `literal` where it is neither."""

    begin: Day | None = None
    end: Day | None = None
    open_ended: bool = False
    circa: bool = False
    literal: str = ""
