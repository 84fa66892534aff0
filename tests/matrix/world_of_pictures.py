"""Pictures in the worlds of the matrix: their rows and bytes are put where a sending would have put them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from actions import picture_blobs, showing_pictures
from actions.sharing import reaches
from core.picture_reader import ReadPicture
from core.work import Work
from models.people import Person
from models.pictures import Picture

if TYPE_CHECKING:
    from core.store import Store
    from tests.matrix.world import World

# A kind of thing that holds pictures, and is only here: shared with the whole centre of its owner,
# under the owner's own id.
KIND = "stand_in"


@dataclass
class _StandIn:
    owner_id: UUID
    centre_id: UUID
    audience: str = "centre"
    group_id: UUID | None = None
    held_until: datetime | None = None


def _ask(work: Work, viewer: UUID, holder: UUID) -> bool:
    owner = work.session.get(Person, holder)
    thing = None if owner is None else _StandIn(owner.id, owner.centre_id)
    return reaches(work, viewer, thing)


holders: dict[Any, Any] = showing_pictures.HOLDERS
holders[KIND] = _ask


async def put_picture(store: Store, owner: str, *, held: bool, alt: str = "a cup") -> str:
    """Out: the id of a new picture of theirs."""
    key, blob, person = uuid4(), uuid4(), UUID(owner)
    read = ReadPicture(4, 3, b"large", b"small")

    def keep(work: Work) -> dict[Any, bytes]:
        row = Picture(
            id=key, owner_id=person, blob=blob, width=4, height=3, size=10, made_at=work.now
        )
        row.alt = work.vault.seal(person, "pictures", key, alt)
        row.holder_kind, row.holder_id = (KIND, person) if held else (None, None)
        work.session.add(row)
        work.session.flush()
        return picture_blobs.sealed(work, person, blob, read)

    for side, body in (await store.write(keep)).items():
        await store.pictures.put(picture_blobs.name_of(blob, side), body)
    return str(key)


async def put_pictures(world: World) -> None:
    """Inside's two, one of them held; and one far away, held by something of another centre."""
    store, inside = world.doors.store, world.people["inside"].id
    world.things["picture"] = await put_picture(store, inside, held=False)
    world.things["held picture"] = await put_picture(store, inside, held=True)
    far = await world.doors.someone(world.foreign["centre"], "far painter")
    world.foreign["picture"] = await put_picture(store, far.id, held=True)
