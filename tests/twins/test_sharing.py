"""Whom something shared reaches, told twice: as a rule, and as a condition of a query; and which posts stand."""

from datetime import timedelta
from typing import Any, get_args
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import Session, col

from models.boundaries import Block
from models.circles import Tie
from models.groups import Membership, Room
from models.people import Appointment, Person
from models.sharing import SharedWith
from models.skills import SkillPost
from rules.boundaries import PEER_ROOMS, may_have
from rules.boundaries_sql import shared_with
from rules.skills import is_open, stands
from rules.skills_sql import open_at, standing_at
from rules.viewing import Sharing, is_held
from tests.support.house import MORNING
from tests.twins.places import KINDS, MANY, ROLES, Place, a_room, put, somebody

VIEWER, OWNER = 0, 1
moments = st.sampled_from([None, *(MORNING + timedelta(minutes=n) for n in (-1, 0, 1))])
roles = st.tuples(
    st.integers(0, 1),
    st.integers(0, 1),
    st.sampled_from(ROLES),
    st.sampled_from((False, False, True)),
)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Any]:
    """Two people, two centres, a group and another room; the first looks at what the second shares at the first centre."""
    return {
        "audience": draw(st.sampled_from(get_args(SharedWith))),
        "itself": draw(st.sampled_from((False, False, False, True))),
        "roles": draw(st.lists(roles, unique_by=lambda one: one[:3], max_size=5)),
        "ended": draw(st.sampled_from((False, False, True))),
        "blocked": draw(st.sampled_from(("no", "no", "viewer", "owner"))),
        "circle": draw(st.sampled_from((None, "acquaintance", "friend", "confidant"))),
        "back": draw(st.sampled_from((None, "confidant"))),
        "kind": draw(st.sampled_from(KINDS)),
        "in_room": draw(st.sets(st.integers(0, 1))),
        "in_group": draw(st.sets(st.integers(0, 1))),
        "held": draw(moments),
    }


@MANY
@given(told=facts())
def test_whom_something_shared_reaches(session: Session, told: dict[str, Any]) -> None:
    """`may_have` and `shared_with`."""
    here, there = Place.made(session), Place.made(session)
    centres = (here.centre.id, there.centre.id)
    people = [somebody(session, centres[0]), somebody(session, centres[0])]
    if told["ended"]:
        _end(session, people[OWNER])
    room, group = a_room(centres[0], told["kind"]), a_room(centres[0], "group")
    put(session, room, group, *_roles(told, people, centres), *_ties(told, people))
    put(session, *_inside(told, people, room, group))
    viewer = people[OWNER if told["itself"] else VIEWER].id
    post = _post(people[OWNER].id, centres[0], told["audience"], group.id, held_until=told["held"])
    other = _post(people[OWNER].id, centres[1], "friends", None)
    put(session, post, other)
    query = select(col(SkillPost.id)).where(col(SkillPost.id) == post.id)
    found = (
        session.scalars(query.where(shared_with(viewer, SkillPost, MORNING))).first() is not None
    )
    assert found is may_have(told["audience"], _expected(told))
    session.rollback()


def _expected(told: dict[str, Any]) -> Sharing:
    """The facts, counted by hand."""
    held = {(who, where) for who, where, _, over in told["roles"] if not over}
    both = {VIEWER, OWNER}
    same_group = told["in_group"] >= both
    return Sharing(
        itself=told["itself"],
        gone=told["ended"] or (OWNER, 0) not in held,
        blocked=told["blocked"] != "no",
        circle=told["circle"] or "acquaintance",
        meets=same_group or (told["in_room"] >= both and told["kind"] in PEER_ROOMS),
        in_group=same_group,
        at_centre=(VIEWER, 0) in held,
        at_any_centre=any(who == VIEWER for who, _ in held),
        held=is_held(told["held"], MORNING),
    )


def _end(session: Session, person: Person) -> None:
    table = Person.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    change = table.update().where(table.c.id == person.id).values(ended_at=MORNING)
    session.connection().execute(change)


def _roles(told: dict[str, Any], people: list[Person], centres: tuple[UUID, UUID]) -> list[Any]:
    return [
        Appointment(
            person_id=people[who].id,
            centre_id=centres[where],
            role=role,
            since=MORNING,
            ended_at=MORNING if over else None,
        )
        for who, where, role, over in told["roles"]
    ]


def _ties(told: dict[str, Any], people: list[Person]) -> list[Any]:
    """What the owner counts the viewer as, and the other way round, which plays no part; and a block."""
    viewer, owner = people[VIEWER].id, people[OWNER].id
    rows: list[Any] = [
        Tie(owner_id=one, person_id=other, circle=circle)
        for one, other, circle in (
            (owner, viewer, told["circle"]),
            (viewer, owner, told["back"]),
        )
        if circle is not None
    ]
    pair = {"viewer": (viewer, owner), "owner": (owner, viewer)}.get(told["blocked"])
    return rows + ([Block(owner_id=pair[0], person_id=pair[1], at=MORNING)] if pair else [])


def _inside(told: dict[str, Any], people: list[Person], room: Room, group: Room) -> list[Any]:
    return [
        Membership(room_id=place.id, person_id=people[who].id, joined_seq=0, joined_at=MORNING)
        for place, inside in ((room, told["in_room"]), (group, told["in_group"]))
        for who in inside
    ]


def _post(owner: UUID, centre: UUID, audience: str, group: UUID | None, **more: Any) -> SkillPost:
    return SkillPost(
        id=uuid4(),
        owner_id=owner,
        centre_id=centre,
        kind="show",
        title="x",
        words="",
        category="other",
        pace="usual",
        audience=audience,
        group_id=group if audience == "group" else None,
        fingerprint=b"",
        created_at=MORNING,
        **more,
    )


@MANY
@given(until=moments, paused=moments, closed=moments)
def test_which_posts_stand(session: Session, until: Any, paused: Any, closed: Any) -> None:
    """`is_open`, `stands` and their twins, to the very moment."""
    place = Place.made(session)
    owner = somebody(session, place.centre.id)
    more = {"open_until": until, "paused_at": paused, "closed_at": closed}
    post = _post(owner.id, place.centre.id, "centre", None, **more)
    put(session, post)
    query = select(col(SkillPost.id)).where(col(SkillPost.id) == post.id)
    for rule, twin in ((is_open, open_at), (stands, standing_at)):
        found = session.scalars(query.where(twin(MORNING))).first() is not None
        assert found is rule(post, MORNING)
    session.rollback()
