"""The lines of the table about pauses from writing, and the way to a worker that none of them closes."""

from typing import Any

TABLE = """
PUT    /me/worker-room                        401 201 201 201 201 201 201 201 404 201 201 401
PUT    /me/worker-room #there                 401 201 201 201 201 201 201 201 404 201 201 401
PUT    /me/worker-room #paused                401 201 201 201 201 201 201 201 404 201 201 401
GET    /centres/{centre}/suspensions          401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/suspensions/{fresh}  401 404 404 404 404 201 201 201 404 404 404 401
PUT    /centres/{centre}/suspensions/{fresh} #worried 401 404 404 404 404 422 404 422 404 404 404 401
PUT    /centres/{centre}/suspensions/{fresh} #colleague 401 404 404 404 404 403 403 403 404 404 404 401
DELETE /centres/{centre}/suspensions/{pause}  401 404 404 404 404 204 204 204 404 404 404 401
GET    /me/suspensions #paused                401 200 200 200 200 200 200 200 200 200 200 401
"""

PAUSE = {"person": "{third}", "lasts": "week", "reason": "A calm week."}
BODIES: dict[str, Any] = {
    "PUT /me/worker-room": {"id": "{fresh}"},
    "PUT /me/worker-room #there": {"id": "{fresh}", "centre": "{centre}"},
    "PUT /centres/{centre}/suspensions/{fresh}": PAUSE | {"person": "{friend}"},
    "PUT /centres/{centre}/suspensions/{fresh} #colleague": PAUSE,
    "PUT /centres/{centre}/suspensions/{fresh} #worried": PAUSE,
}
# People worry about third; worker_outside told the desk of it.
INSTEAD: dict[str, dict[str, str]] = {"#worried": {}}
