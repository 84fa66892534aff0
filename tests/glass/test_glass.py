"""Breaking the glass: what it opens and for how long, who is told, and what it never opens."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from actions.access_log import verify
from actions.erasing import erase_by_operator
from tests.glass.conftest import KEPT, REASON, Ward


async def test_it_opens_what_she_told_nobody_for_half_an_hour(ward: Ward) -> None:
    c = ward.circle
    page = await c.do(c.chen, "GET", f"/people/{c.lin.id}")
    assert page["facts"] == [], "first prove that nobody knows it"
    made = await ward.smash(c.chen, c.lin)
    assert made.status_code == 201 and made.json()["second"]["id"] == ward.hua.id
    shown = await ward.look(c.chen)
    assert [(fact["kind"], fact["words"]) for fact in shown.json()["facts"]] == [("phone", KEPT)]
    await c.later(minutes=29)
    assert (await ward.look(c.chen)).status_code == 200
    await c.later(minutes=1)
    assert (await ward.look(c.chen)).status_code == 404
    assert (await c.do(c.chen, "GET", f"/people/{c.lin.id}"))["facts"] == []


async def test_a_delay_that_counts_no_more_opens_nothing(ward: Ward) -> None:
    """Else she would be told at once, where the page just said that she is told later."""
    c, key = ward.circle, str(uuid4())
    words = {"person": c.lin.id, "hours": 24, "reason": REASON}
    await c.do(ward.bo, "PUT", ward.path(f"glass-delays/{key}"), words)
    await c.later(minutes=31)
    late = await ward.smash(ward.bo, c.lin, delay=key)
    assert (late.status_code, late.json()["code"]) == (409, "delay_is_over")
    assert await ward.log(c.lin) == [] and await ward.arrived(c.lin, "glass.told") == []
    key = str(uuid4())
    await c.do(ward.bo, "PUT", ward.path(f"glass-delays/{key}"), words)
    made = await ward.smash(ward.bo, c.lin, delay=key)
    assert made.status_code == 201 and made.json()["delayed"]["hours"] == 24
    again = await ward.smash(c.chen, c.lin, delay=key)
    assert (again.status_code, again.json()["code"]) == (409, "delay_is_over")


async def test_nobody_else_looks_through_it(ward: Ward) -> None:
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    unknown = await c.call(c.chen, "POST", ward.path(f"glasses/{uuid4()}/looks"))
    for who in (ward.hua, ward.bo, c.lin, c.rosa):
        answer = await ward.look(who)
        assert (answer.status_code, answer.json()["code"]) == (404, unknown.json()["code"])
    far = await c.doors.centre("Far Court")
    zhao = await c.doors.someone(far, "Zhao", "worker")
    assert (await ward.look(zhao)).status_code == 404


async def test_a_colleague_hears_at_once_and_so_does_she(ward: Ward) -> None:
    c = ward.circle
    ears = {who.name: await c.doors.listen(who) for who in (ward.hua, c.lin, c.rosa, ward.bo)}
    await ward.smash(c.chen, c.lin)
    await c.doors.settled()
    heard = {
        name: [e["on"] for e in ear.heard if e["on"].startswith("glass")]
        for name, ear in ears.items()
    }
    assert heard == {"Hua": ["glass.broken"], "Lin": ["glass.told"], "Rosa": [], "Bo": []}
    (told,) = await ward.arrived(c.lin, "glass.told")
    assert (told["glass"]["by"]["name"], told["glass"]["reason"]) == ("Chen", REASON)
    assert await ward.log(c.lin) == [("glass", "danger")]
    await ward.look(c.chen)
    assert await ward.log(c.lin) == [("glass_facts", "danger"), ("glass", "danger")]


@pytest.mark.parametrize("reason", ["too short", "." + " " * 40, "a" * 19])
async def test_it_takes_a_reason_of_twenty_characters(ward: Ward, reason: str) -> None:
    answer = await ward.smash(ward.circle.chen, ward.circle.lin, reason=reason)
    assert answer.status_code == 422 and await ward.log(ward.circle.lin) == []


async def test_it_takes_a_colleague_where_there_is_one(ward: Ward) -> None:
    c = ward.circle
    for second in (None, c.rosa.id, c.chen.id, str(uuid4())):
        assert (await ward.smash(c.chen, c.lin, second=second)).status_code == 422
    assert await ward.log(c.lin) == []
    alone = await c.doors.centre(f"Alone {uuid4().hex[:8]}")
    one = await c.doors.someone(alone, "One", "worker")
    sick = await c.doors.someone(alone, "Sick")
    words = {"person": sick.id, "reason": REASON}
    made = await c.call(one, "PUT", f"/centres/{alone}/glasses/{uuid4()}", words)
    assert made.status_code == 201, "danger to life waits for nobody who isn't there"


async def test_members_colleagues_and_oneself_can_not(ward: Ward) -> None:
    c = ward.circle
    assert (await ward.smash(c.rosa, c.lin)).status_code == 404
    for whom in (ward.bo, c.chen):
        assert (await ward.smash(c.chen, whom)).status_code == 403
    far = await c.doors.centre("Far Court")
    stranger = await c.doors.someone(far, "Stranger")
    assert (await ward.smash(c.chen, stranger)).status_code == 404


async def test_only_a_coordinators_written_reason_delays_the_telling(ward: Ward) -> None:
    c = ward.circle
    assert (await ward.delayed(c.chen, c.lin)).status_code == 403
    assert (await ward.delayed(ward.bo, c.lin, hours=73)).status_code == 422
    assert (await ward.delayed(ward.bo, c.lin)).status_code == 204
    made = (await ward.smash(c.chen, c.lin)).json()
    assert (made["delayed"]["by"]["name"], made["delayed"]["hours"]) == ("Bo", 48)
    await ward.look(c.chen)
    await ward.sweep()
    assert await ward.arrived(c.lin, "glass.told") == [] and await ward.log(c.lin) == []
    assert (await c.do(c.lin, "GET", "/me/glasses"))["items"] == []
    assert len(await ward.arrived(ward.hua, "glass.broken")) == 1, "the colleague hears at once"
    await c.later(hours=48)
    for _ in range(2):
        await ward.sweep()
    (told,) = await ward.arrived(c.lin, "glass.told")
    assert told["glass"]["delayed"]["reason"] == REASON
    assert {what for what, _ in await ward.log(c.lin)} == {"glass", "glass_facts"}
    assert len((await c.do(c.lin, "GET", "/me/glasses"))["items"]) == 1


async def test_a_written_delay_counts_once_and_not_for_long(ward: Ward) -> None:
    c = ward.circle
    await ward.delayed(ward.bo, c.lin)
    assert (await ward.smash(c.chen, c.rosa)).json()["delayed"] is None
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"] is not None
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"] is None
    await ward.delayed(ward.bo, c.lin)
    await c.later(minutes=31)
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"] is None


async def test_said_twice_it_is_done_once(ward: Ward) -> None:
    c = ward.circle
    made = await ward.smash(c.chen, c.lin)
    path = ward.path(f"glasses/{ward.broken[-1]}")
    words = {"person": c.lin.id, "reason": REASON, "second": ward.hua.id}
    again = await c.call(c.chen, "PUT", path, words)
    assert (again.status_code, again.json()) == (200, made.json())
    other = await c.call(c.chen, "PUT", path, words | {"reason": REASON + "!"})
    assert other.status_code == 409
    assert len(await ward.arrived(c.lin, "glass.told")) == 1


async def test_it_can_be_closed_and_ends_with_the_appointment(ward: Ward) -> None:
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    await c.do(c.chen, "DELETE", ward.path(f"glasses/{ward.broken[-1]}"))
    assert (await ward.look(c.chen)).status_code == 404
    await ward.smash(c.chen, c.lin)
    assert (await ward.look(c.chen)).status_code == 200
    c.doors.alter(
        "UPDATE appointments SET ended_at = since WHERE person_id = ?",
        ward.circle.doors.stored(c.chen.id),
    )
    assert (await ward.look(c.chen)).status_code == 401


async def test_coordinators_see_all_of_them_and_workers_their_own(ward: Ward) -> None:
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    await ward.smash(ward.hua, c.rosa, second=c.chen.id)
    ming = await c.doors.someone(c.centre, "Ming", "worker")
    counted = {
        who.name: len((await c.do(who, "GET", ward.path("glasses")))["items"])
        for who in (ward.bo, c.chen, ward.hua, ming)
    }
    assert counted == {"Bo": 2, "Chen": 2, "Hua": 2, "Ming": 0}
    assert (await c.call(c.rosa, "GET", ward.path("glasses"))).status_code == 404


async def test_nobody_takes_its_rows_out_of_the_log(ward: Ward) -> None:
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    writing = c.doors.store.writing
    for act in (
        "DELETE FROM access_log WHERE what = 'glass'",
        "UPDATE access_log SET what = 'facts'",
    ):
        with pytest.raises(DatabaseError), writing.begin() as connection:
            connection.execute(text(act))
    assert await ward.log(c.lin) == [("glass", "danger")]


async def test_what_it_never_opens_a_room_of_two(ward: Ward) -> None:
    c = ward.circle
    direct = await c.talk(c.lin, c.sam)
    await c.say(c.lin, "only for you", direct)
    await ward.smash(c.chen, c.lin)
    answer: Any = await ward.look(c.chen)
    assert "only for you" not in answer.text
    assert (await c.call(c.chen, "GET", f"/rooms/{direct}/messages")).status_code == 404


async def test_her_data_holds_it_and_erasing_forgets_it(ward: Ward) -> None:
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    data = await c.do(c.lin, "GET", "/me/data")
    assert [one["reason"] for one in data["glasses"]] == [REASON]
    await c.doors.store.write(erase_by_operator, UUID(c.lin.id), "asked for", "keep")
    assert (await c.do(ward.bo, "GET", ward.path("glasses")))["items"] == []
    rows, broken = await c.doors.store.read(verify, lambda _done, _all: None)
    assert rows >= 1 and broken == []


async def test_what_was_heard_is_what_a_fresh_look_finds(ward: Ward) -> None:
    c = ward.circle
    ears = [await c.doors.listen(who) for who in (ward.hua, c.lin)]
    await ward.smash(c.chen, c.lin)
    await c.doors.settled()
    heard = [e["glass"] for ear in ears for e in ear.heard if e["on"].startswith("glass.")]
    fresh = [(await c.do(ward.hua, "GET", ward.path("glasses")))["items"][0]]
    fresh.append((await c.do(c.lin, "GET", "/me/glasses"))["items"][0])
    assert heard == fresh
    again = await c.doors.listen(c.lin, {f"me:{c.lin.id}": 0})
    assert [e["glass"] for e in again.heard if e["on"] == "glass.told"] == fresh[1:]
