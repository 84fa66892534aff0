"""Agreeing to what a colleague proposed: only while the case is open, it still fits, and was seen as it is now."""

from datetime import timedelta
from uuid import UUID, uuid4

from actions import erasing
from tests.decisions.conftest import Desk


async def proposed(desk: Desk) -> str:
    """Out: the path for agreeing to Wei's removal, which Chen proposed."""
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    return f"{desk.path(case, made['id'])}/second"


async def test_a_case_that_ended_takes_its_proposals_with_it(desk: Desk) -> None:
    path = await proposed(desk)
    case = await desk.case()
    await desk.decide(case, "nothing")
    assert (await desk.code(desk.ding, "PUT", path))[0] in (404, 409)
    assert await desk.mine(desk.circle.wei) == []
    form = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert [one["waits"] for one in form["items"]] == [False, False]
    version = (await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}"))["version"]
    opening = f"{desk.here}/cases/{case['id']}/opening"
    await desk.do(desk.ding, "PUT", opening, {"version": version})
    assert (await desk.code(desk.ding, "PUT", path))[0] == 404, "opened again, it stays gone"


async def test_a_colleague_is_nobodys_to_remove(desk: Desk) -> None:
    path = await proposed(desk)
    desk.circle.doors.alter(
        "UPDATE appointments SET role = 'worker' WHERE person_id = ?",
        desk.circle.doors.stored(desk.circle.wei.id),
    )
    assert await desk.code(desk.ding, "PUT", path) == (403, "not_allowed")


async def test_nobody_is_left_to_agree_about(desk: Desk) -> None:
    path = await proposed(desk)
    store = desk.circle.doors.store
    await store.write(erasing.erase_by_operator, UUID(desk.circle.wei.id), "asked", "tombstones")
    store.vault.erase(UUID(desk.circle.wei.id), "tombstones")
    assert (await desk.code(desk.ding, "PUT", path))[0] in (404, 409)
    form = await desk.do(desk.ding, "GET", f"{path.split('/decisions/')[0]}/deciding")
    assert [one["waits"] for one in form["items"]] == [False]


async def test_two_are_two_people_who_are_there(desk: Desk) -> None:
    path = await proposed(desk)
    store = desk.circle.doors.store
    await store.write(erasing.erase_by_operator, UUID(desk.chen.id), "asked", "tombstones")
    store.vault.erase(UUID(desk.chen.id), "tombstones")
    assert (await desk.code(desk.ding, "PUT", path))[0] == 404
    assert await desk.mine(desk.circle.wei) == []


async def test_who_works_there_no_more_proposes_nothing(desk: Desk) -> None:
    path = await proposed(desk)
    held = (await desk.do(desk.chen, "GET", "/me"))["appointments"]
    (role,) = [one["id"] for one in held if one["role"] == "worker"]
    await desk.do(desk.gao, "DELETE", f"{desk.here}/appointments/{role}")
    assert await desk.code(desk.ding, "PUT", path) == (404, "not_found")
    queue = await desk.do(desk.ding, "GET", f"{desk.here}/cases")
    assert queue["to_agree"] == [] and await desk.mine(desk.circle.wei) == []


async def test_who_agrees_has_seen_the_newest_step(desk: Desk) -> None:
    path = await proposed(desk)
    case = await desk.case()
    stale = {"version": case["version"] - 1}
    assert await desk.code(desk.ding, "PUT", path, stale) == (409, "case_moved_on")
    seen = {"version": case["version"]}
    for _ in range(2):
        assert (await desk.code(desk.ding, "PUT", path, seen))[0] == 200
    assert [one["kind"] for one in await desk.mine(desk.circle.wei)] == ["removal"]


async def test_who_does_not_say_what_they_saw_agrees_only_while_nothing_has_happened_since(
    desk: Desk,
) -> None:
    path = await proposed(desk)
    note = f"{path.split('/decisions/')[0]}/notes/{uuid4()}"
    desk.circle.clock.at += timedelta(minutes=5)
    await desk.do(desk.chen, "PUT", note, {"words": "I am not so sure any more."})
    assert await desk.code(desk.ding, "PUT", path) == (409, "case_moved_on")
    assert await desk.mine(desk.circle.wei) == []


async def test_reading_what_was_decided_is_a_look(desk: Desk) -> None:
    _, case = await desk.said()
    form = f"{desk.here}/cases/{case['id']}/deciding"
    await desk.decide(case, "hide")
    for _ in range(2):
        await desk.do(desk.ding, "GET", form)
    looks = (await desk.do(desk.circle.wei, "GET", "/me/access-log"))["items"]
    assert [one["by"]["name"] for one in looks if one["what"] == "case"] == ["Ding"]
