"""The lines of hours, house rules and role cards in THE table (tests/matrix/routes.py says how to read them).

`{stand_in}`: worker_outside stands in for worker_inside, who has `{worker_room}` with inside.
`{draft}`: house rules that are talked over.
"""

from collections.abc import Callable
from typing import Any

from tests.matrix.world import World

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/hours                          401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/hours                          401 403 403 403 403 403 403 200 404 403 403 401
GET    /centres/{centre}/desk                           401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/desk                           401 404 404 404 404 403 403 200 404 404 404 401
GET    /centres/{centre}/rota                           401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/rota                           401 404 404 404 404 403 403 200 404 404 404 401
GET    /centres/{centre}/stand-ins                      401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/stand-ins/{fresh}              401 404 404 404 404 201 403 201 404 404 404 401
PUT    /centres/{centre}/stand-ins/{stand_in} #taken    401 404 404 404 404 409 409 409 404 404 404 401
PUT    /centres/{centre}/stand-ins/{stand_in}/answer    401 404 404 404 404 403 200 403 404 404 404 401
DELETE /centres/{centre}/stand-ins/{stand_in}           401 404 404 404 404 204 204 204 404 404 404 401
PUT    /centres/{centre}/stand-ins/{stand_in}/room      401 201 404 404 404 404 404 404 404 404 404 401
GET    /rooms/{worker_room}/hours                       401 200 404 404 404 200 404 404 404 404 404 401
GET    /centres/{centre}/guidelines                     401 200 200 200 200 200 200 200 404 200 200 401
GET    /centres/{centre}/guidelines/versions            401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/guidelines/drafts/{fresh}      401 403 403 403 403 403 403 409 404 403 403 401
PUT    /centres/{centre}/guidelines/drafts/{fresh} #no_draft 401 403 403 403 403 403 403 201 404 403 403 401
PUT    /centres/{centre}/guidelines/drafts/{draft} #draft 401 403 403 403 403 403 403 200 404 403 403 401
DELETE /centres/{centre}/guidelines/drafts/{draft}      401 403 403 403 403 403 403 204 404 403 403 401
PUT    /centres/{centre}/guidelines/drafts/{draft}/in-force 401 403 403 403 403 403 403 409 404 403 403 401
PUT    /centres/{centre}/guidelines/drafts/{draft}/in-force #talked 401 403 403 403 403 403 403 200 404 403 403 401
GET    /centres/{centre}/role-cards/{role}              401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/role-cards/{role}              401 403 403 403 403 403 403 200 404 403 403 401
"""

_LINES = {"lines": [{"id": "{fresh}", "text": "We water the plants.", "easy": "Water the plants."}]}
_DAY = [{"begins": "09:00", "ends": "17:00"}]
BODIES: dict[str, Any] = {
    "PUT /centres/{centre}/hours": {"week": [_DAY, _DAY, _DAY, _DAY, _DAY, [], []]},
    "PUT /centres/{centre}/desk": {"most_cases": 8},
    "PUT /centres/{centre}/rota": {
        "items": [{"worker": "{worker_inside}", "weekday": "mon", **_DAY[0]}]
    },
    "PUT /centres/{centre}/stand-ins/{fresh}": {
        "worker": "{worker_inside}",
        "stand_in": "{worker_outside}",
        "from": "2990-01-01T00:00:00Z",
        "until": "2990-01-02T00:00:00Z",
    },
    "PUT /centres/{centre}/stand-ins/{stand_in} #taken": {
        "worker": "{worker_inside}",
        "stand_in": "{coordinator}",
        "from": "2990-01-01T00:00:00Z",
        "until": "2990-01-02T00:00:00Z",
    },
    "PUT /centres/{centre}/stand-ins/{stand_in}/answer": {"answer": "yes"},
    "PUT /centres/{centre}/stand-ins/{stand_in}/room": {"id": "{fresh}"},
    "PUT /centres/{centre}/guidelines/drafts/{fresh}": _LINES,
    "PUT /centres/{centre}/guidelines/drafts/{draft} #draft": _LINES,
    "PUT /centres/{centre}/role-cards/{role}": {
        "lines": [{"side": "may", "words": "Open the garden gate."}]
    },
}


def no_draft(world: World) -> None:
    """The draft was put away."""
    world.doors.alter(
        "UPDATE guideline_versions SET dropped_at = said_at WHERE in_force_at IS NULL"
    )


def talked(world: World) -> None:
    """The draft was talked over long enough."""
    world.doors.alter("UPDATE guideline_versions SET earliest_at = '2020-01-01 00:00:00.000000'")


BEFORE: dict[str, Callable[[World], None]] = {"#no_draft": no_draft, "#talked": talked}
