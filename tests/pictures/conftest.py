"""A centre's people with their pictures: the picture store on disk, the clock in the test's hand, and a stand-in for what holds them."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select

from actions import pictures, showing_pictures
from actions.sharing import reaches
from core.clock import HandClock
from core.work import Work
from jobs import pictures as sweeps
from models.people import Person
from models.pictures import Picture
from models.sign_in import Who
from tests.matrix.doors import API, Doors, Someone
from tests.matrix.in_hand import database_of, in_hand
from tests.support import picture_files as files

NAMES = ("rosa", "sam", "kim", "lin", "wei")
JPEG = "image/jpeg"


@dataclass
class StandIn:
    """What holds a picture here: shared by its owner, under the owner's own id."""

    owner_id: UUID
    centre_id: UUID
    audience: str
    group_id: UUID | None = None
    held_until: datetime | None = None


def shared_as(audience: str) -> Callable[[Work, UUID, UUID], bool]:
    """A kind of holder: a thing under its owner's id, for that audience at their centre."""

    def ask(work: Work, viewer: UUID, holder: UUID) -> bool:
        owner = work.session.get(Person, holder)
        thing = None if owner is None else StandIn(owner.id, owner.centre_id, audience)
        return reaches(work, viewer, thing)

    return ask


@dataclass
class Album:
    doors: Doors
    clock: HandClock
    home: Path
    centre: str
    rosa: Someone
    sam: Someone
    kim: Someone
    lin: Someone
    wei: Someone
    chen: Someone
    outsider: Someone

    async def put(
        self,
        who: Someone,
        body: bytes | None = None,
        key: str = "",
        kind: str = JPEG,
        **query: str,
    ) -> httpx.Response:
        """Out: the raw answer."""
        self.doors.http.cookies.clear()
        headers = {"Authorization": f"Bearer {who.token}", "Content-Type": kind}
        body = files.GOOD["grey"][0] if body is None else body
        path = f"{API}/pictures/{key or uuid4()}"
        return await self.doors.http.put(path, content=body, headers=headers, params=query)

    async def picture(self, who: Someone, alt: str = "") -> str:
        """Out: the id of a new picture."""
        answer = await self.put(who, alt=alt)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def get(self, who: Someone | None, key: str, small: bool = False) -> httpx.Response:
        return await self.doors.call(who, "GET", f"/pictures/{key}{'/small' if small else ''}")

    async def hold(self, who: Someone, *keys: str, kind: Any = "skill", by: str = "") -> None:
        """A thing of theirs holds these from now on."""
        holder = UUID(by or who.id)
        ids = [UUID(key) for key in keys]
        await self.doors.store.write(pictures.attach, self.whose(who), ids, kind, holder)

    async def let_go(self, who: Someone, kind: Any = "skill", keep: tuple[str, ...] = ()) -> None:
        kept = [UUID(key) for key in keep]
        await self.doors.store.write(pictures.let_go, kind, UUID(who.id), keep=kept)

    def whose(self, who: Someone) -> Who:
        """Who, as a door hands it on."""
        return self.doors.store.read_now(_who, who.token)

    async def sweep(self) -> None:
        await sweeps.sweep(self.doors.store)

    def blobs(self) -> list[str]:
        """The names of all that lies in the store, half written files too."""
        return sorted(file.name for file in (self.home / "pictures").iterdir())

    def rows(self) -> list[Picture]:
        def look(work: Work) -> list[Picture]:
            rows = list(work.session.scalars(select(Picture)).all())
            work.session.expunge_all()
            return rows

        mine = {UUID(getattr(self, name).id) for name in (*NAMES, "chen", "outsider")}
        return [row for row in self.doors.store.read_now(look) if row.owner_id in mine]


def _who(work: Work, token: str) -> Who:
    from actions import sign_in

    return sign_in.who(work, token)


@pytest.fixture
def held() -> Iterator[None]:
    """Skills are for the centre, thanks for friends, as long as a test runs."""
    kinds: Any = {"skill": shared_as("centre"), "thanks": shared_as("friends")}
    with mock.patch.dict(showing_pictures.HOLDERS, kinds):
        yield


@pytest.fixture(params=["sqlite", "postgres"])
async def album(request: pytest.FixtureRequest, held: None) -> AsyncIterator[Album]:
    start = datetime.now(UTC)
    async with in_hand(database_of(request), start) as (doors, clock, centre):
        home = doors.file.parent
        there = await doors.centre(f"River House {uuid4().hex[:8]}")
        people = {name: await doors.someone(centre, name.title()) for name in NAMES}
        chen = await doors.someone(centre, "Chen", "worker")
        outsider = await doors.someone(there, "Outsider")
        yield Album(doors, clock, home, centre, chen=chen, outsider=outsider, **people)
