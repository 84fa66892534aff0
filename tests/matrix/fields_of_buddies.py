"""What the answers of buddies may hold; a part of tests/matrix/fields.py."""

PERSON = {"id", "name", "mark"}


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


WHO = _in("person", PERSON)
OFFER = {"most", "words", "languages", "interests"}
ASK = {"id", "words", "at", "state", "room"} | WHO
PAIR = {"id", "state", "side", "room", "until", "idea", "renewal"} | WHO
DATA = (
    _in("offer", OFFER)
    | _in("asks", {"id", "at", "words"})
    | _in("pairs", {"id", "side", "starts_at", "ends_at"})
)
ALLOWED: dict[str, set[str]] = {
    "GET /me/buddy": {"newcomer"}
    | _in("offer", OFFER)
    | _in("ask", ASK)
    | _in("asked", {"id", "at"})
    | _in("pairs", PAIR),
    "GET /me/buddy/candidates": {"next"} | _in("items", {"words", "languages", "interests"} | WHO),
    "PUT /me/buddy-offer": OFFER,
    "PUT /buddies/{message}": ASK,
    "GET /buddies/{pair}": {"id", "words", "at", "free"} | WHO,
    "PUT /buddies/{pair}/answer": {"answer", "room"},
    "PUT /buddies/{pair}/renewal": PAIR,
    "DELETE /buddies/{pair}/renewal": PAIR,
}
NUMBERS = {"most"}
