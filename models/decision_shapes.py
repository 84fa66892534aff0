"""Decisions and appeals as they go out: to the desk, to whom they concern, and to who stands by them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from models.cases import ThingKind
from models.decisions import (
    AppealOutcome,
    AppealState,
    Cause,
    DecisionKind,
    DecisionState,
    LadderStep,
)
from models.ledger import Event, Shape
from models.messages import Topic
from models.people import CentreName, PersonShape
from models.suspensions import Lasts

# What For you tells of an appeal: to whom it concerns; `ended` to who stands by them.
AppealNews = Literal["stands_by", "stepped_back", "looked_at", "waits", "ended"]


class LadderShape(Shape):
    """`own`: the centre has set it; else it is the one every centre begins with."""

    steps: list[LadderStep]
    own: bool


class RuleLine(Shape):
    """A line of the house rules, as it read when it was decided."""

    id: UUID
    words: str


class AnswerShape(Shape):
    id: UUID
    words: str
    at: datetime


class EarlierStep(Shape):
    """Something that was decided about somebody, and counts still."""

    kind: DecisionKind
    lasts: Lasts | None
    at: datetime


class DecisionShape(Shape):
    """A decision as the workers of its centre see it. `by` is empty for what a machine did: `cause` says which rule.

    `waits`: proposed, until a second person agrees. `counts`: neither undone nor lapsed.
    """

    id: UUID
    case: UUID | None
    person: PersonShape | None
    kind: DecisionKind
    cause: Cause
    by: PersonShape | None
    second: PersonShape | None
    waits: bool
    reason: str
    rule: RuleLine | None
    topic: Topic | None
    lasts: Lasts | None
    at: datetime
    until: datetime | None
    counts: bool
    undone_at: datetime | None
    undone_by: PersonShape | None
    undone_why: str
    answers: list[AnswerShape]
    appeal: AppealState | None


class Deciding(Shape):
    """What a worker needs for deciding a case. `fits`: kinds that can be; `suggested`: the gentlest that wasn't tried.

    `only_care`: people are worried about somebody, and that is all. `before`: what counts still.
    `concert`: those who reported may have done it together.
    """

    items: list[DecisionShape]
    fits: list[DecisionKind]
    suggested: LadderStep | None
    ladder: list[LadderStep]
    before: list[EarlierStep]
    only_care: bool
    concert: bool


class MyAppeal(Shape):
    """`advocate`: whom I asked; `stands_by`: whether they said yes; `stepped_back`: and then went. A no shows as nothing yet."""

    id: UUID
    words: str
    at: datetime
    state: AppealState
    advocate: PersonShape | None
    stands_by: bool
    stepped_back: bool
    looks: PersonShape | None
    room: UUID | None
    outcome: AppealOutcome | None
    reason: str
    decided_at: datetime | None


class DecidedAbout(Shape):
    """Where to find what was decided about. `id`: of a picture, the post that holds it; `room`, `seq`: of a message."""

    kind: ThingKind
    id: UUID
    room: UUID | None
    seq: int | None


class MyDecision(Shape):
    """A decision about me. `said`: the words it is about; `place`: where that was. `room`: to talk about it.

    `about`: the thing itself, while it is there for me.

    `said_gone`: those words were erased with what the desk kept of it; the decision holds, or counts, still.

    `may_appeal`: I can ask somebody else to look again. `alone`: nobody else is at the centre just now.
    """

    id: UUID
    centre: CentreName
    kind: DecisionKind
    cause: Cause
    by: PersonShape | None
    second: PersonShape | None
    reason: str
    rule: RuleLine | None
    thing: ThingKind
    about: DecidedAbout | None
    said: str
    said_gone: bool
    place: str
    topic: Topic | None
    lasts: Lasts | None
    at: datetime
    until: datetime | None
    state: DecisionState
    undone_at: datetime | None
    undone_why: str
    room: UUID | None
    answers: list[AnswerShape]
    appeal: MyAppeal | None
    may_appeal: bool
    alone: bool


class AppealShape(Shape):
    """An appeal at the desk. `for_me`: I didn't decide; to others only that it waits is told."""

    id: UUID
    person: PersonShape | None
    decision: DecisionShape | None
    said: str
    words: str
    at: datetime
    state: AppealState
    advocate: PersonShape | None
    taken_by: PersonShape | None
    room: UUID | None
    outcome: AppealOutcome | None
    reason: str
    for_me: bool


class AdvocacyShape(Shape):
    """Somebody asks me to stand by them. Before I say yes: only who, and since when."""

    id: UUID
    person: PersonShape
    at: datetime
    answer: Literal["yes"] | None
    state: AppealState
    kind: DecisionKind | None
    cause: Cause | None
    decided_by: PersonShape | None
    why: str
    rule: RuleLine | None
    said: str
    until: datetime | None
    words: str
    room: UUID | None
    outcome: AppealOutcome | None
    reason: str


# --- Events ----------------------------------------------------------------------------------------


class DecisionMade(Event):
    """On my own stream: something was decided about me."""

    on: Literal["decision.made"] = "decision.made"
    decision: MyDecision


class DecisionChanged(Event):
    """On my own stream: it was taken back, or somebody looked again."""

    on: Literal["decision.changed"] = "decision.changed"
    decision: MyDecision


class AppealChanged(Event):
    """On the stream of whom it concerns, and of their advocate: an appeal moved on. Look again.

    `news`: what there is to tell of it today, if anything. `person`: of whom it is told: who stands by
    me, stepped back or looks; to who stands by somebody, whom. `decision`: mine, and only then.
    """

    on: Literal["appeal.changed"] = "appeal.changed"
    id: UUID
    decision: UUID | None
    news: AppealNews | None
    person: PersonShape | None
    outcome: AppealOutcome | None


class AdvocateAsked(Event):
    """On my own stream: somebody asks me to stand by them."""

    on: Literal["advocate.asked"] = "advocate.asked"
    id: UUID
    person: PersonShape
