"""What the answers of thank-you notes may hold, to the last field (tests/matrix/fields.py says how to read them)."""

_PERSON = {"person", "person.id", "person.name", "person.mark"}
_NOTE = {"id", "words", "line", "card", "at", "what", "what.kind", "what.id", "what.title"}
KIND_NOTE = _NOTE | _PERSON | {"folded", "showing"}
SENT_NOTE = _NOTE | _PERSON | {"agreement"}


def _listed(fields: set[str]) -> set[str]:
    return {"items", "next"} | {f"items.{field}" for field in fields}


ALLOWED: dict[str, set[str]] = {
    # Without a date there is nothing in it to point to.
    "PUT /thanks/{message}": SENT_NOTE,
    "GET /me/kind-words": _listed(KIND_NOTE),
    "PUT /me/kind-words/{note}/showing": KIND_NOTE,
    "GET /me/thanks": _listed(SENT_NOTE),
    "PUT /me/thanks/{given}/agreement": SENT_NOTE,
    "GET /people/{third}/kind-words": _listed(_NOTE | _PERSON | {"folded"}),
}
MY_DATA = {"kind_words", "thanks"}
MY_DATA |= {f"kind_words.{field}" for field in KIND_NOTE}
MY_DATA |= {f"thanks.{field}" for field in SENT_NOTE}
FOR_YOU = _PERSON | {"folded"}
