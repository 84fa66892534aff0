"""The lines of skill posts in THE table (tests/matrix/routes.py says how to read them). Inside owns one for the centre."""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /skills                                      401 200 200 200 200 200 200 200 200 200 200 401
GET    /skills/tags?q=sing                          401 200 200 200 200 200 200 200 200 200 200 401
GET    /skills/{skill}                              401 200 200 200 200 200 200 200 404 200 200 401
GET    /me/skills                                   401 200 200 200 200 200 200 200 200 200 200 401
GET    /people/{third}/skills                       401 200 200 200 200 200 200 200 404 200 200 401
PUT    /skills/{fresh}                              401 201 201 201 201 201 201 201 201 201 201 401
PUT    /skills/{fresh} #for_a_group                 401 201 422 201 201 201 422 422 422 422 422 401
PATCH  /skills/{skill}                              401 200 404 404 404 404 404 404 404 404 404 401
PUT    /skills/{skill}/pause                        401 204 404 404 404 404 404 404 404 404 404 401
DELETE /skills/{skill}/pause                        401 204 404 404 404 404 404 404 404 404 404 401
DELETE /skills/{skill}                              401 204 404 404 404 404 404 404 404 404 404 401
PUT    /skills/{skill}/answers/{fresh}              401 404 201 201 201 201 201 201 404 201 201 401
"""

BODIES: dict[str, Any] = {
    "PUT /skills/{fresh}": {"kind": "learn", "title": "Choir", "tags": ["singing"]},
    "PUT /skills/{fresh} #for_a_group": {
        "kind": "together",
        "title": "Tea",
        "audience": "group",
        "group": "{room}",
    },
    "PATCH /skills/{skill}": {"words": "hum", "until": "2099-01-01"},
    "PUT /skills/{skill}/answers/{fresh}": {"words": "May I come?"},
}


def _in(name: str, fields: set[str]) -> set[str]:
    return {name} | {f"{name}.{field}" for field in fields}


def _listed(fields: set[str]) -> set[str]:
    return _in("items", fields) | {"next"}


PERSON = {"id", "name", "mark"}
PICTURE = {"id", "width", "height", "alt"}
MINE = {"mine", "mine.audience", "mine.group", "mine.state"}
OF_GROUP = {"mine.group.id", "mine.group.title"}
CARD = (
    {"id", "kind", "title", "words", "category", "pace", "how", "when", "at_once", "until"}
    | {"lesson", "folded", "tags", "picture"}
    | MINE
    | _in("owner", PERSON)
    | _in("centre", {"id", "name"})
)
TAG, SHOWN = {"tags.tag", "tags.name"}, {f"picture.{field}" for field in PICTURE}
WHOLE = CARD | {"pictures", "steps"}
STEPS = {"steps.words", "steps.picture"} | {f"steps.picture.{field}" for field in PICTURE}
FULL = WHOLE | TAG | SHOWN | STEPS | {f"pictures.{field}" for field in PICTURE}
ASK = (
    {"id", "purpose", "at", "state", "room"} | _in("person", PERSON) | _in("skill", {"id", "title"})
)

ALLOWED: dict[str, set[str]] = {
    "GET /skills": _listed(CARD | TAG | SHOWN | OF_GROUP),
    "GET /skills/tags": _listed({"tag", "name"}),
    "GET /skills/{skill}": FULL,
    "GET /me/skills": _listed(CARD | TAG | SHOWN | OF_GROUP),
    "GET /people/{third}/skills": _listed((CARD | TAG) - MINE | {"mine"}),
    "PUT /skills/{message}": WHOLE | TAG | OF_GROUP,
    "PATCH /skills/{skill}": FULL,
    "PUT /skills/{skill}/answers/{message}": ASK,
}
OF_MY_DATA = _in("skills", FULL | OF_GROUP)
