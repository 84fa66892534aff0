"""Out of hours, three different people about one thing, or five about one person, hold it until the desk opens."""

from tests.decisions.conftest import WORDS, Desk, flag, form, more, switch


async def test_three_hold_it_until_the_desk_opens(night: Desk) -> None:
    circle = night.circle
    wei, kim = circle.wei, circle.kim
    key = await circle.say(wei, WORDS)
    ear, other = await circle.doors.listen(wei), await circle.doors.listen(kim)
    await flag(night, key, circle.rosa, circle.lin)
    assert await night.texts(kim) == [WORDS], "two are not enough"
    await flag(night, key, circle.lin)
    assert await night.texts(kim) == [WORDS], "one of them again is nobody else"
    await flag(night, key, circle.sam)
    await circle.doors.settled()
    assert await night.texts(kim) == ["-"] and await night.texts(circle.rosa) == ["-"]
    assert [e["id"] for e in other.heard if e["on"] == "message.taken_back"] == [key]
    # The author is told at once why, for how long, and what they can do.
    (told,) = [e for e in ear.heard if e["on"] == "decision.made"]
    mine = told["decision"]
    assert (mine["cause"], mine["by"], mine["kind"]) == ("three", None, "hide")
    assert mine["until"] == "2030-03-05T14:00:00Z" and mine["may_appeal"]
    assert "who is right" in mine["reason"] and mine["said"] == WORDS
    # A row like any other: visible and liftable at the desk.
    case = await night.case()
    (row,) = (await form(night, case))["items"]
    assert row["cause"] == "three" and row["counts"] and not (await form(night, case))["concert"]
    await night.later(hours=4)
    assert await night.texts(kim) == ["-"], "the desk opens at two"
    await night.later(hours=1)
    assert await night.texts(kim) == [WORDS]
    assert [e["on"] for e in other.heard if e["on"] == "message.shown"] == ["message.shown"]
    assert len([e for e in ear.heard if e["on"] == "decision.made"]) == 1


async def test_a_worker_lifts_it_before(night: Desk) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    (mine,) = await night.mine(circle.wei)
    await night.undo(night.ding, mine["id"])
    assert await night.texts(circle.kim) == [WORDS]
    # One who comes later doesn't hold it anew: somebody has looked.
    await flag(night, key, circle.kim)
    assert await night.texts(circle.rosa) == [WORDS]


async def test_a_worker_keeps_it(night: Desk) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    await night.decide(await night.case(), "hide")
    await night.later(hours=9)
    assert await night.texts(circle.kim) == ["-"]
    assert {one["cause"] for one in await night.mine(circle.wei)} == {"worker", "three"}


async def test_who_acts_in_concert_is_one_voice_and_shown_as_such(night: Desk) -> None:
    circle = night.circle
    friends = (circle.rosa, circle.lin, circle.sam)
    for one in friends:
        for other in friends:
            if one is not other:
                await circle.do(one, "PUT", f"/people/{other.id}/circle", {"circle": "friend"})
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, *friends)
    assert await night.texts(circle.kim) == [WORDS]
    assert (await form(night, await night.case()))["concert"] is True
    # Two more, who are nobody's friends, make three voices.
    await flag(night, key, *more(night)[:2])
    assert await night.texts(circle.kim) == ["-"]


async def test_the_same_minute_is_one_voice(night: Desk) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam, apart=0)
    assert await night.texts(circle.kim) == [WORDS]
    assert (await form(night, await night.case()))["concert"] is True


async def test_a_room_of_two_is_in_concert(night: Desk) -> None:
    circle = night.circle
    await circle.talk(circle.rosa, circle.lin)
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    assert await night.texts(circle.kim) == [WORDS]


async def test_five_about_one_person_hold_all_of_it(night: Desk) -> None:
    circle = night.circle
    first = await circle.say(circle.wei, "one")
    second = await circle.say(circle.wei, "two")
    third = await circle.say(circle.wei, "three")
    await circle.say(circle.wei, "nobody minds this one")
    await flag(night, first, circle.rosa, circle.lin)
    await flag(night, second, circle.sam, more(night)[0])
    assert await night.texts(circle.kim) == ["one", "two", "three", "nobody minds this one"]
    await flag(night, third, more(night)[1])
    assert await night.texts(circle.kim) == ["-", "-", "-", "nobody minds this one"]
    assert {one["cause"] for one in await night.mine(circle.wei)} == {"five"}


async def test_where_it_holds_nothing(night: Desk) -> None:
    circle = night.circle
    three = (circle.rosa, circle.lin, circle.sam)
    # Not switched on.
    await switch(night, on=False)
    key = await circle.say(circle.wei, "off")
    await flag(night, key, *three)
    assert (await night.texts(circle.kim))[-1] == "off"
    await switch(night, on=True)
    # Who worries asks for care.
    key = await circle.say(circle.wei, "worried")
    await flag(night, key, *three, reason="worried")
    assert (await night.texts(circle.kim))[-1] == "worried"
    # In a small group.
    await circle.do(more(night)[5], "DELETE", f"/rooms/{circle.room}/members/me")
    key = await circle.say(circle.wei, "small")
    await flag(night, key, *three)
    assert (await night.texts(circle.kim))[-1] == "small"
    await circle.do(more(night)[5], "PUT", f"/rooms/{circle.room}/members/me")
    # While somebody is there.
    await night.later(hours=5)
    key = await circle.say(circle.wei, "at two")
    await flag(night, key, *three)
    assert (await night.texts(circle.kim))[-1] == "at two"


async def test_what_a_worker_looked_at_no_machine_holds_again(night: Desk) -> None:
    """Not in a new case about the same words either, whoever reports them."""
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    (mine,) = await night.mine(circle.wei)
    await night.undo(night.ding, mine["id"])
    await night.decide(await night.case(), "nothing")
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    assert await night.texts(circle.kim) == [WORDS]
    # Nor with others of theirs, by the rule of five.
    other = await circle.say(circle.wei, "and more")
    await flag(night, other, *more(night)[:2])
    assert await night.texts(circle.kim) == [WORDS, "-"]


async def test_five_in_concert_are_shown_as_such(night: Desk) -> None:
    circle = night.circle
    people = [circle.rosa, circle.lin, circle.sam, *more(night)[:2]]
    keys = [await circle.say(circle.wei, f"words {number}") for number in range(5)]
    for who, key in zip(people, keys, strict=True):
        await night.report(who, key)
    assert "-" not in await night.texts(circle.kim)
    items = (await night.do(night.chen, "GET", f"{night.here}/cases"))["items"]
    assert [(await form(night, one))["concert"] for one in items] == [True] * 5
    # What somebody else said has nothing to do with it.
    await night.later(days=1)
    calm = await circle.say(circle.rosa, "good evening")
    await night.report(circle.kim, calm)
    known = {one["id"] for one in items}
    items = (await night.do(night.chen, "GET", f"{night.here}/cases"))["items"]
    (other,) = [one for one in items if one["id"] not in known]
    assert (await form(night, other))["concert"] is False


async def test_who_reported_is_told_of_no_hiding_once_it_came_back(night: Desk) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)

    async def outcome() -> str | None:
        (mine,) = (await night.do(circle.rosa, "GET", "/me/reports"))["items"]
        found: str | None = mine["outcome"]
        return found

    await night.later(hours=5)
    assert await night.texts(circle.kim) == [WORDS]
    await night.decide(await night.case(), "nothing")
    assert await outcome() == "nothing"
