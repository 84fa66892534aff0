"""Calendars read by two programs that aren't ours: khal, through its own command line, and the parser `ical`."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from ical.calendar_stream import IcsCalendarStream

# When it begins and ends, in UTC, and what it is called.
Shown = set[tuple[datetime, datetime, str]]

CONFIG = """
[calendars]
[[week]]
path = {home}/week
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {home}/khal.db
"""


def read_by_khal(feed: bytes, home: Path, begin: datetime, end: datetime) -> Shown:
    """What `khal list` shows between two moments, after `khal import`. Raises AssertionError with its words."""
    (home / "week").mkdir(parents=True)
    (home / "khal.conf").write_text(CONFIG.format(home=home), "utf-8")
    (home / "feed.ics").write_bytes(feed)
    _khal(home, "import", "--batch", "--include-calendar", "week", str(home / "feed.ics"))
    line = "{start-long-full}|{end-long-full}|{title}"
    days = f"{(end - begin).days + 1}d"
    said = _khal(
        home, "list", "--notstarted", "--day-format", "", "--format", line,
        begin.strftime("%Y-%m-%d"), days,
    )  # fmt: skip
    rows = [row.split("|") for row in said.splitlines() if "|" in row]
    return {(_utc(start), _utc(stop), title) for start, stop, title in rows}


def _utc(text: str) -> datetime:
    return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def _khal(home: Path, *words: str) -> str:
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "TZ": "UTC"}
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(home / "khal.conf"), *words],
        env=os.environ | own | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read_by_ical(feed: bytes, begin: datetime, end: datetime) -> Shown:
    """What the timeline of `ical` holds between two moments."""
    calendar = IcsCalendarStream.calendar_from_ics(feed.decode())
    return {
        (
            event.start_datetime.astimezone(UTC),
            event.end_datetime.astimezone(UTC),
            event.summary or "",
        )
        for event in calendar.timeline.included(begin, end)
    }
