"""What somebody can compare from outside: everything a person would try towards another, answer by answer."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked, statements

# Everything that one can try towards somebody, by their id.
TRIES: dict[str, tuple[str, str, Any]] = {
    "open their page": ("GET", "/people/{them}", None),
    "ask to talk": ("PUT", "/asks/{fresh}", {"person": "{them}", "purpose": "Tea?"}),
    "mute": ("PUT", "/people/{them}/mute", {"lasts": "hour"}),
    "block": ("PUT", "/people/{them}/block", None),
    "place in a circle": ("PUT", "/people/{them}/circle", {"circle": "friend"}),
    "think of them": ("PUT", "/people/{them}/thought", None),
    "invite": ("PUT", "/rooms/{room}/invitations/{them}", None),
    "see oneself with their eyes": ("GET", "/me/shown/people/{them}", None),
}
Told = tuple[int, list[str], str, int]


async def tell(circle: Circle, who: Someone, what: str, them: str, room: str) -> Told:
    """Out: status, names of headers, body without ids and times, and how much was asked of the database."""
    method, path, body = TRIES[what]
    names = {"them": them, "fresh": str(uuid4()), "room": room}
    words = json.loads(json.dumps(body))
    filled = {key: value.format_map(names) for key, value in words.items()} if words else None
    with statements(circle.doors) as asked:
        answer = await circle.call(who, method, path.format_map(names), filled)
    return (
        answer.status_code,
        sorted(answer.headers),
        masked(answer.content),
        len([one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]),
    )


Making = Callable[[Circle, Someone], Awaitable[Someone]]


async def in_the_group(circle: Circle, name: str = "Ren") -> Someone:
    """Somebody new in the group; all of the same name, so that answers can be compared."""
    person = await circle.doors.someone(circle.centre, name)
    await circle.do(person, "PUT", f"/rooms/{circle.room}/members/me")
    return person


# --- Gone: as an id that never was


async def whom_i_block(circle: Circle, me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(me, "PUT", f"/people/{them.id}/block")
    return them


async def who_blocks_me(circle: Circle, me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "PUT", f"/people/{me.id}/block")
    return them


async def who_left(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "DELETE", f"/rooms/{circle.room}/members/me")
    return them


async def whose_account_is_closed(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    circle.doors.alter(
        "UPDATE people SET ended_at = created_at WHERE id = ?", them.id.replace("-", "")
    )
    return them


async def never_met(circle: Circle, _me: Someone) -> Someone:
    return await circle.doors.someone(circle.centre, "Ren")


async def of_another_centre(circle: Circle, _me: Someone) -> Someone:
    return await circle.doors.someone(await circle.doors.centre(f"River {uuid4()}"), "Ren")


GONE: dict[str, Making] = {
    "whom I block": whom_i_block,
    "who blocks me": who_blocks_me,
    "who left": who_left,
    "whose account is closed": whose_account_is_closed,
    "whom I never met": never_met,
    "of another centre": of_another_centre,
}


# --- Quiet: an ask that waits, whatever the other thinks of it


async def no_answer(circle: Circle, _me: Someone) -> Someone:
    return await in_the_group(circle)


async def resting(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "PUT", "/me/rest", {})
    return them


async def enough(circle: Circle, _me: Someone) -> Someone:
    them, friend = await in_the_group(circle), await in_the_group(circle)
    room = await circle.talk(friend, them)
    await circle.do(them, "PATCH", "/me/pace", {"talks_a_day": 1})
    await circle.say(them, "hello", room)
    assert (await circle.do(them, "GET", "/me/pace"))["enough"]
    return them


async def quiet_hours(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    always = [{"begins": "00:00", "ends": "00:00"}] * 7
    pace = await circle.do(them, "PATCH", "/me/pace", {"quiet": always})
    assert pace["quiet_now"]
    return them


async def nobody_may_ask(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "PATCH", "/me/pace", {"who_may_ask": "nobody"})
    return them


async def only_friends_may_ask(circle: Circle, _me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "PATCH", "/me/pace", {"who_may_ask": "friends"})
    return them


async def muted_me(circle: Circle, me: Someone) -> Someone:
    them = await in_the_group(circle)
    await circle.do(them, "PUT", f"/people/{me.id}/mute", {})
    return them


QUIET: dict[str, Making] = {
    "no answer": no_answer,
    "resting": resting,
    "enough for today": enough,
    "quiet hours": quiet_hours,
    "nobody may ask": nobody_may_ask,
    "only friends may ask": only_friends_may_ask,
    "muted": muted_me,
}
