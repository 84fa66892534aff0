"""Days and moments as they may come in: none so far off that a calendar can't reckon with it."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

FIRST, LAST = date(1970, 1, 1), date(2999, 12, 31)


def _within(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise ValueError("is no day from 1970 to 2999")
    return day


def _moment_within(at: datetime) -> datetime:
    # A day from either end first: what lies there can't be told in UTC.
    if not FIRST.year < at.year + 1 or not at.year - 1 < LAST.year:
        raise ValueError("is no moment from 1970 to 2999")
    _within(at.astimezone(UTC).date())
    return at


Day = Annotated[date, AfterValidator(_within)]
Moment = Annotated[AwareDatetime, AfterValidator(_moment_within)]
