"""Tells what was called off, offers places that came free, reminds, and lets go of what is over.

Each is worked out from how things stand, and marked in the same Work: a crash in between repeats
nothing and loses nothing.
"""

from actions import activity_rooms, calling_off, letting_go, lost_rooms, offers, reminders
from core.store import Store

# Beats of the clock, which are seconds: reminders look often enough, rooms and lists now and then.
REMIND_EVERY, TIDY_EVERY = 10, 60
# Who may no longer be in a room is out of it within five seconds, whatever was lost on the way.
ROOMS_EVERY = 5


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything."""
    await tell(store)
    await offer(store)
    if beat % REMIND_EVERY == 0:
        await remind(store)
    if beat % ROOMS_EVERY == 0:
        await close_doors(store)
    if beat % TIDY_EVERY == 0:
        await let_go(store)


async def tell(store: Store) -> None:
    """Tell of what was called off."""
    for date in await store.read(calling_off.untold):
        await store.write(calling_off.tell_called_off, date)


async def offer(store: Store) -> None:
    """End what has lapsed, and offer places that are free."""
    if await store.read(offers.lapsed):
        await store.write(offers.end_lapsed)
    for date in await store.read(offers.waited_for):
        if await store.read(offers.due, date):
            await store.write(offers.offer, date)


async def remind(store: Store) -> None:
    """Remind who is to be reminded."""
    for one in await store.read(reminders.due):
        await store.write(reminders.remind, one)


async def close_doors(store: Store) -> None:
    """Have those out of a date's room who may no longer know of it, and whom no act has taken out."""
    for room, person in await store.read(lost_rooms.strays):
        await store.write(letting_go.out_of_room, room, person)


async def let_go(store: Store) -> None:
    """Let rooms go that are over, and places of those who are no longer here."""
    for date in await store.read(activity_rooms.fading):
        await store.write(activity_rooms.fade, date)
    for date, person in await store.read(letting_go.strangers):
        await store.write(letting_go.let_go, date, person)
