"""Tells whoever reported, ends what was withdrawn, and erases what is old: cases, and looks in the access log."""

from actions import forgetting_cases, old_looks, telling_reports
from actions.case_sealing import CASE
from core.store import Store

TELL_EVERY, TIDY_EVERY = 2, 600


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything."""
    if beat % TELL_EVERY == 0:
        await tell(store)
    if beat % TIDY_EVERY == 0:
        await erase(store)


async def tell(store: Store) -> None:
    """Tell how reports stand, and let go of what was withdrawn."""
    for case in await store.read(forgetting_cases.withdrawn):
        await store.write(forgetting_cases.let_go_withdrawn, case)
    for report in await store.read(telling_reports.untold):
        await store.write(telling_reports.tell, report)


async def erase(store: Store) -> None:
    """Erase cases twelve months after their end, the key first: a crash in between is made up for. And old looks."""
    for case in await store.read(forgetting_cases.due):
        store.vault.drop(case, CASE)
        await store.write(forgetting_cases.forget, case)
    for person in await store.read(old_looks.due):
        await store.write(old_looks.let_go, person)
