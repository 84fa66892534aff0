"""What protects: few at a time, the centre first for strangers, rest, a pause, and going for good."""

import json

from jobs import erasing
from tests.hands.conftest import CLINIC, Hands


async def test_three_open_requests_and_five_new_ones_a_day(hands: Hands) -> None:
    keys = [await hands.ask() for _ in range(3)]
    words = {"title": "One more", "day": "2030-03-12"}
    fresh = "01a0a000-0000-7000-8000-0000000000"
    assert await hands.refused(hands.rosa, "PUT", fresh + "01", words) == "enough_requested"
    for key in keys[:2]:
        await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}")
        await hands.ask()
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{keys[2]}")
    answer = await hands.call(hands.rosa, "PUT", f"/help-requests/{fresh}02", words)
    assert answer.json()["code"] == "enough_help_requests" and answer.json()["retry_after"] == 86400
    await hands.later(days=1, seconds=1)
    await hands.ask()


async def test_three_open_offers(hands: Hands) -> None:
    keys = [await hands.ask(who) for who in (hands.rosa, hands.kim, hands.lin, hands.wei)]
    for key in keys[:3]:
        await hands.offer(hands.sam, key)
    assert await hands.refused(hands.sam, "PUT", f"{keys[3]}/offers/me", {}) == "enough_offered"
    await hands.step_back(hands.sam, keys[0])
    await hands.offer(hands.sam, keys[3])
    await hands.later(seconds=1)
    await hands.offer(hands.mei, keys[1])
    await hands.choose(keys[1], hands.mei, who=hands.kim)
    await hands.confirm(hands.mei, keys[1])
    again = await hands.ask(hands.mei, title="Later")
    assert await hands.offer(hands.sam, again), "what is settled with others counts no more"


async def test_ones_own_and_a_day_that_is_over(hands: Hands) -> None:
    key = await hands.ask()
    assert await hands.refused(hands.rosa, "PUT", f"{key}/offers/me", {}) == "own_help_request"
    late = {"title": "Yesterday", "day": "2030-03-04"}
    fresh = "01a0a000-0000-7000-8000-000000000003"
    assert await hands.refused(hands.rosa, "PUT", fresh, late) == "time_is_over"


async def test_who_does_not_know_each_other_meets_at_the_centre(hands: Hands) -> None:
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    (offer,) = (await hands.see(hands.rosa, key))["offers"]
    assert offer["start_at_centre"] is True
    choice = {"people": [hands.sam.id], "place": CLINIC}
    assert await hands.refused(hands.rosa, "PUT", f"{key}/choice", choice) == "start_at_centre"
    seen = await hands.choose(key, hands.sam)
    assert (seen["place"], seen["meeting"]) == (CLINIC, {"place": "centre"})
    await hands.group(hands.rosa, hands.sam)
    assert (await hands.see(hands.rosa, key))["offers"][0]["start_at_centre"] is False
    assert (await hands.choose(key, hands.sam, place=CLINIC))["meeting"] == {"place": CLINIC}


async def test_what_is_asked_of_who_rests_waits(hands: Hands) -> None:
    key = await hands.ask(place="centre")
    await hands.do(hands.rosa, "PUT", "/me/rest", {})
    ear = await hands.doors.listen(hands.rosa)
    resting = await hands.offer(hands.sam, key)
    await hands.later(minutes=5)
    assert not [e for e in ear.heard if e["on"].startswith("help.")]
    assert await hands.told(hands.rosa) == []
    assert len((await hands.see(hands.rosa, key))["offers"]) == 1, "who looks finds it"
    await hands.do(hands.rosa, "DELETE", "/me/rest")
    await hands.later(seconds=1)
    assert await hands.told(hands.rosa) == ["help.offered"]
    other = await hands.ask(hands.kim, place="centre")
    awake = await hands.offer(hands.sam, other)
    same = ("state", "may", "mine", "offers")
    assert [resting[name] for name in same] == [awake[name] for name in same]


async def test_what_was_agreed_reaches_who_rests(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    await hands.do(hands.sam, "PUT", "/me/rest", {})
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}")
    await hands.undo_time()
    page = await hands.do(hands.sam, "GET", "/me/for-you")
    assert page["items"][0]["event"]["how"] == "withdrawn" and page["unread"] is False


async def test_who_is_paused_posts_and_offers_nothing_and_can_step_back(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key, mine = await hands.ask(), await hands.ask(hands.sam)
    await hands.agree(key, hands.sam)
    pause = {"person": hands.sam.id, "lasts": "day", "reason": "A calm day."}
    path = f"/centres/{hands.centre}/suspensions/01a0a000-0000-7000-8000-00000000000a"
    await hands.do(hands.chen, "PUT", path, pause)
    other = await hands.ask(hands.kim)
    fresh = "01a0a000-0000-7000-8000-00000000000b"
    words = {"title": "A hand", "day": "2030-03-12"}
    for told in (
        await hands.refused(hands.sam, "PUT", f"{other}/offers/me", {}),
        await hands.refused(hands.sam, "PUT", fresh, words),
        await hands.refused(hands.sam, "PATCH", mine, {"words": "x"}),
    ):
        assert told == "writing_paused"
    await hands.step_back(hands.sam, key)
    await hands.do(hands.sam, "DELETE", f"/help-requests/{mine}")


async def test_who_leaves_the_centre_comes_along_no_more(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    await hands.group(hands.kim, hands.lin)
    left, kept = await hands.ask(), await hands.ask(hands.kim)
    await hands.agree(left, hands.sam)
    await hands.offer(hands.lin, kept)
    await hands.choose(kept, hands.lin, who=hands.kim)
    await hands.later(seconds=1)
    await hands.confirm(hands.lin, kept)
    await hands.do(hands.sam, "DELETE", f"/me/centres/{hands.centre}")
    await hands.do(hands.kim, "DELETE", f"/me/centres/{hands.centre}")
    await hands.undo_time()
    assert await hands.told(hands.rosa) == ["help.stepped_back"]
    assert [e.get("how") for e in await hands.for_you(hands.lin)] == ["withdrawn"]
    assert await hands.see(hands.lin, kept) is None
    assert (await hands.see(hands.rosa, left))["offers"] == []


async def test_what_becomes_of_it_when_somebody_is_erased(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    asked, offered = await hands.ask(words="quite secret"), await hands.ask(hands.sam)
    await hands.agree(asked, hands.sam)
    await hands.offer(hands.rosa, offered, words="also secret")
    await hands.choose(offered, hands.rosa, who=hands.sam)
    await hands.later(seconds=1)
    await hands.confirm(hands.rosa, offered)
    data = json.dumps(await hands.do(hands.rosa, "GET", "/me/data"))
    assert "quite secret" in data and "also secret" in data
    await hands.do(hands.rosa, "PUT", "/me/erasure", {})
    hands.tick(days=7, hours=1)
    await erasing.sweep(hands.doors.store)
    await hands.undo_time()
    ear = await hands.doors.listen(hands.sam, {f"me:{hands.sam.id}": 0})
    assert hands.rosa.id not in str(ear.heard) and "Rosa" not in str(ear.heard)
    assert await hands.see(hands.sam, asked) is None


async def test_old_ones_are_let_go(hands: Hands) -> None:
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    gone = await hands.ask()
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{gone}")
    await hands.later(days=4)
    assert await hands.see(hands.rosa, gone) is None
    await hands.later(days=32)
    assert await hands.state(hands.rosa, key) == "lapsed"
    await hands.later(days=3)
    assert await hands.see(hands.rosa, key) is None
