"""The lines of thank-you notes in THE table (tests/matrix/routes.py says how to read them)."""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
PUT    /thanks/{fresh}                    401 201 201 201 201 201 201 201 404 201 201 401
DELETE /thanks/{note}                     401 204 404 404 404 404 404 404 404 404 404 401
GET    /me/kind-words                     401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/kind-words/{note}              401 204 404 404 404 404 404 404 404 404 404 401
PUT    /me/kind-words/{note}/showing      401 200 404 404 404 404 404 404 404 404 404 401
DELETE /me/kind-words/{note}/showing      401 204 404 404 404 404 404 404 404 404 404 401
GET    /me/thanks                         401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/thanks/{given}/agreement       401 200 404 404 404 404 404 404 404 404 404 401
DELETE /me/thanks/{given}/agreement       401 204 404 404 404 404 404 404 404 404 404 401
GET    /people/{third}/kind-words         401 200 200 200 200 200 200 200 404 200 200 401
"""

BODIES: dict[str, Any] = {
    "PUT /thanks/{fresh}": {"person": "{third}", "words": "for the tea", "line": "listened"},
    "PUT /me/thanks/{given}/agreement": {"answer": "yes"},
}
