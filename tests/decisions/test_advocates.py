"""Who stands by whom it concerns: asked one by one, told once they said yes, and never a party to it."""

from uuid import uuid4

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
