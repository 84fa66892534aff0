"""How what a play brought reaches somebody, surface by surface: seen, withheld or absent."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.matrix import surfaces_of_skills
from tests.matrix.doors import Someone
from tests.matrix.ear import Event
from tests.matrix.scenes import Play, Scene
from tests.matrix.surfaces import ABSENT, FOLDED, SEEN, WITHHELD

EVENTS = {
    "message.sent": "words",
    "reply": "reply",
    "reaction.changed": "reaction",
    "reaction.changed on older words": "late reaction",
    "message.taken_back": "taken",
    "message.taken_back of older words": "late taken",
    "room.changed": "changed",
    "member.joined": "joined",
    "member.left": "left",
}


@dataclass
class Look:
    """Somebody looks for a play. `part` is who they are in the scene; `staff` who looks at the desk for them.

    `since`: from which event on their live ear counts.
    """

    scene: Scene
    play: Play
    part: str
    staff: str = "chen"
    since: int = 0
    _missed: list[Event] | None = None
    _pages: dict[str, Any] = field(default_factory=dict)

    @property
    def asker(self) -> Someone:
        return self.scene.people[self.part]

    async def get(self, path: str, *, desk: bool = False) -> Any:
        """Out: the answer's JSON; None where it is refused."""
        asker = self.scene.people[self.staff] if desk else self.asker
        if path not in self._pages:
            answer = await self.scene.doors.call(asker, "GET", path)
            self._pages[path] = answer.json() if answer.is_success else None
        return self._pages[path]

    async def missed(self) -> list[Event]:
        """Out: what a hello from the very beginning brings."""
        if self._missed is None:
            since = {self.scene.stream: 0, f"me:{self.asker.id}": 0}
            ear = await self.scene.doors.listen(self.asker, since)
            self._missed = list(ear.heard)
            await ear.close()
        return self._missed

    def heard(self) -> list[Event]:
        ear = self.scene.ears.get(self.part)
        return ear.heard[self.since :] if ear else []

    async def does(self, method: str, path: str, body: Any = None, *, desk: bool = False) -> int:
        asker = self.scene.people[self.staff] if desk else self.asker
        return (await self.scene.doors.call(asker, method, path, body)).status_code


Probe = Callable[[Look], Awaitable[str]]
PROBES: dict[str, Probe] = {}


def surface(name: str) -> Callable[[Probe], Probe]:
    def keep(probe: Probe) -> Probe:
        PROBES[name] = probe
        return probe

    return keep


def holds(answer: Any, mark: str, number: int | None = None) -> str:
    """Whether the mark stands anywhere in an answer; else whether its number is there, withheld."""
    items = answer["items"] if isinstance(answer, dict) and "items" in answer else []
    if answer is not None and mark in json.dumps(answer):
        marked = [item for item in items or [answer] if mark in json.dumps(item)]
        return FOLDED if all(isinstance(item, dict) and folded(item) for item in marked) else SEEN
    hidden = [item for item in items if item.get("withheld") and item["seq"] == number]
    return WITHHELD if hidden else ABSENT


def folded(item: dict[str, Any]) -> bool:
    """Whether it comes folded: its words are there, and nothing calls for them."""
    return bool((item.get("message") or item).get("folded"))


def told(look: Look, events: list[Event], act: str) -> str:
    """How the number of an act was told on the room's stream; its words must be nowhere else either."""
    number = look.play.seq.get(act)
    here = [e for e in events if e.get("stream") == look.scene.stream and e["seq"] == number]
    kinds = [e["on"] for e in here]
    if here and folded(here[0]):
        return FOLDED
    if not kinds or kinds[0] == "withheld":
        assert f"{act} {look.play.text}" not in json.dumps(events), f"{act} leaks elsewhere"
    return ABSENT if not kinds else WITHHELD if kinds[0] == "withheld" else SEEN


def _event_probes(name: str, act: str) -> None:
    async def live(look: Look) -> str:
        return told(look, look.heard(), act)

    async def hello(look: Look) -> str:
        return told(look, await look.missed(), act)

    PROBES[f"live {name}"], PROBES[f"hello {name}"] = live, hello


for _name, _act in EVENTS.items():
    _event_probes(_name, _act)


def _own(events: list[Event], look: Look) -> str:
    return holds([e for e in events if e.get("stream", "").startswith("me:")], look.play.title)


@surface("live own stream: the room's title")
async def _live_own(look: Look) -> str:
    return _own(look.heard(), look)


@surface("hello own stream: the room's title")
async def _hello_own(look: Look) -> str:
    return _own(await look.missed(), look)


async def _history(look: Look) -> Any:
    return await look.get(f"/rooms/{look.scene.room}/messages?limit=100")


@surface("history words")
async def _words(look: Look) -> str:
    return holds(await _history(look), f"words {look.play.text}", look.play.seq["words"])


@surface("history reply")
async def _reply(look: Look) -> str:
    return holds(await _history(look), f"reply {look.play.text}", look.play.seq["reply"])


@surface("history reactions' names")
async def _names(look: Look) -> str:
    page = await _history(look)
    kept = page and page | {"items": [_only_reactions(item) for item in page["items"]]}
    return holds(kept, look.play.guest.id, look.play.seq["words"])


def _only_reactions(item: dict[str, Any]) -> dict[str, Any]:
    return item if "withheld" in item else {"reactions": item["reactions"]}


async def _listed(look: Look) -> dict[str, Any]:
    rooms = (await look.get("/rooms") or {"items": []})["items"]
    return next((room for room in rooms if room["id"] == look.scene.room), {})


@surface("room list: last line")
async def _last(look: Look) -> str:
    return holds((await _listed(look)).get("last"), look.play.text)


@surface("room list: dot")
async def _dot(look: Look) -> str:
    return SEEN if (await _listed(look)).get("unread") else ABSENT


@surface("one room: last line")
async def _one(look: Look) -> str:
    room = await look.get(f"/rooms/{look.scene.room}")
    return holds(room and room["last"], look.play.text)


@surface("search words")
async def _found(look: Look) -> str:
    return holds(await look.get(f"/search?q={look.play.text}"), f"words {look.play.text}")


@surface("search reactions' names")
async def _found_names(look: Look) -> str:
    return holds(await look.get(f"/search?q={look.play.text}"), look.play.guest.id)


def _about(look: Look) -> str:
    return f"/rooms/{look.scene.room}/messages/{look.play.ids['words']}"


@surface("reacting to it")
async def _reacts(look: Look) -> str:
    put = await look.does("PUT", f"{_about(look)}/reaction", {"kind": "haha"})
    await look.does("DELETE", f"{_about(look)}/reaction")
    return SEEN if put == 204 else ABSENT


@surface("replying to it")
async def _replies(look: Look) -> str:
    """Whether a reply keeps what it answers tells that there is something to answer."""
    own = str(uuid4())
    words = {"text": f"answer {own}", "reply_to": look.play.ids["words"]}
    path = f"/rooms/{look.scene.room}/messages"
    if await look.does("PUT", f"{path}/{own}", words) != 201:
        return ABSENT
    page = (await look.scene.doors.call(look.asker, "GET", f"{path}?limit=100")).json()
    said = next(item for item in page["items"] if item.get("id") == own)
    await look.does("DELETE", f"{path}/{own}")
    return SEEN if said["reply_to"] else ABSENT


@surface("taking it back")
async def _takes_back(look: Look) -> str:
    return ABSENT if await look.does("DELETE", _about(look)) in (401, 404) else SEEN


@surface("member list")
async def _members(look: Look) -> str:
    return holds(await look.get(f"/rooms/{look.scene.room}/members"), look.play.newcomer.id)


def _own_room(look: Look) -> str:
    return f"/rooms/{look.scene.own_rooms[look.part]}"


@surface("invite picker")
async def _picker(look: Look) -> str:
    path = f"{_own_room(look)}/invitable?q={look.play.newcomer.name}"
    return holds(await look.get(path), look.play.newcomer.id)


@surface("inviting them")
async def _invites(look: Look) -> str:
    path = f"{_own_room(look)}/invitations/{look.play.newcomer.id}"
    return SEEN if await look.does("PUT", path) == 204 else ABSENT


@surface("open groups: hosts")
async def _hosts(look: Look) -> str:
    groups = (await look.get("/rooms/open") or {"items": []})["items"]
    kept = [group["hosts"] for group in groups if group["id"] == look.scene.room]
    return holds(kept, look.scene.host.id)


@surface("open groups: who invites")
async def _inviters(look: Look) -> str:
    groups = (await look.get("/rooms/open") or {"items": []})["items"]
    kept = [g["invited_by"] for g in groups if g["id"] == look.scene.own_rooms["chen"]]
    return holds(kept, look.scene.people["chen"].id)


@surface("removals of others")
async def _removals(look: Look) -> str:
    return holds(await look.get("/me/removals"), look.play.reason)


@surface("removals: the room's title now")
async def _title_now(look: Look) -> str:
    return holds(await look.get("/me/removals"), look.play.title)


@surface("my cards: who made them")
async def _my_cards(look: Look) -> str:
    return holds(await look.get("/me/cards"), look.scene.people["chen"].id)


async def look_everywhere(look: Look) -> dict[str, str]:
    """Every surface, one after the other; those that change something come last."""
    await look.scene.doors.settled()
    changing = {"reacting to it", "replying to it", "taking it back", "inviting them"}
    changing |= {"offering them a hand", "choosing them"}
    changing |= {"making a card for them", "asking them to talk", "muting them", "pausing them"}
    changing |= surfaces_of_skills.CHANGING
    changing.add("asking them to be my buddy")
    order = sorted(PROBES, key=lambda name: name in changing)
    return {name: await PROBES[name](look) for name in order}
