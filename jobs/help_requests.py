"""Tells of help requests what people should know, reminds the evening before, and lets old ones go.

Each is worked out from how things stand, and marked in the same Work: a crash in between repeats
nothing and loses nothing.
"""

from actions import help_reminders, telling_help
from core.store import Store

REMIND_EVERY, TIDY_EVERY = 10, 60


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything."""
    for news in await store.read(telling_help.due):
        await store.write(telling_help.tell, news)
    if beat % REMIND_EVERY == 0:
        for one in await store.read(help_reminders.due):
            await store.write(help_reminders.remind, one)
    if beat % TIDY_EVERY == 0:
        for request in await store.read(telling_help.old):
            await store.write(telling_help.let_go, request)
