"""What the newcomer has to do with help requests: asks for a hand, chooses who offers, and offers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jobs import help_requests

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene

DAY = "2099-03-10"


async def make_hands(scene: Scene, play: Play) -> None:
    """One request of the newcomer's is open; for another they choose viewer and witness, who offer.

    And they offer for what these two ask for themselves. Who can't, is answered so, and nothing
    comes of it.
    """
    doors, new = scene.doors, play.newcomer
    play.hands["open"] = await _ask(scene, new, f"open {play.text}")
    play.hands["chosen"] = await _ask(scene, new, f"chosen {play.text}")
    for part in ("viewer", "witness"):
        other = scene.people[part]
        await doors.call(other, "PUT", f"/help-requests/{play.hands['chosen']}/offers/me", {})
        play.hands[part] = await _own(scene, other)
        await doors.call(new, "PUT", f"/help-requests/{play.hands[part]}/offers/me", {})
    seen = await doors.do(new, "GET", f"/help-requests/{play.hands['chosen']}")
    people = [offer["person"]["id"] for offer in seen["offers"]]
    if people:
        path = f"/help-requests/{play.hands['chosen']}/choice"
        await doors.do(new, "PUT", path, {"people": people})
    await help_requests.sweep(doors.store)
    await doors.settled()


async def _ask(scene: Scene, who: Any, title: str) -> str:
    """Out: the id of a new request for the centre, whether or not it could be made."""
    key = str(uuid4())
    words = {"title": title, "day": DAY, "time": "14:00", "audience": "centre"}
    await scene.doors.call(who, "PUT", f"/help-requests/{key}", words)
    return key


async def _own(scene: Scene, who: Any) -> str:
    """Out: their own request: the one they have, or a new one."""
    answer = await scene.doors.call(who, "GET", "/me/help-requests")
    own = [one for one in answer.json()["items"] if one["own"]] if answer.is_success else []
    if own:
        return str(own[0]["id"])
    known = scene.own_hands.get(who.id)
    if known is None:
        known = scene.own_hands[who.id] = await _ask(scene, who, f"of {who.name}")
    return known
