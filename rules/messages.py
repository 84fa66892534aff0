"""When a message may be sent. Pure: facts in, verdict out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import NotFound, SignedOut, SlowDown
from rules.groups import Standing, require_may_write

# A burst and a steady limit, per person over all rooms and doors.
BURST, BURST_WINDOW = 20, timedelta(seconds=10)
STEADY, STEADY_WINDOW = 100, timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Pace:
    """Times of somebody's messages within the last minute, oldest first."""

    sent: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """The facts about who sends: a living sign-in, and how they stand to the room (None: not in it)."""

    signed_in: bool
    standing: Standing | None


def require_may_send(writer: Writer) -> None:
    """Raises SignedOut, NotFound (not in the room, or no such room) or RoomReadOnly."""
    if not writer.signed_in:
        raise SignedOut()
    if writer.standing is None:
        raise NotFound()
    require_may_write(writer.standing)


def require_pace(pace: Pace, now: datetime) -> None:
    """At most 20 messages in 10 seconds and 100 in a minute. Raises SlowDown with whole seconds."""
    for limit, window in ((BURST, BURST_WINDOW), (STEADY, STEADY_WINDOW)):
        recent = [at for at in pace.sent if at > now - window]
        if len(recent) >= limit:
            free_at = recent[-limit] + window
            raise SlowDown(retry_after=max(1, -(-(free_at - now) // timedelta(seconds=1))))
