"""The dates of activities over HTTP: looking, changing, calling off, the room of those who go."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from actions import (
    activity_rooms,
    calling_off,
    changing_dates,
    dates,
    own_notes,
    reminders,
    rooms,
    sign_ups,
)
from api.door import Doors, Me, Router, problems
from core.errors import NotAllowed, NotFound
from core.work import Work
from models.activities import WallTime
from models.dates import CallingOff, DateChanges, DateShape, Scope, Touched
from models.days import Moment
from models.groups import RoomShape
from models.ledger import Listed
from models.reminders import ReminderChanges, ReminderWishes
from models.sign_in import Who
from models.sign_ups import NewNote, NoteShape

door = Router(prefix="/dates", tags=["dates"])
mine = Router(prefix="/me", tags=["dates"])
routers = (door, mine)

Cursor = Annotated[str | None, Query(max_length=60)]
Limit = Annotated[int, Query(ge=1, le=100)]


@door.get("", responses=problems())
async def coming(
    store: Doors,
    me: Me,
    centre: UUID | None = None,
    after: Moment | None = None,
    cursor: Cursor = None,
    limit: Limit = 30,
) -> Listed[DateShape]:
    """What takes place from now on, the next first; of all my centres, or one."""
    items, more = await store.read(dates.coming, me, centre, after, cursor, limit)
    return Listed(items=items, next=more)


@door.get("/first-times", responses=problems())
async def first_times(store: Doors, me: Me) -> Listed[DateShape]:
    """Three that are good for a first time, for who hasn't been to any."""
    return Listed(items=await store.read(dates.first_times, me))


@mine.get("/dates", responses=problems())
async def my_dates(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = 30, past: bool = False
) -> Listed[DateShape]:
    """What I signed up for, the next first; `past`: what is over."""
    items, more = await store.read(dates.mine, me, cursor, limit, past=past)
    return Listed(items=items, next=more)


@door.get("/{date:uuid}", responses=problems(NotFound))
async def one_date(store: Doors, me: Me, date: UUID) -> DateShape:
    """One date of an activity, as I see it."""
    return await store.read(dates.one, me, date)


@door.get("/{date:uuid}/similar", responses=problems(NotFound))
async def similar(store: Doors, me: Me, date: UUID) -> Listed[DateShape]:
    """Two like it that still have places."""
    return Listed(items=await store.read(dates.similar, me, date))


@door.get("/{date:uuid}/touched", responses=problems(NotFound, NotAllowed))
async def touched(
    store: Doors, me: Me, date: UUID, scope: Scope = "date", starts: WallTime | None = None
) -> Touched:
    """How many people on how many dates a change would touch, before it is made; and what would fall on closed days."""
    return await store.read(changing_dates.touched, me, date, scope, starts)


@door.patch(
    "/{date:uuid}",
    responses=problems(
        NotFound,
        NotAllowed,
        sign_ups.IsCalledOff,
        sign_ups.DateIsOver,
        sign_ups.FewerPlacesThanPeople,
        changing_dates.TimeIsOver,
        changing_dates.CentreIsClosed,
    ),
)
async def change_date(store: Doors, me: Me, date: UUID, changes: DateChanges) -> DateShape:
    """Change a date, or it and all later ones. Who signed up for one that moves is asked again."""
    return await store.write(_change, me, date, changes)


def _change(work: Work, me: Who, date: UUID, changes: DateChanges) -> DateShape:
    changing_dates.change(work, me, date, changes)
    return dates.one(work, me, date)


@door.put(
    "/{date:uuid}/calling-off",
    status_code=204,
    responses=problems(NotFound, NotAllowed, sign_ups.DateIsOver),
)
async def call_off(store: Doors, me: Me, date: UUID, said: CallingOff) -> None:
    """Call it off, and say why. People are told once my undo time is over."""
    await store.write(calling_off.call_off, me, date, said)


@door.delete("/{date:uuid}/calling-off", status_code=204, responses=problems(NotFound, NotAllowed))
async def hold_after_all(store: Doors, me: Me, date: UUID) -> None:
    """Hold it after all, within my undo time."""
    await store.write(calling_off.hold_after_all, me, date)


@door.put("/{date:uuid}/room", responses=problems(NotFound))
async def enter_its_room(store: Doors, me: Me, date: UUID) -> RoomShape:
    """Come into the room of those who go: from two days before until three days after."""
    return await store.write(_come_in, me, date)


def _come_in(work: Work, me: Who, date: UUID) -> RoomShape:
    return rooms.my_room(work, me, activity_rooms.come_in(work, me, date))


@door.get("/{date:uuid}/note", responses=problems(NotFound))
async def my_note(store: Doors, me: Me, date: UUID) -> NoteShape:
    """My note about it, for me alone."""
    return await store.read(own_notes.note, me, date)


@door.put("/{date:uuid}/note", responses=problems(NotFound))
async def write_note(store: Doors, me: Me, date: UUID, new: NewNote) -> NoteShape:
    """Write a note for myself."""
    return await store.write(own_notes.write_note, me, date, new.words)


@door.delete("/{date:uuid}/note", status_code=204, responses=problems(NotFound))
async def drop_note(store: Doors, me: Me, date: UUID) -> None:
    """Delete my note."""
    await store.write(own_notes.drop_note, me, date)


@mine.get("/reminders", responses=problems())
async def my_reminders(store: Doors, me: Me) -> ReminderWishes:
    """Which reminders I want."""
    return await store.read(reminders.my_wishes, me)


@mine.patch("/reminders", responses=problems())
async def change_reminders(store: Doors, me: Me, changes: ReminderChanges) -> ReminderWishes:
    """Switch reminders on and off."""
    return await store.write(reminders.change_wishes, me, changes)
