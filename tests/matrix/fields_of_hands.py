"""What the answers about help requests may hold (tests/matrix/fields.py says how)."""

PERSON = {"id", "name", "mark"}


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


_MAY = {"offer", "step_back", "confirm", "choose", "edit", "withdraw", "end", "tick"}
HAND = (
    {"id", "kind", "title", "words", "day", "time", "starts_at", "ends_at", "zone", "minutes"}
    | {"place", "own", "named", "with_worker", "audience", "state"}
    | _in("checklist", {"words", "ticked"})
    | _in("centre", {"id", "name"})
    | _in("owner", PERSON)
    | _in("group", {"id", "title"})
    | _in("meeting", {"place"})
    | _in(
        "offers",
        {"words", "folded", "chosen", "confirmed", "start_at_centre"} | _in("person", PERSON),
    )
    | _in("mine", {"words", "chosen", "confirmed"})
    | _in("may", _MAY)
)
NEWS = {"how", "starts_at"} | _in("request", HAND) | _in("person", PERSON)
DATA = _in(
    "help_requests",
    {"id", "kind", "starts_at", "audience", "title", "words", "place", "checklist", "ended"},
) | _in("help_offers", {"request", "at", "words"})
_LIST = {"next"} | _in("items", HAND)
_ONE = "/help-requests/{request}"
ALLOWED: dict[str, set[str]] = {
    "GET /help-requests": _LIST,
    "GET /me/help-requests": _LIST,
    f"GET {_ONE}": HAND,
    "PUT /help-requests/{message}": HAND,
    f"PATCH {_ONE}": HAND,
    f"PUT {_ONE}/offers/me": HAND,
    f"PUT {_ONE}/choice": HAND,
    f"DELETE {_ONE}/choice": HAND,
    f"PUT {_ONE}/confirmation": HAND,
    f"PUT {_ONE}/ending": HAND,
    f"PUT {_ONE}/checklist": HAND,
}
