"""The one union of everything a phone can be told, and of everything it can say."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter

from models.asks import AskAccepted, AskArrived
from models.boundaries import BoundariesChanged
from models.buddies import BuddyAccepted, BuddyAsked
from models.calendars import Feed  # noqa: F401  # every table is known
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
from models.decision_shapes import (
    AdvocateAsked,
    AppealChanged,
    DecisionChanged,
    DecisionMade,
)
from models.decisions import Decision  # noqa: F401  # every table is known
from models.desk_settings import DeskSettings  # noqa: F401  # every table is known
from models.glass import GlassBroken, GlassTold
from models.groups import (
    MemberJoined,
    MemberLeft,
    RoomAdded,
    RoomChanged,
    RoomClosed,
    RoomRemoved,
)
from models.guidelines import GuidelinesChanged
from models.help_requests import (
    HelpChosen,
    HelpConfirmed,
    HelpEnded,
    HelpOffered,
    HelpReminded,
    HelpSteppedBack,
)
from models.hours import StandInAsked, StandInStarted
from models.ledger import Command, Event, Shape, StreamName, Withheld
from models.lending import TopicsNoted, WorkerAsked
from models.messages import (
    MessageSent,
    MessageShown,
    MessageTakenBack,
    NewMessage,
    ReactionChanged,
    TopicsChanged,
)
from models.playbooks import PlaybookLine  # noqa: F401  # every table is known
from models.reminders import ActivityReminded, PlaceOffered, SignUpChanged
from models.reports import ReportChanged
from models.resting import ThoughtReceived
from models.role_cards import RoleCardLine  # noqa: F401  # every table is known
from models.suspensions import WritingPaused
from models.thanks import ThanksReceived, ThanksShowAgreed, ThanksShowAsked, ThanksTakenBack

# What stands on a stream: each has a `stream` and a `seq`, and each kind is in the ledger.
StreamEvent = (
    MessageSent
    | MessageTakenBack
    | MessageShown
    | ReactionChanged
    | TopicsChanged
    | RoomChanged
    | MemberJoined
    | MemberLeft
    | RoomAdded
    | RoomRemoved
    | RoomClosed
    | BoundariesChanged
    | AskArrived
    | AskAccepted
    | ThoughtReceived
    | WritingPaused
    | CaseChanged
    | ReportChanged
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
    | AppealChanged
    | AdvocateAsked
    | ThanksReceived
    | ThanksTakenBack
    | ThanksShowAsked
    | ThanksShowAgreed
    | StandInAsked
    | StandInStarted
    | GuidelinesChanged
    | Withheld
)


class Ready(Shape):
    """Everything missed has been sent; `heads` says where each of my streams stands."""

    on: Literal["ready"] = "ready"
    me: UUID
    epoch: str
    heads: dict[StreamName, int]


class Accepted(Shape):
    """The send is committed and durable."""

    on: Literal["accepted"] = "accepted"
    id: UUID
    seq: int
    at: datetime


class ProblemShape(Shape):
    """RFC 9457. `detail` is for people, `code` for programs."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str
    title: str
    status: int
    detail: str
    code: str


class Refused(Shape):
    """A command wasn't done; `id` names the send it was about, when it was one."""

    on: Literal["refused"] = "refused"
    id: UUID | None = None
    problem: ProblemShape


class Behind(Shape):
    """Drop your copies of this stream and read history."""

    on: Literal["behind"] = "behind"
    stream: StreamName
    head: int


LiveEvent = Annotated[StreamEvent | Ready | Accepted | Refused | Behind, Field(discriminator="on")]

# However far ahead a phone says it is: it is told `behind`, never refused.
Since = dict[Annotated[str, Field(max_length=60)], Annotated[int, Field(ge=0, strict=True)]]


class Hello(Command):
    """The first word of a phone. Without `since`: from now on."""

    do: Literal["hello"]
    epoch: Annotated[str, Field(max_length=40)] | None = None
    since: Annotated[Since, Field(max_length=2000)] | None = None


class Send(NewMessage):
    do: Literal["send"]
    id: UUID
    room: UUID


class Read(Command):
    do: Literal["read"]
    room: UUID
    seq: Annotated[int, Field(ge=0, le=2**53, strict=True)]


LiveCommand = Annotated[Hello | Send | Read, Field(discriminator="do")]

live_command: TypeAdapter[Hello | Send | Read] = TypeAdapter(LiveCommand)
live_event: TypeAdapter[Any] = TypeAdapter(LiveEvent)

__all__ = ["Event", "LiveCommand", "LiveEvent", "StreamEvent", "live_command", "live_event"]
