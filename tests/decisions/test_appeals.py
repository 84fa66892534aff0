"""Appeals: somebody who didn't decide looks again; undone is undone whole."""

from typing import Any
from uuid import uuid4

from tests.decisions.conftest import MY_WORDS, WORDS, Desk


async def test_undone_by_somebody_who_did_not_decide(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    ears = await desk.circle.doors.listen(wei)
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    # Who decided neither finds it nor takes it; a worker who didn't does.
    path = f"{desk.here}/appeals/{key}"
    assert (await desk.do(desk.chen, "GET", f"{desk.here}/appeals"))["items"] == []
    assert (await desk.code(desk.chen, "PUT", f"{path}/taking"))[0] == 404
    (found,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert (found["words"], found["said"], found["for_me"]) == (MY_WORDS, WORDS, True)
    assert found["decision"]["by"]["name"] == "Chen" and found["advocate"]["name"] == "Kim"
    await desk.do(desk.ding, "PUT", f"{path}/taking")
    taken = await desk.do(desk.ding, "PUT", f"{path}/taking")
    assert taken["room"] == (await desk.mine(wei))[0]["appeal"]["room"]
    assert (await desk.code(desk.gao, "PUT", f"{path}/taking")) == (409, "somebody_looks")
    assert await desk.texts(kim) == ["-"]
    out = {"outcome": "undone", "reason": "It was about the weather."}
    for _ in range(2):
        await desk.do(desk.ding, "PUT", f"{path}/outcome", out)
    assert (await desk.code(desk.ding, "PUT", f"{path}/outcome", out | {"outcome": "stays"}))[
        0
    ] == 409
    await desk.later(minutes=1)
    assert await desk.texts(kim) == [WORDS]
    (mine,) = await desk.mine(wei)
    assert (mine["state"], mine["appeal"]["outcome"], mine["undone_why"]) == (
        "undone",
        "undone",
        out["reason"],
    )
    assert len([e for e in ears.heard if e["on"] == "decision.changed"]) == 1, "told exactly once"
    assert (await desk.do(kim, "GET", f"/me/advocacy/{key}"))["outcome"] == "undone"
    form = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert form["before"] == [] and not form["items"][0]["counts"]
    assert (await desk.code(wei, "DELETE", f"/me/decisions/{made['id']}/appeal"))[0] == 409


async def test_every_effect_is_undone(desk: Desk) -> None:
    wei = desk.circle.wei
    effects: list[tuple[str, dict[str, Any]]] = [
        ("pause", {"lasts": "week"}),
        ("remove_from_room", {"lasts": "month"}),
        ("topic", {"topic": "money"}),
    ]
    for kind, more in effects:
        _, case = await desk.said(f"words of {kind}")
        made = await desk.decide(case, kind, **more)
        key = str(uuid4())
        path = f"/me/decisions/{made['id']}/appeal"
        await desk.do(wei, "PUT", path, {"id": key, "words": MY_WORDS})
        out = {"outcome": "undone", "reason": "It was a mistake of ours."}
        await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", out)
        await desk.circle.call(wei, "PUT", f"/rooms/{desk.circle.room}/members/me")
        await desk.circle.say(wei, "here I am")
    assert all(item.get("topics", []) == [] for item in await desk.circle.history(wei))
    assert (await desk.do(wei, "GET", "/me/suspensions"))["items"] == []


async def test_changed_is_shorter(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, "leave", lasts="month")
    key, mine = await desk.appeal()
    path = f"{desk.here}/appeals/{key}/outcome"
    for lasts in (None, "month", "lasting"):
        out = {"outcome": "changed", "reason": "Shorter.", "lasts": lasts}
        assert (await desk.code(desk.ding, "PUT", path, out))[0] == 422, lasts
    await desk.do(desk.ding, "PUT", path, {"outcome": "changed", "reason": "A.", "lasts": "day"})
    (now,) = await desk.mine(wei)
    assert now["until"] < mine["until"]
    await desk.later(days=1, minutes=1)
    await desk.circle.say(wei, "good morning")


async def test_it_stays(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide")
    key, _ = await desk.appeal()
    path = f"{desk.here}/appeals/{key}/outcome"
    await desk.do(desk.gao, "PUT", path, {"outcome": "stays", "reason": "It did hurt."})
    (mine,) = await desk.mine(desk.circle.wei)
    assert mine["appeal"]["reason"] == "It did hurt." and not mine["may_appeal"]
    assert await desk.texts(desk.circle.kim) == ["-"]


async def test_where_nobody_else_works_it_waits_and_says_so(desk: Desk) -> None:
    wei = desk.circle.wei
    for worker in (desk.ding, desk.gao):
        desk.circle.doors.alter(
            "UPDATE appointments SET ended_at = ? WHERE person_id = ?",
            "2030-03-05 08:00:00.000000",
            desk.circle.doors.stored(worker.id),
        )
    desk.circle.doors.alter(
        "UPDATE appointments SET role = 'coordinator' WHERE person_id = ?",
        desk.circle.doors.stored(desk.chen.id),
    )
    _, case = await desk.said()
    await desk.decide(case, "hide")
    (mine,) = await desk.mine(wei)
    assert mine["alone"] and mine["may_appeal"]
    await desk.appeal()
    (waits,) = (await desk.do(desk.chen, "GET", f"{desk.here}/appeals"))["items"]
    assert (waits["for_me"], waits["words"], waits["person"], waits["said"]) == (
        False,
        "",
        None,
        "",
    )
    assert (await desk.code(desk.chen, "PUT", f"{desk.here}/appeals/{waits['id']}/taking"))[
        0
    ] == 404


async def test_withdrawing(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(desk.circle.kim)
    for _ in range(2):
        await desk.do(wei, "DELETE", f"/me/decisions/{made['id']}/appeal")
    assert (await desk.code(desk.circle.kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"] == []
    assert (await desk.code(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking"))[0] == 404


async def test_who_reported_is_in_nothing_that_they_see(desk: Desk) -> None:
    wei, kim, rosa = desk.circle.wei, desk.circle.kim, desk.circle.rosa
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    for who, path in (
        (wei, "/me/decisions"),
        (wei, f"/me/decisions/{made['id']}"),
        (wei, "/me/for-you"),
        (kim, f"/me/advocacy/{key}"),
        (kim, "/me/advocacy"),
        (desk.ding, f"{desk.here}/appeals"),
    ):
        answer = str(await desk.do(who, "GET", path))
        assert rosa.id not in answer and "Rosa" not in answer, path
    # Their own words of that moment are there, though: proof that the page isn't empty.
    assert WORDS in str(await desk.do(wei, "GET", "/me/decisions"))


async def test_reading_an_appeal_stands_in_the_log_of_whose_it_is(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide")
    await desk.appeal()
    path = f"/centres/{desk.circle.centre}/appeals"
    before = (await desk.circle.do(desk.circle.wei, "GET", "/me/access-log"))["items"]
    shown = (await desk.circle.do(desk.ding, "GET", path))["items"]
    assert [item["words"] for item in shown] != [], "first prove that words were shown"
    await desk.later(minutes=2)
    after = (await desk.circle.do(desk.circle.wei, "GET", "/me/access-log"))["items"]
    assert {item["by"]["id"] for item in after} - {item["by"]["id"] for item in before} == {
        desk.ding.id
    }
