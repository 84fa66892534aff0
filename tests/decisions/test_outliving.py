"""A decision that holds outlives its case: it can be looked at again and taken back, and the words it was about go with the case."""

from uuid import UUID, uuid4

from actions import erasing
from jobs import cases
from tests.decisions.conftest import MY_WORDS, Desk

OUT = {"outcome": "undone", "reason": "It was about the weather."}


async def a_year_on(desk: Desk, days: int = 367) -> None:
    """The case ended, and its time at the desk is over."""
    await desk.later(days=days)
    await cases.sweep(desk.circle.doors.store)
    await desk.later(minutes=1)


async def removed(desk: Desk) -> str:
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    return str(made["id"])


async def test_what_is_hidden_stays_appealable_and_its_words_go(desk: Desk) -> None:
    wei = desk.circle.wei
    key, case = await desk.said()
    made = await desk.decide(case, "hide")
    (before,) = await desk.mine(wei)
    assert before["said"] and not before["said_gone"]
    await a_year_on(desk)
    (mine,) = await desk.mine(wei)
    assert (mine["state"], mine["may_appeal"], mine["reason"]) == ("in_force", True, made["reason"])
    assert (mine["said"], mine["said_gone"]) == ("", True)
    asked, _ = await desk.appeal()
    (found,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert (found["id"], found["words"], found["said"]) == (asked, MY_WORDS, "")
    path = f"{desk.here}/appeals/{asked}"
    assert (await desk.code(desk.chen, "PUT", f"{path}/taking"))[0] == 404
    assert (await desk.do(desk.ding, "PUT", f"{path}/taking"))["room"]
    await desk.do(desk.ding, "PUT", f"{path}/outcome", OUT)
    await desk.later(minutes=1)
    # The row has lapsed, nothing follows from it, and what was put aside is there again.
    assert await desk.mine(wei) == []
    shown = {item["id"]: item.get("text") for item in await desk.circle.history(wei)}
    assert shown[key]


async def test_a_lasting_removal_is_liftable_and_counts_no_more(desk: Desk) -> None:
    wei = desk.circle.wei
    made = await removed(desk)
    await a_year_on(desk)
    (mine,) = await desk.mine(wei)
    assert (mine["state"], mine["may_appeal"]) == ("in_force", True)
    (found,) = (await desk.do(desk.gao, "GET", f"{desk.here}/decisions"))["items"]
    assert (found["id"], found["person"]["name"], found["counts"]) == (made, "Wei", False)
    path = f"{desk.here}/decisions/{made}"
    assert (await desk.code(desk.circle.kim, "DELETE", path, {"reason": "x"}))[0] == 404
    await desk.undo(desk.gao, made)
    assert (await desk.do(wei, "GET", "/me/suspensions"))["items"] == []
    assert (await desk.do(desk.gao, "GET", f"{desk.here}/decisions"))["items"] == []


async def test_an_appeal_outlives_the_case_with_its_room(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    await desk.decide(case, "hide")
    await desk.later(days=360)
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    await desk.circle.say(kim, "We talked it over.", room)
    await a_year_on(desk, days=6)
    (found,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert found["state"] == "waiting"
    assert (await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking"))["room"] == room
    said = (await desk.do(wei, "GET", f"/rooms/{room}/messages"))["items"]
    assert "We talked it over." in [one.get("text") for one in said]


async def test_an_open_appeal_keeps_a_row_that_has_lapsed(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, "pause", lasts="week")
    await desk.later(days=364)
    key, _ = await desk.appeal()
    await a_year_on(desk, days=3)
    (mine,) = await desk.mine(wei)
    assert mine["appeal"]["state"] == "waiting"
    path = f"{desk.here}/appeals/{key}/outcome"
    await desk.do(desk.ding, "PUT", path, OUT | {"outcome": "stays"})
    await a_year_on(desk, days=1)
    assert await desk.mine(wei) == []


async def test_what_was_talked_over_goes_with_the_case(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    await desk.do(
        desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", OUT | {"outcome": "stays"}
    )
    await a_year_on(desk)
    (mine,) = await desk.mine(wei)
    assert (mine["id"], mine["appeal"]["room"]) == (made["id"], None)
    assert (await desk.code(wei, "GET", f"/rooms/{room}"))[0] == 404
    answering = f"/me/decisions/{made['id']}/answers/{uuid4()}"
    assert (await desk.code(wei, "PUT", answering, {"words": "Still here."}))[0] == 201


async def test_the_room_goes_with_whose_appeal_it_was(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    store = desk.circle.doors.store
    await store.write(erasing.erase_by_operator, UUID(wei.id), "asked", "tombstones")
    store.vault.erase(UUID(wei.id), "tombstones")
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 404
