"""What is told of a hand that was lent in a room: a topic note by another, and a worker who is asked in."""

from typing import Literal
from uuid import UUID

from models.groups import RoomFacts
from models.ledger import Event
from models.messages import Topic
from models.people import PersonShape


class TopicsNoted(Event):
    """On my own stream: somebody put topic notes on what I said. `person`: who, unless a block stands between."""

    on: Literal["topics.noted"] = "topics.noted"
    room: RoomFacts
    message: UUID
    message_seq: int
    topics: list[Topic]
    person: PersonShape | None


class WorkerAsked(Event):
    """On a worker's own stream: somebody asks them to come and look in. Who, and which room; nothing more."""

    on: Literal["worker.asked"] = "worker.asked"
    room: RoomFacts
    person: PersonShape
