"""The operator's hand: what is done now and then by a command, beside the running service."""

import json
import sys
from collections.abc import Callable
from typing import Annotated
from uuid import UUID

import typer

from actions import access_log, erasing, recovering
from core.errors import NotFound
from core.store import Store

Opening = Callable[[], Store]


def say(text: str, end: str = "\n") -> None:
    """Print for a person or a program."""
    sys.stdout.write(f"{text}{end}")
    sys.stdout.flush()


def progress(done: int, of: int) -> None:
    """Where a long work stands: one line that is written over, on a terminal only."""
    if sys.stdout.isatty():
        say(f"  {done} of {of}", end="\r" if done < of else "\n")


def add_to(commands: typer.Typer, opening: Opening) -> None:
    """Add `keys`, `log`, `erase` and `end-proofs` to the commands; `opening` gives the store they work on."""
    commands.add_typer(keys(opening), name="keys")
    commands.add_typer(log(opening), name="log")
    commands.command("erase")(erase(opening))
    commands.command("end-proofs")(end_proofs(opening))


def keys(opening: Opening) -> typer.Typer:
    """`keys`: the key store."""
    group = typer.Typer(no_args_is_help=True, help="The keys that seal what people tell.")

    @group.callback()
    def _group() -> None:
        """The keys that seal what people tell."""

    @group.command()
    def rotate() -> None:
        """Wrap every key anew, and delete the key they were wrapped with. The service goes on."""
        count = opening().vault.rotate(progress)
        say(f"{count} keys are wrapped with a new key; the old one is gone.")

    return group


def log(opening: Opening) -> typer.Typer:
    """`log`: the access log."""
    group = typer.Typer(no_args_is_help=True, help="The access log: who looked.")

    @group.command()
    def verify() -> None:
        """Walk every chain of the access log; ends with 1 where one was tampered with."""
        count, broken = opening().read_now(access_log.verify, progress)
        for wrong in broken:
            say(f"{wrong.person}: broken at {wrong.number}: {wrong.why}")
        say(
            f"{count} rows looked at; {'all chains hold' if not broken else f'{len(broken)} broken'}."
        )
        raise typer.Exit(1 if broken else 0)

    @group.command()
    def heads() -> None:
        """Print every chain's end as JSON lines, to be kept elsewhere."""
        for person, number, digest in opening().read_now(access_log.heads):
            say(json.dumps({"person": str(person), "number": number, "hash": digest}))

    return group


def erase(opening: Opening) -> Callable[..., None]:
    """`erase`: somebody's words and keys, at an operator's hand."""

    def command(
        person: Annotated[UUID, typer.Option(help="Their id, as `people list` shows it.")],
        reason: Annotated[str, typer.Option(help="Why; it is kept.")],
        messages: Annotated[
            str, typer.Option(help="What others received: `nameless` or `tombstones`.")
        ] = "tombstones",
    ) -> None:
        """Erase somebody for good, at once: their words, settings and keys."""
        if messages not in ("nameless", "tombstones"):
            raise typer.BadParameter("messages: nameless or tombstones")
        store = opening()
        try:
            store.write_now(erasing.erase_by_operator, person, reason, messages)
        except NotFound:
            raise typer.BadParameter("nobody here has this id") from None
        store.vault.erase(person, messages)
        say("Erased. No copy of the data opens their words any more.")

    return command


def end_proofs(opening: Opening) -> Callable[..., None]:
    """`end-proofs`: passkeys and codes of somebody whom no coordinator can help."""

    def command(
        person: Annotated[UUID, typer.Option(help="Their id, as `people list` shows it.")],
    ) -> None:
        """Take somebody's passkeys and codes away and sign them out; they read of it. Prints a card to come back with."""
        try:
            card = opening().write_now(recovering.end_by_operator, person)
        except NotFound:
            raise typer.BadParameter("nobody here has this id") from None
        if card is None:
            say("There was nothing to take away.")
        else:
            say(
                f"Taken away; they are signed out everywhere. With this card they come back: {card.code}"
            )

    return command
