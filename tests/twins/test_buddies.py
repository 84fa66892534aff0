"""Who goes together, and who is a member: rules that stand twice."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

from models.buddies import Buddy
from models.people import Appointment
from rules.buddies import BuddiesAreMembers, Span, require_peer
from rules.buddies_sql import peer_at, together
from tests.support.house import MORNING
from tests.twins.places import MANY, ROLES, Place, put, somebody

# Before, at and after this moment; None stands for never.
TIMES = st.sampled_from([timedelta(seconds=n) for n in (-1, 0, 1)])
MAYBE = st.none() | TIMES


def _at(span: timedelta | None) -> datetime | None:
    return None if span is None else MORNING + span


@MANY
@given(
    answer=st.sampled_from([None, "no", "undone", "yes"]),
    ends=TIMES,
    outs=st.tuples(MAYBE, MAYBE),
    ended=MAYBE,
)
def test_who_goes_together(session: Session, answer: Any, ends: Any, outs: Any, ended: Any) -> None:
    """`Span.over` and `together`, of which either side may have wished an end."""
    place = Place.made(session)
    one, other = somebody(session, place.centre.id), somebody(session, place.centre.id)
    first, second = (_at(out) for out in outs)
    row = Buddy(
        id=uuid4(),
        newcomer_id=one.id,
        buddy_id=other.id,
        centre_id=place.centre.id,
        asked_at=MORNING,
        words=b"",
        shows_from=MORNING,
        answer=answer,
        ends_at=_at(ends),
        newcomer_out_at=first,
        buddy_out_at=second,
        ended_at=_at(ended),
    )
    put(session, row)
    found = session.scalars(select(col(Buddy.id)).where(col(Buddy.id) == row.id, together(MORNING)))
    end = _at(ends)
    assert end is not None
    going = answer == "yes" and not Span(end, (first, second), _at(ended)).over(MORNING)
    assert (found.first() is not None) is going


@MANY
@given(
    roles=st.lists(
        st.tuples(st.sampled_from(ROLES), st.booleans()), max_size=3, unique_by=lambda r: r[0]
    ),
    gone=st.booleans(),
)
def test_who_is_a_member(session: Session, roles: Any, gone: bool) -> None:
    """`require_peer` and `peer_at`; who is no longer here is nobody's buddy."""
    place = Place.made(session)
    who = somebody(session, place.centre.id, ended_at=MORNING if gone else None)
    for role, ended in roles:
        held = Appointment(person_id=who.id, centre_id=place.centre.id, role=role, since=MORNING)
        held.ended_at = MORNING if ended else None
        put(session, held)
    found = session.execute(select(peer_at(who.id, place.centre.id))).scalar()
    assert bool(found) is (_is_peer(roles) and not gone)


def _is_peer(roles: list[tuple[str, bool]]) -> bool:
    try:
        require_peer(frozenset(role for role, ended in roles if not ended))
    except BuddiesAreMembers:
        return False
    return True
