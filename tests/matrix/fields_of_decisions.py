"""What the answers of decisions may hold, to the last field (tests/matrix/fields.py says how to read them)."""


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


_PERSON = {"id", "name", "mark"}
_STEP = {"kind", "lasts"}
_BOTH = (
    {"id", "kind", "cause", "reason", "topic", "lasts", "at", "until", "undone_at", "undone_why"}
    # Somebody agreed, or it names a rule, where a line below says so; and tests/decisions does.
    | {"second", "rule"}
    | _in("by", _PERSON)
    | _in("answers", {"id", "words", "at"})
)
_MY_APPEAL = (
    {"id", "words", "at", "state", "stands_by", "room", "outcome", "reason", "decided_at"}
    | {"stepped_back"}
    | _in("advocate", _PERSON)
    | {"looks"}
)
MY_DECISION = (
    _BOTH
    | {"thing", "said", "said_gone", "place", "state", "room", "may_appeal", "alone"}
    # What these were decided about isn't there: tests/decisions/test_finding_it.py.
    | {"about"}
    | _in("centre", {"id", "name"})
    | _in("appeal", _MY_APPEAL)
)
DECISION = _BOTH | {"case", "waits", "counts", "appeal", "undone_by"} | _in("person", _PERSON)
_APPEAL = (
    {"id", "said", "words", "at", "state", "room", "outcome", "reason", "for_me"}
    # Who stands by somebody is told to the desk once they said yes.
    | {"advocate", "taken_by"}
    | _in("person", _PERSON)
    | _in("decision", DECISION)
)
ADVOCACY = (
    {"id", "at", "answer", "state", "kind", "cause", "why", "said", "until", "words", "room"}
    # Before a yes: nothing but who asks.
    | {"outcome", "reason", "decided_by", "rule"}
    | _in("person", _PERSON)
)
_LADDER = {"own"} | _in("steps", _STEP)
_FORM = (
    {"fits", "only_care", "concert"}
    | _in("items", DECISION)
    | _in("suggested", _STEP)
    | _in("ladder", _STEP)
    | _in("before", _STEP | {"at"})
)
_WITHOUT = {field for field in MY_DECISION if not field.startswith("appeal.")}
_RULE = {"id", "words"}
# Nobody has answered yet, nor was asked to stand by.
_NEW = {field for field in DECISION if not field.startswith("answers.")}
_CASE = "/centres/{centre}/cases/{case}"
ALLOWED: dict[str, set[str]] = {
    f"GET {_CASE}/deciding": _FORM | _in("items.rule", _RULE),
    f"PUT {_CASE}/decisions/{{message}}": _NEW,
    f"PUT {_CASE}/decisions/{{decision}}/second": (
        _NEW | _in("second", _PERSON) | _in("rule", _RULE)
    ),
    "DELETE /centres/{centre}/decisions/{decision}": (
        DECISION | _in("undone_by", _PERSON) | _in("rule", _RULE)
    ),
    "GET /centres/{centre}/ladder": _LADDER,
    "PUT /centres/{centre}/ladder": _LADDER,
    "GET /centres/{centre}/appeals": {"next"} | _in("items", _APPEAL),
    "PUT /centres/{centre}/appeals/{appeal}/taking": _APPEAL | _in("taken_by", _PERSON),
    "DELETE /centres/{centre}/appeals/{appeal}/taking": _APPEAL,
    # Nothing there is so old that its case was erased.
    "GET /centres/{centre}/decisions": {"items", "next"},
    "PUT /centres/{centre}/appeals/{appeal}/outcome": _APPEAL | _in("taken_by", _PERSON),
    "GET /me/decisions": {"next"} | _in("items", MY_DECISION),
    # Of this one nobody appeals.
    "GET /me/decisions/{decision}": _WITHOUT,
    "PUT /me/decisions/{decision}/answers/{message}": {"id", "words", "at"},
    "PUT /me/decisions/{decision}/appeal": {
        field for field in MY_DECISION if not field.startswith("appeal.advocate.")
    },
    "DELETE /me/decisions/{decision}/appeal": MY_DECISION,
    "DELETE /me/decisions/{decision}/appeal/withdrawal": MY_DECISION,
    "PUT /me/decisions/{decision}/appeal/advocate": MY_DECISION,
    "GET /me/decisions/{decision}/advocates": {"next"} | _in("items", _PERSON),
    "GET /me/advocacy": {"next"} | _in("items", ADVOCACY),
    "GET /me/advocacy/{appeal}": ADVOCACY,
}
MY_DATA = _in("decisions", MY_DECISION) | _in("advocacy", ADVOCACY)
# What it tells of appeals: tests/decisions/test_appeal_news.py.
FOR_YOU = _in("decision", MY_DECISION)
