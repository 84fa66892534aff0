"""Things that people share at a centre: for whom they are, and what that needs of a table."""

from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

# From the smallest to the largest. `network`: everybody of every centre on this service.
SharedWith = Literal["friends", "group", "centre", "network"]


class Shared(Protocol):
    """A row that somebody shares: its owner, at which centre, for whom, and for which group."""

    owner_id: UUID
    centre_id: UUID
    audience: str
    group_id: UUID | None
    held_until: datetime | None
