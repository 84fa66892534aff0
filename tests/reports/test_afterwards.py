"""What whoever reported reads and can do: how it stands, adding, withdrawing, talking with the worker."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import (
    WORDS,
    case_of,
    copies_in,
    decide,
    mine,
    report,
    row,
    said_of,
    sweep,
    take,
)


async def reported(circle: Circle, **more: Any) -> str:
    said = await circle.say(circle.wei, WORDS)
    return await report(circle, circle.lin, "message", said, **more)


async def news(circle: Circle, who: Someone) -> list[dict[str, Any]]:
    """Out: what For you tells of reports, newest first."""
    items = (await circle.do(who, "GET", "/me/for-you"))["items"]
    return [i["event"]["report"] for i in items if i["event"]["on"] == "report.changed"]


async def test_how_it_stands(circle: Circle) -> None:
    key = await reported(circle, words="mean")
    ear = await circle.doors.listen(circle.lin)
    first = await mine(circle, circle.lin, key)
    assert (first["state"], first["by"], first["outcome"]) == ("waiting", None, None)
    assert (first["words"], first["reason"]) == ("mean", "hurts")
    await sweep(circle)
    assert await news(circle, circle.lin) == []
    await take(circle, await case_of(circle, key), circle.chen)
    await sweep(circle)
    now = await mine(circle, circle.lin, key)
    assert (now["state"], now["by"]["name"], now["outcome"]) == ("looked_at", "Chen", None)
    await decide(circle, await case_of(circle, key), "hide", circle.chen)
    await sweep(circle)
    done = await mine(circle, circle.lin, key)
    assert (done["state"], done["outcome"]) == ("done", "hidden")
    heard = [event["report"] for event in ear.heard if event["on"] == "report.changed"]
    assert heard == [now, done]
    assert await news(circle, circle.lin) == [done], "of one report the newest alone"
    assert (await row(circle, key)).told_at == circle.clock.at
    for other in (circle.wei, circle.sam, circle.chen):
        assert await news(circle, other) == []


async def test_it_tells_nothing_of_what_others_said_before(circle: Circle) -> None:
    """Who says what others said sees it waiting, until somebody looks after that; and what came of it since."""
    said = await circle.say(circle.wei, WORDS)
    first = await report(circle, circle.lin, "message", said)
    case = await case_of(circle, first)
    await take(circle, case, circle.chen)
    await decide(circle, case, "hide", circle.chen)
    circle.doors.alter(
        "UPDATE cases SET ended_at = NULL WHERE id = ?", circle.doors.stored(str(case.id))
    )
    circle.clock.at += timedelta(minutes=5)
    second = await report(circle, circle.sam, "message", said)
    await sweep(circle)
    assert (await case_of(circle, second)).id == case.id, "it is the same case"
    assert (await mine(circle, circle.lin, first))["state"] == "looked_at"
    now = await mine(circle, circle.sam, second)
    assert (now["state"], now["by"], now["may"]["talk"]) == ("waiting", None, False)
    assert await news(circle, circle.sam) == []
    early = await circle.call(circle.sam, "PUT", f"/me/reports/{second}/room")
    assert early.status_code == 409
    await circle.do(circle.chen, "GET", f"/centres/{case.centre_id}/cases/{case.id}")
    await sweep(circle)
    assert [one["by"]["name"] for one in await news(circle, circle.sam)] == ["Chen"]
    await decide(circle, case, "nothing", circle.chen)
    assert (await mine(circle, circle.sam, second))["outcome"] == "nothing"
    assert (await mine(circle, circle.lin, first))["outcome"] == "hidden"


async def test_it_is_told_once(circle: Circle) -> None:
    key = await reported(circle)
    case = await case_of(circle, key)
    await take(circle, case, circle.chen)
    await decide(circle, case, "nothing", circle.chen)
    ear = await circle.doors.listen(circle.lin)
    for _ in range(3):
        await sweep(circle)
    assert [e["report"]["state"] for e in ear.heard if e["on"] == "report.changed"] == ["done"]


@pytest.mark.parametrize(
    ("kind", "outcome", "more"),
    [
        ("nothing", "nothing", {}),
        ("talk", "talked", {}),
        ("ask_to_change", "asked_to_change", {}),
        ("hide", "hidden", {}),
        ("topic", "topic", {"topic": "death"}),
        ("pause", "acted", {"lasts": "week"}),
        ("leave", "acted", {"lasts": "month"}),
        ("remove_from_room", "acted", {"lasts": "week"}),
        ("removal", None, {"lasts": "lasting"}),
    ],
)
async def test_the_outcome_tells_nothing_of_the_other(
    circle: Circle, kind: str, outcome: str | None, more: dict[str, Any]
) -> None:
    """Not which of the graver ones, not until when; what needs a second person isn't told before."""
    key = await reported(circle)
    until = circle.clock.at + timedelta(days=7)
    await decide(circle, await case_of(circle, key), kind, circle.chen, until=until, **more)
    await sweep(circle)
    done = await mine(circle, circle.lin, key)
    assert (done["state"], done["outcome"]) == ("done", outcome)
    said = str(done) + str(await news(circle, circle.lin))
    for private in (
        kind if outcome == "acted" else "until",
        "week",
        "month",
        "2030-03-12",
        "because",
    ):
        assert private not in said


async def test_a_block_leaves_the_worker_without_a_name(circle: Circle) -> None:
    key = await reported(circle)
    await take(circle, await case_of(circle, key), circle.chen)
    await circle.do(circle.lin, "PUT", f"/people/{circle.chen.id}/block")
    found = await mine(circle, circle.lin, key)
    assert (found["state"], found["by"]) == ("looked_at", None)


async def test_what_is_mine_is_nobody_elses(circle: Circle) -> None:
    key = await reported(circle)
    await take(circle, await case_of(circle, key), circle.chen)
    for who in (circle.wei, circle.sam, circle.chen):
        assert (await circle.do(who, "GET", "/me/reports"))["items"] == []
        for method, path, body in (
            ("GET", "", None),
            ("PATCH", "", {"words": "x"}),
            ("DELETE", "", None),
            ("DELETE", "/withdrawal", None),
            ("PUT", "/room", None),
        ):
            answers = [
                await circle.call(who, method, f"/me/reports/{one}{path}", body)
                for one in (key, str(uuid4()))
            ]
            assert answers[0].status_code == 404, (who.name, method, path)
            assert answers[0].content == answers[1].content


async def test_a_page_after_the_other(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    keys = []
    for n in range(5):
        circle.clock.at += timedelta(minutes=n % 2)
        keys.append(await report(circle, circle.lin, "message", said))
    found, path = [], "/me/reports?limit=2"
    while path:
        page = await circle.do(circle.lin, "GET", path)
        found += [one["id"] for one in page["items"]]
        path = page["next"] and f"/me/reports?limit=2&cursor={page['next'].replace('+', '%2B')}"
    assert sorted(found) == sorted(keys) and found[0] in keys[3:]
    wrong = await circle.call(circle.lin, "GET", "/me/reports?cursor=yesterday_1")
    assert wrong.status_code == 422


async def test_adding_words(circle: Circle) -> None:
    key = await reported(circle, words="mean")
    case = await case_of(circle, key)
    for _ in range(2):  # said twice, it is done once
        more = await circle.do(circle.lin, "PATCH", f"/me/reports/{key}", {"words": "and again"})
        assert more["words"] == "mean\n\nand again"
    now = await case_of(circle, key)
    assert now.version == case.version + 1, "whoever decides has to look again"
    assert await said_of(circle, now) == [("hurts", "mean\n\nand again")]
    await decide(circle, now, "nothing", circle.chen)
    late = await circle.call(circle.lin, "PATCH", f"/me/reports/{key}", {"words": "one more"})
    assert (late.status_code, late.json()["code"]) == (409, "report_is_done")
    assert (await mine(circle, circle.lin, key))["may"]["add"] is False


async def test_adding_has_an_end(circle: Circle) -> None:
    key = await reported(circle)
    for n in range(4):
        words = {"words": f"{n}" * 990}
        await circle.do(circle.lin, "PATCH", f"/me/reports/{key}", words)
    full = await circle.call(circle.lin, "PATCH", f"/me/reports/{key}", {"words": "x" * 900})
    assert full.status_code == 422


async def test_withdrawing_and_taking_that_back(circle: Circle) -> None:
    key = await reported(circle, words="mean")
    for _ in range(2):
        await circle.do(circle.lin, "DELETE", f"/me/reports/{key}")
    gone = await mine(circle, circle.lin, key)
    assert (gone["withdrawn"], gone["may"]["stand_again"], gone["may"]["add"]) == (
        True,
        True,
        False,
    )
    assert await said_of(circle, await case_of(circle, key)) == []
    again = await circle.do(circle.lin, "DELETE", f"/me/reports/{key}/withdrawal")
    assert (again["withdrawn"], again["words"]) == (False, "mean")
    await circle.do(circle.lin, "DELETE", f"/me/reports/{key}")
    await sweep(circle, seconds=69)
    assert (await case_of(circle, key)).ended_at is None
    await sweep(circle, seconds=2)
    assert (await case_of(circle, key)).ended_at is not None, "nobody had it, nobody else said it"
    assert (await row(circle, key)).words is None
    assert await copies_in(circle, await case_of(circle, key)) == 0, "nothing it brought is left"
    late = await circle.call(circle.lin, "DELETE", f"/me/reports/{key}/withdrawal")
    assert late.status_code == 404
    await sweep(circle)
    assert await news(circle, circle.lin) == []


async def test_others_keep_a_case_open(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    mine_, other = [
        await report(circle, who, "message", said, words="w") for who in (circle.lin, circle.sam)
    ]
    await circle.do(circle.lin, "DELETE", f"/me/reports/{mine_}")
    await sweep(circle, minutes=2)
    case = await case_of(circle, other)
    assert case.ended_at is None
    assert await said_of(circle, case) == [("hurts", "w")]
    assert str((await row(circle, other)).withdrawn_at) == "None"
    assert (await row(circle, mine_)).words is None


async def test_whoever_has_taken_it_is_told_of_a_withdrawal(circle: Circle) -> None:
    """The case moves on by one, so that nobody decides without having seen it; it stays theirs."""
    key = await reported(circle)
    await take(circle, await case_of(circle, key), circle.chen)
    before = await case_of(circle, key)
    await circle.do(circle.lin, "DELETE", f"/me/reports/{key}")
    await sweep(circle, minutes=2)
    after = await case_of(circle, key)
    assert (after.version, after.ended_at) == (before.version + 1, None)


async def test_talking_with_the_worker(circle: Circle) -> None:
    key = await reported(circle)
    early = await circle.call(circle.lin, "PUT", f"/me/reports/{key}/room")
    assert (early.status_code, early.json()["code"]) == (409, "nobody_has_it_yet")
    await take(circle, await case_of(circle, key), circle.chen)
    rooms = (await circle.do(circle.chen, "GET", "/rooms"))["items"]
    assert "case" not in {room["kind"] for room in rooms}
    opened = [await circle.do(circle.lin, "PUT", f"/me/reports/{key}/room") for _ in range(2)]
    assert opened[0] == opened[1]
    room = opened[0]["room"]
    await circle.say(circle.lin, "thank you for looking", room)
    (heard,) = await circle.history(circle.chen, room)
    assert (heard["text"], heard["author"]["name"]) == ("thank you for looking", "Lin")
    for other in (circle.wei, circle.sam):
        assert (await circle.call(other, "GET", f"/rooms/{room}")).status_code == 404
    assert (await mine(circle, circle.lin, key))["room"] == room


async def test_who_left_the_centre_comes_into_no_room_of_it(circle: Circle) -> None:
    """They read on how it stands; the room is the centre's."""
    key = await reported(circle)
    await take(circle, await case_of(circle, key), circle.chen)
    assert (await mine(circle, circle.lin, key))["may"]["talk"]
    other = await circle.doors.centre(f"Far {uuid4().hex[:6]}")
    circle.doors.alter(
        "UPDATE appointments SET centre_id = ? WHERE person_id = ?",
        *(circle.doors.stored(one) for one in (other, circle.lin.id)),
    )
    assert not (await mine(circle, circle.lin, key))["may"]["talk"]
    late = await circle.call(circle.lin, "PUT", f"/me/reports/{key}/room")
    assert (late.status_code, late.json()["code"]) == (404, "not_found")


async def test_only_worry_leads_to_no_penalty(circle: Circle) -> None:
    from actions.reports_at_desk import only_care

    said = await circle.say(circle.wei, "I don't want to be here any more")
    worried = await report(circle, circle.lin, "message", said, reason="worried")
    store = circle.doors.store
    assert await store.read(only_care, await case_of(circle, worried))
    other = await report(circle, circle.sam, "message", said, reason="spam")
    assert not await store.read(only_care, await case_of(circle, worried))
    await circle.do(circle.sam, "DELETE", f"/me/reports/{other}")
    assert await store.read(only_care, await case_of(circle, worried))
