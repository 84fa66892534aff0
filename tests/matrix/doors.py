"""The whole house in this process: the app as main.py builds it on SQLite, and phones without a network."""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest import mock
from uuid import UUID, uuid4

import httpx

import main
from actions import operating, people
from actions.catching_up import epoch_name
from actions.sessions import open_session
from core.store import Store
from core.work import Work
from models.people import Person
from realtime.hub import Hub
from tests.matrix.ear import Ear
from tests.support.house import empty_house

API = "/api/v1"
URL = "http://127.0.0.1:8000"
MEMORY = Path("/dev/shm")  # hundreds of fresh houses: what isn't under test needn't reach a disk


@dataclass(frozen=True)
class Someone:
    """A person with a real session."""

    id: str
    name: str
    token: str
    device: str


@dataclass
class Doors:
    """The app, its store and hub, and a way to call it."""

    app: Any
    store: Store
    hub: Hub
    file: Path
    http: httpx.AsyncClient
    ears: list[Ear] = field(default_factory=list)

    async def call(
        self, asker: Someone | None, method: str, path: str, body: Any = None, **options: Any
    ) -> httpx.Response:
        """Out: the raw answer. `path` begins after /api/v1; no cookie is kept from call to call."""
        self.http.cookies.clear()
        headers = {"Authorization": f"Bearer {asker.token}"} if asker else {}
        more: dict[str, Any] = {} if body is None else {"json": body}
        if isinstance(body, bytes):  # a picture
            more, headers["Content-Type"] = {"content": body}, "image/png"
        return await self.http.request(method, API + path, headers=headers, **more, **options)

    async def do(
        self, asker: Someone, method: str, path: str, body: Any = None, **options: Any
    ) -> Any:
        """Out: the answer's JSON (None for 204). Raises AssertionError unless 2xx."""
        answer = await self.call(asker, method, path, body, **options)
        assert answer.is_success, f"{asker.name}: {method} {path}: {answer.text}"
        return answer.json() if answer.content else None

    async def listen(self, asker: Someone | None, since: dict[str, int] | None = None) -> Ear:
        """Out: a live connection that has said hello and is ready, or was turned away (`status`)."""
        ear = await Ear.open(self.app, asker.token if asker else None)
        self.ears.append(ear)
        if ear.status == 101:
            epoch = await self.store.read(epoch_name)
            await ear.hello(since, epoch)
        return ear

    async def settled(self) -> None:
        """Wait until every phone has been sent all that it hears of."""
        async with asyncio.timeout(20):
            while self.hub.tasks or any(
                p.waiting for mine in self.hub.phones.values() for p in mine
            ):
                await asyncio.sleep(0.002)
        await asyncio.sleep(0.01)

    async def centre(self, name: str) -> str:
        def make(work: Work) -> UUID:
            return people.make_centre(work, name, language="en").id

        return str(await self.store.write(make))

    async def someone(self, centre: str, name: str, role: str = "member") -> Someone:
        """Out: somebody new at that centre, signed in."""

        def make(work: Work) -> UUID:
            return people.add_person(work, UUID(centre), name, role, "en").id

        return await self.sign_in(str(await self.store.write(make)), name)

    async def sign_in(self, person: str, name: str) -> Someone:
        """Out: somebody with one more session, on a phone of its own."""
        label = uuid4().hex

        def enter(work: Work) -> str:
            known = work.session.get_one(Person, UUID(person))
            return open_session(work, known, uuid4(), label).token

        fresh = Someone(person, name, await self.store.write(enter), "")
        devices = (await self.do(fresh, "GET", "/me/devices"))["items"]
        return Someone(person, name, fresh.token, next(d["id"] for d in devices if d["this"]))

    def snapshot(self) -> Path:
        """Keep the database as it is now; out: where."""
        kept = self.file.with_name(f"{uuid4()}.snapshot")
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("VACUUM INTO ?", [str(kept)])
        return kept

    def restore(self, snapshot: Path) -> None:
        """Put the database back, under the feet of the running app."""
        with closing(sqlite3.connect(snapshot)) as kept:
            with closing(sqlite3.connect(self.file, timeout=10)) as target:
                kept.backup(target)

    def stored(self, key: str) -> str:
        """In: an id as the wire has it. Out: as this database writes it, for `alter`."""
        return key if self.store.writing.name == "postgresql" else key.replace("-", "")

    def alter(self, statement: str, *values: Any) -> None:
        """Do in the database what only time does. `?` stands for a value, times are UTC."""
        if self.store.writing.name == "postgresql":
            with self.store.writing.begin() as connection:
                connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
                connection.exec_driver_sql(statement.replace("?", "%s"), values)
            return
        with closing(sqlite3.connect(self.file, timeout=10, isolation_level=None)) as connection:
            connection.execute(statement, values)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one house, in memory where that is possible."""
    home = Path(mkdtemp(prefix="sunroom-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    try:
        yield home
    finally:
        shutil.rmtree(home)


@contextmanager
def _nothing_by_itself() -> Iterator[None]:
    """No sweep and no beat of the clock: what a test counts is its own doing."""
    with (
        mock.patch("jobs.clock.LETTERS_SECONDS", 3600),
        mock.patch("realtime.hub.BEAT_SECONDS", 3600),
    ):
        yield


def _built() -> Any:
    """The house as `main.build` builds it. What is loaded isn't kept for ever here, since houses come and go."""
    with mock.patch("main.gc"):
        return main.build()


@asynccontextmanager
async def opened(home: Path, **settings: str) -> AsyncIterator[Doors]:
    """The app on an empty database in `home`, started; closed at the end as on shutdown."""
    file = home / "sunroom.db"
    file.write_bytes(empty_house())
    own = {"SUNROOM_DATA_DIR": str(home), "SUNROOM_MESSAGE_LIMIT": "off", "SUNROOM_PUBLIC_URL": URL}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUNROOM_")}
    with mock.patch.dict(os.environ, kept | own | settings, clear=True):
        app: Any = _built()
    store: Store = app.app.state.store
    hub: Hub = store.bell.hear.__self__  # type: ignore[attr-defined]  # main.build plugs it in there
    transport = httpx.ASGITransport(app)
    with _nothing_by_itself():
        async with (
            app.app.router.lifespan_context(app.app),
            httpx.AsyncClient(transport=transport, base_url=URL, trust_env=False) as http,
        ):
            await store.write(operating.ensure_epoch)
            doors = Doors(app, store, hub, file, http)
            try:
                yield doors
            finally:
                for ear in doors.ears:
                    await ear.close()
