"""Offering, the cards, asking, and what is answered: waiting for all but yes."""

from uuid import uuid4

import pytest

from tests.buddies.conftest import OFFER, Pairs


async def test_from_an_offer_to_a_room_for_two(pairs: Pairs) -> None:
    assert (await pairs.mine(pairs.rosa))["newcomer"]
    await pairs.offer(pairs.lin)
    (card,) = (await pairs.do(pairs.rosa, "GET", "/me/buddy/candidates"))["items"]
    assert card == {
        "person": {"id": pairs.lin.id, "name": "Lin", "mark": None},
        "words": OFFER["words"],
        "languages": ["en"],
        "interests": ["tea"],
    }
    ears = [await pairs.doors.listen(who) for who in (pairs.rosa, pairs.lin, pairs.sam)]
    pair = await pairs.ask(pairs.rosa, pairs.lin, "Where is the kitchen?")
    waits = (await pairs.mine(pairs.rosa))["ask"]
    assert (waits["state"], waits["room"], waits["person"]["name"]) == ("waiting", None, "Lin")
    hers = await pairs.mine(pairs.lin)
    assert [one["id"] for one in hers["asked"]] == [pair] and "Rosa" not in str(hers)
    assert await pairs.told(pairs.lin) == ["buddy.asked"]
    assert "Rosa" not in str(await pairs.do(pairs.lin, "GET", "/me/for-you"))
    opened = await pairs.do(pairs.lin, "GET", f"/buddies/{pair}")
    assert (opened["person"]["name"], opened["words"]) == ("Rosa", "Where is the kitchen?")
    answered = (await pairs.say(pairs.lin, pair, "yes")).json()
    mine, theirs = [await pairs.pair(who) for who in (pairs.rosa, pairs.lin)]
    assert (mine["side"], mine["person"]["name"], mine["idea"]) == ("newcomer", "Lin", "kitchen")
    assert (theirs["side"], theirs["person"]["name"]) == ("buddy", "Rosa")
    assert mine["room"] == theirs["room"] == answered["room"]
    (room,) = await pairs.rooms(pairs.rosa)
    assert (room["title"], room["other"]["name"], room["may"]["write"]) == ("Lin", "Lin", True)
    await pairs.doors.settled()
    told = [[e["on"] for e in ear.heard if e.get("stream", "").startswith("me:")] for ear in ears]
    assert told == [["room.added", "buddy.accepted"], ["buddy.asked", "room.added"], []]
    assert await pairs.told(pairs.rosa) == ["buddy.accepted"]
    assert await pairs.told(pairs.lin) == [], "it is answered"
    assert await pairs.rooms(pairs.sam) == [] and await pairs.cards(pairs.sam) == []


async def test_what_waits_is_said_twice_as_one(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin, pairs.sam)
    await pairs.cards(pairs.rosa)
    path, words = f"/buddies/{uuid4()}", {"person": pairs.lin.id, "words": "Tea?"}
    first = await pairs.call(pairs.rosa, "PUT", path, words)
    again = await pairs.call(pairs.rosa, "PUT", path, words)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = await pairs.call(pairs.rosa, "PUT", path, words | {"words": "Cake?"})
    assert (other.status_code, other.json()["code"]) == (409, "already_different")
    foreign = await pairs.call(pairs.kim, "PUT", path, words)
    assert foreign.status_code == 409
    second = await pairs.try_ask(pairs.rosa, pairs.sam)
    assert (second.status_code, second.json()["code"]) == (409, "one_buddy_at_a_time")
    assert await pairs.cards(pairs.rosa) == [], "one is asked: nobody else is held out to them"


async def test_taking_back_before_it_came_to_anybody(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    pair = (await pairs.try_ask(pairs.rosa, pairs.lin)).json()["id"]
    await pairs.later(seconds=9)
    assert (await pairs.mine(pairs.lin))["asked"] == []
    for _ in range(2):
        await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}")
    await pairs.later(minutes=1)
    assert await pairs.told(pairs.lin) == [] and (await pairs.mine(pairs.rosa))["ask"] is None
    assert await pairs.cards(pairs.rosa) == ["Lin"], "never asked, it counts for nothing"
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    await pairs.later(seconds=30)
    late = await pairs.call(pairs.rosa, "DELETE", f"/buddies/{pair}")
    assert late.status_code == 404
    assert (await pairs.call(pairs.lin, "DELETE", f"/buddies/{pair}")).status_code == 404


@pytest.mark.parametrize("answer", ["no", None])
async def test_every_other_answer_reads_waiting_and_lapses(
    pairs: Pairs, answer: str | None
) -> None:
    await pairs.offer(pairs.lin)
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    ear = await pairs.doors.listen(pairs.rosa)
    if answer:
        await pairs.say(pairs.lin, pair, answer)
        assert (await pairs.call(pairs.lin, "GET", f"/buddies/{pair}")).status_code == 404
        assert await pairs.told(pairs.lin) == []
    assert (await pairs.mine(pairs.rosa))["ask"]["state"] == "waiting"
    await pairs.later(days=14)
    assert (await pairs.mine(pairs.rosa))["ask"] is None
    assert (await pairs.say(pairs.lin, pair, "yes")).status_code == 404, "it has lapsed"
    assert await pairs.told(pairs.lin) == []
    assert [e["on"] for e in ear.heard] == ["ready"]
    assert await pairs.cards(pairs.rosa) == [], "and for a while one doesn't ask again"
    await pairs.later(days=30)
    assert await pairs.cards(pairs.rosa) == ["Lin"]


async def test_a_no_can_be_taken_back(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    pair = await pairs.ask(pairs.rosa, pairs.lin)
    await pairs.say(pairs.lin, pair, "no")
    for _ in range(2):
        await pairs.do(pairs.lin, "DELETE", f"/buddies/{pair}/answer")
    assert await pairs.told(pairs.lin) == ["buddy.asked"]
    await pairs.say(pairs.lin, pair, "no")
    assert (await pairs.say(pairs.lin, pair, "yes")).json()["room"]
    await pairs.do(pairs.lin, "DELETE", f"/buddies/{pair}/answer")
    assert (await pairs.pair(pairs.rosa))["state"] == "together", "a yes stays"


@pytest.mark.parametrize("words", ["", "  ", "x" * 121, "see www.cat.org"])
async def test_the_words_are_a_short_sentence_without_a_link(pairs: Pairs, words: str) -> None:
    await pairs.offer(pairs.lin)
    assert (await pairs.try_ask(pairs.rosa, pairs.lin, words)).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"most": 3},
        {"most": 0},
        {"words": " "},
        {"words": "x" * 301},
        {"words": "on cat.com"},
        {"languages": []},
        {"languages": ["fr"]},
        {"interests": ["a"] * 6},
        {"interests": ["x" * 21]},
        {"interests": [" "]},
    ],
)
async def test_an_offer_is_what_one_can_say_in_few_words(
    pairs: Pairs, wrong: dict[str, object]
) -> None:
    answer = await pairs.call(pairs.lin, "PUT", "/me/buddy-offer", OFFER | wrong)
    assert answer.status_code == 422
    assert (await pairs.mine(pairs.lin))["offer"] is None


async def test_an_offer_changes_and_goes_at_once(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin, interests=["Tea", "ｔｅａ ", "Singing"])
    assert (await pairs.mine(pairs.lin))["offer"]["interests"] == ["Tea", "Singing"]
    assert await pairs.cards(pairs.rosa) == ["Lin"]
    await pairs.offer(pairs.lin, most=2, words="A walk first?")
    (card,) = (await pairs.do(pairs.rosa, "GET", "/me/buddy/candidates"))["items"]
    assert card["words"] == "A walk first?" and "most" not in card
    for _ in range(2):
        await pairs.do(pairs.lin, "DELETE", "/me/buddy-offer")
    assert await pairs.cards(pairs.rosa) == []
    assert (await pairs.mine(pairs.lin))["offer"] is None


async def test_workers_neither_offer_nor_ask(pairs: Pairs) -> None:
    refused = await pairs.call(pairs.chen, "PUT", "/me/buddy-offer", OFFER)
    assert (refused.status_code, refused.json()["code"]) == (403, "buddies_are_members")
    await pairs.offer(pairs.lin)
    assert await pairs.cards(pairs.chen) == []
    assert (await pairs.try_ask(pairs.chen, pairs.lin)).status_code == 404
    assert not (await pairs.mine(pairs.chen))["newcomer"]


async def test_after_ninety_days_one_is_no_newcomer_and_may_ask_all_the_same(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    await pairs.later(days=90)
    assert not (await pairs.mine(pairs.rosa))["newcomer"]
    assert await pairs.cards(pairs.rosa) == ["Lin"]


async def test_somebody_paused_from_writing_offers_and_asks_nothing(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    await pairs.cards(pairs.rosa)
    for who in (pairs.rosa, pairs.sam):
        pause = {"person": who.id, "lasts": "day", "reason": "a quiet day"}
        path = f"/centres/{pairs.centre}/suspensions/{uuid4()}"
        await pairs.do(pairs.chen, "PUT", path, pause)
    for answer in (
        await pairs.try_ask(pairs.rosa, pairs.lin),
        await pairs.call(pairs.sam, "PUT", "/me/buddy-offer", OFFER),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "writing_paused")
