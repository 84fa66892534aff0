"""Builds the house from its settings and hands it to uvicorn; and the commands of `./sunroom`."""

import asyncio
import gc
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
import uvicorn
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp

from actions import card_pages, first_card, operating
from actions.demo import fill, plan
from api import watching
from api.app import build_api
from api.door import API, token_of
from api.guards import Guards
from api.static import Web
from api.wire_page import wire_page
from core import crypto, db, migrations
from core.bell import Bell
from core.clock import SystemClock
from core.errors import Refusal
from core.settings import Settings, Unfit, load
from core.store import Store
from jobs import clock, erasing
from jobs import commands as by_hand
from models.people import Role
from models.sign_in import PrintedCard
from realtime.bus import LocalBell, RedisBell, ring_once
from realtime.hub import Hub
from realtime.socket import LiveDoor

HERE = Path(__file__).resolve().parent
logger = logging.getLogger("sunroom")


# --- The house ------------------------------------------------------------------------------------


def open_store(settings: Settings, bell: Bell) -> Store:
    """The store these settings name, with the server's key; nothing is opened before its first use."""
    secret, keys = crypto.server_key(settings.keys), settings.keys
    return Store.on(settings.database, clock=SystemClock(), bell=bell, secret=secret, keys=keys)


def build() -> ASGIApp:
    """The whole application of one process; uvicorn calls this once in each worker."""
    # Python lets a busy thread go on for 5 ms before another gets its turn; a send needs several turns.
    sys.setswitchinterval(0.001)
    settings = load()
    bell = RedisBell(settings.bus_url) if settings.bus_url else LocalBell()
    store = open_store(settings, bell)
    store.keep_pictures_at(settings.pictures)
    hub = Hub(store)
    bell.hear = hub.ring
    app = build_api(_lifespan(store, bell, hub), docs=settings.env != "production")
    app.state.store, app.state.settings = store, settings
    door = LiveDoor(store, hub, settings, token_of)
    app.router.routes.append(WebSocketRoute(f"{API}/live", door.serve))
    app.router.routes.extend(watching.routes(store, bell, settings))
    app.router.default = Web(HERE / "web" / "dist")
    # What is loaded now stays: to look through it again and again would stop everybody for 100 ms.
    gc.collect()
    gc.freeze()
    return Guards(app, settings)


def _lifespan(store: Store, bell: LocalBell, hub: Hub) -> Callable[[Any], Any]:
    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        store.open()
        tasks = [asyncio.create_task(work) for work in (bell.run(), hub.beat(), clock.run(store))]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await store.close()  # everything accepted is committed

    return lifespan


def prepare(settings: Settings) -> Store:
    """Bring the database to this version and say how durable it is. Raises Unfit."""
    migrations.bring_along(settings)
    store = open_store(settings, ring_once(settings.bus_url))
    store.write_now(operating.ensure_epoch)
    erasing.again(store)
    return store


# --- The commands ---------------------------------------------------------------------------------

commands = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__
)
people = typer.Typer(no_args_is_help=True, help="People, for trials and load tests.")
rooms = typer.Typer(no_args_is_help=True, help="Rooms, for trials and load tests.")
commands.add_typer(people, name="people")
commands.add_typer(rooms, name="rooms")
by_hand.add_to(commands, lambda: prepare(load()))

Centre = Annotated[str, typer.Option(help="The centre's name; it is made if it doesn't exist.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def say(text: str) -> None:
    """Print a line for a person or a program."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_rows(rows: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    """Print rows as JSON lines, or as words with blanks between."""
    for row in rows:
        if as_json:
            say(json.dumps(row, ensure_ascii=False, default=str))
        else:
            say("  ".join(str(value) for value in row.values()))


@commands.command()
def serve() -> None:
    """Serve Sunroom: migrate, say the durability, print the first card if nobody is here, listen."""
    settings = load()
    store = prepare(settings)
    say(f"Sunroom: {db.where(settings.database)}, {db.durability(store.writing)}")
    card = store.write_now(first_card.first_card, settings.address)
    if card is not None:
        _say_first_card(card)
    store.writing.dispose()
    store.reading.dispose()
    _share_metrics(settings)
    say(f"Sunroom: {settings.address}")
    uvicorn.run(
        "main:build",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        loop="uvloop",
        http="httptools",
        ws="realtime.protocol:PhoneProtocol",
        ws_max_size=256 * 1024,  # beyond our own 64 KiB, so that we can say so before closing
        ws_ping_interval=20.0,
        ws_ping_timeout=10.0,
        ws_per_message_deflate=False,
        access_log=False,
        log_level="warning",
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=60,  # a worker that is still starting on a busy machine is no dead one
    )


def _say_first_card(card: PrintedCard) -> None:
    say("Nobody is here yet. A card for the first coordinator, good once:")
    say(f"  {card.card}")
    say(f"  {card.link}")
    say("  `./sunroom demo` fills an empty database with invented people and talk.")


def _share_metrics(settings: Settings) -> None:
    if settings.workers > 1:
        folder = settings.data_dir / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


@people.command("add")
def people_add(
    centre: Centre,
    role: Role = "member",
    count: Annotated[int, typer.Option(min=1, max=20_000)] = 1,
    name: str = "学员",
    as_json: Json = False,
) -> None:
    """Add people with real sessions, and print id, name and token of each."""
    store = prepare(load())
    added = store.write_now(operating.add_people, centre, role, count, name)
    say_rows((asdict(person) for person in added), as_json=as_json)


@people.command("list")
def people_list(
    centre: Annotated[str | None, typer.Option()] = None, as_json: Json = False
) -> None:
    """List everybody, or one centre's people."""
    rows = prepare(load()).read_now(operating.list_people, centre)
    keys = ("id", "name", "role", "centre")
    say_rows((dict(zip(keys, row, strict=True)) for row in rows), as_json=as_json)


@rooms.command("add")
def rooms_add(
    centre: Centre,
    title: Annotated[str, typer.Option()],
    members: Annotated[str, typer.Option(help="`all`, or ids with commas.")] = "all",
    as_json: Json = False,
) -> None:
    """Add a group with these members."""
    store = prepare(load())
    try:
        room, inside = store.write_now(operating.add_group, centre, title, members)
    except (Refusal, ValueError) as error:
        raise typer.BadParameter("some of these ids are not people of that centre") from error
    say_rows([{"id": room, "title": title, "members": len(inside)}], as_json=as_json)


@commands.command("cards")
def make_cards(
    centre: Centre,
    role: Role = "member",
    count: Annotated[int, typer.Option(min=1, max=500)] = 1,
    out: Annotated[Path | None, typer.Option(help="Write a page to print (HTML, A4).")] = None,
    as_json: Json = False,
) -> None:
    """Make sign-in cards for the next people of a centre; also the way back for a coordinator."""
    settings = load()
    store = prepare(settings)
    place, made = store.write_now(operating.cards_for, centre, role, count)
    printed = [card_pages.printed(card, settings.address) for card in made]
    if out is not None:
        out.write_text(card_pages.page(printed, place, place.language), "utf-8")
        say(f"{count} cards for {centre}: {out}")
        return
    rows = ({"card": c.card, "link": c.link, "expires": c.expires.isoformat()} for c in printed)
    say_rows(rows, as_json=as_json)


@commands.command()
def demo(seed: int = 7) -> None:
    """Fill an empty database with five centres of invented people and talk, and print cards."""
    settings = load()
    store = prepare(settings)
    if not store.read_now(fill.is_empty):
        say("There are people here already, so nothing was added.")
        raise typer.Exit(1)
    script = plan.plan(seed, store.clock.now())
    say(f"Writing {len(script.people)} people and {len(script.messages)} messages ...")
    guests = store.write_now(fill.fill_with_guests, script)
    for role, name, card in guests:
        shown = card_pages.printed(card, settings.address)
        say(f"{role:20} {name}  {shown.card}  {shown.link}")


@commands.command()
def openapi() -> None:
    """Print the description of the API, from which the phone's types are made."""
    say(json.dumps(build_api(None, docs=True).openapi(), ensure_ascii=False, indent=1))


@commands.command()
def wire() -> None:
    """Print docs/wire.md: every live event and command with its fields."""
    say(wire_page())


@commands.command()
def migrate(check: bool = False, write: str = "") -> None:
    """Bring the database to this version; --check: do the migrations say what the models say?"""
    if check or write:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/check.db"
            migrations.upgrade(url)
            if write:
                migrations.write(url, write)
            elif (missing := migrations.differences(url)) is not None:
                say(missing)
                raise typer.Exit(1)
        return
    settings = load()
    # What another role owns, the one that serves can only use once it was granted.
    migrations.bring_along(settings) if settings.migration_database_url else prepare(settings)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        try:
            commands()
        except Unfit as unfit:
            sys.exit(f"sunroom: {unfit}")
