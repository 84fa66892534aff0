"""The lines of broken glasses in THE table (tests/matrix/routes.py says how to read them).

`{glass}` was broken for third by worker_inside, who told coordinator.
"""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/glasses                    401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/glasses/{fresh}            401 404 404 404 404 201 201 422 404 404 404 401
PUT    /centres/{centre}/glasses/{fresh} #colleague 401 404 404 404 404 403 403 403 404 404 404 401
POST   /centres/{centre}/glasses/{glass}/looks      401 404 404 404 404 200 404 404 404 404 404 401
DELETE /centres/{centre}/glasses/{glass}            401 404 404 404 404 204 404 404 404 404 404 401
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
