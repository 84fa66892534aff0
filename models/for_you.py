"""For you: what arrived for one person, from their own stream, to be read at their own pace."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field as Limits

from models.asks import AskAccepted, AskArrived
from models.buddies import BuddyAccepted, BuddyAsked
from models.cases import CaseChanged
from models.danger import WordsMarked
from models.dates import (
    ActivityApproved,
    ActivityInvited,
    ActivitySentBack,
    CoHostAsked,
    DateCalledOff,
    DateChanged,
    DateMoved,
)
from models.decision_shapes import AdvocateAsked, AppealChanged, DecisionChanged, DecisionMade
from models.glass import GlassBroken, GlassTold
from models.groups import RoomClosed, RoomRemoved
from models.help_requests import (
    HelpChosen,
    HelpConfirmed,
    HelpEnded,
    HelpOffered,
    HelpReminded,
    HelpSteppedBack,
)
from models.hours import StandInAsked, StandInStarted
from models.ledger import Command, Shape
from models.lending import TopicsNoted, WorkerAsked
from models.reminders import ActivityReminded, PlaceOffered, SignUpChanged
from models.reports import ReportChanged
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
    | GlassBroken
    | GlassTold
    | WordsMarked
    | TopicsNoted
    | WorkerAsked
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
    | DecisionMade
    | DecisionChanged
    | AdvocateAsked
    | AppealChanged
    | CaseChanged
    | ThanksReceived
    | ThanksShowAsked
    | ThanksShowAgreed
    | StandInAsked
    | StandInStarted
    | ReportChanged
)
FOR_YOU = (
    "ask.arrived",
    "ask.accepted",
    "thought.received",
    "room.closed",
    "room.removed",
    "writing.paused",
    "glass.broken",
    "glass.told",
    "words.marked",
    "topics.noted",
    "worker.asked",
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
    "decision.made",
    "decision.changed",
    "advocate.asked",
    "appeal.changed",
    "case.changed",
    "thanks.received",
    "thanks.show_asked",
    "thanks.show_agreed",
    "stand_in.asked",
    "stand_in.started",
    "report.changed",
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


class OwnWorkerRoom(Command):
    """The same, for a room of mine with a worker.

    `centre`: my own unless I belong to several. `worker`: this one of its workers; else whoever is there.
    """

    id: UUID
    centre: UUID | None = None
    worker: UUID | None = None
