"""The rules that stand twice, in Python and in SQL, say the same: random rooms, people and messages.

On SQLite, and on PostgreSQL where there is one.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, select
from sqlmodel import Session, SQLModel, col

import models.events
import models.sign_in  # noqa: F401  # every table is known
from actions.cards import is_open
from core.db import writing_engine
from core.errors import NotFound
from models.groups import Membership, Room
from models.ledger import Stream
from models.messages import Message
from models.people import STAFF, Appointment, Centre, Person
from models.sign_in import Card
from rules import boundaries
from rules.boundaries import Meeting, Seen, Sight, Viewer, everything_from, may_find, sight
from rules.groups import Coming, require_may_join
from rules.sign_in import CardFacts, state_of
from tests.support.house import MORNING
from tests.support.stores import fresh_database

MANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KINDS = ("group", "announcements", "direct", "activity", "worker", "case", "buddy")
ROLES = ("member", "peer_representative", "worker", "coordinator")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Engine]:
    """A database with every table and no row."""
    drop = None
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('twins') / 'house.db'}"
    else:
        url, drop = fresh_database(f"sunroom_test_twins_{secrets.token_hex(4)}")
    engine = writing_engine(url)
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()
    if drop is not None:
        drop()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


def put(session: Session, *rows: SQLModel) -> None:
    """Store rows of any tables, in this order."""
    for row in rows:
        session.connection().execute(insert(type(row)), [row.model_dump()])


@dataclass
class Place:
    """A centre, a room of it, and its stream."""

    centre: Centre
    room: Room

    @classmethod
    def made(cls, session: Session, kind: str = "group", *, is_open: bool = False) -> "Place":
        centre = Centre(name=uuid4().hex, created_at=MORNING)
        place = cls(centre, _room(centre.id, kind, is_open=is_open))
        put(session, centre, place.room, Stream(owner=place.room.id, kind="room"))
        return place


def _room(centre: UUID, kind: str, *, is_open: bool = False) -> Room:
    return Room(centre_id=centre, kind=kind, title=kind, open=is_open, created_at=MORNING)


def somebody(session: Session, centre: UUID, **more: Any) -> Person:
    person = Person(centre_id=centre, name="Nan", created_at=MORNING, **more)
    put(session, person)
    return person


numbers = st.integers(0, 12)
viewers = st.builds(Viewer, st.just(uuid4()), numbers, numbers, numbers)
seens = st.builds(Seen, numbers, st.booleans())


@MANY
@given(viewer=viewers, gone=st.sets(numbers))
def test_what_a_viewer_sees(session: Session, viewer: Viewer, gone: set[int]) -> None:
    """`sight` and `seen_by`, `was_in` and `since_joining`, over every number around every edge."""
    place = Place.made(session)
    author, reader = (somebody(session, place.centre.id) for _ in range(2))
    put(session, _membership(place, reader, viewer), *_messages(place, author, gone))
    found = {
        rule: set(_numbers(session, rule(reader.id), place))
        for rule in (boundaries.seen_by, boundaries.since_joining)
    }
    everything = range(14)
    full = {n for n in everything if sight(viewer, Seen(n, n in gone)) is Sight.FULL}
    assert found[boundaries.seen_by] == full
    assert found[boundaries.since_joining] == {n for n in everything if viewer.was_in(n)}
    assert not _numbers(session, boundaries.seen_by(author.id), place), "the author isn't in it"
    session.rollback()


def _membership(place: Place, reader: Person, viewer: Viewer) -> Membership:
    return Membership(
        room_id=place.room.id,
        person_id=reader.id,
        joined_seq=viewer.joined_seq,
        joined_at=MORNING,
        away_from=viewer.away_from,
        away_until=viewer.away_until,
    )


def _messages(place: Place, author: Person, gone: set[int]) -> list[Message]:
    return [
        Message(
            id=uuid4(),
            room_id=place.room.id,
            seq=number,
            author_id=author.id,
            text="hello",
            at=MORNING,
            taken_back_at=MORNING if number in gone else None,
        )
        for number in range(14)
    ]


def _numbers(session: Session, rule: Any, place: Place) -> list[int]:
    query = boundaries.with_membership(select(col(Message.seq))).where(rule)
    return list(session.scalars(query.where(col(Message.room_id) == place.room.id)))


@MANY
@given(viewer=viewers, things=st.lists(seens, max_size=6))
def test_the_short_cut_is_no_other_rule(viewer: Viewer, things: list[Seen]) -> None:
    """Whom `everything_from` lets see all of it in full, `sight` does, too."""
    lowest = everything_from(things)
    if lowest is not None and viewer.whole_from <= lowest:
        assert all(sight(viewer, seen) is Sight.FULL for seen in things)


@MANY
@given(person=st.booleans(), only=st.booleans(), gone=st.booleans(), seq=numbers)
def test_what_is_told_to_one_only(person: bool, only: bool, gone: bool, seq: int) -> None:
    me, other = uuid4(), uuid4()
    seen = Seen(seq, gone, only=(me if person else other) if only else None)
    expected = not gone and seq >= 5 and (person or not only)
    assert (sight(Viewer(me, 5, 0, 0), seen) is Sight.FULL) == expected
    assert everything_from([seen]) == (None if gone or only else seq)


@st.composite
def towns(draw: st.DrawFn) -> dict[str, Any]:
    """Five people, four rooms of two centres, who is in which, and what they are where. The first looks."""
    people = range(5)
    return {
        "kinds": draw(st.lists(st.sampled_from(KINDS), min_size=4, max_size=4)),
        "inside": draw(st.sets(st.tuples(st.sampled_from(range(4)), st.sampled_from(people)))),
        "ended": draw(st.sets(st.sampled_from(people))),
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
    rule = boundaries.found_by(people[0].id, staff_at=at)
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
    rooms = [_room(places[n % 2].centre.id, kind) for n, kind in enumerate(town["kinds"])]
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
    )


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("same_centre", [True, False])
def test_what_is_listed_can_be_joined(session: Session, is_open: bool, same_centre: bool) -> None:
    """`listed_for` and `require_may_join` for who is neither invited nor asked out."""
    place, other = Place.made(session, is_open=is_open), Place.made(session)
    mine = [place.centre.id if same_centre else other.centre.id]
    listed = select(col(Room.id)).where(boundaries.listed_for(mine))
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
