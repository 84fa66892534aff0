"""What each 2xx answer may hold, to the last field: paths with dots, through lists as through objects."""

from collections.abc import Iterator
from typing import Any


def _in(name: str, fields: set[str]) -> set[str]:
    """An object (or a list of them) under that name."""
    return {name} | {f"{name}.{field}" for field in fields}


def _listed(fields: set[str]) -> set[str]:
    return _in("items", fields) | {"next"}


PERSON = {"id", "name", "mark"}
CENTRE = {"id", "name", "district", "time_zone", "language", "help_numbers"}
APPOINTMENT = _in("centre", {"id", "name"}) | {"id", "role", "since"}
ME = (
    {"id", "name", "language", "text_size", "appearance", "undo_seconds", "first_steps", "pin"}
    | _in("home", CENTRE)
    | _in("appointments", APPOINTMENT)
)
LAST = {"seq", "text", "at"} | _in("author", PERSON)
MAY = {"write", "invite", "remove", "edit", "leave"}
FACTS = {"id", "kind", "title", "about", "open", "centre"}
ROOM = FACTS | {"head", "read", "unread", "mute", "role"} | _in("last", LAST) | _in("may", MAY)
REACTION = {"kind"} | _in("person", PERSON)
MESSAGE = (
    {"id", "room", "seq", "text", "at", "reply_to", "topics", "folded"}
    | _in("author", PERSON)
    | _in("reactions", REACTION)
)
PAPER = {"card", "link", "qr", "expires"}
CARD = {"id", "made_at", "expires"} | _in("made_by", PERSON)
OPEN_ROOM = {"id", "kind", "title", "about"} | _in("hosts", PERSON) | _in("invited_by", PERSON)
EVENT = {"on", "stream", "seq"}

ALLOWED: dict[str, set[str]] = {
    "POST /sign-in": _in("me", ME) | {"token"},
    "GET /me": ME,
    "PATCH /me": ME,
    "GET /me/devices": _listed({"id", "label", "this", "since"}),
    "POST /me/codes": PAPER,
    "GET /me/cards": _listed(CARD | {"state"}) - {f"items.made_by.{field}" for field in PERSON},
    "GET /me/removals": _listed({"reason", "at"} | _in("room", {"id", "title"})),
    "GET /centres/{centre}": CENTRE,
    "PATCH /centres/{centre}": CENTRE,
    "GET /centres/{centre}/people": _listed(
        PERSON | {"signed_in"} | _in("appointments", APPOINTMENT)
    ),
    "GET /centres/{centre}/cards": _listed(CARD | {"role"} | _in("person", PERSON)),
    "POST /centres/{centre}/cards": _listed(PAPER | {"id", "role"} | _in("person", PERSON)),
    "POST /centres/{centre}/appointments": APPOINTMENT,
    "GET /rooms": _listed(ROOM),
    "GET /rooms/open": _listed(OPEN_ROOM),
    "POST /rooms": ROOM - {f"last.{field}" for field in LAST},
    "GET /rooms/{room}": ROOM,
    "PATCH /rooms/{room}": ROOM,
    "PUT /rooms/{room}/members/me": ROOM,
    "GET /rooms/{room}/members": _listed({"role"} | _in("person", PERSON)),
    "GET /rooms/{room}/invitable": _listed(PERSON),
    "GET /rooms/{room}/messages": _listed(MESSAGE),
    "PUT /rooms/{room}/messages/{message}": {"id", "seq", "at"},
    "GET /search": _listed(MESSAGE | {"room_title"}),
}

# A live connection, by event.
ALLOWED_LIVE: dict[str, set[str]] = {
    "ready": {"on", "me", "epoch", "heads"},
    "accepted": {"on", "id", "seq", "at"},
    "message.sent": EVENT | _in("message", MESSAGE),
}

# The only numbers anybody is told, besides ids and times: places in a stream, and one's own setting.
NUMBERS = {"seq", "head", "read", "undo_seconds", "heads"}


def paths(answer: Any, under: str = "") -> Iterator[str]:
    """The path of every field in an answer, however deep."""
    if isinstance(answer, list):
        for item in answer:
            yield from paths(item, under)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            where = f"{under}.{key}" if under else key
            yield where
            if key != "heads":  # its keys are streams
                yield from paths(value, where)


def numbers(answer: Any, name: str = "") -> Iterator[str]:
    """The name of every field that holds a number."""
    if isinstance(answer, list):
        for item in answer:
            yield from numbers(item, name)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield from numbers(value, name if name == "heads" else key)
    elif isinstance(answer, int | float) and not isinstance(answer, bool):
        yield name
