"""Calendars over HTTP: feeds with a secret address, one date as a file, and the week to print."""

from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Response
from starlette.responses import HTMLResponse

from actions import calendars, week_pages
from api.door import Config, Doors, Me, Router, problems
from api.pages import printable
from core.errors import AlreadyDifferent, NotFound
from models.calendars import FeedChanges, FeedShape, MadeFeed, NewFeed
from models.days import Day
from models.ledger import Listed
from models.people import Language

mine = Router(prefix="/me/feeds", tags=["calendars"])
feeds = Router(prefix="/feeds", tags=["calendars"])
dates = Router(prefix="/dates/{date:uuid}", tags=["calendars"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["calendars"])
routers = (mine, feeds, dates, centres)

ICS = "text/calendar"
A_CALENDAR: dict[int | str, dict[str, Any]] = {
    200: {"content": {ICS: {"schema": {"type": "string"}}}, "description": "RFC 5545"}
}


@mine.put(
    "/{feed:uuid}",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent) | {200: {"model": MadeFeed}},
)
async def make_feed(
    store: Doors, settings: Config, me: Me, feed: UUID, new: NewFeed, response: Response
) -> MadeFeed:
    """A calendar address of my own: whoever has it reads what stands behind it, without any name of people."""
    shape, fresh = await store.write(calendars.make_feed, me, feed, new, settings.address)
    response.status_code = 201 if fresh else 200
    return shape


@mine.get("", responses=problems())
async def my_feeds(store: Doors, me: Me) -> Listed[FeedShape]:
    """My calendar addresses; what they are is told only when they are made."""
    return Listed(items=await store.read(calendars.my_feeds, me))


@mine.patch("/{feed:uuid}", responses=problems(NotFound))
async def change_feed(store: Doors, me: Me, feed: UUID, changes: FeedChanges) -> FeedShape:
    """Have it say only that something is then, or what."""
    return await store.write(calendars.change_feed, me, feed, changes)


@mine.delete("/{feed:uuid}", status_code=204, responses=problems(NotFound))
async def end_feed(store: Doors, me: Me, feed: UUID) -> None:
    """Revoke it: from now on its address answers nobody."""
    await store.write(calendars.end_feed, me, feed)


@feeds.get(
    "/{secret}.ics",
    response_class=Response,
    responses=problems(NotFound) | A_CALENDAR | {304: {"description": "As you have it"}},
)
async def read_feed(
    store: Doors,
    secret: str,
    if_none_match: Annotated[str | None, Header(max_length=1000)] = None,
) -> Response:
    """What stands behind a calendar address. No sign-in: the address is the key. Unchanged, it is a 304."""
    answer = _calendar(await store.read(calendars.read_feed, secret))
    tag = f'"{sha256(answer.body).hexdigest()[:32]}"'
    if tag in [one.strip().removeprefix("W/") for one in (if_none_match or "").split(",")]:
        answer = Response(status_code=304)
    answer.headers["etag"] = tag
    return answer


@dates.get("/calendar", response_class=Response, responses=problems(NotFound) | A_CALENDAR)
async def date_as_file(store: Doors, me: Me, date: UUID) -> Response:
    """One date as a file for my calendar."""
    answer = _calendar(await store.read(calendars.one_date, me, date))
    answer.headers["content-disposition"] = 'attachment; filename="sunroom.ics"'
    return answer


def _calendar(body: bytes) -> Response:
    return Response(body, media_type=f"{ICS}; charset=utf-8")


@centres.get("/week/{day}", response_class=HTMLResponse, responses=problems(NotFound))
async def week_to_print(
    store: Doors,
    settings: Config,
    me: Me,
    centre: UUID,
    day: Day,
    language: Language | None = None,
) -> HTMLResponse:
    """The week around a day on A4, for the wall; in that language, else in mine."""
    said = language or me.language
    html = await store.read(week_pages.week_page, me, centre, day, said, settings.address)
    return printable(html)
