"""What the answers of reports may hold, to the last field (tests/matrix/fields.py says how to read them)."""


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


_PERSON = {"id", "name", "mark"}
_COPY = {"id", "place", "words", "at", "yours", "picture"} | _in("person", _PERSON)
MY_REPORT = (
    {"id", "reason", "words", "at", "state", "outcome", "withdrawn", "room"}
    | _in("about", {"kind", "id"})
    | _in("by", _PERSON)
    | _in("may", {"add", "withdraw", "stand_again", "talk", "let_in"})
)
ALLOWED: dict[str, set[str]] = {
    "GET /reports/around": {"of_two", "alone"}
    | _in("centre", {"id", "name"})
    | _in("items", _COPY),
    "PUT /reports/{message}": {"id", "at"},
    "GET /me/reports": {"next"} | _in("items", MY_REPORT),
    "GET /me/reports/{report}": MY_REPORT,
    "PATCH /me/reports/{report}": MY_REPORT,
    "DELETE /me/reports/{report}/withdrawal": MY_REPORT,
    "PUT /me/reports/{report}/room": {"room"},
}
MY_DATA = _in("reports", MY_REPORT)
# Where something stands beside what is reported: 0 is the thing itself.
NUMBERS = {"place"}
