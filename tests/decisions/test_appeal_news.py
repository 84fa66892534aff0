"""What For you tells of an appeal: how it moves to whom it concerns, how it ended to who stands by them, and nobody else."""

from typing import Any
from uuid import uuid4

from tests.decisions.conftest import MY_WORDS, WHY, WORDS, Desk
from tests.decisions.test_slips import appealed, say, wait
from tests.decisions.test_talking import talk
from tests.matrix.doors import Someone

OUT = {"outcome": "changed", "reason": "A day is enough.", "lasts": "day"}


async def told(desk: Desk, who: Someone) -> list[dict[str, Any]]:
    """Out: what somebody finds there of appeals, newest first."""
    items = (await desk.do(who, "GET", "/me/for-you"))["items"]
    return [one["event"] for one in items if one["event"]["on"] == "appeal.changed"]


async def only(desk: Desk, who: Someone) -> tuple[str, str | None]:
    """Out: the news of the one row, and of whom."""
    (one,) = await told(desk, who)
    return one["news"], one["person"] and one["person"]["name"]


async def test_how_it_moves_reaches_whom_it_concerns(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    decision, key = await appealed(desk)
    path = f"{desk.here}/appeals/{key}"
    assert await told(desk, wei) == [], "nobody has said anything yet"
    await say(desk, kim, key, "yes")
    assert await only(desk, wei) == ("stands_by", "Kim")
    assert (await told(desk, wei))[0]["decision"] == decision
    await desk.do(desk.ding, "PUT", f"{path}/taking")
    assert await only(desk, wei) == ("looked_at", "Ding")
    await say(desk, kim, key, "no")
    assert await only(desk, wei) == ("stepped_back", "Kim")
    await say(desk, kim, key, "yes")
    assert await only(desk, wei) == ("stands_by", "Kim"), "undone is told again"
    await say(desk, kim, key, "no")
    ask = f"/me/decisions/{decision}/appeal/advocate"
    await desk.do(wei, "PUT", ask, {"person": lin.id})
    assert await only(desk, wei) == ("looked_at", "Ding"), "that Kim went is known by now"
    before = await told(desk, wei)
    await say(desk, lin, key, "no")
    assert await told(desk, wei) == before, "a no is silent here, too"
    await desk.do(desk.ding, "DELETE", f"{path}/taking")
    assert await only(desk, wei) == ("waits", None)
    await desk.do(desk.ding, "PUT", f"{path}/outcome", OUT | {"outcome": "stays", "lasts": None})
    assert await told(desk, wei) == [], "that it was decided is told once, by the decision"
    items = (await desk.do(wei, "GET", "/me/for-you"))["items"]
    assert [one["event"]["on"] for one in items].count("decision.changed") == 1


async def test_how_it_ended_reaches_who_stands_by(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, case = await desk.said()
    await desk.decide(case, "leave", lasts="month")
    key, _ = await desk.appeal(kim)
    await say(desk, kim, key, "yes")
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    assert await told(desk, kim) == [], "who looks is no news to them"
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", OUT)
    page = await desk.do(kim, "GET", "/me/for-you")
    assert await only(desk, kim) == ("ended", "Wei")
    (one,) = await told(desk, kim)
    assert (one["outcome"], one["decision"]) == ("changed", None)
    # One row for one appeal, without a word that was said, or who told the desk.
    kinds = [item["event"]["on"] for item in page["items"]]
    assert "advocate.asked" not in kinds and page["unread"]
    for private in (WORDS, MY_WORDS, WHY, OUT["reason"], "Rosa", desk.circle.rosa.id):
        assert str(private) not in str(page)
    for other in (desk.circle.rosa, desk.circle.lin, desk.chen, desk.ding):
        assert await told(desk, other) == []
    assert await told(desk, wei) == []


async def test_who_was_asked_first_hears_nothing_of_it(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    decision, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    await say(desk, kim, key, "no")
    ear = await desk.circle.doors.listen(kim)
    await desk.do(wei, "PUT", f"/me/decisions/{decision}/appeal/advocate", {"person": lin.id})
    await say(desk, lin, key, "yes")
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    await desk.do(
        desk.ding,
        "PUT",
        f"{desk.here}/appeals/{key}/outcome",
        OUT | {"lasts": None, "outcome": "stays"},
    )
    await desk.circle.doors.settled()
    assert await told(desk, kim) == []
    assert not [e for e in ear.heard if e["on"] in ("appeal.changed", "advocate.asked")]
    assert await only(desk, lin) == ("ended", "Wei")


async def test_past_a_block_there_is_no_name_and_to_them_nothing(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    await desk.do(desk.ding, "DELETE", f"{desk.here}/appeals/{key}/taking")
    await desk.do(kim, "PUT", f"/people/{wei.id}/block")
    assert await only(desk, wei) == ("waits", None)
    ear = await desk.circle.doors.listen(kim)
    await desk.do(
        desk.ding,
        "PUT",
        f"{desk.here}/appeals/{key}/outcome",
        OUT | {"lasts": None, "outcome": "stays"},
    )
    await desk.circle.doors.settled()
    assert await told(desk, kim) == [] and not [e for e in ear.heard if "news" in e]


async def test_the_row_of_a_yes_reads_neutrally_once_a_block_stands_between(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    assert await only(desk, wei) == ("stands_by", "Kim")
    await desk.do(wei, "PUT", f"/people/{kim.id}/block")
    assert await only(desk, wei) == ("waits", None)


async def test_what_was_withdrawn_stands_there_no_more(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    decision, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    await desk.do(wei, "DELETE", f"/me/decisions/{decision}/appeal")
    assert await told(desk, wei) == [] == await told(desk, kim)
    await desk.do(wei, "DELETE", f"/me/decisions/{decision}/appeal/withdrawal")
    assert await only(desk, wei) == ("stands_by", "Kim")


async def test_a_talk_waits_for_nobody(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    mine = await talk(desk)
    ask = f"/me/decisions/{mine['id']}/appeal/advocate"
    key = (await desk.do(wei, "PUT", ask, {"person": kim.id}))["appeal"]["id"]
    await say(desk, kim, key, "yes")
    assert await only(desk, wei) == ("stands_by", "Kim")
    await wait(desk, 30)
    await say(desk, kim, key, "no")
    assert await only(desk, wei) == ("stepped_back", "Kim")
    await desk.do(wei, "PUT", ask, {"person": lin.id})
    assert await told(desk, wei) == []


async def test_who_left_the_centre_hears_no_more_of_it(desk: Desk) -> None:
    kim = desk.circle.kim
    _, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    other = await desk.circle.doors.centre(f"Far {uuid4().hex[:6]}")
    desk.circle.doors.alter(
        "INSERT INTO appointments (id, person_id, centre_id, role, since) VALUES (?, ?, ?, 'member', '2020-01-01')",
        *(desk.circle.doors.stored(one) for one in (str(uuid4()), kim.id, other)),
    )
    await desk.do(kim, "DELETE", f"/me/centres/{desk.circle.centre}")
    out = OUT | {"lasts": None, "outcome": "stays"}
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", out)
    items = (await desk.do(kim, "GET", "/me/for-you"))["items"]
    assert not [one for one in items if "Wei" in str(one)]
