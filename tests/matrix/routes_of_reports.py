"""The lines of reports in THE table (tests/matrix/routes.py says how to read them).

`{report}` is one of inside's, about third; a worker has taken it.
"""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /reports/around?kind=person&id={third}              401 200 200 200 200 200 200 200 404 200 200 401
GET    /reports/around?kind=message&id={message} #message  401 409 404 200 200 200 404 404 404 404 404 401
PUT    /reports/{fresh}                     401 201 201 201 201 409 201 201 404 201 201 401
PUT    /reports/{fresh} #message            401 409 404 201 201 201 404 404 404 404 404 401
GET    /me/reports                          401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/reports/{report}                 401 200 404 404 404 404 404 404 404 404 404 401
PATCH  /me/reports/{report}                 401 200 404 404 404 404 404 404 404 404 404 401
DELETE /me/reports/{report}                 401 204 404 404 404 404 404 404 404 404 404 401
DELETE /me/reports/{report}/withdrawal      401 200 404 404 404 404 404 404 404 404 404 401
PUT    /me/reports/{report}/room            401 200 404 404 404 404 404 404 404 404 404 401
"""

BODIES: dict[str, Any] = {
    "PUT /reports/{fresh}": {
        "about": {"kind": "person", "id": "{third}"},
        "reason": "worried",
        "words": "so quiet lately",
    },
    "PUT /reports/{fresh} #message": {
        "about": {"kind": "message", "id": "{message}"},
        "reason": "hurts",
        "before": 2,
    },
    "PATCH /me/reports/{report}": {"words": "and today again"},
}
