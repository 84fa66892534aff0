"""The lines of broken glasses in THE table (tests/matrix/routes.py says how to read them).

`{glass}` was broken for third by worker_inside, who told coordinator.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.world import World

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/glasses                    401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/glasses/{fresh}            401 404 404 404 404 201 201 422 404 404 404 401
PUT    /centres/{centre}/glasses/{fresh} #colleague 401 404 404 404 404 403 403 403 404 404 404 401
POST   /centres/{centre}/glasses/{glass}/looks      401 404 404 404 404 200 404 404 404 404 404 401
DELETE /centres/{centre}/glasses/{glass}            401 404 404 404 404 204 404 404 404 404 404 401
GET    /centres/{centre}/glass-delays?person={third}             401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/glass-delays?person={third} #told_later 401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/glass-delays?person={third} #colleague  401 404 404 404 404 403 403 403 404 404 404 401
PUT    /centres/{centre}/glass-delays/{fresh}       401 404 404 404 404 403 403 204 404 404 404 401
GET    /me/glasses                                  401 200 200 200 200 200 200 200 200 200 200 401
"""

_WHY = "She wrote that she will not be here tomorrow."
BODIES: dict[str, Any] = {
    "PUT /centres/{centre}/glasses/{fresh}": {
        "person": "{third}",
        "reason": _WHY,
        "second": "{coordinator}",
    },
    "PUT /centres/{centre}/glass-delays/{fresh}": {
        "person": "{third}",
        "reason": _WHY,
        "hours": 24,
    },
}


def told_later(world: World) -> None:
    """A coordinator has just written that third is told later of the next one."""
    doors, people = world.doors, world.people
    keys = (str(uuid4()), world.things["centre"], people["third"].id, people["coordinator"].id)
    now = doors.store.clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
    columns = "(id, centre_id, person_id, by_id, hours, reason, at)"
    values = (*map(doors.stored, keys), b"sealed", now)
    doors.alter(f"INSERT INTO glass_delays {columns} VALUES (?, ?, ?, ?, 24, ?, ?)", *values)


BEFORE: dict[str, Callable[[World], None]] = {"#told_later": told_later}
