"""The rules alone, and that those which stand twice say the same."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

from core.errors import NotFound
from models.boundaries import Block
from models.thanks import ThankYouNote
from rules import thanks, thanks_sql
from rules.thanks import EnoughForOne, EnoughThanks, Thanking, require_may_thank, require_pace
from tests.support.house import MORNING
from tests.twins.conftest import engine, session
from tests.twins.places import MANY, Place, somebody

__all__ = ["engine", "session"]
TIMES = (
    *("taken_back_at", "put_away_at", "show_wished_at"),
    *("show_asked_at", "show_agreed_at", "show_refused_at"),
)


@given(facts=st.builds(Thanking, *(st.booleans() for _ in range(6))))
def test_who_is_gone_is_not_thanked_whatever_else(facts: Thanking) -> None:
    away = facts.itself or facts.gone or facts.blocked
    if away or not (facts.meets or facts.hosted or facts.helped):
        with pytest.raises(NotFound):
            require_may_thank(facts)
    else:
        require_may_thank(facts)


def test_the_pace_counts_a_day_back() -> None:
    one, now = uuid4(), MORNING
    early = [(one, now - timedelta(hours=hours)) for hours in (1, 2, 24)]
    require_pace(early, one, now)
    with pytest.raises(EnoughForOne) as enough:
        require_pace([*early, (one, now - timedelta(hours=23))], one, now)
    assert enough.value.facts["retry_after"] == 3600
    with pytest.raises(EnoughThanks):
        require_pace([(uuid4(), now)] * 10, one, now)


def test_asked_for_fourteen_days_and_once() -> None:
    note = SimpleNamespace(**dict.fromkeys(TIMES), from_id=uuid4())
    assert thanks.showing(note, MORNING) == "no"
    note.show_wished_at = note.show_asked_at = MORNING
    for days, mine, theirs in ((13.9, "waiting", "asked"), (14, "lapsed", "not_asked")):
        later = MORNING + timedelta(days=days)
        assert (thanks.showing(note, later), thanks.agreement(note, later)) == (mine, theirs)
    note.show_agreed_at = MORNING
    assert thanks.showing(note, MORNING + timedelta(days=99)) == "shown"


HELD = (None, None, *(MORNING + timedelta(minutes=n) for n in (-1, 0, 1)))


@st.composite
def boxes(draw: st.DrawFn) -> dict[str, Any]:
    """Four people, who blocks whom, who has left for good, and notes in every state."""
    people = range(4)
    pairs = st.tuples(st.sampled_from(people), st.sampled_from(people))
    return {
        "blocks": draw(st.sets(pairs.filter(lambda pair: pair[0] != pair[1]), max_size=4)),
        "ended": draw(st.sets(st.sampled_from(people), max_size=2)),
        "notes": draw(
            st.lists(
                st.tuples(
                    st.sampled_from((*people, None)),
                    st.sampled_from(people),
                    st.sets(st.sampled_from(TIMES)),
                    st.sampled_from(HELD),
                ),
                max_size=8,
            )
        ),
    }


@MANY
@given(town=boxes())
def test_the_box_what_was_sent_and_the_page_stand_twice_and_say_the_same(
    session: Session, town: dict[str, Any]
) -> None:
    place = Place.made(session)
    people = [
        somebody(session, place.centre.id, ended_at=MORNING if number in town["ended"] else None)
        for number in range(4)
    ]
    ids = [person.id for person in people]
    session.add_all(Block(owner_id=ids[a], person_id=ids[b], at=MORNING) for a, b in town["blocks"])
    notes = [_note(ids, *note) for note in town["notes"]]
    session.add_all(notes)
    session.flush()
    hidden = [_hidden(town, ids, number) for number in range(4)]
    ended = {ids[number] for number in town["ended"]}
    for number, me in enumerate(ids):
        assert _found(session, ids, thanks_sql.in_box(me, MORNING)) == {
            note.id for note in notes if thanks.in_box(note, me, hidden[number], MORNING)
        }
        assert _found(session, ids, thanks_sql.sent_by(me)) == {
            note.id for note in notes if thanks.is_sent(note, me, hidden[number])
        }
        for other, owner in enumerate(ids):
            assert _found(session, ids, thanks_sql.on_page(owner, me, MORNING)) == {
                note.id
                for note in notes
                if note.to_id == owner
                and thanks.on_page(
                    note,
                    MORNING,
                    of_owner=hidden[other],
                    of_viewer=hidden[number],
                    ended=note.from_id in ended,
                )
            }
    session.rollback()


def _note(
    ids: list[UUID], sender: int | None, to: int, times: set[str], held: datetime | None
) -> ThankYouNote:
    row = ThankYouNote(id=uuid4(), to_id=ids[to], what="other", card="tea", at=MORNING)
    row.held_until = held
    row.from_id = None if sender is None else ids[sender]
    for name in times:
        setattr(row, name, MORNING)
    return row


def _hidden(town: dict[str, Any], ids: list[UUID], me: int) -> frozenset[UUID]:
    mine = {b for a, b in town["blocks"] if a == me} | {a for a, b in town["blocks"] if b == me}
    return frozenset(ids[number] for number in mine)


def _found(session: Session, ids: list[UUID], which: Any) -> set[UUID]:
    mine = col(ThankYouNote.to_id).in_(ids)
    return set(session.scalars(select(col(ThankYouNote.id)).where(which, mine)))
