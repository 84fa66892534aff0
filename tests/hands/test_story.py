"""From asking for a hand to done: who is told what, and what a second look finds."""

from datetime import datetime

import pytest

from tests.hands.conftest import CLINIC, LIST, Hands

EVENING = datetime.fromisoformat("2030-03-11T10:00:00Z")  # 18:00 in Shanghai, the day before
THEN = datetime.fromisoformat("2030-03-12T06:00:00Z")


async def test_from_asking_to_done(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask(words="I am a bit nervous there.")
    assert await hands.listed(hands.sam) == [key]
    assert await hands.listed(hands.rosa) == [], "one's own stands among mine"
    assert await hands.listed(hands.rosa, "/me/help-requests") == [key]
    seen = await hands.see(hands.sam, key)
    assert (seen["title"], seen["place"], seen["owner"]["name"]) == (
        "To the clinic",
        CLINIC,
        "Rosa",
    )
    assert [(line["words"], line["ticked"]) for line in seen["checklist"]] == [
        (words, None) for words in LIST
    ]
    assert (seen["audience"], seen["offers"], seen["may"]["offer"]) == (None, None, True)
    ear = await hands.doors.listen(hands.rosa)
    offered = await hands.offer(hands.sam, key, words="gladly")
    assert offered["mine"] == {"words": "gladly", "chosen": False, "confirmed": False}
    await hands.later(seconds=1)
    (event,) = [e for e in ear.heard if e["on"] == "help.offered"]
    assert (event["person"]["name"], event["request"]["offers"][0]["words"]) == ("Sam", "gladly")
    assert event["request"] == await hands.see(hands.rosa, key)
    await hands.choose(key, hands.sam)
    await hands.later(seconds=1)
    assert await hands.told(hands.sam) == ["help.chosen"]
    assert await hands.told(hands.rosa) == [], "what was offered is chosen by now"
    assert (await hands.see(hands.sam, key))["meeting"] == {"place": CLINIC}
    await hands.confirm(hands.sam, key, place=CLINIC)
    await hands.later(seconds=1)
    assert await hands.told(hands.rosa) == ["help.confirmed"]
    assert [await hands.state(who, key) for who in (hands.rosa, hands.sam)] == ["agreed"] * 2
    await _to_the_end(hands, key)


async def _to_the_end(hands: Hands, key: str) -> None:
    """What is agreed is ticked, reminded of, and done."""
    await hands.do(hands.sam, "PUT", f"/help-requests/{key}/checklist", {"line": 1, "ticked": True})
    ticked = (await hands.see(hands.rosa, key))["checklist"]
    assert [line["ticked"] for line in ticked] == [False, True]
    assert (
        await hands.refused(hands.rosa, "PUT", f"{key}/ending", {"how": "done"}) == "help_not_yet"
    )
    await hands.until(EVENING)
    for who in (hands.rosa, hands.sam):
        assert (await hands.told(who))[0] == "help.reminded"
    await hands.until(THEN)
    await hands.do(hands.sam, "PUT", f"/help-requests/{key}/ending", {"how": "done"})
    await hands.later(seconds=1)
    assert [e["how"] for e in await hands.for_you(hands.rosa) if e["on"] == "help.ended"] == [
        "done"
    ]
    assert "help.ended" not in await hands.told(hands.sam), "who said it knows"
    assert [await hands.state(who, key) for who in (hands.rosa, hands.sam)] == ["done"] * 2
    assert await hands.listed(hands.sam, "/me/help-requests") == [key]


async def test_one_of_two_is_chosen_and_the_other_hears_it_kindly(hands: Hands) -> None:
    key = await hands.ask(place="centre")
    for who in (hands.sam, hands.kim):
        await hands.offer(who, key)
    await hands.choose(key, hands.sam)
    await hands.later(seconds=1)
    assert await hands.state(hands.kim, key) == "open", "nothing is settled yet"
    await hands.confirm(hands.sam, key)
    await hands.later(seconds=1)
    (event,) = await hands.for_you(hands.kim)
    assert (event["on"], event["how"]) == ("help.ended", "somebody_else")
    assert event["request"]["state"] == "settled"
    assert hands.sam.id not in str(event), "who it is is nobody's business"
    assert await hands.see(hands.lin, key) is None, "who has nothing to do with it finds it no more"
    assert await hands.listed(hands.lin) == []
    assert await hands.refused(hands.lin, "PUT", f"{key}/offers/me", {}) == "help_settled"
    await hands.step_back(hands.sam, key)
    await hands.undo_time()
    assert await hands.told(hands.rosa) == ["help.stepped_back", "help.offered"], "Kim waits again"
    assert await hands.told(hands.kim) == []
    assert [await hands.state(w, key) for w in (hands.rosa, hands.kim, hands.lin)] == ["open"] * 3


async def test_another_time_or_place_asks_once_more(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    path = f"/help-requests/{key}"
    await hands.do(hands.rosa, "PATCH", path, {"words": "Please bring a pen."})
    assert await hands.state(hands.sam, key) == "agreed", "words ask nothing"
    await hands.do(hands.rosa, "PATCH", path, {"time": "15:00"})
    await hands.later(seconds=1)
    assert await hands.told(hands.sam) == ["help.chosen"]
    assert (await hands.see(hands.sam, key))["starts_at"] == "2030-03-12T07:00:00Z"
    stale = {"starts_at": "2030-03-12T06:00:00Z", "place": CLINIC}
    assert await hands.refused(hands.sam, "PUT", f"{key}/confirmation", stale) == "help_changed"
    await hands.confirm(hands.sam, key, starts_at="2030-03-12T07:00:00Z", place=CLINIC)
    await hands.do(hands.rosa, "PATCH", path, {"place": "the pharmacy"})
    assert await hands.state(hands.sam, key) == "chosen"
    seen = await hands.see(hands.sam, key)
    assert (seen["place"], seen["meeting"]["place"]) == ("the pharmacy", "the pharmacy")
    await hands.confirm(hands.sam, key)
    hands.tick(seconds=1)
    await hands.choose(key, hands.sam)
    assert await hands.state(hands.sam, key) == "agreed", "the same choice asks nothing"
    await hands.choose(key, hands.sam, starts="2030-03-13T09:30", place="centre")
    seen = await hands.see(hands.sam, key)
    assert (seen["state"], seen["day"], seen["time"]) == ("chosen", "2030-03-13", "09:30")
    assert seen["meeting"] == {"place": "centre"}


async def test_stepping_back_can_be_undone_and_is_told_only_then(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    for _ in range(2):
        await hands.step_back(hands.sam, key)
    assert await hands.state(hands.rosa, key) == "open", "it takes effect at once"
    assert (await hands.see(hands.sam, key))["mine"] is None
    await hands.later(seconds=9)
    assert await hands.told(hands.rosa) == [], "nobody was told yet"
    await hands.offer(hands.sam, key)
    assert await hands.state(hands.sam, key) == "agreed", "as if nothing had been"
    await hands.later(seconds=30)
    assert await hands.told(hands.rosa) == ["help.confirmed"]
    await hands.step_back(hands.sam, key)
    await hands.undo_time()
    assert await hands.told(hands.rosa) == ["help.stepped_back"]
    assert hands.sam.id not in str(await hands.for_you(hands.rosa))
    again = await hands.offer(hands.sam, key)
    assert again["mine"] == {"words": "", "chosen": False, "confirmed": False}, "a new offer"


async def test_who_asked_steps_back_and_can_undo_it(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}/choice")
    assert await hands.state(hands.sam, key) == "open"
    await hands.later(seconds=5)
    assert await hands.told(hands.sam) == []
    await hands.choose(key, hands.sam)
    assert await hands.state(hands.sam, key) == "agreed"
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}/choice")
    await hands.undo_time()
    assert await hands.told(hands.sam) == ["help.stepped_back"]
    await hands.choose(key, hands.sam)
    assert await hands.state(hands.sam, key) == "chosen", "told, it is asked anew"


async def test_withdrawing_is_told_to_who_comes_along(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.offer(hands.kim, key)
    await hands.agree(key, hands.sam)
    path = f"/help-requests/{key}"
    await hands.do(hands.rosa, "DELETE", path)
    for who in (hands.sam, hands.kim, hands.lin):
        assert await hands.see(who, key) is None
    await hands.later(seconds=5)
    await hands.do(hands.rosa, "DELETE", path + "/withdrawal")
    assert await hands.state(hands.sam, key) == "agreed"
    for _ in range(2):
        await hands.do(hands.rosa, "DELETE", path)
    await hands.undo_time()
    (event,) = await hands.for_you(hands.sam)
    assert {name: event[name] for name in ("on", "id", "how", "starts_at", "request")} == {
        "on": "help.ended",
        "id": key,
        "how": "withdrawn",
        "starts_at": "2030-03-12T06:00:00Z",
        "request": None,
    }
    assert await hands.told(hands.kim) == []
    assert await hands.refused(hands.rosa, "DELETE", f"{key}/withdrawal") == "not_found"
    assert await hands.listed(hands.rosa, "/me/help-requests") == []


async def test_it_lapses_quietly(hands: Hands) -> None:
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    await hands.later(seconds=1)
    await hands.until(THEN.replace(hour=7, minute=0))
    assert await hands.state(hands.rosa, key) == "lapsed"
    assert await hands.see(hands.sam, key) is None
    assert await hands.refused(hands.kim, "PUT", f"{key}/offers/me", {}) == "help_over"
    assert await hands.told(hands.rosa) == [] and await hands.told(hands.sam) == []


async def test_a_day_without_a_time(hands: Hands) -> None:
    key = await hands.ask(time=None)
    seen = await hands.see(hands.sam, key)
    assert (seen["time"], seen["starts_at"], seen["ends_at"]) == (
        None,
        "2030-03-11T16:00:00Z",
        "2030-03-12T16:00:00Z",
    )


async def test_said_twice_it_is_one(hands: Hands) -> None:
    key = await hands.ask()
    words = {"title": "Something else", "day": "2030-03-12"}
    answer = await hands.call(hands.rosa, "PUT", f"/help-requests/{key}", words)
    assert answer.json()["code"] == "already_different"
    other = await hands.call(hands.sam, "PUT", f"/help-requests/{key}", words)
    assert other.content == answer.content
    first = await hands.call(hands.sam, "PUT", f"/help-requests/{key}/offers/me", {})
    again = await hands.call(hands.sam, "PUT", f"/help-requests/{key}/offers/me", {})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    await hands.later(seconds=1)
    await hands.sweep()
    assert await hands.told(hands.rosa) == ["help.offered"]


@pytest.mark.parametrize("how", ["done", "didnt_work_out"])
async def test_how_it_went_is_the_first_word_and_who_asked_can_change_it(
    hands: Hands, how: str
) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    await hands.until(THEN)
    other = "didnt_work_out" if how == "done" else "done"
    path = f"/help-requests/{key}/ending"
    assert (await hands.do(hands.rosa, "PUT", path, {"how": how}))["state"] == how
    assert (await hands.do(hands.sam, "PUT", path, {"how": other}))["state"] == how
    assert (await hands.do(hands.rosa, "PUT", path, {"how": other}))["state"] == other
    assert await hands.refused(hands.kim, "PUT", f"{key}/ending", {"how": how}) == "not_found"
    assert await hands.refused(hands.rosa, "DELETE", key) == "help_settled"
