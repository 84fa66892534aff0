"""The lines of buddies in THE table (tests/matrix/routes.py says how to read them).

`{pair}` is an ask of third to inside, who has opened it; together, one of two who go together in their last week.
"""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /me/buddy                                    401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/buddy/candidates                         401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/buddy-offer                              401 200 200 200 200 403 403 403 403 200 200 401
DELETE /me/buddy-offer                              401 204 204 204 204 204 204 204 204 204 204 401
PUT    /buddies/{fresh}                             401 201 201 201 201 404 404 404 404 201 409 401
DELETE /buddies/{pair}                              401 404 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair} #together                    401 204 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair}/ending                       401 404 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair}/ending #together             401 204 404 404 404 404 404 404 404 404 404 401
GET    /buddies/{pair}                              401 200 404 404 404 404 404 404 404 404 404 401
PUT    /buddies/{pair}/answer                       401 200 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair}/answer                       401 204 404 404 404 404 404 404 404 404 404 401
PUT    /buddies/{pair}/renewal                      401 404 404 404 404 404 404 404 404 404 404 401
PUT    /buddies/{pair}/renewal #together            401 200 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair}/renewal                      401 404 404 404 404 404 404 404 404 404 404 401
DELETE /buddies/{pair}/renewal #together            401 200 404 404 404 404 404 404 404 404 404 401
"""

BODIES: dict[str, Any] = {
    "PUT /me/buddy-offer": {
        "words": "I know the kitchen.",
        "languages": ["en"],
        "interests": ["tea"],
    },
    "PUT /buddies/{fresh}": {"person": "{third}", "words": "Show me?"},
    "PUT /buddies/{pair}/answer": {"answer": "yes"},
}
INSTEAD = {"#together": {"pair": "pair together"}}
