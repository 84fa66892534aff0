"""Who stands by whom it concerns: asked one by one, told once they said yes, and never a party to it."""

from uuid import uuid4

import pytest

from tests.decisions.conftest import MY_WORDS, WHY, WORDS, Desk


async def test_an_advocate_sees_it_once_they_said_yes(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    await desk.decide(case, "hide")
    ear = await desk.circle.doors.listen(kim)
    key, _ = await desk.appeal(kim)
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


async def test_a_no_is_silent_and_somebody_else_can_be_asked(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, before = await desk.appeal(kim)
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
    key, _ = await desk.appeal(desk.ding)
    await desk.do(desk.ding, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"] == []
    for path in (f"{desk.here}/appeals/{key}/taking",):
        assert (await desk.code(desk.ding, "PUT", path))[0] == 404
    assert (await desk.do(desk.gao, "PUT", f"{desk.here}/appeals/{key}/taking"))["advocate"]


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
        "UPDATE appointments SET role = 'member' WHERE person_id = ?",
        desk.circle.doors.stored(desk.gao.id),
    )
    key, mine = await desk.appeal(desk.ding)
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
    key, _ = await desk.appeal(desk.ding)
    desk.circle.doors.alter("UPDATE cases SET taken_by = ?", desk.circle.doors.stored(desk.ding.id))
    answer = f"/me/advocacy/{key}/answer"
    assert (await desk.code(desk.ding, "PUT", answer, {"answer": "yes"}))[0] in (403, 404, 409)
    desk.circle.doors.alter("UPDATE cases SET taken_by = ?", desk.circle.doors.stored(desk.chen.id))
    await desk.do(desk.ding, "PUT", answer, {"answer": "yes"})


async def test_nor_does_who_had_the_case_before(desk: Desk) -> None:
    """Ding gave it back: what they heard there they know."""
    wei = desk.circle.wei
    _, case = await desk.said()
    taking = f"{desk.here}/cases/{case['id']}/taking"
    await desk.do(desk.ding, "PUT", taking, {"version": case["version"]})
    version = (await desk.case())["version"]
    await desk.do(desk.ding, "DELETE", f"{taking}?version={version}")
    await desk.decide(await desk.case(), "hide", desk.gao)
    (mine,) = await desk.mine(wei)
    items = (await desk.do(wei, "GET", f"/me/decisions/{mine['id']}/advocates"))["items"]
    assert "Ding" not in [one["name"] for one in items] and "Chen" in [one["name"] for one in items]
    words = {"id": str(uuid4()), "words": MY_WORDS, "advocate": desk.ding.id}
    path = f"/me/decisions/{mine['id']}/appeal"
    assert await desk.code(wei, "PUT", path, words) == (404, "not_found")


async def test_who_left_the_centre_stands_by_nobody_there(desk: Desk) -> None:
    """They read nothing more of it, nobody brings them back, and somebody else can be asked."""
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    room = (await desk.do(kim, "GET", f"/me/advocacy/{key}"))["room"]
    other = await desk.circle.doors.centre(f"Far {uuid4().hex[:6]}")
    desk.circle.doors.alter(
        "INSERT INTO appointments (id, person_id, centre_id, role, since) VALUES (?, ?, ?, 'member', '2020-01-01')",
        *(desk.circle.doors.stored(one) for one in (str(uuid4()), kim.id, other)),
    )
    await desk.do(kim, "DELETE", f"/me/centres/{desk.circle.centre}")
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    assert (await desk.do(kim, "GET", "/me/advocacy"))["items"] == []
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 404
    assert not (await desk.mine(wei))[0]["appeal"]["stands_by"]
    await desk.do(wei, "PUT", f"/me/decisions/{made['id']}/appeal/advocate", {"person": lin.id})


@pytest.mark.parametrize("by_whom", ["wei", "kim"])
async def test_a_block_ends_it_and_its_end_brings_them_back(desk: Desk, by_whom: str) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    one, other = (wei, kim) if by_whom == "wei" else (kim, wei)
    _, case = await desk.said()
    await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    room = (await desk.do(kim, "GET", f"/me/advocacy/{key}"))["room"]
    await desk.circle.say(wei, "thank you", room)
    await desk.do(one, "PUT", f"/people/{other.id}/block")
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 404
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 404, (
        "nor does the worker bring them"
    )
    await desk.do(one, "DELETE", f"/people/{other.id}/block")
    assert (await desk.do(kim, "GET", f"/rooms/{room}"))["id"] == room
