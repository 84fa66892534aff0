"""Before a glass is broken: what a coordinator wrote about telling them later is seen by whoever may break it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.glass.conftest import REASON, Ward
from tests.matrix.doors import Someone


async def ahead(ward: Ward, who: Someone, person: str) -> Any:
    """Out: the raw answer to what counts for the next glass broken for somebody."""
    return await ward.circle.call(who, "GET", ward.path(f"glass-delays?person={person}"))


async def counts(ward: Ward, who: Someone) -> list[Any]:
    """Out: what counts for Lin, as somebody is told."""
    items: list[Any] = (await ahead(ward, who, ward.circle.lin.id)).json()["items"]
    return items


async def test_a_colleague_sees_what_a_coordinator_wrote_and_uses_it(ward: Ward) -> None:
    c = ward.circle
    assert await counts(ward, c.chen) == []
    key = str(uuid4())
    words = {"person": c.lin.id, "hours": 24, "reason": REASON}
    await c.do(ward.bo, "PUT", ward.path(f"glass-delays/{key}"), words)
    until = (c.clock.at + timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    bo = {"id": ward.bo.id, "name": "Bo", "mark": "coordinator"}
    for who in (c.chen, ward.hua, ward.bo):
        told = await ahead(ward, who, c.lin.id)
        assert told.json()["items"] == [{"id": key, "by": bo, "hours": 24, "until": until}]
        assert REASON not in told.text, "why is told with the glass, and to whom it concerns"
    made = await ward.smash(c.chen, c.lin, delay=key)
    assert made.status_code == 201 and made.json()["delayed"]["hours"] == 24
    assert await ward.arrived(c.lin, "glass.told") == []
    assert await counts(ward, ward.hua) == [], "it counts once"


async def test_over_or_used_between_seeing_and_breaking_nothing_is_opened(ward: Ward) -> None:
    """Else she would be told at once, where the page had just said that she is told later."""
    c = ward.circle
    for spoilt in ("over", "used"):
        await ward.delayed(ward.bo, c.lin, hours=24)
        (seen,) = await counts(ward, c.chen)
        if spoilt == "over":
            await c.later(minutes=30)
        else:
            await ward.smash(ward.hua, c.lin, second=c.chen.id)
        assert await counts(ward, c.chen) == []
        told, log = await ward.arrived(c.lin, "glass.told"), await ward.log(c.lin)
        late = await ward.smash(c.chen, c.lin, delay=seen["id"])
        assert (late.status_code, late.json()["code"]) == (409, "delay_is_over")
        assert (await ward.look(c.chen)).status_code == 404, "nothing was opened"
        assert (told, log) == (await ward.arrived(c.lin, "glass.told"), await ward.log(c.lin))
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"] is None, "now said, and at once"


async def test_to_the_second(ward: Ward) -> None:
    c = ward.circle
    await ward.delayed(ward.bo, c.lin)
    await c.later(minutes=29, seconds=59)
    assert len(await counts(ward, c.chen)) == 1
    await c.later(seconds=1)
    assert await counts(ward, c.chen) == []


async def test_the_newest_counts_and_the_one_before_it_once_that_is_used(ward: Ward) -> None:
    c = ward.circle
    for hours in (12, 48):
        await ward.delayed(ward.bo, c.lin, hours=hours)
        await c.later(minutes=1)
    assert [one["hours"] for one in await counts(ward, c.chen)] == [48]
    await ward.smash(c.chen, c.lin)
    assert [one["hours"] for one in await counts(ward, c.chen)] == [12]


async def test_for_whom_it_is_not_there(ward: Ward) -> None:
    """Nobody who may break none for them is told of it: whom it is about first of all."""
    c = ward.circle
    far = await c.doors.centre(f"Far Court {uuid4().hex[:8]}")
    zhao = await c.doors.someone(far, "Zhao", "worker")
    stranger = await c.doors.someone(far, "Stranger")
    for whom in (c.lin, c.chen, ward.bo):
        await ward.delayed(ward.bo, whom)
    unknown = await ahead(ward, c.chen, str(uuid4()))
    assert unknown.status_code == 404
    foreign = await ahead(ward, c.chen, stranger.id)
    assert (foreign.status_code, foreign.content) == (404, unknown.content)
    for who in (c.lin, c.rosa, zhao):
        for person in (c.lin.id, str(uuid4())):
            answer = await ahead(ward, who, person)
            assert (answer.status_code, answer.content) == (404, unknown.content)
    # Of themselves and of a colleague, whether anything was written or not.
    for whom in (c.chen, ward.bo, ward.hua):
        answer = await ahead(ward, c.chen, whom.id)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
