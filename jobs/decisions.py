"""What the clock does with decisions: tells whom one concerns, lets go what was held, lets back in, keeps appeals going, forgets what has lapsed."""

from actions import appeal_upkeep, deciding, decision_forgetting, telling_decisions
from core.store import Store

LOOK_EVERY, LAPSE_EVERY = 60, 600


async def sweep(store: Store, beats: int = 0) -> None:
    """Do what is due; said twice, it is done once."""
    await telling_decisions.tell_due(store)
    for key in await store.read(telling_decisions.due_holds):
        await store.write(telling_decisions.let_go, key)
    for key in await store.read(deciding.over):
        await store.write(deciding.let_back, key)
    if beats % LOOK_EVERY == 0:
        for key in await store.read(appeal_upkeep.stuck):
            await store.write(appeal_upkeep.mend, key)
    if beats % LAPSE_EVERY == 0:
        for key in await store.read(telling_decisions.lapsed):
            await store.write(decision_forgetting.forget_one, key)
