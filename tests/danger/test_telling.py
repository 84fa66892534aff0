"""Somebody may be in danger: whoever works there hears of it at once, until one of them has it; nobody else does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from jobs import case_queue, cases, danger
from tests.danger.test_marking import WORDS
from tests.decisions.conftest import Desk, circle, desk
from tests.matrix.doors import Someone

__all__ = ["circle", "desk"]
ALL_DAY = {"begins": "00:00", "ends": "23:59"}


async def asked(desk: Desk, who: Someone) -> list[str | None]:
    """Out: what is asked of somebody at the desk, as they read it in For you."""
    items = (await desk.do(who, "GET", "/me/for-you"))["items"]
    return [one["event"]["asks"] for one in items if one["event"]["on"] == "case.changed"]


async def only_chen_is_there(desk: Desk) -> None:
    """By the rota: the others come in tomorrow."""
    today, tomorrow = (
        (desk.circle.clock.at + timedelta(days=one)).strftime("%a").lower() for one in (0, 1)
    )
    spans = ((desk.chen, today), (desk.ding, tomorrow), (desk.gao, tomorrow))
    rota = [{"worker": who.id, "weekday": day, **ALL_DAY} for who, day in spans]
    await desk.do(desk.gao, "PUT", f"{desk.here}/rota", {"items": rota})


def heard(ear: Any) -> list[str | None]:
    return [event["asks"] for event in ear.heard if event["on"] == "case.changed"]


async def test_a_report_of_danger_is_told_at_once_until_somebody_has_it(desk: Desk) -> None:
    far = await desk.circle.doors.someone(
        await desk.circle.doors.centre(f"Far {uuid4().hex[:8]}"), "Far", "worker"
    )
    workers = (desk.chen, desk.ding, desk.gao)
    ears = [await desk.circle.doors.listen(one) for one in workers]
    others = (far, desk.circle.wei, desk.circle.rosa, desk.circle.lin)
    theirs = [await desk.circle.doors.listen(one) for one in others]
    await desk.report(desk.circle.rosa, await desk.circle.say(desk.circle.wei, "hm"), "danger")
    await desk.circle.doors.settled()
    assert [heard(ear) for ear in ears] == [["danger"]] * 3
    assert [await asked(desk, one) for one in workers] == [["danger"]] * 3
    assert [heard(ear) for ear in theirs] == [[]] * 4
    assert [await asked(desk, one) for one in others[1:]] == [[]] * 3
    case = await desk.case()
    taken = {"version": case["version"]}
    await desk.do(desk.ding, "PUT", f"{desk.here}/cases/{case['id']}/taking", taken)
    assert [await asked(desk, one) for one in workers] == [[]] * 3


async def test_other_reasons_wait_in_the_list(desk: Desk) -> None:
    ear = await desk.circle.doors.listen(desk.chen)
    said = await desk.circle.say(desk.circle.wei, "hm")
    await desk.report(desk.circle.rosa, said, "hurts")
    await desk.circle.doors.settled()
    assert heard(ear) == [] and await asked(desk, desk.chen) == []
    await desk.report(desk.circle.lin, said, "danger")
    await desk.circle.doors.settled()
    assert heard(ear) == ["danger"], "first prove that it would have been heard"


async def test_whom_it_concerns_and_who_reported_are_not_asked(desk: Desk) -> None:
    """Their streams don't even hold a place for it, which would be a sign."""
    await desk.do(desk.ding, "PUT", f"/rooms/{desk.circle.room}/members/me")
    said = await desk.circle.say(desk.chen, "hm")
    ears = [await desk.circle.doors.listen(one) for one in (desk.gao, desk.chen, desk.ding)]
    await desk.report(desk.ding, said, "danger")
    await desk.circle.doors.settled()
    own = [[e["on"] for e in ear.heard if str(e.get("stream")).startswith("me:")] for ear in ears]
    assert own == [["case.changed"], [], []]
    assert [await asked(desk, one) for one in (desk.gao, desk.chen, desk.ding)] == [
        ["danger"],
        [],
        [],
    ]


async def test_who_is_not_there_by_the_rota_is_left_in_peace(desk: Desk) -> None:
    now = desk.circle.clock.at
    today, tomorrow = ((now + timedelta(days=one)).strftime("%a").lower() for one in (0, 1))
    spans = ((desk.chen, today), (desk.ding, tomorrow))
    rota = [{"worker": who.id, "weekday": day, **ALL_DAY} for who, day in spans]
    await desk.do(desk.gao, "PUT", f"{desk.here}/rota", {"items": rota})
    await desk.report(desk.circle.rosa, await desk.circle.say(desk.circle.wei, "hm"), "danger")
    assert [await asked(desk, one) for one in (desk.chen, desk.ding)] == [["danger"], []]


async def test_words_that_may_mean_danger_are_told_in_the_same_way(desk: Desk) -> None:
    await desk.circle.say(desk.circle.lin, WORDS)
    for _ in range(2):
        await danger.sweep(desk.circle.doors.store)
    assert await asked(desk, desk.chen) == ["danger"] and await asked(desk, desk.circle.rosa) == []


async def test_of_words_that_nobody_reported_only_care_can_come(desk: Desk) -> None:
    """Whoever wrote them was told that it is no penalty."""
    key = await desk.circle.say(desk.circle.lin, WORDS)
    await danger.sweep(desk.circle.doors.store)
    case = await desk.case()
    refused = await desk.code(
        desk.chen, "PUT", desk.path(case), desk.body(case, "pause", lasts="day")
    )
    assert refused[1] == "only_care"
    await desk.report(desk.circle.rosa, key, "hurts")
    case = await desk.case()
    await desk.decide(case, "pause", lasts="day")
    assert [one["kind"] for one in await desk.mine(desk.circle.lin)] == ["pause"]


async def test_where_who_is_there_stands_apart_everybody_else_is_told(desk: Desk) -> None:
    """Chen is there alone, and says so himself: nobody would hear of it."""
    await only_chen_is_there(desk)
    await desk.report(desk.chen, await desk.circle.say(desk.circle.wei, "hm"), "danger")
    workers = (desk.chen, desk.ding, desk.gao)
    assert [await asked(desk, one) for one in workers] == [[], ["danger"], ["danger"]]


async def test_a_marked_post_that_grew_graver_is_told_again_whoever_has_it(desk: Desk) -> None:
    key = uuid4()
    post = {"kind": "show", "title": "x", "words": WORDS, "category": "other", "audience": "centre"}
    await desk.do(desk.circle.lin, "PUT", f"/skills/{key}", post)
    await danger.sweep(desk.circle.doors.store)
    case = await desk.case()
    await desk.do(
        desk.ding, "PUT", f"{desk.here}/cases/{case['id']}/taking", {"version": case["version"]}
    )
    assert await asked(desk, desk.chen) == []
    await desk.circle.later(minutes=5)
    await desk.do(desk.circle.lin, "PATCH", f"/skills/{key}", {"words": f"{WORDS}，今晚就去"})
    await danger.sweep(desk.circle.doors.store)
    assert await asked(desk, desk.chen) == ["danger"] and await asked(desk, desk.ding) == ["danger"]


async def test_who_took_it_while_it_came_did_nothing_about_it(desk: Desk) -> None:
    """Two phones at once: the report began first and came second. Its number tells, not its time."""
    said = await desk.circle.say(desk.circle.wei, "hm")
    await desk.report(desk.circle.rosa, said)
    case = await desk.case()
    began = desk.circle.clock.at
    await desk.circle.later(seconds=1)
    await desk.do(
        desk.ding, "PUT", f"{desk.here}/cases/{case['id']}/taking", {"version": case["version"]}
    )
    took, desk.circle.clock.at = desk.circle.clock.at, began
    await desk.report(desk.circle.lin, said, "danger")
    desk.circle.clock.at = took
    assert await asked(desk, desk.chen) == ["danger"]


async def test_what_nobody_answered_is_told_to_everybody_who_works_there(desk: Desk) -> None:
    """Chen was there when it came, and went home: after fifteen minutes the others hear of it, once."""
    await only_chen_is_there(desk)
    ears = [await desk.circle.doors.listen(one) for one in (desk.chen, desk.ding)]
    await desk.do(desk.gao, "PUT", f"/rooms/{desk.circle.room}/members/me")
    said = await desk.circle.say(desk.circle.wei, "hm")
    await desk.report(desk.circle.rosa, said, "danger")
    await desk.report(desk.gao, said, "hurts")
    for minutes, others in ((14, []), (2, ["danger"]), (30, ["danger"])):
        await desk.circle.later(minutes=minutes)
        await case_queue.sweep(desk.circle.doors.store)
        await desk.circle.doors.settled()
        assert [heard(ear) for ear in ears] == [["danger"], others]
    assert await asked(desk, desk.gao) == [], "who reported it stands apart"


async def test_what_somebody_answered_calls_nobody_else(desk: Desk) -> None:
    await only_chen_is_there(desk)
    await desk.report(desk.circle.rosa, await desk.circle.say(desk.circle.wei, "hm"), "danger")
    case = await desk.case()
    note = {"words": "On my way."}
    await desk.do(desk.chen, "PUT", f"{desk.here}/cases/{case['id']}/notes/{uuid4()}", note)
    ear = await desk.circle.doors.listen(desk.ding)
    await desk.circle.later(minutes=20)
    await case_queue.sweep(desk.circle.doors.store)
    await desk.circle.doors.settled()
    assert heard(ear) == []


async def test_another_tag_on_a_marked_post_silences_no_call(desk: Desk) -> None:
    key = uuid4()
    post = {"kind": "show", "title": "x", "words": WORDS, "category": "other", "audience": "centre"}
    await desk.do(desk.circle.lin, "PUT", f"/skills/{key}", post)
    await danger.sweep(desk.circle.doors.store)
    await desk.circle.later(minutes=5)
    await desk.do(desk.circle.lin, "PATCH", f"/skills/{key}", {"category": "music"})
    await danger.sweep(desk.circle.doors.store)
    late = await desk.circle.doors.someone(desk.circle.centre, "Late", "worker")
    await desk.circle.later(minutes=11)
    await case_queue.sweep(desk.circle.doors.store)
    assert await asked(desk, late) == ["danger"], (
        "who came in later is called after a quarter of an hour"
    )


async def test_a_withdrawal_ends_no_case_that_words_brought_too(desk: Desk) -> None:
    key, report = uuid4(), str(uuid4())
    post = {"kind": "show", "title": "x", "words": "tea", "category": "other", "audience": "centre"}
    await desk.do(desk.circle.lin, "PUT", f"/skills/{key}", post)
    said = {"about": {"kind": "skill", "id": str(key)}, "reason": "hurts"}
    await desk.do(desk.circle.rosa, "PUT", f"/reports/{report}", said)
    await desk.do(desk.circle.lin, "PATCH", f"/skills/{key}", {"words": WORDS})
    await danger.sweep(desk.circle.doors.store)
    await desk.do(desk.circle.rosa, "DELETE", f"/me/reports/{report}")
    await desk.circle.later(minutes=5)
    await cases.sweep(desk.circle.doors.store)
    case = await desk.case()
    page = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}")
    assert case["danger"] and any(WORDS in one["words"] for one in page["copies"])
