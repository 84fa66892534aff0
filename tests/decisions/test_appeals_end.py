"""Every appeal can come to an end: whoever looks can go, can hand it back, and nobody is shut out by being asked."""

from typing import Any

from tests.decisions.conftest import Desk
from tests.matrix.doors import Someone

OUT = {"outcome": "undone", "reason": "It was about the weather."}


async def appealed(desk: Desk, kind: str = "hide", **more: Any) -> tuple[str, str]:
    """Chen decided, Wei appeals; out: the decision's id, and the path of the appeal at the desk."""
    _, case = await desk.said()
    made = await desk.decide(case, kind, **more)
    key, _ = await desk.appeal()
    return made["id"], f"{desk.here}/appeals/{key}"


async def ask(desk: Desk, decision: str, who: Someone) -> tuple[int, str]:
    path = f"/me/decisions/{decision}/appeal/advocate"
    return await desk.code(desk.circle.wei, "PUT", path, {"person": who.id})


async def say(desk: Desk, who: Someone, path: str, answer: str) -> tuple[int, str]:
    key = path.rsplit("/", 1)[1]
    return await desk.code(who, "PUT", f"/me/advocacy/{key}/answer", {"answer": answer})


async def test_being_asked_shuts_no_worker_out(desk: Desk) -> None:
    decision, path = await appealed(desk)
    assert await ask(desk, decision, desk.ding) == (200, "")
    assert len((await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]) == 1
    assert (await say(desk, desk.ding, path, "no"))[0] == 204
    assert (await desk.code(desk.ding, "PUT", f"{path}/outcome", OUT))[0] == 200
    (mine,) = await desk.mine(desk.circle.wei)
    assert mine["appeal"]["outcome"] == "undone"


async def test_who_looks_is_not_asked_to_stand_by(desk: Desk) -> None:
    decision, path = await appealed(desk)
    await desk.do(desk.ding, "PUT", f"{path}/taking")
    assert (await ask(desk, decision, desk.ding))[0] == 404
    # Who was asked and takes it looks at it: that is their answer.
    await desk.do(desk.ding, "DELETE", f"{path}/taking")
    assert (await ask(desk, decision, desk.ding))[0] == 200
    await desk.do(desk.ding, "PUT", f"{path}/taking")
    assert (await say(desk, desk.ding, path, "yes"))[0] == 404
    assert (await desk.code(desk.ding, "PUT", f"{path}/outcome", OUT))[0] == 200


async def test_who_leaves_leaves_it_to_the_others(desk: Desk) -> None:
    _, path = await appealed(desk)
    await desk.do(desk.ding, "PUT", f"{path}/taking")
    desk.circle.doors.alter(
        "UPDATE appointments SET ended_at = ? WHERE person_id = ?",
        "2030-03-05 08:00:00.000000",
        desk.circle.doors.stored(desk.ding.id),
    )
    await desk.later(minutes=1)
    (mine,) = await desk.mine(desk.circle.wei)
    assert (mine["appeal"]["state"], mine["appeal"]["looks"]) == ("waiting", None)
    assert (await desk.code(desk.gao, "PUT", f"{path}/taking"))[0] == 200
    room = (await desk.mine(desk.circle.wei))[0]["appeal"]["room"]
    members = (await desk.do(desk.gao, "GET", f"/rooms/{room}/members"))["items"]
    assert {one["person"]["name"] for one in members} == {"Wei", "Gao"}


async def test_giving_it_back_and_taking_it_over(desk: Desk) -> None:
    fang = await desk.circle.doors.someone(desk.circle.centre, "Fang", "worker")
    _, path = await appealed(desk)
    room = (await desk.do(desk.ding, "PUT", f"{path}/taking"))["room"]
    over = {"over": True}
    for who, body in ((fang, None), (fang, over), (desk.gao, None)):
        assert await desk.code(who, "PUT", f"{path}/taking", body) == (409, "somebody_looks")
    # Whose it isn't gives nothing back.
    assert (await desk.do(fang, "DELETE", f"{path}/taking"))["taken_by"]["name"] == "Ding"
    for _ in range(2):
        back = await desk.do(desk.ding, "DELETE", f"{path}/taking")
        assert (back["state"], back["taken_by"], back["room"]) == ("waiting", None, None)
    assert (await desk.code(desk.ding, "GET", f"/rooms/{room}"))[0] == 404
    await desk.do(fang, "PUT", f"{path}/taking")
    assert (await desk.do(desk.gao, "PUT", f"{path}/taking", over))["room"] == room
    assert (await desk.code(fang, "GET", f"/rooms/{room}"))[0] == 404
    assert (await desk.code(fang, "PUT", f"{path}/outcome", OUT))[0] == 409
    assert (await desk.code(desk.gao, "PUT", f"{path}/outcome", OUT))[0] == 200
    assert await desk.code(desk.gao, "DELETE", f"{path}/taking") == (409, "appeal_is_over")


async def test_what_is_undone_is_asked_no_more(desk: Desk) -> None:
    wei = desk.circle.wei
    decision, path = await appealed(desk, "pause", lasts="week")
    await desk.undo(desk.chen, decision)
    (mine,) = await desk.mine(wei)
    told = (mine["state"], mine["appeal"]["state"], mine["appeal"]["outcome"])
    assert told == ("undone", "decided", "undone")
    assert mine["appeal"]["reason"] == mine["undone_why"] == "On second thoughts."
    assert (await desk.code(desk.ding, "PUT", f"{path}/outcome", OUT | {"outcome": "stays"}))[
        0
    ] == 409
    (shown,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert shown["state"] == "decided"


async def test_a_yes_that_becomes_a_no_leaves_the_room(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    decision, path = await appealed(desk)
    await ask(desk, decision, kim)
    await say(desk, kim, path, "yes")
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 200
    await say(desk, kim, path, "no")
    assert (await desk.code(kim, "GET", f"/rooms/{room}/messages"))[0] == 404
    await ask(desk, decision, lin)
    await say(desk, lin, path, "yes")
    members = (await desk.do(wei, "GET", f"/rooms/{room}/members"))["items"]
    assert {one["person"]["name"] for one in members} == {"Wei", "Lin"}
    await desk.do(wei, "DELETE", f"/me/decisions/{decision}/appeal")
    assert (await desk.code(lin, "GET", f"/rooms/{room}"))[0] == 404


async def test_the_list_of_advocates_tells_nothing_of_who_reported(desk: Desk) -> None:
    wei = desk.circle.wei
    await desk.do(desk.ding, "PUT", f"/rooms/{desk.circle.room}/members/me")
    key = await desk.circle.say(wei, "hm")
    await desk.report(desk.ding, key)
    made = await desk.decide(await desk.case(), "hide")
    listed = (await desk.do(wei, "GET", f"/me/decisions/{made['id']}/advocates"))["items"]
    assert {"Ding", "Gao"} <= {one["name"] for one in listed}
    asked, _ = await desk.appeal()
    path = f"{desk.here}/appeals/{asked}"
    assert (await ask(desk, made["id"], desk.ding))[0] == 200
    (before,) = await desk.mine(wei)
    assert await say(desk, desk.ding, path, "yes") == (409, "cant_stand_by")
    assert (await desk.mine(wei))[0]["appeal"] == before["appeal"], "to Wei: no answer yet"


async def test_whom_one_was_in_a_group_with_can_stand_by_after_a_lasting_removal(
    desk: Desk,
) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    await desk.do(desk.circle.sam, "PUT", f"/people/{wei.id}/block")
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    # Who came into the group later doesn't know them.
    await desk.later(minutes=1)
    late = await desk.circle.doors.someone(desk.circle.centre, "Late")
    await desk.do(late, "PUT", f"/rooms/{desk.circle.room}/members/me")
    listed = (await desk.do(wei, "GET", f"/me/decisions/{made['id']}/advocates"))["items"]
    assert {one["name"] for one in listed} == {"Rosa", "Lin", "Kim", "Gao"}
    key, _ = await desk.appeal(kim)
    assert (await say(desk, kim, f"/{key}", "yes"))[0] == 204
