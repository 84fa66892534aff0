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
