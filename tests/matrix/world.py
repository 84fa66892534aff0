"""The world in which every route is asked: a closed group with a past, and everyone who may stand to it somehow."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from actions import showing_asks
from actions.cards import add_card
from core.slow_hash import slow_hash
from models.people import PersonShape
from models.sign_in import MadeCard
from tests.matrix.doors import Doors, Someone
from tests.matrix.world_of_activities import post_all
from tests.matrix.world_of_buddies import pair_up
from tests.matrix.world_of_cases import open_cases
from tests.matrix.world_of_decisions import decide_all
from tests.matrix.world_of_glass import break_glasses
from tests.matrix.world_of_hands import ask_for_hands
from tests.matrix.world_of_pictures import put_pictures
from tests.matrix.world_of_reports import report_all
from tests.matrix.world_of_role import set_the_desk
from tests.matrix.world_of_skills import post_skills
from tests.matrix.world_of_thanks import thank_all

ASKERS = (
    "nobody",
    "inside",
    "outside",
    "host",
    "representative",
    "worker_inside",
    "worker_outside",
    "coordinator",
    "worker_elsewhere",
    "left",
    "removed",
    "signed_out",
)
HERE = {
    "host": "member",
    "inside": "member",
    "outside": "member",
    "representative": "peer_representative",
    "worker_inside": "worker",
    "worker_outside": "worker",
    "coordinator": "coordinator",
    "left": "member",
    "removed": "member",
    "signed_out": "member",
    "third": "member",
    "friend": "member",
    "hermit": "member",
}
INSIDE = ("inside", "representative", "worker_inside", "left", "removed", "signed_out", "third")
PIN = "2580"
LONG_AGO = "2020-01-01 00:00:00.000000"


@dataclass
class World:
    """`people` by part, `things` by the name a path or body has for them.

    `foreign`: of each kind one that nobody among the askers may know of.
    """

    doors: Doors
    people: dict[str, Someone]
    things: dict[str, str]
    foreign: dict[str, str]

    def asker(self, part: str) -> Someone | None:
        return self.people.get(part)

    def name(self, part: str) -> dict[str, str]:
        """Out: what each {name} in a path or body means for this asker."""
        part = part if part in self.people else "third"
        own = {"own_device": self.people[part].device, "own_card": self.things[f"card of {part}"]}
        own["own_passkey"] = self.people[part].id
        return self.things | own | {"fresh": str(uuid4())}


async def build_world(doors: Doors) -> World:
    """Everyone signed in; the group made, talked in, left, and somebody asked out of it."""
    here, there, far = [await doors.centre(n) for n in ("Plum Court", "River House", "Far Hill")]
    people = {part: await doors.someone(here, part, role) for part, role in HERE.items()}
    people["worker_elsewhere"] = await doors.someone(there, "worker_elsewhere", "worker")
    stranger = await doors.someone(far, "stranger", "coordinator")
    world = World(doors, people, {"centre": here, "their_centre": there}, {"centre": far})
    await _talk(world)
    await _name_things(world)
    await _name_foreign(world, stranger)
    await _bound(world)
    await _go(world)
    return world


async def _room(world: World, title: str, parts: tuple[str, ...], *, is_open: bool) -> str:
    room, host = str(uuid4()), world.people["host"]
    words = {"id": room, "kind": "group", "title": title, "about": "tea", "open": True}
    await world.doors.do(host, "POST", "/rooms", words)
    for part in parts:
        await world.doors.do(world.people[part], "PUT", f"/rooms/{room}/members/me")
    await world.doors.do(host, "PATCH", f"/rooms/{room}", {"open": is_open})
    return room


async def _talk(world: World) -> None:
    """The closed group, a listed one, and one where everybody has met; words in the first and in the announcements."""
    everyone = tuple(part for part in HERE if part not in ("host", "hermit"))
    things, doors, people = world.things, world.doors, world.people
    things["met"] = await _room(world, "Met", everyone, is_open=False)
    things["room"] = await _room(world, "Tea", INSIDE, is_open=False)
    things["listed"] = await _room(world, "Listed", ("inside", "removed"), is_open=True)
    rooms = (await doors.do(people["host"], "GET", "/rooms"))["items"]
    things["announcements"] = next(r["id"] for r in rooms if r["kind"] == "announcements")
    for room, message, part in (
        ("room", "message", "inside"),
        ("announcements", "announcement", "worker_inside"),
    ):
        things[message] = str(uuid4())
        path = f"/rooms/{things[room]}/messages/{things[message]}"
        await doors.do(people[part], "PUT", path, {"text": "marigold", "topics": ["faith"]})
        await doors.do(people["third"], "PUT", f"{path}/reaction", {"kind": "hug"})


async def _name_things(world: World) -> None:
    things, people, doors = world.things, world.people, world.doors
    for part in ("third", "friend", "hermit", "removed", "coordinator"):
        things[part] = people[part].id
    cards = f"/centres/{things['centre']}/cards"
    made = await doors.do(people["coordinator"], "POST", cards, {"count": 2})
    things["card"], things["code"] = made["items"][0]["id"], made["items"][1]["card"]
    for part, somebody in people.items():
        things[f"card of {part}"] = await _card_for(doors, things["centre"], somebody)
    things["code_of_third"] = (await card_of(doors, things["centre"], people["third"])).code
    for part in ("third", "worker_outside", "coordinator"):
        me = await doors.do(people[part], "GET", "/me")
        things[f"appointment of {part}"] = me["appointments"][0]["id"]


async def _card_for(doors: Doors, centre: str, somebody: Someone) -> str:
    return str((await card_of(doors, centre, somebody)).id)


async def card_of(doors: Doors, centre: str, somebody: Someone) -> MadeCard:
    """Out: a card made for somebody, with its secrets."""
    shape = PersonShape(id=UUID(somebody.id), name=somebody.name)
    made: MadeCard = await doors.store.write(add_card, UUID(centre), "member", person=shape)
    return made


async def _name_foreign(world: World, stranger: Someone) -> None:
    foreign, doors, hermit = world.foreign, world.doors, world.people["hermit"]
    foreign["room"], foreign["message"] = str(uuid4()), str(uuid4())
    words = {"id": foreign["room"], "kind": "group", "title": "Cell"}
    await doors.do(hermit, "POST", "/rooms", words)
    path = f"/rooms/{foreign['room']}/messages/{foreign['message']}"
    await doors.do(hermit, "PUT", path, {"text": "alone"})
    foreign["card"] = await _card_for(doors, foreign["centre"], stranger)
    foreign["device"], foreign["person"] = stranger.device, stranger.id
    foreign["passkey"] = stranger.id
    me = await doors.do(stranger, "GET", "/me")
    foreign["appointment"] = me["appointments"][0]["id"]


async def _bound(world: World) -> None:
    """What inside keeps away from, tells and was asked; and an ask between two strangers."""
    doors, inside, people = world.doors, world.people["inside"], world.people
    world.things |= {"topic": "money", "kind": "likes", "ask": str(uuid4())}
    for part, path, words in (
        ("friend", "/mute", {"lasts": "week"}),
        ("signed_out", "/block", None),
        ("friend", "/circle", {"circle": "friend", "note": "likes plums"}),
    ):
        await doors.do(inside, "PUT", f"/people/{people[part].id}{path}", words)
    await doors.do(inside, "PUT", "/me/topics/politics", {"comfort": "fold"})
    told = {"words": "tea", "audience": {"workers": True, "groups": [world.things["room"]]}}
    await doors.do(inside, "PUT", "/me/facts/likes", told)
    await doors.do(people["third"], "PUT", "/me/facts/likes", {**told, "words": "plums"})
    await doors.do(people["worker_inside"], "GET", f"/people/{inside.id}")
    await _asked(world, people["third"], inside, world.things["ask"])
    await _asked(world, inside, people["friend"], str(uuid4()))
    await doors.do(inside, "PUT", "/me/rest", {"shown_to": "friends"})
    await doors.do(inside, "DELETE", "/me/rest")
    await _asked_elsewhere(world)
    await _pause(world)
    await post_all(world)
    await post_skills(world)
    await put_pictures(world)
    await ask_for_hands(world)
    await pair_up(world)
    await thank_all(world)
    await report_all(world)
    await decide_all(world)
    await set_the_desk(world)
    await break_glasses(world)
    await open_cases(world)


async def _pause(world: World) -> None:
    """The hermit is paused, inside was; and somebody far away is."""
    doors, here, far = world.doors, world.things["centre"], world.foreign["centre"]
    hermit, inside, chen = [world.people[part] for part in ("hermit", "inside", "worker_inside")]
    one, worker = await doors.someone(far, "one"), await doors.someone(far, "worker", "worker")
    world.things["pause"], world.foreign["pause"], former = (str(uuid4()) for _ in range(3))
    for by, whom, centre, key in (
        (chen, hermit, here, world.things["pause"]),
        (worker, one, far, world.foreign["pause"]),
        (chen, inside, here, former),
    ):
        words = {"person": whom.id, "lasts": "week", "reason": "A calm week."}
        await doors.do(by, "PUT", f"/centres/{centre}/suspensions/{key}", words)
    await doors.do(chen, "DELETE", f"/centres/{here}/suspensions/{former}")


def paused(world: World) -> None:
    """Inside is paused after all."""
    world.doors.alter("UPDATE suspensions SET lifted_at = NULL")


async def _asked(world: World, who: Someone, whom: Someone, ask: str) -> None:
    words = {"person": whom.id, "purpose": "Shall we sing?"}
    await world.doors.do(who, "PUT", f"/asks/{ask}", words)
    await world.doors.store.write(showing_asks.show, UUID(whom.id))


async def _asked_elsewhere(world: World) -> None:
    doors, far = world.doors, world.foreign["centre"]
    one, other = [await doors.someone(far, name) for name in ("one", "other")]
    room = {"id": str(uuid4()), "title": "Far", "open": True}
    await doors.do(one, "POST", "/rooms", room)
    await doors.do(other, "PUT", f"/rooms/{room['id']}/members/me")
    world.foreign["ask"] = str(uuid4())
    await _asked(world, one, other, world.foreign["ask"])


def trusts(world: World) -> None:
    """Third rests, and trusts inside with a thought."""
    keys = (UUID(world.people[part].id).hex for part in ("third", "inside"))
    columns = "(person_id, trusted_id, since, shown_to)"
    values = (*keys, LONG_AGO, "nobody")
    world.doors.alter(f"INSERT INTO rests {columns} VALUES (?, ?, ?, ?)", *values)


async def _go(world: World) -> None:
    """One leaves (long ago), one is asked out of both groups, one is signed out; who is outside is invited to another."""
    doors, people, things = world.doors, world.people, world.things
    await doors.do(people["left"], "DELETE", f"/rooms/{things['room']}/members/me")
    doors.alter("UPDATE departures SET at = ?", LONG_AGO)
    words = {"person": people["removed"].id, "reason": "a quiet week"}
    for room in ("room", "listed"):
        await doors.do(people["host"], "POST", f"/rooms/{things[room]}/removals", words)
    nook = await _room(world, "Nook", (), is_open=False)
    await doors.do(people["host"], "PUT", f"/rooms/{nook}/invitations/{people['outside'].id}")
    await doors.do(people["signed_out"], "POST", "/sign-out")


def set_pins(world: World) -> None:
    """Everyone has the same PIN from now on."""
    world.doors.alter("UPDATE people SET pin_hash = ?", slow_hash(world.doors.store.secret, PIN))


def just_left(world: World) -> None:
    """Who left has done so this minute."""
    now = world.doors.store.clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
    world.doors.alter("UPDATE departures SET at = ?", now)


def invited(world: World) -> None:
    """Who is outside and who was asked out hold an invitation."""
    columns = "(room_id, person_id, invited_by, at)"
    for part in ("outside", "removed"):
        keys = [UUID(world.things["room"]), UUID(world.people[part].id)]
        keys.append(UUID(world.people["host"].id))
        values = [*(key.hex for key in keys), LONG_AGO]
        world.doors.alter(f"INSERT INTO invitations {columns} VALUES (?, ?, ?, ?)", *values)
