"""Who offers to be a buddy in the world, who is on whose cards, who asked and who goes together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from core.work import Work
from models.buddies import Buddy, BuddyCandidate, BuddyOffer

if TYPE_CHECKING:
    from tests.matrix.doors import Doors, Someone
    from tests.matrix.world import World


async def pair_up(world: World) -> None:
    """Third, friend and inside offer; third is on everybody's cards and asks inside; friend goes with inside."""
    people, centre = world.people, world.things["centre"]
    third, friend, inside = (people[part] for part in ("third", "friend", "inside"))
    await offer(world.doors, centre, third, friend, inside)
    for one in people.values():
        await show_card(world.doors, one, third)
    world.things["pair"] = await asked(world.doors, centre, third, inside)
    world.things["pair together"] = await asked(world.doors, centre, friend, inside, together=True)
    await asked(world.doors, centre, people["removed"], friend)
    far = world.foreign["centre"]
    one, other = [await world.doors.someone(far, name) for name in ("far four", "far five")]
    await offer(world.doors, far, other)
    world.foreign["pair"] = await asked(world.doors, far, one, other)


async def offer(doors: Doors, centre: str, *people: Someone) -> None:
    """Each of these would be a buddy, for as many as like."""
    for one in people:
        words = {"words": f"cards of {one.name}", "languages": ["en"], "interests": ["tea"]}
        await doors.do(one, "PUT", "/me/buddy-offer", words)

    def many(work: Work) -> None:
        for one in people:
            work.session.get_one(BuddyOffer, UUID(one.id)).most = 99

    await doors.store.write(many)


async def show_card(doors: Doors, who: Someone, whose: Someone) -> None:
    """Somebody has seen this card, and no other, this week."""

    def show(work: Work) -> None:
        until = work.now + timedelta(days=7)
        row = BuddyCandidate(
            newcomer_id=UUID(who.id), person_id=UUID(whose.id), at=work.now, until=until
        )
        work.session.merge(row)
        work.session.flush()

    if who.id != whose.id:
        await doors.store.write(show)


async def asked(
    doors: Doors, centre: str, who: Someone, whom: Someone, *, together: bool = False
) -> str:
    """Out: the id of an ask that has been shown, or of a pair in their last week."""
    key = uuid4()

    def ask(work: Work) -> None:
        row = Buddy(
            id=key,
            newcomer_id=UUID(who.id),
            buddy_id=UUID(whom.id),
            centre_id=UUID(centre),
            asked_at=work.now,
            words=work.vault.seal(UUID(who.id), "buddies", key, "Show me?"),
            shows_from=work.now,
            shown_at=work.now,
        )
        if together:
            row.answer, row.answered_at = "yes", work.now
            row.starts_at = work.now - timedelta(weeks=5, days=3)
            row.ends_at = work.now + timedelta(days=4)
        work.session.add(row)
        work.session.flush()

    await doors.store.write(ask)
    return str(key)
