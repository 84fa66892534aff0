"""What those who play have to do with buddies: the newcomer is on cards, and asks viewer and witness; the guest goes along with each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from actions import showing_buddies
from core.work import Work
from models.buddies import Buddy
from tests.matrix.world_of_buddies import asked, offer, show_card

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene


async def make_buddies(scene: Scene, play: Play) -> None:
    """The rows are there whatever stands between: what is shown of them, the rules decide.

    (One has a single ask, and a single buddy; here each has more, so that all can be looked for.)
    """
    parts = [scene.people[part] for part in ("viewer", "witness")]
    await offer(scene.doors, scene.centre, play.newcomer)
    for part, other in zip(("viewer", "witness"), parts, strict=True):
        if not (await scene.doors.call(other, "GET", "/me/buddy")).is_success:
            continue  # their sign-in has ended
        await _offers(scene, part)
        await show_card(scene.doors, other, play.newcomer)
        play.buddies[part] = await _asks(scene, play, UUID(other.id))
        await asked(scene.doors, scene.centre, play.guest, other, together=True)
    await scene.doors.settled()


async def _offers(scene: Scene, part: str) -> None:
    """Who is paused can offer nothing new: they have offered before."""
    who = scene.people[part]
    if (await scene.doors.do(who, "GET", "/me/buddy"))["offer"] is None:
        await offer(scene.doors, scene.centre, who)


async def _asks(scene: Scene, play: Play, whom: UUID) -> str:
    key = uuid4()

    def ask(work: Work) -> None:
        me = UUID(play.newcomer.id)
        row = Buddy(
            id=key,
            newcomer_id=me,
            buddy_id=whom,
            centre_id=UUID(scene.centre),
            asked_at=work.now,
            words=work.vault.seal(me, "buddies", key, f"buddy {play.text}"),
            shows_from=work.now,
        )
        work.session.add(row)
        work.session.flush()

    await scene.doors.store.write(ask)
    await scene.doors.store.write(showing_buddies.show, key)
    return str(key)
