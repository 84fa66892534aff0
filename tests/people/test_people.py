"""Names and marks, roles and who gives them, and what staff see of their centre's people."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from actions import appointments, people, sign_in
from actions.naming import names
from core.errors import Invalid, NotAllowed, NotFound, SignedOut
from models.ledger import session_stream
from models.people import Appointment, MyChanges, NewAppointment
from models.sign_in import Who
from rules.people import LastCoordinator, gives, mark_of, require_may_end, require_may_give
from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.house import House


@pytest.mark.parametrize(
    ("roles", "mark"),
    [
        ([], None),
        (["member"], None),
        (["member", "peer_representative"], "peer_representative"),
        (["peer_representative", "worker"], "worker"),
        (["worker", "coordinator", "member"], "coordinator"),
    ],
)
def test_the_highest_role_is_marked(roles: list[str], mark: str | None) -> None:
    assert mark_of(roles) == mark


def test_who_gives_which_role() -> None:
    assert gives({"member", "peer_representative"}) == set()
    assert gives({"worker"}) == {"member", "peer_representative"}
    assert gives({"coordinator", "member"}) >= {"worker", "coordinator"}
    with pytest.raises(NotFound):
        require_may_give({"member"}, "member")
    with pytest.raises(NotAllowed):
        require_may_give({"worker"}, "worker")
    with pytest.raises(LastCoordinator):
        require_may_end({"coordinator"}, "coordinator", 1)
    require_may_end({"coordinator"}, "coordinator", 2)


def test_names_are_marked_by_the_roles_held_here_and_now(house: House, here: UUID) -> None:
    there = house.centre("River House")
    chen, rosa = house.person(here, "Chen", "worker"), house.person(here, "Rosa")
    lin = house.asks(here, "Lin", "coordinator")
    new = NewAppointment(person=rosa, role="peer_representative")
    given = house.act(appointments.appoint, lin, here, new)
    everyone = [chen, rosa, lin.person, uuid4()]
    shown = house.look(names, everyone, here)
    assert {shape.name: shape.mark for shape in shown.values()} == {
        "Chen": "worker",
        "Rosa": "peer_representative",
        "Lin": "coordinator",
    }
    assert all(shape.mark is None for shape in house.look(names, everyone, there).values())
    house.act(appointments.end_appointment, lin, here, given.id)
    assert house.look(names, [rosa], here)[rosa].mark is None


def test_names_take_one_query_however_many(house: House, here: UUID) -> None:
    crowd = [house.person(here, f"P{number}") for number in range(20)]
    asked: list[str] = []
    event.listen(house.store.reading, "before_cursor_execute", lambda *a: asked.append(a[2]))
    assert len(house.look(names, crowd, here)) == 20
    assert house.look(names, [], here) == {}
    assert len([query for query in asked if query.startswith("SELECT")]) == 1


def test_a_centre_of_a_known_name_is_made_once(house: House, here: UUID) -> None:
    assert house.centre("Plum Court") == here
    assert house.look(people.centre_named, "River House") is None


def test_me_is_everything_about_me_and_changes_only_what_is_given(house: House, here: UUID) -> None:
    rosa = house.asks(here, "Rosa")
    before = house.look(people.me, rosa)
    assert (before.name, before.pin, before.first_steps) == ("Rosa", False, False)
    assert (before.home.name, [a.role for a in before.appointments]) == ("Plum Court", ["member"])
    changed = house.act(people.change_me, rosa, MyChanges(name=" 罗莎 ", undo_seconds=30))
    assert changed == house.look(people.me, rosa)
    assert changed.model_dump() == before.model_dump() | {"name": "罗莎", "undo_seconds": 30}


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "社工小王", "ＷＯＲＫＥＲ", "x" * 21, "a\0b"])
def test_names_that_show_nothing_or_look_like_staff_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        MyChanges(name=name)


def test_only_staff_of_here_see_people(house: House, here: UUID) -> None:
    there = house.centre("River House")
    nobodies = [
        house.asks(here, "Rosa"),
        house.asks(here, "Mei", "peer_representative"),
        house.asks(there, "Zhao", "coordinator"),
    ]
    for nobody in nobodies:
        for centre in (here, uuid4()):
            with pytest.raises(NotFound):
                house.look(appointments.centre_people, nobody, centre, None)
    chen = house.asks(here, "Chen", "worker")
    page, more = house.look(appointments.centre_people, chen, here, None)
    assert [shape.name for shape in page] == ["Chen", "Mei", "Rosa"] and more is None
    assert [shape.signed_in for shape in page] == [True] * 3


def test_people_come_in_pages_each_once(house: House, here: UUID) -> None:
    chen = house.asks(here, "Chen", "worker")
    expected = {house.person(here, name) for name in ["Kim"] * 5 + ["Lin", "Ada", "王"]}
    found: list[UUID] = []
    cursor = None
    while True:
        page, cursor = house.look(appointments.centre_people, chen, here, cursor, 2)
        found += [shape.id for shape in page]
        assert not any(shape.signed_in for shape in page if shape.id != chen.person)
        if cursor is None:
            break
    assert len(found) == len(set(found)) and set(found) == expected | {chen.person}
    with pytest.raises(Invalid):
        house.look(appointments.centre_people, chen, here, "yesterday")


def test_staff_see_only_the_roles_held_here(house: House, here: UUID) -> None:
    there = house.centre("River House")
    zhao = house.person(there, "Zhao", "worker")
    house.act(lambda work: people.give_role(work, zhao, here, "member", None).id)
    chen = house.asks(here, "Chen", "worker")
    page, _ = house.look(appointments.centre_people, chen, here, None)
    (shape,) = [shape for shape in page if shape.id == zhao]
    assert (shape.mark, [a.role for a in shape.appointments]) == (None, ["member"])


def test_appointing_twice_gives_one_role(house: House, here: UUID) -> None:
    chen, rosa = house.asks(here, "Chen", "worker"), house.person(here, "Rosa")
    new = NewAppointment(person=rosa, role="peer_representative")
    first = house.act(appointments.appoint, chen, here, new)
    assert house.act(appointments.appoint, chen, here, new) == first


def test_nobody_appoints_strangers_or_above_their_own_rights(house: House, here: UUID) -> None:
    there = house.centre("River House")
    chen, outsider = house.asks(here, "Chen", "worker"), house.person(there, "Outsider")
    for person in (outsider, uuid4()):
        with pytest.raises(NotFound):
            house.act(
                appointments.appoint, chen, here, NewAppointment(person=person, role="member")
            )
    for role in ("worker", "coordinator"):
        new = NewAppointment(person=chen.person, role=role)
        with pytest.raises(NotAllowed):
            house.act(appointments.appoint, chen, here, new)
    with pytest.raises(NotFound):
        house.act(appointments.appoint, chen, there, NewAppointment(person=outsider, role="member"))


def role_of(house: House, who: Who | UUID) -> UUID:
    person = who if isinstance(who, UUID) else who.person
    return house.look(people.about, person).appointments[0].id


def test_the_last_coordinators_role_cannot_end(house: House, here: UUID) -> None:
    lin, chen = house.asks(here, "Lin", "coordinator"), house.asks(here, "Chen", "worker")
    with pytest.raises(NotAllowed):
        house.act(appointments.end_appointment, chen, here, role_of(house, lin))
    with pytest.raises(LastCoordinator):
        house.act(appointments.end_appointment, lin, here, role_of(house, lin))
    second = house.asks(here, "Wu", "coordinator")
    house.act(appointments.end_appointment, second, here, role_of(house, lin))
    with pytest.raises(LastCoordinator):
        house.act(appointments.end_appointment, second, here, role_of(house, second))


def test_a_role_ends_only_at_its_own_centre(house: House, here: UUID) -> None:
    there = house.centre("River House")
    zhao, rosa = house.asks(there, "Zhao", "coordinator"), house.asks(here, "Rosa")
    for centre in (here, there):
        with pytest.raises(NotFound):
            house.act(appointments.end_appointment, zhao, centre, role_of(house, rosa))


def test_without_any_role_left_one_is_signed_out_at_once(house: House, here: UUID) -> None:
    chen, sam = house.asks(here, "Chen", "worker"), house.asks(here, "Sam")
    token = house.token(house.person(here, "Rosa"))
    rosa = house.who(token)
    house.bell.streams.clear()
    ended = role_of(house, rosa)
    house.act(appointments.end_appointment, chen, here, ended)
    assert house.bell.streams[-1:] == [session_stream(rosa.session)]
    with pytest.raises(SignedOut):
        house.who(token)
    assert house.look(sign_in.living, [rosa.session, sam.session]) == {sam.session}
    row = house.row(Appointment, ended)
    assert row["ended_by"] == chen.person
    house.clock.move(timedelta(hours=1))
    house.act(appointments.end_appointment, chen, here, ended)
    assert house.row(Appointment, ended) == row, "said twice, it ends once"


def test_a_role_that_ends_is_looked_at_again_but_the_person_stays(house: House, here: UUID) -> None:
    lin = house.asks(here, "Lin", "coordinator")
    token = house.token(house.person(here, "Rosa", "worker"))
    rosa = house.who(token)
    assert rosa.staff_at(here)
    house.act(appointments.appoint, lin, here, NewAppointment(person=rosa.person, role="member"))
    house.bell.streams.clear()
    house.act(appointments.end_appointment, lin, here, role_of(house, rosa))
    assert house.bell.streams[-1:] == [session_stream(rosa.session)]
    assert house.who(token).at(here) == {"member"}


# Through the door


async def test_staff_give_and_end_roles_over_the_door(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    path = f"/centres/{centre}/appointments"
    given = await cast.chen.do(
        "POST", path, {"person": cast.rosa.id, "role": "peer_representative"}
    )
    roles = [a["role"] for a in (await cast.rosa.get("/me"))["appointments"]]
    assert roles == ["member", "peer_representative"]
    words = {"person": cast.rosa.id, "role": "worker"}
    check_problem(await cast.chen.call("POST", path, words), 403, "not_allowed")
    for nobody in (cast.rosa, cast.mei, cast.zhao):
        check_problem(await nobody.call("POST", path, words), 404, "not_found")
        ended = await nobody.call("DELETE", f"{path}/{given['id']}")
        check_problem(ended, 404, "not_found")
    await cast.chen.do("DELETE", f"{path}/{given['id']}")
    assert len((await cast.rosa.get("/me"))["appointments"]) == 1


async def test_ending_ones_only_role_closes_the_line(cast: Cast) -> None:
    line = await cast.rosa.listen()
    role = (await cast.rosa.get("/me"))["appointments"][0]["id"]
    centre = cast.chen.me["home"]["id"]
    await cast.chen.do("DELETE", f"/centres/{centre}/appointments/{role}")
    assert await line.ended(3.0) == 4001
    check_problem(await cast.rosa.call("GET", "/me"), 401, "signed_out")


async def test_me_over_the_door(cast: Cast) -> None:
    me = await cast.rosa.do("PATCH", "/me", {"language": "ja", "text_size": "largest"})
    assert me == await cast.rosa.get("/me") and me["language"] == "ja"
    for wrong in ({"undo_seconds": 11}, {"name": "社工"}, {"pin": True}, {"language": "fr"}):
        check_problem(await cast.rosa.call("PATCH", "/me", wrong), 422, "invalid")
    assert me == await cast.rosa.get("/me")
