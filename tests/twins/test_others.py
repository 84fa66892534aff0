"""The other rules that stand twice: whom one finds, what is listed, which cards are open."""

import secrets
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

import models.events
import models.sign_in  # noqa: F401  # every table is known
from actions.cards import is_open
from core.errors import NotFound
from models.boundaries import Block
from models.groups import Membership, Room
from models.people import STAFF, Appointment, Person
from models.sign_in import Card
from rules import boundaries
from rules import boundaries_sql as sql
from rules.boundaries import may_find
from rules.groups import Coming, require_may_join
from rules.sign_in import CardFacts, state_of
from rules.viewing import Meeting
from tests.support.house import MORNING
from tests.twins.places import KINDS, MANY, ROLES, Place, a_room, put, somebody


@st.composite
def towns(draw: st.DrawFn) -> dict[str, Any]:
    """Five people, four rooms of two centres, who is in which, and what they are where. The first looks."""
    people = range(5)
    return {
        "kinds": draw(st.lists(st.sampled_from(KINDS), min_size=4, max_size=4)),
        "inside": draw(st.sets(st.tuples(st.sampled_from(range(4)), st.sampled_from(people)))),
        "ended": draw(st.sets(st.sampled_from(people))),
        "blocked": draw(st.sets(st.sampled_from(people[1:]))),
        "roles": draw(
            st.lists(
                st.tuples(
                    st.sampled_from(people),
                    st.sampled_from(range(2)),
                    st.sampled_from(ROLES),
                    st.booleans(),
                ),
                unique_by=lambda role: role[:3],
                max_size=8,
            )
        ),
    }


@MANY
@given(town=towns())
def test_whom_one_finds(session: Session, town: dict[str, Any]) -> None:
    """`may_find` and `found_by`, for who is staff at the first centre and who isn't."""
    places = [Place.made(session), Place.made(session)]
    people, rooms = _settle(session, town, places)
    held = {(who, where, role) for who, where, role, over in town["roles"] if not over}
    staff = any((0, 0, role) in held for role in STAFF)
    at = places[0].centre.id if staff else None
    rule = sql.found_by(people[0].id, staff_at=at)
    found = set(session.scalars(select(col(Person.id)).where(rule)))
    expected = {
        person.id
        for number, person in enumerate(people)
        if may_find(_meeting(town, number, staff, held))
    }
    assert found & {person.id for person in people} == expected
    assert len(rooms) == 4
    session.rollback()


def _settle(
    session: Session, town: dict[str, Any], places: list[Place]
) -> tuple[list[Person], list[Room]]:
    ended = [MORNING if number in town["ended"] else None for number in range(5)]
    people = [somebody(session, places[0].centre.id, ended_at=at) for at in ended]
    rooms = [a_room(places[n % 2].centre.id, kind) for n, kind in enumerate(town["kinds"])]
    put(session, *rooms)
    for room, person in town["inside"]:
        inside = Membership(
            room_id=rooms[room].id, person_id=people[person].id, joined_seq=0, joined_at=MORNING
        )
        put(session, inside)
    for person, place, role, over in town["roles"]:
        held = Appointment(
            person_id=people[person].id,
            centre_id=places[place].centre.id,
            role=role,
            since=MORNING,
            ended_at=MORNING if over else None,
        )
        put(session, held)
    for number in town["blocked"]:
        owner, person = (0, number) if number % 2 else (number, 0)
        put(session, Block(owner_id=people[owner].id, person_id=people[person].id, at=MORNING))
    return people, rooms


def _meeting(town: dict[str, Any], number: int, staff: bool, held: set[Any]) -> Meeting:
    """The facts of the first person and this one, counted by hand."""
    met = [
        room
        for room, kind in enumerate(town["kinds"])
        if kind in boundaries.PEER_ROOMS and {(room, 0), (room, number)} <= town["inside"]
    ]
    return Meeting(
        share_a_room=bool(met),
        viewer_is_staff=staff,
        same_centre=any((number, 0, role) in held for role in ROLES),
        gone=number in town["ended"],
        blocked=number in town["blocked"],
    )


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("same_centre", [True, False])
def test_what_is_listed_can_be_joined(session: Session, is_open: bool, same_centre: bool) -> None:
    """`listed_for` and `require_may_join` for who is neither invited nor asked out."""
    place, other = Place.made(session, is_open=is_open), Place.made(session)
    mine = [place.centre.id if same_centre else other.centre.id]
    listed = select(col(Room.id)).where(sql.listed_for(mine))
    found = place.room.id in set(session.scalars(listed))
    coming = Coming(same_centre=same_centre, listed=is_open, invited=False, removed=False)
    try:
        require_may_join(coming)
    except NotFound:
        assert not found
    else:
        assert found
    session.rollback()


moments = st.sampled_from([None, *(MORNING + timedelta(minutes=n) for n in (-1, 0, 1))])


@MANY
@given(used=moments, ended=moments, life=st.integers(-1, 1))
def test_which_cards_are_open(session: Session, used: Any, ended: Any, life: int) -> None:
    """`state_of` and `is_open`, to the very moment that a card expires."""
    place = Place.made(session)
    expires = MORNING + timedelta(minutes=life)
    facts = CardFacts(expires, used, ended)
    card = Card(
        centre_id=place.centre.id,
        role="member",
        code_hash=secrets.token_bytes(32),
        link_hash=secrets.token_bytes(32),
        made_at=MORNING,
        expires_at=expires,
        used_at=used,
        ended_at=ended,
    )
    put(session, card)
    found = set(session.scalars(select(col(Card.id)).where(is_open(MORNING))))
    assert (card.id in found) == (state_of(facts, MORNING) == "open")
    session.rollback()
