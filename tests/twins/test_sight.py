"""The predicate stands twice, in Python and in SQL, and says the same: random rooms, people and boundaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import and_, select
from sqlmodel import Session, SQLModel, col

import models.events
import models.sign_in  # noqa: F401  # every table is known
from actions.readers import viewers as loaded_viewers
from core.work import Work
from models.boundaries import Block, Mute, TopicWish
from models.groups import Closing, Membership
from models.messages import Message
from rules import boundaries_sql as sql
from rules.boundaries import BLOCK_WITHHOLDS, sight
from rules.runs import run_of
from rules.viewing import FULL, NOBODY, OPEN_END, UNBOUND, How, Reader, Seen, Viewer
from tests.support.house import MORNING
from tests.twins.places import KINDS, MANY, Place, put, somebody

NOW = MORNING
numbers = st.integers(0, 12)
PEOPLE = [uuid4() for _ in range(4)]
ends = st.sampled_from([None, NOW - timedelta(minutes=1), NOW, NOW + timedelta(minutes=1)])
readers = st.builds(
    Reader,
    st.frozensets(st.sampled_from(PEOPLE[1:])),
    st.dictionaries(st.sampled_from(PEOPLE[1:]), ends, max_size=2),
    st.dictionaries(
        st.sampled_from(["illness", "death"]), st.tuples(st.sampled_from(["fold", "hide"]), ends)
    ),
)
viewers = st.builds(
    Viewer, st.just(PEOPLE[0]), numbers, numbers, numbers, st.sampled_from([OPEN_END, 5]), readers
)
said = st.tuples(
    st.sampled_from(range(4)),
    st.sampled_from([[], ["illness"], ["death", "money"]]),
    st.sampled_from([None, None, NOW - timedelta(minutes=1), NOW, NOW + timedelta(minutes=1)]),
)


@dataclass(frozen=True)
class Line:
    """One message of the room: its number, whose it is, what it touches, whether it is gone, till when it is held."""

    seq: int
    author: UUID
    topics: tuple[str, ...]
    gone: bool
    held: datetime | None = None

    def seen(self, kind: str) -> Seen:
        shows = frozenset((self.author,)) if kind in BLOCK_WITHHOLDS else NOBODY
        more: dict[str, Any] = {"author": self.author, "topics": self.topics, "held": self.held}
        return Seen(self.seq, self.gone, shows=shows, **more)


@MANY
@given(
    kind=st.sampled_from(KINDS),
    viewer=viewers,
    lines=st.lists(said, min_size=14, max_size=14),
    gone=st.sets(numbers),
)
def test_what_a_viewer_sees(
    session: Session, kind: str, viewer: Viewer, lines: list[Any], gone: set[int]
) -> None:
    """`sight` and its twins, over every number around every edge, all boundaries at once."""
    place = Place.made(session, kind)
    everything = [
        Line(n, PEOPLE[author], tuple(topics), n in gone, held)
        for n, (author, topics, held) in enumerate(lines)
    ]
    _people(session, place)
    put(session, _membership(place, viewer), *_messages(place, everything))
    put(session, *_boundaries(viewer), *_closing(place, viewer))
    me = viewer.person
    found = {
        "shown": _numbers(session, sql.seen_by(me, NOW), place),
        "open": _numbers(session, and_(sql.seen_by(me, NOW), sql.unfolded(me, NOW)), place),
        "there": _numbers(session, sql.since_joining(me), place),
    }
    sights = {line.seq: sight(viewer, line.seen(kind), NOW) for line in everything}
    assert found["shown"] == {seq for seq, how in sights.items() if how.shown}
    assert found["there"] == {line.seq for line in everything if viewer.was_in(line.seq)}
    mine = {line.seq for line in everything if line.author == me}
    full = {seq for seq, how in sights.items() if how.how is How.FULL}
    assert found["open"] - mine == full - mine
    assert not _numbers(session, sql.seen_by(PEOPLE[1], NOW), place), "they aren't in it"
    session.rollback()


def _people(session: Session, place: Place) -> None:
    for key in PEOPLE:
        somebody(session, place.centre.id, id=key)


def _membership(place: Place, viewer: Viewer) -> Membership:
    return Membership(
        room_id=place.room.id,
        person_id=viewer.person,
        joined_seq=viewer.joined_seq,
        joined_at=MORNING,
        away_from=viewer.away_from,
        away_until=viewer.away_until,
    )


def _boundaries(viewer: Viewer) -> Iterator[SQLModel]:
    """The rows that make this reader; of two blocks, one each way."""
    me, reader = viewer.person, viewer.reader
    for number, other in enumerate(sorted(reader.hidden)):
        owner, person = (me, other) if number % 2 else (other, me)
        yield Block(owner_id=owner, person_id=person, at=MORNING)
    for person, until in reader.muted.items():
        yield Mute(owner_id=me, person_id=person, until=until)
    for topic, (comfort, until) in reader.topics.items():
        yield TopicWish(owner_id=me, topic=topic, comfort=comfort, until=until)


def _closing(place: Place, viewer: Viewer) -> Iterator[SQLModel]:
    if viewer.closed_seq != OPEN_END:
        yield Closing(
            room_id=place.room.id,
            by_id=PEOPLE[1],
            seq=viewer.closed_seq,
            at=MORNING,
            shown_at=MORNING,
        )


def _messages(place: Place, lines: list[Line]) -> list[Message]:
    return [
        Message(
            id=uuid4(),
            room_id=place.room.id,
            seq=line.seq,
            author_id=line.author,
            text="hello",
            at=MORNING,
            topics=list(line.topics),
            held_until=line.held,
            taken_back_at=MORNING if line.gone else None,
        )
        for line in lines
    ]


def _numbers(session: Session, rule: Any, place: Place) -> set[int]:
    query = sql.with_membership(select(col(Message.seq))).where(rule)
    return set(session.scalars(query.where(col(Message.room_id) == place.room.id)))


@MANY
@given(viewer=viewers, closed=st.booleans())
def test_the_reader_that_is_loaded(session: Session, viewer: Viewer, closed: bool) -> None:
    """What `actions/readers.py` loads is what the rows say; what has ended is left out."""
    place = Place.made(session)
    _people(session, place)
    put(session, _membership(place, viewer), *_boundaries(viewer), *_closing(place, viewer))
    work = Work(session, NOW, b"", mock.Mock())
    loaded = loaded_viewers(work, place.room.id)[viewer.person]
    for line in (Line(n, who, t, False) for n in (0, 5, 6, 12) for who in PEOPLE for t in TOUCHED):
        seen = line.seen("group")
        assert sight(loaded, seen, NOW) == sight(viewer, seen, NOW)
    assert loaded_viewers(work, place.room.id, [viewer.person]) == {viewer.person: loaded}
    session.rollback()


TOUCHED: list[tuple[str, ...]] = [(), ("illness",), ("death",)]
seens = st.builds(
    Seen,
    numbers,
    st.booleans(),
    only=st.sampled_from([None, *PEOPLE[:2]]),
    author=st.sampled_from([None, *PEOPLE]),
    topics=st.sampled_from(TOUCHED),
    shows=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    beside=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    held=ends,
)


@MANY
@given(viewer=viewers, things=st.lists(seens, max_size=6))
def test_the_short_cut_is_no_other_rule(viewer: Viewer, things: list[Seen]) -> None:
    """What a viewer needn't be asked of, `sight` gives in full, too."""
    asked = run_of(things).asked(viewer)
    spared = [seen for place, seen in enumerate(things) if place not in asked]
    assert all(sight(viewer, seen, NOW) == FULL for seen in spared)
    assert len(set(asked)) == len(asked) and list(asked) == sorted(asked)


def test_the_short_cut_spares_who_keeps_away_from_others() -> None:
    me, near, far = uuid4(), uuid4(), uuid4()
    viewer = Viewer(
        me, 0, 0, 0, OPEN_END, Reader(frozenset({far}), {}, {"illness": ("fold", None)})
    )
    things = [Seen(1, author=near), Seen(2, author=far), Seen(3, topics=("illness",)), Seen(4)]
    assert run_of(things).asked(viewer) == [1, 2]
    assert run_of(things[:1]).asked(viewer) == []


@MANY
@given(viewer=viewers, seen=seens)
def test_nobody_hidden_is_shown(viewer: Viewer, seen: Seen) -> None:
    """Whoever a block stands between is in no sight that is shown, by name or beside it."""
    how = sight(viewer, seen, NOW)
    hidden = viewer.reader.hidden
    if how.shown:
        assert hidden.isdisjoint(seen.shows)
        assert hidden.isdisjoint(seen.beside - how.without)


@MANY
@given(person=st.booleans(), only=st.booleans(), gone=st.booleans(), seq=numbers)
def test_what_is_told_to_one_only(person: bool, only: bool, gone: bool, seq: int) -> None:
    me, other = uuid4(), uuid4()
    seen = Seen(seq, gone, only=(me if person else other) if only else None)
    expected = not gone and seq >= 5 and (person or not only)
    viewer = Viewer(me, 5, 0, 0, OPEN_END, UNBOUND)
    assert (sight(viewer, seen, NOW) == FULL) == expected
    assert (not run_of([seen]).always) == (not gone and not only)
