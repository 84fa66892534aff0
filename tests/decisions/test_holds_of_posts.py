"""What is posted for a group stands in it: the rule of three and five holds that, too, and nothing that is for no group."""

from typing import Any
from uuid import uuid4

import pytest

from tests.decisions.conftest import WORDS, Desk, flag, form, more
from tests.matrix.doors import Someone
from tests.reports.test_kinds import KINDS

# Where each kind that can be posted for a group is looked for.
POSTED = {
    "skill": "skills",
    "picture": "pictures",
    "help_request": "help-requests",
    "date": "dates",
}
each_kind = pytest.mark.parametrize("kind", POSTED)


async def there(desk: Desk, who: Someone, kind: str, key: str) -> bool:
    answer = await desk.circle.call(who, "GET", f"/{POSTED[kind]}/{key}")
    assert answer.status_code in (200, 404), answer.text
    return bool(answer.status_code == 200)


async def strangers_flag(desk: Desk, key: str, kind: str) -> None:
    """Three who have nothing to do with each other report it."""
    await flag(desk, key, desk.circle.rosa, desk.circle.lin, desk.circle.sam, kind=kind)


@each_kind
async def test_three_strangers_hold_what_is_posted_for_their_group(
    night: Desk,
    kind: str,
) -> None:
    circle = night.circle
    wei, kim = circle.wei, circle.kim
    key, words = await KINDS[kind](circle)
    ear = await circle.doors.listen(wei)
    await flag(night, key, circle.rosa, circle.lin, kind=kind)
    assert await there(night, kim, kind, key), "two are not enough"
    assert await night.mine(wei) == []
    await flag(night, key, circle.sam, kind=kind)
    await circle.doors.settled()
    assert [await there(night, one, kind, key) for one in (kim, circle.lin)] == [False, False]
    assert await there(night, wei, kind, key), "who made it keeps it"
    # The author is told at once why, for how long, and what they can do.
    (told,) = [e["decision"] for e in ear.heard if e["on"] == "decision.made"]
    assert (told["cause"], told["by"], told["kind"], told["said"]) == ("three", None, "hide", words)
    assert told["until"] == "2030-03-05T14:00:00Z" and told["may_appeal"]
    assert "who is right" in told["reason"]
    page = await form(night, await night.case())
    assert [row["cause"] for row in page["items"]] == ["three"]
    assert "remove_from_room" not in page["fits"], "nobody is put out of a group for a post"
    await night.later(hours=5)
    assert await there(night, kim, kind, key), "the desk has opened"


@each_kind
async def test_in_a_group_of_eleven_it_stays(
    night: Desk,
    kind: str,
) -> None:
    circle = night.circle
    await circle.do(more(night)[5], "DELETE", f"/rooms/{circle.room}/members/me")
    key, _ = await KINDS[kind](circle)
    await strangers_flag(night, key, kind)
    assert await there(night, circle.kim, kind, key)
    assert await night.mine(circle.wei) == []


async def test_what_is_for_no_group_stays(
    night: Desk,
) -> None:
    """A post for the whole centre, which everybody in the group sees as well, and one that left the group."""
    circle = night.circle
    post = {"kind": "learn", "title": "Knots", "words": WORDS, "audience": "centre"}
    key = str(uuid4())
    await circle.do(circle.wei, "PUT", f"/skills/{key}", post)
    left, _ = await KINDS["skill"](circle)
    await circle.do(circle.wei, "PATCH", f"/skills/{left}", {"audience": "centre"})
    for one in (key, left):
        await strangers_flag(night, one, "skill")
        assert await there(night, circle.kim, "skill", one)
    assert await night.mine(circle.wei) == []


async def test_five_hold_what_one_person_said_and_posted(
    night: Desk,
) -> None:
    circle = night.circle
    kim, others = circle.kim, more(night)
    said = await circle.say(circle.wei, WORDS)
    keys: dict[str, Any] = {kind: (await KINDS[kind](circle))[0] for kind in POSTED}
    await flag(night, said, circle.rosa)
    for who, (kind, key) in zip((circle.lin, circle.sam, *others), keys.items(), strict=False):
        assert WORDS in await night.texts(kim)
        assert all([await there(night, kim, one, other) for one, other in keys.items()])
        await flag(night, key, who, kind=kind)
    assert WORDS not in await night.texts(kim)
    assert not any([await there(night, kim, kind, key) for kind, key in keys.items()])
    assert {one["cause"] for one in await night.mine(circle.wei)} == {"five"}
    assert len(await night.mine(circle.wei)) == 5
