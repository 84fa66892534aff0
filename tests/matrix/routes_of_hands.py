"""The lines of help requests in THE table (tests/matrix/routes.py says how to read them)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.matrix.world import World

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /help-requests                               401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/help-requests                            401 200 200 200 200 200 200 200 200 200 200 401
GET    /help-requests/{request}                     401 200 200 200 200 200 200 200 404 200 200 401
GET    /help-requests/{request} #agreed             401 200 200 404 200 404 404 404 404 404 404 401
PUT    /help-requests/{fresh}                       401 201 201 201 201 201 201 201 201 201 201 401
PATCH  /help-requests/{request}                     401 404 404 404 200 404 404 404 404 404 404 401
DELETE /help-requests/{request}                     401 404 404 404 204 404 404 404 404 404 404 401
DELETE /help-requests/{request}/withdrawal          401 404 404 404 204 404 404 404 404 404 404 401
PUT    /help-requests/{request}/offers/me           401 200 201 201 409 201 201 201 404 201 201 401
PUT    /help-requests/{request}/offers/me #agreed   401 200 200 409 409 409 409 409 404 409 409 401
DELETE /help-requests/{request}/offers/me           401 204 204 204 204 204 204 204 404 204 204 401
PUT    /help-requests/{request}/choice              401 404 404 404 200 404 404 404 404 404 404 401
DELETE /help-requests/{request}/choice              401 404 404 404 200 404 404 404 404 404 404 401
PUT    /help-requests/{request}/confirmation        401 200 404 404 404 404 404 404 404 404 404 401
PUT    /help-requests/{request}/ending              401 404 404 404 409 404 404 404 404 404 404 401
PUT    /help-requests/{request}/ending #begun       401 200 404 404 200 404 404 404 404 404 404 401
PUT    /help-requests/{request}/checklist           401 200 404 404 200 404 404 404 404 404 404 401
"""

BODIES: dict[str, Any] = {
    "PUT /help-requests/{fresh}": {"title": "A hand", "day": "2099-04-01"},
    "PATCH /help-requests/{request}": {"words": "no hurry"},
    "PUT /help-requests/{request}/offers/me": {},
    "PUT /help-requests/{request}/choice": {"people": ["{third}"]},
    "PUT /help-requests/{request}/confirmation": {},
    "PUT /help-requests/{request}/ending": {"how": "done"},
    "PUT /help-requests/{request}/checklist": {"line": 0, "ticked": True},
}


def begun(world: World) -> None:
    """What was agreed has begun."""
    world.doors.alter("UPDATE help_requests SET starts_at = ?", "2020-01-01 00:00:00.000000")
