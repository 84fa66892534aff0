"""Who knows of a help request, told twice: as a rule, and as a condition of a query."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

from models.boundaries import Block
from models.circles import Tie
from models.groups import Membership
from models.help_offers import HelpOffer
from models.help_requests import HelpRequest
from models.people import STAFF, Appointment
from rules.boundaries import may_have
from rules.help_requests import Facts, Part, may_see, stage_of, through
from rules.help_requests_sql import agreed, known_to
from rules.viewing import Sharing
from tests.support.house import MORNING
from tests.twins.places import MANY, Place, put, somebody

OFFERS = ("none", "offered", "chosen", "confirmed", "let_go", "back")


@st.composite
def helps(draw: st.DrawFn) -> dict[str, Any]:
    """A viewer, who asks, and a third who may have offered, too."""
    return {
        "own": draw(st.sampled_from((False, False, False, True))),
        "audience": draw(st.sampled_from(("friends", "group", "centre"))),
        "friend": draw(st.booleans()),
        "meets": draw(st.booleans()),
        "role": draw(st.sampled_from((None, "member", "worker"))),
        "with_worker": draw(st.booleans()),
        "blocked": draw(st.sampled_from((None, None, "mine", "theirs"))),
        "gone": draw(st.sampled_from((False, False, True))),
        "mine": draw(st.sampled_from(OFFERS)),
        "other": draw(st.sampled_from(OFFERS)),
        "closed": draw(st.sampled_from((None, None, "withdrawn", "done"))),
        "ahead": draw(st.sampled_from((True, True, False))),
        "held": draw(st.sampled_from((None, None, 0, 1))),
    }


def _offer(request: HelpRequest, person: Any, how: str) -> list[HelpOffer]:
    if how == "none":
        return []
    stamp = {"chosen": ("chosen_at",), "confirmed": ("chosen_at", "confirmed_at")}
    stamp |= {"let_go": ("chosen_at", "let_go_at"), "back": ("chosen_at", "stepped_back_at")}
    more: dict[str, Any] = dict.fromkeys(stamp.get(how, ()), MORNING)
    return [HelpOffer(request_id=request.id, person_id=person, at=MORNING, **more)]


def _part(how: str) -> Part | None:
    if how in ("none", "back"):
        return None
    return Part(chosen=how in ("chosen", "confirmed"), confirmed=how == "confirmed")


@MANY
@given(facts=helps())
def test_who_knows_of_a_request(session: Session, facts: dict[str, Any]) -> None:
    """`may_see` and `known_to`, and when it is agreed."""
    place = Place.made(session)
    centre = place.centre.id
    owner, viewer, other = (somebody(session, centre) for _ in range(3))
    begins = MORNING + timedelta(days=1 if facts["ahead"] else -1)
    request = HelpRequest(
        id=uuid4(),
        owner_id=viewer.id if facts["own"] else owner.id,
        centre_id=centre,
        kind="other",
        content=b"",
        day=begins.date(),
        zone="UTC",
        minutes=60,
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
        ticked=[],
        audience=facts["audience"],
        group_id=place.room.id if facts["audience"] == "group" else None,
        named=True,
        with_worker=facts["with_worker"],
        created_at=MORNING,
        held_until=None if facts["held"] is None else MORNING + timedelta(minutes=facts["held"]),
        closed_at=MORNING if facts["closed"] else None,
        ended_how="done" if facts["closed"] == "done" else None,
    )
    put(session, request, *_rows(facts, place, request, owner, viewer, other))
    known = select(col(HelpRequest.id)).where(
        col(HelpRequest.id) == request.id, known_to(viewer.id, MORNING)
    )
    assert (session.scalars(known).first() is not None) is _expected(facts)
    settled = select(col(HelpRequest.id)).where(col(HelpRequest.id) == request.id, agreed())
    if not facts["own"]:
        assert (session.scalars(settled).first() is not None) is (_stage(facts) == "agreed")
    session.rollback()


def _rows(facts: dict[str, Any], place: Place, request: HelpRequest, *people: Any) -> list[Any]:
    owner, viewer, other = people
    held: dict[str, Any] = {"centre_id": place.centre.id, "since": MORNING}
    rows: list[Any] = [Appointment(person_id=other.id, role="member", **held)]
    if not facts["gone"]:
        rows.append(Appointment(person_id=owner.id, role="member", **held))
    if facts["role"]:
        rows.append(Appointment(person_id=viewer.id, role=facts["role"], **held))
    if facts["friend"]:
        rows.append(Tie(owner_id=owner.id, person_id=viewer.id, circle="friend"))
    if facts["meets"]:
        at: dict[str, Any] = {"room_id": place.room.id, "joined_at": MORNING, "joined_seq": 0}
        rows += [Membership(person_id=one.id, role="member", **at) for one in (owner, viewer)]
    if facts["blocked"]:
        pair = (viewer, owner) if facts["blocked"] == "mine" else (owner, viewer)
        rows.append(Block(owner_id=pair[0].id, person_id=pair[1].id, at=MORNING))
    if not facts["own"]:
        rows += _offer(request, viewer.id, facts["mine"])
    return rows + _offer(request, other.id, facts["other"])


def _mine(facts: dict[str, Any]) -> Part | None:
    """A block, or having no place anywhere, takes my offer out of the count."""
    lost = facts["own"] or facts["blocked"] or not facts["role"]
    return None if lost else _part(facts["mine"])


def _stage(facts: dict[str, Any]) -> str:
    parts = [part for part in (_mine(facts), _part(facts["other"])) if part]
    return stage_of(parts)


def _expected(facts: dict[str, Any]) -> bool:
    part, at_centre = _mine(facts), facts["role"] is not None
    sharing = Sharing(
        itself=facts["own"],
        gone=facts["gone"],
        blocked=facts["blocked"] is not None,
        circle="friend" if facts["friend"] else "acquaintance",
        meets=facts["meets"],
        in_group=facts["meets"],
        at_centre=at_centre,
        at_any_centre=at_centre,
        held=facts["held"] == 1,
    )
    staff = facts["role"] in STAFF
    asked = through(facts["audience"], part, with_worker=facts["with_worker"], staff=staff)
    return may_see(
        Facts(
            own=facts["own"],
            reached=may_have(asked, sharing),
            part=part,
            stage=_stage(facts),  # type: ignore[arg-type]
            closed=facts["closed"] is not None,
            ended_how="done" if facts["closed"] == "done" else None,
            ahead=facts["ahead"],
        )
    )
