"""What the answers of the desk's cases may hold; a part of tests/matrix/fields.py. No reporter, nowhere."""

PERSON = {"id", "name", "mark"}


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


WHO = set[str]().union(
    *(_in(part, PERSON) for part in ("person", "taken_by", "handed_to", "looks_too"))
)
HELD = {"since", "until", "cause"} | _in("by", PERSON)
ROW = WHO | _in("held", HELD)
ROW |= {
    *("id", "thing", "origin", "danger", "opened_at", "ended_at", "reasons", "reporters", "version")
}
COPY = {"id", "kind", "place", "words", "at", "picture"} | _in("author", PERSON)
STEP = {"id", "kind", "at", "words"} | _in("by", PERSON) | _in("to", PERSON)
PAGE = (
    ROW
    | _in("copies", COPY)
    | _in("said", {"reason", "words"})
    | _in("steps", STEP)
    | {"playbooks", "concert"}
)
LINE = {"id", "words", "own"} | _in("by", PERSON)
OURS = {"id", "words", "own", "by"}
BOOK = (
    {"name", "title", "written_on", "numbers"}
    | _in("call", LINE)
    | set[str]().union(*(_in(part, OURS) for part in ("check", "say", "avoid", "stop")))
    | _in("sources", {"name", "year"})
)
HERE = "/centres/{centre}"
CASE = f"{HERE}/cases/{{waiting}}"
ALLOWED: dict[str, set[str]] = {
    f"GET {HERE}/cases": _in("items", ROW)
    | {"next", "to_look_again", "to_agree"}
    | _in("suggested", PERSON),
    f"GET {CASE}": PAGE,
    f"PUT {CASE}/taking": ROW,
    f"DELETE {CASE}/taking": ROW,
    f"PUT {CASE}/handing": ROW,
    f"PUT {CASE}/handing/answer": ROW,
    f"PUT {CASE}/looking": ROW,
    f"PUT {CASE}/notes/{{message}}": ROW,
    f"PUT {CASE}/opening": ROW,
    f"GET {HERE}/load": {"open", "untaken", "oldest"}
    | _in("workers", {"open", "oldest", "full"} | _in("worker", PERSON)),
    f"GET {HERE}/playbooks": _in("items", {"name", "title"}) | {"next"},
    f"GET {HERE}/playbooks/{{book}}": BOOK,
    f"PUT {HERE}/playbooks/{{book}}/lines/{{message}}": LINE,
    f"GET {HERE}/not-helped": _in(
        "items", {"id", "playbook", "line", "words", "case", "at"} | _in("by", PERSON)
    )
    | {"next"},
}
# A case that is asked of me: which, and what; nothing of what it is about.
FOR_YOU = {"case", "centre", "asks", "withdrawn"}
NUMBERS = {"open", "untaken", "place"}
