"""Who knows of an activity, told twice: as a rule, and as a condition of a query."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

from models.activities import Activity, ActivityInvitation
from models.dates import ActivityDate
from models.groups import Membership
from models.people import Appointment, Person
from models.sign_ups import SignUp
from rules.activities import Tie, may_see
from rules.activities_sql import hosted_by, known_to
from tests.support.house import MORNING
from tests.twins.places import MANY, ROLES, Place, a_room, put, somebody


@st.composite
def ties(draw: st.DrawFn) -> dict[str, Any]:
    """One person, two centres, a group, and an activity of the first centre."""
    role = st.tuples(st.integers(0, 1), st.sampled_from(ROLES), st.booleans())
    return {
        "roles": draw(st.lists(role, unique_by=lambda one: one[:2], max_size=4)),
        "audience": draw(st.sampled_from(("centre", "group", "invited"))),
        "hosts": draw(st.sampled_from(("nobody", "host", "cohost", "asked", "other"))),
        "in_group": draw(st.booleans()),
        "invited": draw(st.booleans()),
        "put_away": draw(st.booleans()),
        "approved": draw(st.booleans()),
        "held": draw(st.sampled_from((None, "over", "holds"))),
        "place": draw(st.sampled_from((None, "in", "waiting", "out"))),
        "others_place": draw(st.booleans()),
    }


@MANY
@given(facts=ties())
def test_who_knows_of_an_activity(session: Session, facts: dict[str, Any]) -> None:
    """`may_see` and `known_to`, for an id and for a column."""
    here, there = Place.made(session), Place.made(session)
    me = somebody(session, there.centre.id)
    other = somebody(session, here.centre.id)
    room = a_room(here.centre.id, "group")
    put(session, room)
    activity = _activity(facts, here, room.id, me, other)
    put(session, activity, *_rows(facts, (here, there), room.id, activity, me, other))
    put(session, *_dates(facts, activity, me, other))
    for person in (me.id, col(Person.id)):
        query = select(col(Activity.id)).where(
            col(Activity.id) == activity.id, known_to(person, MORNING)
        )
        if person is not me.id:
            query = query.where(col(Person.id) == me.id)
        assert (session.scalars(query).first() is not None) is _expected(facts)
    hosting = select(col(Activity.id)).where(col(Activity.id) == activity.id, hosted_by(me.id))
    assert (session.scalars(hosting).first() is not None) is (facts["hosts"] in ("host", "cohost"))
    session.rollback()


def _expected(facts: dict[str, Any]) -> bool:
    tie = Tie(
        at_centre=frozenset(
            role for where, role, over in facts["roles"] if where == 0 and not over
        ),
        hosts=facts["hosts"] in ("host", "cohost"),
        in_group=facts["in_group"],
        invited=facts["invited"] and not facts["put_away"],
        kept_back=facts["held"] == "holds" and facts["place"] in (None, "out"),
    )
    return may_see(facts["audience"], tie, approved=facts["approved"])


def _activity(facts: dict[str, Any], here: Place, room: Any, me: Person, other: Person) -> Activity:
    hosts = {"host": me.id, "cohost": other.id, "asked": other.id, "other": other.id}
    return Activity(
        id=uuid4(),
        centre_id=here.centre.id,
        host_id=hosts.get(facts["hosts"]),
        cohost_id=me.id if facts["hosts"] == "cohost" else None,
        cohost_asked_id=me.id if facts["hosts"] == "asked" else None,
        audience=facts["audience"],
        group_id=room if facts["audience"] == "group" else None,
        zone="Asia/Shanghai",
        starts="2030-03-12T14:00",
        content={},
        fingerprint=b"",
        created_at=MORNING,
        approved_at=MORNING if facts["approved"] else None,
    )


def _dates(facts: dict[str, Any], activity: Activity, me: Person, other: Person) -> list[Any]:
    """One date that may be held, and one at which there may be places: of me, of somebody else."""
    until = {"over": MORNING, "holds": MORNING + timedelta(days=1)}
    held, free = (
        ActivityDate(
            id=uuid4(),
            activity_id=activity.id,
            centre_id=activity.centre_id,
            slot=slot,
            starts_at=MORNING,
            ends_at=MORNING,
            changed_at=MORNING,
            held_until=until[one] if one else None,
        )
        for slot, one in (("2030-03-12T14:00", facts["held"]), ("2030-03-19T14:00", None))
    )
    places = [(me, facts["place"]), (other, "in" if facts["others_place"] else None)]
    return [
        held,
        free,
        *(
            SignUp(
                date_id=free.id,
                person_id=person.id,
                role="member",
                state=state,
                number=1,
                at=MORNING,
            )
            for person, state in places
            if state is not None
        ),
    ]


def _rows(
    facts: dict[str, Any],
    places: tuple[Place, Place],
    room: Any,
    activity: Activity,
    me: Person,
    other: Person,
) -> list[Any]:
    """Who is what and where; somebody else is always in the group, invited, and of the centre."""
    centre = places[0].centre.id
    rows: list[Any] = [
        Appointment(
            person_id=me.id,
            centre_id=places[where].centre.id,
            role=role,
            since=MORNING,
            ended_at=MORNING + timedelta(days=1) if over else None,
        )
        for where, role, over in facts["roles"]
    ]
    rows.append(Appointment(person_id=other.id, centre_id=centre, role="worker", since=MORNING))
    away = MORNING if facts["put_away"] else None
    for person, is_in, is_invited, put_away_at in (
        (me, facts["in_group"], facts["invited"], away),
        (other, True, True, None),
    ):
        if is_in:
            rows.append(
                Membership(room_id=room, person_id=person.id, joined_seq=1, joined_at=MORNING)
            )
        if is_invited:
            rows.append(
                ActivityInvitation(
                    activity_id=activity.id,
                    person_id=person.id,
                    by_id=other.id,
                    at=MORNING,
                    put_away_at=put_away_at,
                )
            )
    return rows
