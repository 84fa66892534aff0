"""What the answers about hours, house rules and role cards may hold (tests/matrix/fields.py says how to read them)."""

_PERSON = {"id", "name", "mark"}


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


def _listed(fields: set[str]) -> set[str]:
    return _in("items", fields) | {"next"}


_SPAN = {"begins", "ends"}
HOURS = {"staffed", "opens_at", "closes_at", "danger_by", "other_by"} | _in("week", _SPAN)
ROTA = {"weekday", "day"} | _SPAN | _in("worker", _PERSON)
STAND_IN = {"id", "from", "until", "answer"} | _in("worker", _PERSON) | _in("stand_in", _PERSON)
AWAY = {"id", "until"} | _in("worker", _PERSON) | _in("stand_in", _PERSON)
DESK = {"most_cases", "holds_out_of_hours", "guideline_days"}
_LINES = _in("lines", {"id", "text", "easy", "example"})
VERSION = {"id", "in_force_at"} | _LINES
DRAFT = {"id", "room", "said_at", "earliest_at"} | _LINES
CARD = (
    {"role", "may", "may_not"}
    | _in("own", {"side", "words"})
    | _in("hours", HOURS)
    | _in("reach", _PERSON)
    | _in("away", AWAY)
    # Nobody stands in for who asks here: tests/role has it.
    | {"stands_in"}
)
_AT = "/centres/{centre}"
ALLOWED: dict[str, set[str]] = {
    f"GET {_AT}/hours": HOURS,
    f"PUT {_AT}/hours": HOURS,
    f"GET {_AT}/desk": DESK,
    f"PUT {_AT}/desk": DESK,
    f"GET {_AT}/rota": _listed(ROTA),
    f"PUT {_AT}/rota": _listed(ROTA),
    f"GET {_AT}/stand-ins": _listed(STAND_IN),
    f"PUT {_AT}/stand-ins/{{message}}": STAND_IN,
    f"PUT {_AT}/stand-ins/{{stand_in}}/answer": STAND_IN,
    "GET /rooms/{worker_room}/hours": {"staffed", "reads_at"} | _in("away", AWAY),
    f"GET {_AT}/guidelines": _in("now", VERSION) | _in("draft", DRAFT),
    f"GET {_AT}/guidelines/versions": _listed(VERSION),
    f"PUT {_AT}/guidelines/drafts/{{message}}": DRAFT,
    f"PUT {_AT}/guidelines/drafts/{{draft}}": DRAFT,
    f"PUT {_AT}/guidelines/drafts/{{draft}}/in-force": VERSION,
    f"GET {_AT}/role-cards/{{role}}": CARD,
    f"PUT {_AT}/role-cards/{{role}}": CARD,
}
MY_DATA = _in("rota", ROTA) | _in("stand_ins", STAND_IN)
NUMBERS = {"most_cases", "guideline_days"}


def allow(allowed: dict[str, set[str]]) -> None:
    """Add these to the list. Inside has a room with a worker: of two, it tells with whom."""
    allowed |= ALLOWED
    room = allowed["PUT /centres/{centre}/people/{third}/room"]
    allowed["PUT /centres/{centre}/stand-ins/{stand_in}/room"] = room
    allowed["PUT /me/worker-room"] = room
    allowed["GET /rooms"] |= {f"items.other.{field}" for field in _PERSON}
    allowed["GET /me/data"] |= MY_DATA
