"""What the newcomer posts: something for the centre, something for the group of the room; and a date that comes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene


async def make_skills(scene: Scene, play: Play) -> None:
    """Who can't, is answered so, and nothing comes of it: an announcements room is no group."""
    new = play.newcomer
    for name, whom in (
        ("centre", {"audience": "centre"}),
        ("group", {"audience": "group", "group": scene.room}),
    ):
        play.skills[name] = str(uuid4())
        tags = [f"tag{play.text[:12]}"]
        said = {"kind": "show", "title": f"skill-{name}-{play.text}", "tags": tags} | whom
        await scene.doors.call(new, "PUT", f"/skills/{play.skills[name]}", said)
    words = {"title": "From a post", "starts": "2099-03-11T14:00", "skill": play.skills["centre"]}
    made = await scene.doors.call(scene.people["hu"], "PUT", f"/activities/{uuid4()}", words)
    play.dates["of a post"] = made.json()["dates"][0] if made.is_success else {"id": str(uuid4())}


async def for_friends_only(scene: Scene, play: Play) -> None:
    """What was for the centre and for the group is for friends now."""
    for key in play.skills.values():
        said: dict[str, Any] = {"audience": "friends"}
        await scene.doors.call(play.newcomer, "PATCH", f"/skills/{key}", said)
