"""The lines of pictures in the table of routes (tests/matrix/routes.py says how to read them).

`{picture}` is inside's, and nothing holds it; with `#held` something for the whole centre does. The
bytes are read in a process of their own: what that answers is in tests/pictures.
"""

from typing import Any

from tests.support.picture_files import GOOD

TABLE = """
PUT    /pictures/{fresh}                      401 201 201 201 201 201 201 201 201 201 201 401
PUT    /pictures/{fresh} #words               401 422 422 422 422 422 422 422 422 422 422 401
PUT    /pictures/{picture} #other             401 409 409 409 409 409 409 409 409 409 409 401
GET    /pictures/{picture}                    401 200 404 404 404 404 404 404 404 404 404 401
GET    /pictures/{picture} #held              401 200 200 200 200 200 200 200 404 200 200 401
GET    /pictures/{picture}/small              401 200 404 404 404 404 404 404 404 404 404 401
GET    /pictures/{picture}/small #held        401 200 200 200 200 200 200 200 404 200 200 401
PATCH  /pictures/{picture}                    401 200 404 404 404 404 404 404 404 404 404 401
PATCH  /pictures/{picture} #held              401 200 404 404 404 404 404 404 404 404 404 401
DELETE /pictures/{picture}                    401 204 404 404 404 404 404 404 404 404 404 401
DELETE /pictures/{picture} #held              401 204 404 404 404 404 404 404 404 404 404 401
"""

BODIES: dict[str, Any] = {
    "PUT /pictures/{fresh}": GOOD["a place in EXIF, PNG"][0],
    "PUT /pictures/{fresh} #words": {"words": "no picture"},
    "PUT /pictures/{picture} #other": GOOD["a place in EXIF, PNG"][0],
    "PATCH /pictures/{picture}": {"alt": "tea"},
}
INSTEAD = {"#held": {"picture": "held picture"}}

PICTURE = {"id", "width", "height", "alt"}
ALLOWED: dict[str, set[str]] = {
    "PUT /pictures/{message}": PICTURE,
    "PATCH /pictures/{picture}": PICTURE,
}
OF_MY_DATA = {f"pictures.{field}" for field in PICTURE | {"made_at", "held_by"}} | {"pictures"}
NUMBERS = {"width", "height"}
