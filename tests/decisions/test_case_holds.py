"""A worker sees on the case, and in the list, that its thing is held: since when, until when, by whom."""

from datetime import timedelta
from typing import Any

from tests.decisions.conftest import WORDS, Desk, flag, more
from tests.reports.test_kinds import KINDS

Told = dict[str, Any]


async def page(desk: Desk, case: Told) -> Told:
    found: Told = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}")
    return found


async def listed(desk: Desk, state: str = "open") -> list[Told]:
    items: list[Told] = (await desk.do(desk.chen, "GET", f"{desk.here}/cases?state={state}"))[
        "items"
    ]
    return items


async def test_what_the_rule_of_three_holds_says_so_until_the_desk_opens(
    night: Desk,
) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin)
    case = await night.case()
    assert case["held"] is None and (await page(night, case))["held"] is None, "two hold nothing"
    await flag(night, key, circle.sam)
    since = circle.clock.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    held = {"since": since, "until": "2030-03-05T14:00:00Z", "cause": "three", "by": None}
    shown = await page(night, case)
    assert shown["held"] == held and shown["concert"] is False
    assert (await listed(night))[0]["held"] == held
    await night.later(hours=5)
    assert (await page(night, case))["held"] is None
    assert (await listed(night))[0]["held"] is None


async def test_five_are_said_of_each_case(night: Desk) -> None:
    circle = night.circle
    keys = [await circle.say(circle.wei, words) for words in ("one", "two", "three")]
    await flag(night, keys[0], circle.rosa, circle.lin)
    await flag(night, keys[1], circle.sam, more(night)[0])
    await flag(night, keys[2], more(night)[1])
    calm = await circle.say(circle.rosa, "good evening")
    await flag(night, calm, circle.kim)
    causes = [row["held"] and row["held"]["cause"] for row in await listed(night)]
    assert causes == ["five", "five", "five", None]


async def test_a_workers_own_is_theirs_and_of_two_the_longer_counts(
    night: Desk,
) -> None:
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin, circle.sam)
    case = await night.case()
    circle.clock.at += timedelta(minutes=1)
    made = await night.decide(case, "hide", night.ding)
    (row,) = await listed(night, "ended")
    held = (await page(night, case))["held"]
    assert row["held"] == held
    assert (held["cause"], held["by"]["name"], held["until"]) == ("worker", "Ding", None)
    await night.undo(night.chen, made["id"])
    held = (await page(night, case))["held"]
    assert (held["cause"], held["by"]) == ("three", None), "the rule's holds on"
    assert held["until"] == "2030-03-05T14:00:00Z"
    (by_rule,) = [one for one in await night.mine(circle.wei) if one["cause"] == "three"]
    await night.undo(night.chen, by_rule["id"])
    assert (await page(night, case))["held"] is None


async def test_a_new_case_about_what_is_held_says_so_too(desk: Desk) -> None:
    """Sam has a place at it and sees it still; it was put aside in an earlier case."""
    sam, lin = desk.circle.sam, desk.circle.lin
    key, _ = await KINDS["date"](desk.circle)
    await desk.do(sam, "PUT", f"/dates/{key}/sign-ups/me", {"role": "member"})
    await desk.report(lin, key, kind="date")
    first = await desk.case()
    await desk.decide(first, "hide")
    await desk.report(sam, key, kind="date")
    await desk.said("good morning")
    held = {row["thing"]: row["held"] for row in await listed(desk) if row["id"] != first["id"]}
    assert held["date"]["by"]["name"] == "Chen" and held["message"] is None


async def test_that_they_may_go_together_is_said_without_a_name(
    night: Desk,
) -> None:
    circle = night.circle
    three = (circle.rosa, circle.lin, circle.sam)
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, *three, apart=0)
    shown = await page(night, await night.case())
    assert shown["concert"] is True and shown["held"] is None, "one voice holds nothing"
    for one in three:
        assert one.id not in str(shown) and one.name not in str(shown)
    assert "concert" not in (await listed(night))[0], "it takes opening it"


async def test_what_is_nobodys_any_more_is_counted_for_itself(
    night: Desk,
) -> None:
    """Else what was left by two people without a name would be taken for one's."""
    circle = night.circle
    for n, who in enumerate((circle.rosa, circle.lin, circle.sam, *more(night)[:2])):
        await night.report(who, await circle.say(circle.wei, f"words {n}"))
    case = await night.case()
    assert (await page(night, case))["concert"] is True
    circle.doors.alter("UPDATE cases SET person_id = NULL")
    assert (await page(night, case))["concert"] is False
