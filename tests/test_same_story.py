"""What one knew, and what one heard since, is what a fresh look finds: for every event of a stream.

The phone that listened, the phone that came back with a hello, and the phone that reads everything
anew must hold the same, to the last field.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, get_args
from uuid import uuid4

import pytest

from models.events import StreamEvent
from tests.matrix.doors import Doors, Someone, folder, opened

FACTS = ("id", "kind", "title", "about", "open", "centre")
State = dict[str, Any]


@dataclass
class Told:
    """Rosa hosts a room where Sam is, and Kim isn't. `said` is a message of Rosa's, with Sam's reaction."""

    doors: Doors
    rosa: Someone
    sam: Someone
    kim: Someone
    room: str
    said: str

    async def do(self, who: Someone, method: str, path: str, body: Any = None) -> Any:
        return await self.doors.do(who, method, f"/rooms/{self.room}{path}", body)


@pytest.fixture
async def told() -> AsyncIterator[Told]:
    with folder() as home:
        async with opened(home) as doors:
            centre = await doors.centre("Plum Court")
            rosa, sam, kim = [await doors.someone(centre, n) for n in ("Rosa", "Sam", "Kim")]
            told = Told(doors, rosa, sam, kim, room=str(uuid4()), said=str(uuid4()))
            words = {"id": told.room, "title": "Tea", "about": "green", "open": True}
            await doors.do(told.rosa, "POST", "/rooms", words)
            await told.do(told.sam, "PUT", "/members/me")
            await told.do(told.rosa, "PUT", f"/messages/{told.said}", {"text": "Good morning"})
            await told.do(told.sam, "PUT", f"/messages/{told.said}/reaction", {"kind": "hug"})
            yield told


async def fresh(told: Told, who: Someone) -> State:
    """Everything of somebody's rooms as the API tells it now: facts, head, last line, dot, messages, people."""
    rooms = (await told.doors.do(who, "GET", "/rooms"))["items"]
    state: State = {}
    for room in rooms:
        page = await told.doors.do(who, "GET", f"/rooms/{room['id']}/messages?limit=100")
        inside = await told.doors.do(who, "GET", f"/rooms/{room['id']}/members")
        people = [member["person"] for member in inside["items"]]
        state[room["id"]] = {
            "facts": {key: room[key] for key in FACTS},
            "head": room["head"],
            "read": room["read"],
            "last": room["last"],
            "unread": room["unread"],
            "messages": {item["id"]: item for item in page["items"] if "id" in item},
            "people": {person["id"]: person for person in people},
        }
    return state


def retold(before: State, events: list[dict[str, Any]], me: str) -> State:
    """What a phone holds that knew `before` and heard these events."""
    state = deepcopy(before)
    for event in events:
        kind, _, owner = event.get("stream", "").partition(":")
        if kind == "me":
            _hear_mine(state, event)
        elif kind == "room" and owner in state:
            _hear_room(state[owner], event)
    for room in state.values():
        _look_again(room, me)
    return state


def _hear_mine(state: State, event: dict[str, Any]) -> None:
    room = event["room"]
    if event["on"] == "room.added":
        empty: State = {"head": 0, "read": 0, "messages": {}, "people": {}}
        state[room["id"]] = {"facts": room, **empty}
    else:
        assert event["on"] == "room.removed"
        state.pop(room["id"], None)


def _hear_room(room: State, event: dict[str, Any]) -> None:
    room["head"] = event["seq"]
    messages, people = room["messages"], room["people"]
    match event:
        case {"on": "message.sent", "message": message}:
            messages[message["id"]] = message
        case {"on": "message.taken_back", "id": key}:
            messages.pop(key, None)
        case {"on": "reaction.changed", "id": key}:
            messages[key]["reactions"] = event["reactions"]
        case {"on": "topics.changed", "id": key, "topics": topics}:
            messages[key]["topics"] = topics
        case {"on": "room.changed", "room": facts}:
            room["facts"] = facts
        case {"on": "member.joined" | "member.left" as how, "person": person}:
            people.pop(person["id"], None)
            people.update({person["id"]: person} if how == "member.joined" else {})
        case _:
            assert event["on"] == "withheld", f"a kind this phone doesn't know: {event}"


def _look_again(room: State, me: str) -> None:
    """Last line and dot follow from the messages one has."""
    messages = sorted(room["messages"].values(), key=lambda message: message["seq"])
    newest = messages[-1] if messages else None
    room["last"] = newest and {
        key: newest[key] for key in ("seq", "author", "text", "at", "folded")
    }
    waiting = [m for m in messages if m["seq"] > room["read"] and m["author"]["id"] != me]
    room["unread"] = bool(waiting)


async def check_same_story(
    told: Told, who: Someone, kind: str, act: Callable[[], Awaitable[Any]]
) -> None:
    """In: who looks, the kind of event to come, and what brings it. Heard live and by hello, it tells all."""
    before = await fresh(told, who)
    assert retold(before, [], who.id) == before, (
        "what follows from messages, follows already before"
    )
    live = await told.doors.listen(who)
    heads = live.heard[-1]["heads"]
    await act()
    await told.doors.settled()
    now = await fresh(told, who)
    assert now != before, "nothing happened"
    late = await told.doors.listen(who, heads)
    for ear in (live, late):
        assert kind in [event["on"] for event in ear.heard], f"{kind} was not heard"
    assert retold(before, live.heard, who.id) == now, "who listened knows something else"
    first_look = await fresh(told, who)
    assert retold(before, late.heard, who.id) == first_look, "who came back knows something else"


async def test_message_sent(told: Told) -> None:
    words = {"text": "Tea?", "reply_to": told.said, "topics": ["illness"]}
    await check_same_story(
        told,
        told.sam,
        "message.sent",
        lambda: told.do(told.rosa, "PUT", f"/messages/{uuid4()}", words),
    )


async def test_message_taken_back(told: Told) -> None:
    await check_same_story(
        told,
        told.sam,
        "message.taken_back",
        lambda: told.do(told.rosa, "DELETE", f"/messages/{told.said}"),
    )


@pytest.mark.parametrize("words", [("PUT", {"kind": "go_on"}), ("DELETE", None)])
async def test_reaction_changed(told: Told, words: tuple[str, Any]) -> None:
    await check_same_story(
        told,
        told.rosa,
        "reaction.changed",
        lambda: told.do(told.sam, words[0], f"/messages/{told.said}/reaction", words[1]),
    )


@pytest.mark.parametrize("words", [{"title": "Coffee"}, {"about": "black"}, {"open": False}])
async def test_room_changed(told: Told, words: dict[str, Any]) -> None:
    await check_same_story(
        told, told.sam, "room.changed", lambda: told.do(told.rosa, "PATCH", "", words)
    )


async def test_member_joined(told: Told) -> None:
    await check_same_story(
        told, told.sam, "member.joined", lambda: told.do(told.kim, "PUT", "/members/me")
    )


async def test_member_left(told: Told) -> None:
    await check_same_story(
        told, told.rosa, "member.left", lambda: told.do(told.sam, "DELETE", "/members/me")
    )


async def test_member_left_when_asked_out(told: Told) -> None:
    words = {"person": told.sam.id, "reason": "a quiet week"}
    await check_same_story(
        told, told.rosa, "member.left", lambda: told.do(told.rosa, "POST", "/removals", words)
    )


async def test_topics_changed(told: Told) -> None:
    words = {"topics": ["medicine", "money"]}
    path = f"/messages/{told.said}/topics"
    await check_same_story(
        told, told.sam, "topics.changed", lambda: told.do(told.rosa, "PUT", path, words)
    )


async def test_room_removed(told: Told) -> None:
    await check_same_story(
        told, told.sam, "room.removed", lambda: told.do(told.sam, "DELETE", "/members/me")
    )


async def test_room_added(told: Told) -> None:
    """To a newcomer the room begins where they came in; who was there already is read once."""

    async def come() -> None:
        await told.do(told.kim, "PUT", "/members/me")
        await told.do(told.rosa, "PUT", f"/messages/{uuid4()}", {"text": "Welcome"})

    before = await fresh(told, told.kim)
    live = await told.doors.listen(told.kim)
    await come()
    await told.doors.settled()
    now = await fresh(told, told.kim)
    heard = retold(before, live.heard, told.kim.id)
    assert heard[told.room]["messages"] != {}
    people = now[told.room]["people"]
    assert people.items() >= heard[told.room]["people"].items(), "they heard of themselves"
    assert told.kim.id in heard[told.room]["people"]
    heard[told.room]["people"] = people
    assert heard == now


async def test_several_at_once(told: Told) -> None:
    async def much() -> None:
        for number in range(5):
            await told.do(told.rosa, "PUT", f"/messages/{uuid4()}", {"text": f"{number}"})
        await told.do(told.kim, "PUT", "/members/me")
        await told.do(told.rosa, "DELETE", f"/messages/{told.said}")
        await told.do(told.kim, "DELETE", "/members/me")
        await told.do(told.rosa, "PATCH", "", {"title": "Late"})

    await check_same_story(told, told.sam, "message.sent", much)


# These only say that something of one's own is to be asked for again; tests/boundaries tells what is found then.
ASK_AGAIN = {
    "room.closed",
    "boundaries.changed",
    "ask.arrived",
    "ask.accepted",
    "thought.received",
    "writing.paused",
}
# These bring a date whole, as it is now: tests/activities/test_same_story.py holds it against a fresh look.
ASK_AGAIN |= {
    *("sign_up.changed", "place.offered", "date.moved", "date.called_off", "activity.reminded"),
    *("activity.invited", "activity.approved", "activity.sent_back", "co_host.asked"),
    "date.changed",
}
# It says which case to ask for again, and what is asked of me there: tests/cases/test_working.py.
ASK_AGAIN |= {"case.changed"}
# What these bring is asked for anew: tests/buddies/test_same_story.py.
ASK_AGAIN |= {"buddy.asked", "buddy.accepted"}

# It points to a report: tests/reports/test_afterwards.py does the same.
ASK_AGAIN |= {"report.changed"}
# These point to a note, which stands in the box: tests/thanks/test_same_story.py does the same.
ASK_AGAIN |= {f"thanks.{what}" for what in ("received", "taken_back", "show_asked", "show_agreed")}
# And these bring a help request whole, as it is now: tests/hands/test_same_story.py does the same.
ASK_AGAIN |= {f"help.{what}" for what in ("offered", "chosen", "confirmed", "stepped_back")}
ASK_AGAIN |= {"help.reminded", "help.ended"}
# What is hidden and shown again is read again; decisions come whole: tests/decisions/test_deciding.py does the same.
ASK_AGAIN |= {"message.shown", "decision.made", "decision.changed"}
# These say that something is to be asked for again: tests/decisions/test_appeals.py.
ASK_AGAIN |= {"appeal.changed", "advocate.asked"}
# Who stands in, while it lasts, and house rules that are asked for anew: tests/role tells both.
ASK_AGAIN |= {"stand_in.asked", "stand_in.started", "guidelines.changed"}
# And these a broken glass: tests/glass/test_glass.py does the same.
ASK_AGAIN |= {"glass.broken", "glass.told"}
# It only says that something of one's own will be looked at: tests/danger.
ASK_AGAIN |= {"words.marked"}
# What these say stands in For you as it is now: tests/boundaries/test_lending.py does the same.
ASK_AGAIN |= {"topics.noted", "worker.asked"}


def test_each_kind_has_its_story() -> None:
    told_here = {name.removeprefix("test_").replace("_", ".", 1) for name in globals()}
    kinds = {shape.model_fields["on"].default for shape in get_args(StreamEvent)}
    assert kinds - {"withheld"} - ASK_AGAIN <= told_here
