"""When an export says that it was made: a date that is the same from run to run."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from essayexport.diagnostics import Code, FatalError
from essayexport.document import Meta, plain

VARIABLE = "SOURCE_DATE_EPOCH"
"""The variable of reproducible-builds.org: seconds since 1970-01-01 in UTC."""

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def created(meta: Meta, environment: Mapping[str, str]) -> datetime:
    """SOURCE_DATE_EPOCH, else the date of the front matter where it is an ISO date, else 2000-01-01; never the clock."""
    if epoch := environment.get(VARIABLE):
        return _from_epoch(epoch)
    try:
        return datetime.combine(date.fromisoformat(plain(meta.date).strip()), time(), UTC)
    except ValueError:
        return _UNDATED


def _from_epoch(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"`{VARIABLE}` is no number of seconds: `{epoch}`"
        raise FatalError(Code.ENVIRONMENT_INVALID, message, hint=f"unset it, or set it as in `{VARIABLE}=1700000000`") from error
