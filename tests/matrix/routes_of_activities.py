"""The lines of activities in THE table (tests/matrix/routes.py says how to read them)."""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /dates                                       401 200 200 200 200 200 200 200 200 200 200 401
GET    /dates/first-times                           401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/dates                                    401 200 200 200 200 200 200 200 200 200 200 401
GET    /dates/{date}                                401 200 200 200 200 200 200 200 404 200 200 401
GET    /dates/{date}/similar                        401 200 200 200 200 200 200 200 404 200 200 401
GET    /dates/{date}/going                          401 200 200 200 200 200 200 200 404 200 200 401
GET    /dates/{date}/touched                        401 403 403 403 200 200 200 200 404 403 403 401
PATCH  /dates/{date}                                401 403 403 403 200 200 200 200 404 403 403 401
PUT    /dates/{date}/calling-off                    401 403 403 403 204 204 204 204 404 403 403 401
DELETE /dates/{date}/calling-off                    401 403 403 403 204 204 204 204 404 403 403 401
PUT    /dates/{date}/room                           401 404 404 404 404 404 404 404 404 404 404 401
PUT    /dates/{date}/room #soon                     401 200 404 404 200 200 200 200 404 404 404 401
GET    /dates/{date}/note                           401 200 200 200 200 200 200 200 404 200 200 401
PUT    /dates/{date}/note                           401 200 200 200 200 200 200 200 404 200 200 401
DELETE /dates/{date}/note                           401 204 204 204 204 204 204 204 204 204 204 401
GET    /me/reminders                                401 200 200 200 200 200 200 200 200 200 200 401
PATCH  /me/reminders                                401 200 200 200 200 200 200 200 200 200 200 401
PUT    /dates/{date}/sign-ups/me                    401 201 201 201 201 201 201 201 404 201 201 401
DELETE /dates/{date}/sign-ups/me                    401 204 204 204 204 204 204 204 404 204 204 401
GET    /dates/{date}/sign-ups                       401 403 403 403 200 200 200 200 404 403 403 401
PUT    /dates/{date}/sign-ups/{friend}              401 403 403 403 403 200 200 200 404 403 403 401
DELETE /dates/{date}/sign-ups/{third}               401 403 403 403 403 204 204 204 404 403 403 401
PUT    /dates/{date}/attendance/{third}             401 403 403 403 409 409 409 409 404 403 403 401
PUT    /dates/{date}/attendance/{third} #here       401 403 403 403 200 200 200 200 404 403 403 401
PUT    /dates/{date}/check-ins                      401 403 403 403 409 409 409 409 404 403 403 401
PUT    /dates/{date}/check-ins #here                401 403 403 403 200 200 200 200 404 403 403 401
PUT    /offers/{offer}                              401 200 404 404 404 404 404 404 404 404 404 401
PUT    /activities/{fresh}                          401 403 403 403 201 201 201 201 201 403 403 401
PUT    /activities/{fresh} #group                   401 201 404 201 201 201 404 404 404 404 404 401
GET    /activities/{activity}                       401 404 404 404 200 200 200 200 404 404 404 401
GET    /me/activities                               401 200 200 200 200 200 200 200 200 200 200 401
PUT    /activities/{activity}/approval              401 403 403 403 403 204 204 204 404 403 403 401
PUT    /activities/{activity}/co-host               401 403 403 403 204 403 403 403 404 403 403 401
PUT    /activities/{activity}/co-host/me            401 204 404 404 404 404 404 404 404 404 404 401
DELETE /activities/{activity}/co-host/me            401 204 204 204 204 204 204 204 204 204 204 401
PUT    /activities/{activity}/invitations/{friend}  401 403 403 403 403 403 403 403 404 403 403 401
PUT    /activities/{activity}/invitations/{friend} #invited_only 401 404 404 404 204 403 403 403 404 404 404 401
DELETE /activities/{activity}/invitations/me        401 204 204 204 204 204 204 204 204 204 204 401
GET    /centres/{centre}/reachable                  401 200 200 200 200 200 200 200 404 200 200 401
GET    /centres/{centre}/closed-days                401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/closed-days/{day}          401 404 404 404 404 204 204 204 404 404 404 401
DELETE /centres/{centre}/closed-days/{day}          401 404 404 404 404 204 204 204 404 404 404 401
GET    /centres/{centre}/check-in/{day}             401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/attendance?begin=2099-01-01T00:00:00Z&end=2099-12-31T00:00:00Z 401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/people/{fresh}             401 404 404 404 404 201 201 201 404 404 404 401
POST   /centres/{centre}/card-holder                401 404 404 404 404 200 200 200 404 404 404 401
PUT    /me/feeds/{fresh}                            401 201 201 201 201 201 201 201 201 201 201 401
PUT    /me/feeds/{fresh} #centre                    401 201 201 201 201 201 201 201 404 201 201 401
GET    /me/feeds                                    401 200 200 200 200 200 200 200 200 200 200 401
PATCH  /me/feeds/{feed}                             401 200 404 404 404 404 404 404 404 404 404 401
DELETE /me/feeds/{feed}                             401 204 404 404 404 404 404 404 404 404 404 401
GET    /feeds/{secret}.ics                          200 200 200 200 200 200 200 200 200 200 200 200
GET    /dates/{date}/calendar                       401 200 200 200 200 200 200 200 404 200 200 401
GET    /centres/{centre}/week/{day}                 401 200 200 200 200 200 200 200 404 200 200 401
"""

BODIES: dict[str, Any] = {
    "PATCH /dates/{date}": {"cost": "5"},
    "PUT /dates/{date}/calling-off": {"why": "no voice"},
    "PUT /dates/{date}/note": {"words": "for me"},
    "PATCH /me/reminders": {"hour": False},
    "PUT /dates/{date}/sign-ups/me": {"wishes": ["sit_by_door"]},
    "PUT /dates/{date}/sign-ups/{friend}": {"role": "helper"},
    "PUT /dates/{date}/attendance/{third}": {"came": "came"},
    "PUT /dates/{date}/check-ins": {"items": [{"person": "{third}", "came": "couldnt"}]},
    "PUT /offers/{offer}": {"answer": "no"},
    "PUT /activities/{fresh}": {"title": "Baking", "starts": "2099-04-01T10:00"},
    "PUT /activities/{fresh} #group": {
        "title": "A walk",
        "starts": "2099-04-01T10:00",
        "group": "{room}",
    },
    "PUT /me/feeds/{fresh}": {"kind": "mine"},
    "PUT /me/feeds/{fresh} #centre": {"kind": "centre", "centre": "{centre}"},
    "PATCH /me/feeds/{feed}": {"busy": True},
    "PUT /activities/{activity}/co-host": {"person": "{third}"},
    "PUT /centres/{centre}/closed-days/{day}": {"name": "A day off"},
    "PUT /centres/{centre}/people/{fresh}": {"name": "Wu"},
    "POST /centres/{centre}/card-holder": {"card": "{code_of_third}"},
}
