"""The surfaces of activities: who hosts, who goes, whom one could ask; and the desk's lists."""

from typing import Any
from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


def _date(look: Look, which: str = "shared") -> str:
    return str(look.play.dates[which]["id"])


@surface("a date stays")
async def _stays(look: Look) -> str:
    return holds(await look.get(f"/dates/{_date(look)}"), f"date-{look.play.text}")


@surface("a date: who hosts it")
async def _hosts(look: Look) -> str:
    return holds(await look.get(f"/dates/{_date(look)}"), look.play.newcomer.id)


@surface("dates: who hosts them")
async def _all(look: Look) -> str:
    found = [await look.get(f"{path}?limit=100") for path in ("/dates", "/me/dates")]
    return holds(found, look.play.newcomer.id)


@surface("a date: who goes")
async def _going(look: Look) -> str:
    return holds(await look.get(f"/dates/{_date(look)}/going"), look.play.newcomer.id)


@surface("the list of my date")
async def _list(look: Look) -> str:
    return holds(await look.get(f"/dates/{_date(look, look.part)}/sign-ups"), look.play.newcomer.id)


@surface("whom a change of my date touches")
async def _touched(look: Look) -> str:
    found = await look.get(f"/dates/{_date(look, look.part)}/touched")
    return SEEN if found and found["people"] else ABSENT


@surface("noting that they came")
async def _marks(look: Look) -> str:
    path = f"/dates/{_date(look, look.part)}/attendance/{look.play.newcomer.id}"
    # Who may note them is told that it isn't the day yet; who may not, that there is nobody.
    return SEEN if await look.does("PUT", path, {"came": "came"}) == 409 else ABSENT


def _of_dates(events: Any) -> list[Any]:
    return [event["date"] for event in events if "date" in event]


@surface("live date.moved: who hosts it")
async def _live(look: Look) -> str:
    return holds(_of_dates(look.heard()), look.play.newcomer.id)


@surface("hello date.moved: who hosts it")
async def _hello(look: Look) -> str:
    return holds(_of_dates(await look.missed()), look.play.newcomer.id)


@surface("for you: dates")
async def _for_you(look: Look) -> str:
    page = await look.get("/me/for-you?limit=100") or {"items": []}
    return holds(_of_dates(item["event"] for item in page["items"]), look.play.newcomer.id)


@surface("whom I could ask to host")
async def _reachable(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/reachable"
    return holds(await look.get(path), look.play.newcomer.id)


@surface("asking them to host")
async def _asks(look: Look) -> str:
    path = f"/activities/{look.play.dates[look.part]['activity']}/co-host"
    words = {"person": look.play.newcomer.id}
    return SEEN if await look.does("PUT", path, words) == 204 else ABSENT


async def _as_file(look: Look, path: str) -> str:
    """What takes place stands in a calendar or on paper; who hosts it and who goes never does."""
    answer = await look.scene.doors.call(look.asker, "GET", path)
    if not answer.is_success:
        return ABSENT
    unfolded = answer.text.replace("\r\n ", "")
    for somebody in (look.play.newcomer, look.scene.people["hu"], look.scene.people["viewer"]):
        assert somebody.id not in unfolded, f"{path} names {somebody.name}"
    assert look.play.newcomer.name not in unfolded.replace(f"date-{look.play.text}", "")
    return SEEN if f"date-{look.play.text}" in unfolded else ABSENT


@surface("a date as a file: what")
async def _file(look: Look) -> str:
    return await _as_file(look, f"/dates/{_date(look)}/calendar")


@surface("the centre's calendar: what")
async def _feed(look: Look) -> str:
    said = {"kind": "centre", "centre": look.scene.centre}
    path = f"/me/feeds/{uuid4()}"
    made = await look.scene.doors.call(look.asker, "PUT", path, said)
    if not made.is_success:
        return ABSENT
    return await _as_file(look, made.json()["address"].partition("/api/v1")[2])


@surface("the week on the wall: what")
async def _week(look: Look) -> str:
    return await _as_file(look, f"/centres/{look.scene.centre}/week/2099-03-10")


@surface("desk: the list of a date")
async def _desk_list(look: Look) -> str:
    found = await look.get(f"/dates/{_date(look)}/sign-ups", desk=True)
    return holds(found, look.play.newcomer.id)


@surface("desk: the day at the door")
async def _day(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/check-in/2099-03-10"
    return holds(await look.get(path, desk=True), look.play.newcomer.id)


@surface("desk: signing them up")
async def _signs_up(look: Look) -> str:
    path = f"/dates/{_date(look, look.part)}/sign-ups/{look.play.newcomer.id}"
    return SEEN if await look.does("PUT", path, {}, desk=True) == 200 else ABSENT
