"""One centre, one room, and a play in it that brings everything a room can bring; for each boundary somebody crosses it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from actions import showing_asks
from tests.matrix.doors import Doors, Someone
from tests.matrix.ear import Ear
from tests.matrix.scenes_buddies import make_buddies
from tests.matrix.scenes_cases import make_cases
from tests.matrix.scenes_dates import make_dates
from tests.matrix.scenes_hands import make_hands
from tests.matrix.scenes_skills import make_skills
from tests.matrix.scenes_thanks import make_thanks
from tests.matrix.world_of_pictures import put_picture

# What each act of the play puts on the room's stream, in order.
ACTS = (
    ("came", "member.joined"),
    ("spare", "message.sent"),
    ("words", "message.sent"),
    ("reaction", "reaction.changed"),
    ("changed", "room.changed"),
    ("reply", "message.sent"),
    ("left", "member.left"),
    ("slip", "message.sent"),
    ("taken", "message.taken_back"),
    ("joined", "member.joined"),
)


@dataclass
class Play:
    """One performance: its own words, its own guest who comes and goes, its own newcomer who stays.

    `seq`: the number of each act; `ids`: the messages' ids; `asks`: the newcomer's asks, by whom they
    ask; `dates`: of activities, see scenes_dates; `skills`: posts, see scenes_skills.
    ask; `dates`: of activities, see scenes_dates; `hands`: help requests, see scenes_hands.
    ask; `dates`: of activities, see scenes_dates; `buddies`: asks, see scenes_buddies.
    ask; `dates`: of activities, see scenes_dates; `notes`: thanks by the newcomer, by whom they are to.
    """

    text: str
    guest: Someone
    newcomer: Someone
    ids: dict[str, str]
    seq: dict[str, int] = field(default_factory=dict)
    card: str = ""
    asks: dict[str, str] = field(default_factory=dict)
    dates: dict[str, Any] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)
    picture: str = ""
    hands: dict[str, str] = field(default_factory=dict)
    buddies: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    case: str = ""

    @property
    def title(self) -> str:
        return f"title-{self.text}"

    @property
    def reason(self) -> str:
        return f"reason-{self.text}"

    @property
    def reason_of_pause(self) -> str:
        return f"pause-{self.text}"


@dataclass
class Scene:
    """`host` writes; `viewer` may cross a boundary; `witness` stays inside; `staff` are two workers.

    `greet`: what is done with whoever is new, in a hall where all can meet, before they come into the room.
    """

    doors: Doors
    centre: str
    room: str
    people: dict[str, Someone]
    own_rooms: dict[str, str] = field(default_factory=dict)
    ears: dict[str, Ear] = field(default_factory=dict)
    announces: bool = False
    hall: str = ""
    greet: Callable[[Someone], Awaitable[None]] | None = None
    own_hands: dict[str, str] = field(default_factory=dict)

    @property
    def stream(self) -> str:
        return f"room:{self.room}"

    def __getattr__(self, name: str) -> Someone:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    async def enter(self, part: str) -> None:
        await self.doors.do(self.people[part], "PUT", f"/rooms/{self.room}/members/me")

    async def leave(self, part: str) -> None:
        await self.doors.do(self.people[part], "DELETE", f"/rooms/{self.room}/members/me")

    async def send(self, who: Someone, message: str, text: str, **more: str) -> None:
        path = f"/rooms/{self.room}/messages/{message}"
        await self.doors.do(who, "PUT", path, {"text": text, **more})

    async def take_back(self, message: str) -> None:
        await self.doors.do(self.host, "DELETE", f"/rooms/{self.room}/messages/{message}")

    async def read_all(self, part: str) -> None:
        path = f"/rooms/{self.room}/read"
        await self.doors.do(self.people[part], "PUT", path, {"seq": 2**50})

    async def play(self) -> Play:
        """Perform every act once; out: what there was to see."""
        await self.doors.settled()
        before = len(self.ears["host"].heard)
        text = uuid4().hex
        guest = await self._newcomer(f"g{text[:12]}")
        ids = {name: str(uuid4()) for name in ("spare", "words", "reply", "slip")}
        play = Play(text, guest, guest, ids)
        await self._talk(play)
        await self._see_off(play)
        await self.send(self.host, ids["slip"], f"slip {text}")
        await self.take_back(ids["slip"])
        play.newcomer = await self._newcomer(f"n{text[:12]}")
        await self.doors.settled()
        heard = [e for e in self.ears["host"].heard[before:] if e.get("stream") == self.stream]
        told = [
            event["on"].replace("withheld", kind)
            for event, (_, kind) in zip(heard, ACTS, strict=True)
        ]
        assert told == [kind for _, kind in ACTS]
        play.seq = {name: event["seq"] for (name, _), event in zip(ACTS, heard, strict=True)}
        await self._make_cards(play)
        await make_dates(self, play)
        await make_skills(self, play)
        play.picture = await put_picture(self.doors.store, play.newcomer.id, held=True)
        await make_hands(self, play)
        await make_buddies(self, play)
        await make_thanks(self, play)
        await make_cases(self, play)
        await self._make_ties(play)
        return play

    async def _newcomer(self, name: str) -> Someone:
        """Somebody new at the centre, who comes into the room."""
        person = await self.doors.someone(self.centre, name)
        if self.greet is not None:
            for method in ("PUT", "DELETE"):
                await self.doors.do(person, method, f"/rooms/{self.hall}/members/me")
                if method == "PUT":
                    await self.greet(person)
        if not self.announces:
            await self.doors.do(person, "PUT", f"/rooms/{self.room}/members/me")
        return person

    async def _talk(self, play: Play) -> None:
        replies = self.host if self.announces else play.guest
        await self.send(self.host, play.ids["spare"], f"spare {play.text}")
        await self.send(self.host, play.ids["words"], f"words {play.text}")
        path = f"/rooms/{self.room}/messages/{play.ids['words']}/reaction"
        await self.doors.do(play.guest, "PUT", path, {"kind": "hug"})
        await self.doors.do(self.host, "PATCH", f"/rooms/{self.room}", {"title": play.title})
        await self.send(
            replies, play.ids["reply"], f"reply {play.text}", reply_to=play.ids["words"]
        )

    async def _see_off(self, play: Play) -> None:
        """The guest is asked out of the room; where nobody can be, out of the centre."""
        if self.announces:
            (held,) = (await self.doors.do(play.guest, "GET", "/me"))["appointments"]
            path = f"/centres/{self.centre}/appointments/{held['id']}"
            await self.doors.do(self.people["chen"], "DELETE", path)
        else:
            words = {"person": play.guest.id, "reason": play.reason}
            await self.doors.do(self.host, "POST", f"/rooms/{self.room}/removals", words)

    async def _make_cards(self, play: Play) -> None:
        cards = f"/centres/{self.centre}/cards"
        await self.doors.do(self.people["chen"], "POST", cards, {"person": play.newcomer.id})

    async def _make_ties(self, play: Play) -> None:
        """The newcomer tells something to who is in the room, and asks to talk; and is asked, and placed, and at last paused.

        Who can't reach whom is answered so, and nothing comes of it.
        """
        new = play.newcomer
        told = {"words": f"likes {play.text}", "audience": {"groups": [self.room]}}
        await self.doors.do(new, "PUT", "/me/facts/likes", told)
        for part in ("viewer", "witness"):
            other = self.people[part]
            play.asks[part] = str(uuid4())
            words = {"person": other.id, "purpose": f"purpose {play.text}"}
            await self.doors.call(new, "PUT", f"/asks/{play.asks[part]}", words)
            await self.doors.store.write(showing_asks.show, UUID(other.id))
            words["person"] = new.id
            await self.doors.call(other, "PUT", f"/asks/{uuid4()}", words)
            near = {"circle": "friend", "note": f"note {play.text}"}
            await self.doors.call(other, "PUT", f"/people/{new.id}/circle", near)
        pause = {"person": new.id, "lasts": "day", "reason": play.reason_of_pause}
        path = f"/centres/{self.centre}/suspensions/{uuid4()}"
        await self.doors.do(self.people["chen"], "PUT", path, pause)
        await self.doors.settled()

    async def later(self, play: Play) -> None:
        """Later something happens to what the play has left: a reaction, a taking back."""
        await self.doors.settled()
        before = len(self.ears["host"].heard)
        path = f"/rooms/{self.room}/messages/{play.ids['words']}/reaction"
        await self.doors.do(self.people["witness"], "PUT", path, {"kind": "thanks"})
        await self.take_back(play.ids["spare"])
        await self.doors.settled()
        heard = [e for e in self.ears["host"].heard[before:] if e.get("stream") == self.stream]
        play.seq["late reaction"], play.seq["late taken"] = (event["seq"] for event in heard)


async def build_scene(doors: Doors, *, announces: bool = False, without: str = "") -> Scene:
    """A centre with its people, all listening; everyone in the room but `without`."""
    centre = await doors.centre(f"Court {uuid4().hex[:8]}")
    people = {p: await doors.someone(centre, p) for p in ("rosa", "viewer", "witness", "nan")}
    people["chen"] = await doors.someone(centre, "chen", "coordinator")
    people["ding"] = await doors.someone(centre, "ding", "worker")
    people["hu"] = await doors.someone(centre, "hu", "worker")
    people["host"] = people["chen" if announces else "rosa"]
    rooms = (await doors.do(people["chen"], "GET", "/rooms"))["items"]
    scene = Scene(doors, centre, rooms[0]["id"], people, announces=announces)
    if not announces:
        scene.room = await make_room(scene, "rosa", is_open=True)
        for part in {"viewer", "witness"} - {without}:
            await scene.enter(part)
    for part in ("viewer", "witness", "chen"):
        scene.own_rooms[part] = await make_room(scene, part, is_open=False)
    scene.hall = await make_room(scene, "nan", is_open=True)
    await _invite(scene)
    for part in ("host", "viewer", "witness"):
        scene.ears[part] = await doors.listen(people[part])
    return scene


async def make_room(scene: Scene, part: str, *, is_open: bool) -> str:
    room = str(uuid4())
    words = {"id": room, "title": f"{part}'s", "open": is_open}
    await scene.doors.do(scene.people[part], "POST", "/rooms", words)
    return room


async def _invite(scene: Scene) -> None:
    """Chen, as staff, offers viewer and witness a place, and makes them cards."""
    chen, room = scene.people["chen"], scene.own_rooms["chen"]
    for part in ("viewer", "witness"):
        person = scene.people[part].id
        await scene.doors.do(chen, "PUT", f"/rooms/{room}/invitations/{person}")
        await scene.doors.do(chen, "POST", f"/centres/{scene.centre}/cards", {"person": person})
