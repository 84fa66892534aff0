"""The desk holds everything that a play has left: its words, posts, requests, thanks and picture."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from actions import holds
from core.work import Work

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene


async def hold_all(scene: Scene, play: Play) -> None:
    def hold(work: Work) -> None:
        until = work.now + timedelta(days=1)
        for kind, keys in (
            ("message", [play.ids["words"], play.ids["reply"]]),
            ("skill", list(play.skills.values())),
            ("help_request", [play.hands["open"], play.hands["chosen"]]),
            ("thanks", [play.notes["witness"]]),
            ("picture", [play.picture]),
        ):
            for key in keys:
                holds.hold(work, kind, UUID(key), until)  # type: ignore[arg-type]  # kinds, as they are

    await scene.doors.store.write(hold)
    await scene.doors.settled()
