"""Appeals: somebody who didn't decide looks again, with an advocate beside whom it concerns; undone is undone whole."""

from typing import Any
from uuid import uuid4

from tests.decisions.conftest import WHY, WORDS, Desk
from tests.matrix.doors import Someone

MY_WORDS = "I meant the weather, not you."


async def appeal(desk: Desk, advocate: Someone | None = None) -> tuple[str, dict[str, Any]]:
    """Wei's decision was made; out: the appeal's id, and the decision as Wei sees it."""
    (mine,) = await desk.mine(desk.circle.wei)
    key = str(uuid4())
    words = {"id": key, "words": MY_WORDS} | ({"advocate": advocate.id} if advocate else {})
    path = f"/me/decisions/{mine['id']}/appeal"
    first = await desk.circle.call(desk.circle.wei, "PUT", path, words)
    answer = await desk.circle.call(desk.circle.wei, "PUT", path, words)
    assert (first.status_code, answer.status_code) == (201, 200), answer.text
    other = words | {"words": "else"}
    assert (await desk.code(desk.circle.wei, "PUT", path, other))[0] == 409
    return key, answer.json()


async def test_an_advocate_sees_it_once_they_said_yes(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    await desk.decide(case, "hide")
    ear = await desk.circle.doors.listen(kim)
    key, _ = await appeal(desk, kim)
    await desk.circle.doors.settled()
    (asked,) = [e for e in ear.heard if e["on"] == "advocate.asked"]
    assert asked["person"]["name"] == "Wei" and asked["id"] == key
    before = await desk.do(kim, "GET", f"/me/advocacy/{key}")
    assert WORDS not in str(before) and MY_WORDS not in str(before) and WHY not in str(before)
    for _ in range(2):
        await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    seen = await desk.do(kim, "GET", f"/me/advocacy/{key}")
    assert (seen["said"], seen["words"], seen["why"]) == (WORDS, MY_WORDS, WHY)
    assert "Rosa" not in str(seen) and desk.circle.rosa.id not in str(seen)
    (mine,) = await desk.mine(wei)
    assert mine["appeal"]["stands_by"] and mine["appeal"]["room"] == seen["room"]
    await desk.circle.say(kim, "Wei and I talked it over.", seen["room"])


async def test_undone_by_somebody_who_did_not_decide(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    ears = await desk.circle.doors.listen(wei)
    key, _ = await appeal(desk, kim)
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
    key, mine = await appeal(desk)
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
    key, _ = await appeal(desk)
    path = f"{desk.here}/appeals/{key}/outcome"
    await desk.do(desk.gao, "PUT", path, {"outcome": "stays", "reason": "It did hurt."})
    (mine,) = await desk.mine(desk.circle.wei)
    assert mine["appeal"]["reason"] == "It did hurt." and not mine["may_appeal"]
    assert await desk.texts(desk.circle.kim) == ["-"]


async def test_a_no_is_silent_and_somebody_else_can_be_asked(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, before = await appeal(desk, kim)
    ear = await desk.circle.doors.listen(wei)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "no"})
    (after,) = await desk.mine(wei)
    assert after["appeal"] == before["appeal"], "a no shows nowhere"
    await desk.circle.doors.settled()
    assert not [e for e in ear.heard if e["on"] == "appeal.changed"]
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    path = f"/me/decisions/{made['id']}/appeal/advocate"
    await desk.do(wei, "PUT", path, {"person": lin.id})
    await desk.do(lin, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    assert await desk.code(wei, "PUT", path, {"person": kim.id}) == (409, "appeal_is_over")
    # Who was asked first is nobody to it any more.
    assert (await desk.code(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"}))[0] == 404


async def test_whom_one_can_ask_to_stand_by(desk: Desk) -> None:
    wei = desk.circle.wei
    far = await desk.circle.doors.someone(desk.circle.centre, "Nobody")
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    await desk.do(wei, "PUT", f"/people/{desk.circle.sam.id}/block")
    path = f"/me/decisions/{made['id']}/advocates"
    names = {one["name"] for one in (await desk.do(wei, "GET", path))["items"]}
    # Rosa is among them: leaving out who reported would name them. Chen, who decided, isn't.
    assert names == {"Rosa", "Lin", "Kim", "Ding", "Gao"}
    for who in (far, desk.circle.sam, desk.chen, wei):
        words = {"id": str(uuid4()), "words": "x", "advocate": who.id}
        assert (await desk.code(wei, "PUT", f"/me/decisions/{made['id']}/appeal", words))[0] == 404
    assert (await desk.mine(wei))[0]["appeal"] is None
    assert (await desk.code(desk.circle.kim, "GET", path))[0] == 404


async def test_an_advocate_who_works_there_keeps_out_of_the_case(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide", keep_open=True)
    key, _ = await appeal(desk, desk.ding)
    await desk.do(desk.ding, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"] == []
    for path in (f"{desk.here}/appeals/{key}/taking",):
        assert (await desk.code(desk.ding, "PUT", path))[0] == 404
    assert (await desk.do(desk.gao, "PUT", f"{desk.here}/appeals/{key}/taking"))["advocate"]


async def test_where_nobody_else_works_it_waits_and_says_so(desk: Desk) -> None:
    wei = desk.circle.wei
    for worker in (desk.ding, desk.gao):
        desk.circle.doors.alter(
            "UPDATE appointments SET ended_at = ? WHERE person_id = ?",
            "2030-03-05 08:00:00.000000",
            worker.id
            if desk.circle.doors.store.writing.name == "postgresql"
            else worker.id.replace("-", ""),
        )
    desk.circle.doors.alter(
        "UPDATE appointments SET role = 'coordinator' WHERE person_id = ?",
        desk.chen.id
        if desk.circle.doors.store.writing.name == "postgresql"
        else desk.chen.id.replace("-", ""),
    )
    _, case = await desk.said()
    await desk.decide(case, "hide")
    (mine,) = await desk.mine(wei)
    assert mine["alone"] and mine["may_appeal"]
    await appeal(desk)
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
    key, _ = await appeal(desk, desk.circle.kim)
    for _ in range(2):
        await desk.do(wei, "DELETE", f"/me/decisions/{made['id']}/appeal")
    assert (await desk.code(desk.circle.kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"] == []
    assert (await desk.code(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking"))[0] == 404


async def test_who_reported_is_in_nothing_that_they_see(desk: Desk) -> None:
    wei, kim, rosa = desk.circle.wei, desk.circle.kim, desk.circle.rosa
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await appeal(desk, kim)
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
    await appeal(desk)
    path = f"/centres/{desk.circle.centre}/appeals"
    before = (await desk.circle.do(desk.circle.wei, "GET", "/me/access-log"))["items"]
    shown = (await desk.circle.do(desk.ding, "GET", path))["items"]
    assert [item["words"] for item in shown] != [], "first prove that words were shown"
    await desk.later(minutes=2)
    after = (await desk.circle.do(desk.circle.wei, "GET", "/me/access-log"))["items"]
    assert {item["by"]["id"] for item in after} - {item["by"]["id"] for item in before} == {
        desk.ding.id
    }


async def test_who_has_the_case_speaks_for_nobody_else(desk: Desk) -> None:
    """They may know by now who reported it."""
    wei = desk.circle.wei
    _, case = await desk.said()
    taking = f"{desk.here}/cases/{case['id']}/taking"
    await desk.do(desk.ding, "PUT", taking, {"version": case["version"]})
    await desk.decide(await desk.case(), "hide", desk.gao, keep_open=True)
    (mine,) = await desk.mine(wei)
    beside = f"/me/decisions/{mine['id']}/advocates"
    offered = [one["name"] for one in (await desk.do(wei, "GET", beside))["items"]]
    assert "Chen" in offered and "Ding" not in offered
    words = {"id": str(uuid4()), "words": MY_WORDS, "advocate": desk.ding.id}
    path = f"/me/decisions/{mine['id']}/appeal"
    assert await desk.code(wei, "PUT", path, words) == (404, "not_found")


async def test_the_page_says_so_when_the_only_other_worker_stands_by(desk: Desk) -> None:
    wei = desk.circle.wei
    (gao,) = (await desk.do(desk.gao, "GET", "/me"))["appointments"]
    _, case = await desk.said()
    await desk.decide(case, "hide")
    desk.circle.doors.alter(
        "UPDATE appointments SET role = 'member' WHERE person_id = ?", _stored(desk, desk.gao)
    )
    key, mine = await appeal(desk, desk.ding)
    assert gao["role"] == "coordinator" and not mine["alone"]
    answer = f"/me/advocacy/{key}/answer"
    await desk.do(desk.ding, "PUT", answer, {"answer": "yes"})
    assert (await desk.mine(wei))[0]["alone"], "nobody is left who could look again"
    await desk.do(desk.ding, "PUT", answer, {"answer": "no"})
    (mine,) = await desk.mine(wei)
    assert not mine["alone"] and not mine["appeal"]["stands_by"]
    (waits,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert waits["id"] == key, "who stepped back can look at it"


async def test_who_was_asked_first_and_took_the_case_then_does_not_stand_by(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide", desk.gao, keep_open=True)
    key, _ = await appeal(desk, desk.ding)
    desk.circle.doors.alter("UPDATE cases SET taken_by = ?", _stored(desk, desk.ding))
    answer = f"/me/advocacy/{key}/answer"
    assert (await desk.code(desk.ding, "PUT", answer, {"answer": "yes"}))[0] in (403, 404, 409)
    desk.circle.doors.alter("UPDATE cases SET taken_by = ?", _stored(desk, desk.chen))
    await desk.do(desk.ding, "PUT", answer, {"answer": "yes"})


def _stored(desk: Desk, who: Someone) -> str:
    whole = desk.circle.doors.store.writing.name == "postgresql"
    return who.id if whole else who.id.replace("-", "")
