"""What the answers about broken glasses may hold, to the last field (tests/matrix/fields.py says how to read them)."""

_PERSON = ("id", "name", "mark")
_PEOPLE = {f"{who}.{part}" for who in ("person", "by", "second") for part in _PERSON}
GLASS = (
    {"id", "person", "by", "second", "reason", "at", "until", "ended_at", "shown_from", "delayed"}
    | {"centre", "centre.id", "centre.name", "delayed.hours", "delayed.reason", "delayed.by"}
    | {f"delayed.by.{part}" for part in _PERSON}
    | _PEOPLE
)
_LISTED = {"items", "next"} | {f"items.{field}" for field in GLASS}
ALLOWED: dict[str, set[str]] = {
    "GET /centres/{centre}/glasses": _LISTED,
    # This one isn't told later.
    "PUT /centres/{centre}/glasses/{message}": {
        field for field in GLASS if not field.startswith("delayed.")
    },
    "POST /centres/{centre}/glasses/{glass}/looks": {"glass", "facts", "facts.kind", "facts.words"}
    | {f"glass.{field}" for field in GLASS},
    "GET /centres/{centre}/glass-delays": {"items", "next", "items.by"}
    | {f"items.{field}" for field in ("id", "hours", "until")}
    | {f"items.by.{part}" for part in _PERSON},
    "GET /me/glasses": _LISTED,
}
MY_DATA = {"glasses"} | {f"glasses.{field}" for field in GLASS}
FOR_YOU = {"glass"} | {f"glass.{field}" for field in GLASS}
