"""My boundaries over HTTP: mute, topics, block, circles, resting, quiet hours, enough for today."""

from uuid import UUID

from actions import boundaries, circles, person_page, resting
from actions.readers import reader
from api.door import Doors, Me, Router, problems
from core.errors import NotFound
from core.work import Work
from models.boundaries import KeptAway, MuteShape, NewMute, NewTopicWish
from models.circles import NewTie, TieShape
from models.ledger import Listed
from models.messages import Topic
from models.person_page import PersonPage
from models.resting import NewRest, PaceChanges, PaceShape
from models.sign_in import Who

people = Router(prefix="/people/{person:uuid}", tags=["boundaries"])
rooms = Router(prefix="/rooms/{room:uuid}", tags=["boundaries"])
mine = Router(prefix="/me", tags=["boundaries"])
routers = (people, rooms, mine)


@people.get("", responses=problems(NotFound))
async def one_person(store: Doors, me: Me, person: UUID) -> PersonPage:
    """Somebody, as they chose to be seen by me. Where a worker reads what was opened to workers, a row says so."""
    if any(me.staff_at(centre) for centre in me.roles):
        return await store.write(person_page.worker_page, me, person)
    return await store.read(person_page.person_page, me, person)


@people.put("/mute", responses=problems(NotFound))
async def mute_person(store: Doors, me: Me, person: UUID, new: NewMute) -> MuteShape:
    """Fold what somebody says, for a while or until I change it. Nobody is told."""
    return await store.write(boundaries.mute_person, me, person, new.lasts)


@people.delete("/mute", status_code=204, responses=problems(NotFound))
async def unmute_person(store: Doors, me: Me, person: UUID) -> None:
    """Show again what somebody says."""
    await store.write(boundaries.unmute_person, me, person)


@rooms.put("/mute", responses=problems(NotFound))
async def mute_room(store: Doors, me: Me, room: UUID, new: NewMute) -> MuteShape:
    """Have a room raise no dot, for a while or until I change it."""
    return await store.write(boundaries.mute_room, me, room, new.lasts)


@rooms.delete("/mute", status_code=204, responses=problems(NotFound))
async def unmute_room(store: Doors, me: Me, room: UUID) -> None:
    """Let a room raise its dot again."""
    await store.write(boundaries.unmute_room, me, room)


@mine.put("/topics/{topic}", responses=problems())
async def wish_topic(store: Doors, me: Me, topic: Topic, wish: NewTopicWish) -> MuteShape:
    """Have messages that touch a topic come folded, or not at all."""
    return await store.write(boundaries.wish_topic, me, topic, wish)


@mine.delete("/topics/{topic}", status_code=204, responses=problems())
async def show_topic(store: Doors, me: Me, topic: Topic) -> None:
    """Show a topic like any other."""
    await store.write(boundaries.show_topic, me, topic)


@people.put("/block", status_code=204, responses=problems(NotFound))
async def block(store: Doors, me: Me, person: UUID) -> None:
    """Neither of us meets the other from here on. Nobody is told."""
    await store.write(boundaries.block, me, person)


@people.delete("/block", status_code=204, responses=problems(NotFound))
async def unblock(store: Doors, me: Me, person: UUID) -> None:
    """Lift a block."""
    await store.write(boundaries.unblock, me, person)


@mine.get("/boundaries", responses=problems())
async def kept_away(store: Doors, me: Me) -> KeptAway:
    """Everything I keep away from."""
    return await store.read(boundaries.kept_away, me)


@people.put("/circle", responses=problems(NotFound))
async def set_circle(store: Doors, me: Me, person: UUID, new: NewTie) -> TieShape:
    """Place somebody in my circles, or write a note for myself. Nobody is told."""
    return await store.write(circles.set_tie, me, person, new)


@mine.get("/circles", responses=problems())
async def my_circles(store: Doors, me: Me) -> Listed[TieShape]:
    """Everybody I placed in my circles, the nearest first."""
    return Listed(items=await store.read(_ties, me))


def _ties(work: Work, me: Who) -> list[TieShape]:
    return circles.my_ties(work, me, reader(work, me.person))


@mine.get("/pace", responses=problems())
async def my_pace(store: Doors, me: Me) -> PaceShape:
    """Who may ask me, my quiet hours, how much is enough, and whether I rest."""
    return await store.read(resting.my_pace, me)


@mine.patch("/pace", responses=problems())
async def change_pace(store: Doors, me: Me, changes: PaceChanges) -> PaceShape:
    """Change what is given, and leave the rest; null takes a limit away."""
    return await store.write(resting.change_pace, me, changes)


@mine.post("/pace/go-on", responses=problems())
async def go_on(store: Doors, me: Me) -> PaceShape:
    """There is room for more today after all."""
    return await store.write(resting.go_on, me)


@mine.put("/rest", responses=problems(NotFound))
async def rest(store: Doors, me: Me, new: NewRest) -> PaceShape:
    """Rest. No reason is asked; messages wait without dots, asks wait."""
    return await store.write(resting.rest, me, new)


@mine.delete("/rest", status_code=204, responses=problems())
async def come_back(store: Doors, me: Me) -> None:
    """Rest no longer. Nobody is told."""
    await store.write(resting.come_back, me)


@people.put("/thought", status_code=204, responses=problems(NotFound))
async def think_of(store: Doors, me: Me, person: UUID) -> None:
    """A single thought for somebody who rests and trusts me with it."""
    await store.write(resting.think_of, me, person)


@mine.put("/seen", status_code=204, responses=problems())
async def mark_all_seen(store: Doors, me: Me) -> None:
    """Mark every room of mine as seen."""
    await store.write(resting.mark_all_seen, me)
