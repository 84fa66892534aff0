"""A talk that a worker asks for: whom it concerns can have somebody stand by them there, who said yes first."""

from typing import Any

from tests.decisions.conftest import WHY, WORDS, Desk


async def talk(desk: Desk) -> dict[str, Any]:
    """Chen would like to talk with Wei; out: the decision as Wei has it."""
    _, case = await desk.said()
    await desk.decide(case, "talk", keep_open=True)
    (mine,) = await desk.mine(desk.circle.wei)
    return mine


async def names_in(desk: Desk, room: str) -> set[str]:
    members = (await desk.do(desk.circle.wei, "GET", f"/rooms/{room}/members"))["items"]
    return {one["person"]["name"] for one in members}


async def test_somebody_stands_by_in_a_talk_once_they_said_yes(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    mine = await talk(desk)
    listed = (await desk.do(wei, "GET", f"/me/decisions/{mine['id']}/advocates"))["items"]
    assert "Kim" in {one["name"] for one in listed}
    path = f"/me/decisions/{mine['id']}/appeal/advocate"
    await desk.do(wei, "PUT", path, {"person": kim.id})
    asked = (await desk.do(wei, "PUT", path, {"person": kim.id}))["appeal"]
    assert (asked["advocate"]["name"], asked["stands_by"], asked["words"]) == ("Kim", False, "")
    assert await names_in(desk, mine["room"]) == {"Wei", "Chen"}, "not before a yes"
    before = await desk.do(kim, "GET", f"/me/advocacy/{asked['id']}")
    assert WORDS not in str(before) and WHY not in str(before) and before["room"] is None
    await desk.do(kim, "PUT", f"/me/advocacy/{asked['id']}/answer", {"answer": "yes"})
    seen = await desk.do(kim, "GET", f"/me/advocacy/{asked['id']}")
    assert (seen["kind"], seen["room"], seen["why"]) == ("talk", mine["room"], WHY)
    assert await names_in(desk, mine["room"]) == {"Wei", "Chen", "Kim"}
    await desk.do(kim, "PUT", f"/me/advocacy/{asked['id']}/answer", {"answer": "no"})
    assert await names_in(desk, mine["room"]) == {"Wei", "Chen"}


async def test_nobody_judges_a_talk(desk: Desk) -> None:
    wei = desk.circle.wei
    mine = await talk(desk)
    path = f"/me/decisions/{mine['id']}/appeal"
    asked = (await desk.do(wei, "PUT", f"{path}/advocate", {"person": desk.gao.id}))["appeal"]
    for worker in (desk.ding, desk.gao):
        assert (await desk.do(worker, "GET", f"{desk.here}/appeals"))["items"] == []
        taking = f"{desk.here}/appeals/{asked['id']}/taking"
        assert (await desk.code(worker, "PUT", taking))[0] == 404
    case = await desk.case()
    form = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert form["items"][0]["appeal"] is None
    words = {"id": asked["id"], "words": "Please look again."}
    assert await desk.code(wei, "PUT", path, words) == (409, "appeal_is_over")
    # A worker who stands by somebody keeps out of the case.
    await desk.do(desk.gao, "PUT", f"/me/advocacy/{asked['id']}/answer", {"answer": "yes"})
    assert (await desk.code(desk.gao, "GET", f"{desk.here}/cases/{case['id']}"))[0] == 404
