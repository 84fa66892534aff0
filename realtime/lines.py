"""How many live lines a person has, counted over all processes by what the bell tells.

A process that dies says no goodbye; its lines are the oldest before long, and go first.
"""

import time
from uuid import UUID

from core.bell import Ring
from realtime.phone import TOO_SLOW, Phone

MOST_A_PERSON = 5


class Lines:
    """Every line of every person, here and elsewhere: when it came, and which of them are ours."""

    def __init__(self) -> None:
        self.came: dict[UUID, dict[str, int]] = {}
        self.ours: dict[str, Phone] = {}

    def arrived(self, phone: Phone) -> Ring:
        """Count a phone of ours; gives what to ring."""
        name = _name(phone)
        self.ours[name] = phone
        return Ring(name, time.time_ns() // 1_000, 1)

    def departed(self, phone: Phone) -> Ring:
        """A phone of ours has gone; gives what to ring."""
        name = _name(phone)
        self.ours.pop(name, None)
        return Ring(name, 0, 0)

    def hear(self, ring: Ring) -> None:
        """Some process has one line more (version 1, head: microseconds since 1970) or less (0)."""
        person = UUID(ring.stream.split(":")[1])
        lines = self.came.setdefault(person, {})
        if ring.version:
            lines[ring.stream] = ring.head
        else:
            lines.pop(ring.stream, None)
        while len(lines) > MOST_A_PERSON:
            oldest = min(lines, key=lambda name: lines[name])
            del lines[oldest]
            if oldest in self.ours:
                self.ours[oldest].hang_up(TOO_SLOW)
        if not lines:
            del self.came[person]


def _name(phone: Phone) -> str:
    return f"line:{phone.person}:{phone.id}"
