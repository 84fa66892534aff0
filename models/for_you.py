"""For you: what arrived for one person, from their own stream, to be read at their own pace."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field as Limits

from models.asks import AskAccepted, AskArrived
from models.buddies import BuddyAccepted, BuddyAsked
from models.dates import (
    ActivityApproved,
    ActivityInvited,
    ActivitySentBack,
    CoHostAsked,
    DateCalledOff,
    DateChanged,
    DateMoved,
)
from models.groups import RoomClosed, RoomRemoved
from models.help_requests import (
    HelpChosen,
    HelpConfirmed,
    HelpEnded,
    HelpOffered,
    HelpReminded,
    HelpSteppedBack,
)
from models.ledger import Command, Shape
from models.reminders import ActivityReminded, PlaceOffered, SignUpChanged
from models.resting import ThoughtReceived
from models.suspensions import WritingPaused
from models.thanks import ThanksReceived, ThanksShowAgreed, ThanksShowAsked

ForYouEvent = (
    AskArrived
    | AskAccepted
    | ThoughtReceived
    | RoomClosed
    | RoomRemoved
    | WritingPaused
    | SignUpChanged
    | PlaceOffered
    | DateMoved
    | DateChanged
    | DateCalledOff
    | ActivityReminded
    | ActivityInvited
    | ActivityApproved
    | ActivitySentBack
    | CoHostAsked
    | HelpOffered
    | HelpChosen
    | HelpConfirmed
    | HelpSteppedBack
    | HelpReminded
    | HelpEnded
    | BuddyAsked
    | BuddyAccepted
    | ThanksReceived
    | ThanksShowAsked
    | ThanksShowAgreed
)
FOR_YOU = (
    "ask.arrived",
    "ask.accepted",
    "thought.received",
    "room.closed",
    "room.removed",
    "writing.paused",
    "sign_up.changed",
    "place.offered",
    "date.moved",
    "date.changed",
    "date.called_off",
    "activity.reminded",
    "activity.invited",
    "activity.approved",
    "activity.sent_back",
    "co_host.asked",
    "help.offered",
    "help.chosen",
    "help.confirmed",
    "help.stepped_back",
    "help.reminded",
    "help.ended",
    "buddy.asked",
    "buddy.accepted",
    "thanks.received",
    "thanks.show_asked",
    "thanks.show_agreed",
)


class ForYouItem(Shape):
    """One thing that arrived, as its event tells it today."""

    seq: int
    at: datetime
    event: Annotated[ForYouEvent, Limits(discriminator="on")]


class ForYou(Shape):
    """Newest first. `seen`: how far I have looked; `unread`: something here is new and may say so (not at night, not in a rest)."""

    items: list[ForYouItem]
    next: str | None
    seen: int
    unread: bool


class SeenForYou(Command):
    seq: Annotated[int, Limits(ge=0, le=2**53)]


class WorkerRoom(Command):
    """The phone makes the id; where there is such a room already, that one is answered."""

    id: UUID
