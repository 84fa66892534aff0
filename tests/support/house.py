"""The house without its doors: actions on a fresh SQLite database, a clock in the hand, and a bell that remembers."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import SQLModel, select

import models.events
import models.sign_in  # noqa: F401  # every table is known
from actions import cards, people, pins, sign_in
from actions.sessions import Opened, open_session
from core.bell import Ring
from core.clock import HandClock
from core.db import writing_engine
from core.errors import Refusal
from core.slow_hash import slow_fits, slow_hash
from core.store import Store
from core.work import Work
from models.people import Person
from models.sign_in import MadeCard, NewCards, SignInCommand, Who

MORNING = datetime(2030, 3, 5, 9, tzinfo=UTC)


@dataclass
class Heard:
    """A bell that remembers."""

    streams: list[str] = field(default_factory=list)

    def ring(self, rings: Iterable[Ring]) -> None:
        self.streams += [ring.stream for ring in rings]


@dataclass
class House:
    store: Store
    clock: HandClock
    bell: Heard

    def act(self, act: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """One Work, committed; a Refusal that is answered is raised, as the doors do."""
        answer = self.store.write_now(act, *args, **named)
        if isinstance(answer, Refusal):
            raise answer
        return answer

    def look(self, look: Callable[..., Any], *args: Any, **named: Any) -> Any:
        return self.store.read_now(look, *args, **named)

    def centre(self, name: str) -> UUID:
        return self.act(lambda work: people.make_centre(work, name).id)

    def person(self, centre: UUID, name: str, role: str = "member") -> UUID:
        return self.act(lambda work: people.add_person(work, centre, name, role, "en").id)

    def token(self, person: UUID, phone: UUID | None = None) -> str:
        """A session of somebody on a phone of theirs."""

        def enter(work: Work) -> str:
            known = work.session.get_one(Person, person)
            return open_session(work, known, phone or uuid4(), "a phone").token

        return self.act(enter)

    def who(self, token: str) -> Who:
        return self.look(sign_in.who, token)

    def asks(self, centre: UUID, name: str, role: str = "member") -> Who:
        """Somebody new, signed in."""
        return self.who(self.token(self.person(centre, name, role)))

    def row(self, table: type[Any], key: Any) -> Any:
        """A row as it is stored now."""
        return self.look(lambda work: work.session.get_one(table, key).model_dump())

    def count(self, table: type[Any]) -> int:
        return len(self.all(table))

    def all(self, table: type[Any]) -> list[Any]:
        """Every row of a table, as stored now."""
        return self.look(lambda work: list(work.session.scalars(select(table))))


@cache
def empty_house() -> bytes:
    """The file of a database with every table and no row."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "house.db"
        engine = writing_engine(f"sqlite:///{file}")
        SQLModel.metadata.create_all(engine)
        engine.dispose()
        return file.read_bytes()


@contextmanager
def built(home: Path) -> Iterator[House]:
    """A house on a fresh database in `home`, with nobody in it."""
    clock, bell = HandClock(MORNING), Heard()
    url, keys = (f"sqlite:///{home / name}" for name in ("house.db", "keys.db"))
    store = Store.on(url, clock=clock, bell=bell, secret=b"s" * 32, keys=keys)
    (home / "house.db").write_bytes(empty_house())
    try:
        yield House(store, clock, bell)
    finally:
        store.writing.dispose()
        store.reading.dispose()
        store.vault.close()


def made(house: House, maker: Who, centre: UUID, **new: object) -> MadeCard:
    """A card that somebody makes at a centre."""
    return house.act(cards.make_cards, maker, centre, NewCards.model_validate(new))[0]


def use(house: House, card: str, phone: UUID | None = None, **more: object) -> Opened:
    """Use a card as Nan, on a phone of hers."""
    said = {"card": card, "name": "Nan", "device": phone or uuid4(), **more}
    return house.act(sign_in.sign_in_with_card, SignInCommand.model_validate(said), None, "a phone")


def change(work: Work, who: Who, pin: str | None, current: str = "") -> Refusal | None:
    """Set or clear a PIN, all steps of it in one Work."""
    secret = work.secret
    guess = pins.look_mine(work, who)
    fits = slow_fits(secret, current, guess.pin_hash)
    return pins.change_pin(work, who, guess, fits, pin and slow_hash(secret, pin))


def unlock(house: House, person: UUID, pin: str, key: str | None) -> Opened:
    """Try a PIN on the device that holds this key, in the three steps of the door."""
    known = house.look(pins.look, person, key or "")
    return house.act(pins.unlock, known, slow_fits(house.store.secret, pin, known.pin_hash))
