"""The lines of the desk's cases in THE table (tests/matrix/routes.py says how to read them).

`{waiting}` is about third; worker_inside has it, handed it to worker_outside and asked the coordinator to
look. `#of_them`: it is about worker_inside. `#by_them`: worker_outside has reported it. `#elsewhere`: asked
for at the centre of worker_elsewhere.
"""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/cases                               401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting}                        401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting} #of_them               401 404 404 404 404 404 200 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting} #by_them               401 404 404 404 404 200 404 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting} #elsewhere             401 404 404 404 404 404 404 404 404 404 404 401
GET    /centres/{centre}/cases/{waiting}/copies/{copy}/picture  401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting}/copies/{copy}/picture #of_them  401 404 404 404 404 404 200 200 404 404 404 401
GET    /centres/{centre}/cases/{waiting}/copies/{copy}/picture #by_them  401 404 404 404 404 200 404 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/taking                 401 404 404 404 404 200 409 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/taking #of_them        401 404 404 404 404 404 200 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/taking #by_them        401 404 404 404 404 200 404 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/taking #elsewhere      401 404 404 404 404 404 404 404 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/taking #too_late       401 404 404 404 404 200 409 409 404 404 404 401
DELETE /centres/{centre}/cases/{waiting}/taking?version={case_version}  401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/handing                401 404 404 404 404 200 404 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/handing #back          401 404 404 404 404 200 409 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/handing/answer         401 404 404 404 404 200 200 409 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/looking                401 404 404 404 404 200 404 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/notes/{fresh}          401 404 404 404 404 201 201 201 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/notes/{fresh} #by_them 401 404 404 404 404 201 404 201 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/opening                401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/opening #ended         401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/cases/{waiting}/playbook/{hint}/not-helped  401 404 404 404 404 204 204 204 404 404 404 401
GET    /centres/{centre}/load                                401 404 404 404 404 403 403 200 404 404 404 401
GET    /centres/{centre}/playbooks                           401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/playbooks/{book}                    401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/playbooks/{book}/lines/{fresh}      401 404 404 404 404 403 403 201 404 404 404 401
DELETE /centres/{centre}/playbooks/{book}/lines/{own_line}   401 404 404 404 404 403 403 204 404 404 404 401
GET    /centres/{centre}/not-helped                          401 404 404 404 404 403 403 200 404 404 404 401
"""

_SEEN = {"version": "{case_version}"}
BODIES: dict[str, Any] = {
    "PUT /centres/{centre}/cases/{waiting}/taking": _SEEN,
    "PUT /centres/{centre}/cases/{waiting}/taking #too_late": {"version": 1},
    "PUT /centres/{centre}/cases/{waiting}/handing": _SEEN | {"to": "{colleague}"},
    "PUT /centres/{centre}/cases/{waiting}/handing #back": _SEEN | {"to": None},
    "PUT /centres/{centre}/cases/{waiting}/handing/answer": _SEEN | {"yes": True},
    "PUT /centres/{centre}/cases/{waiting}/looking": _SEEN | {"worker": "{colleague}"},
    "PUT /centres/{centre}/cases/{waiting}/notes/{fresh}": {"words": "I rang her."},
    "PUT /centres/{centre}/cases/{waiting}/opening": _SEEN,
    "PUT /centres/{centre}/playbooks/{book}/lines/{fresh}": {
        "part": "call",
        "words": "Ask Mrs Wu.",
    },
}
INSTEAD = {
    "#of_them": {
        "waiting": "case of worker_inside",
        "case_version": "case of worker_inside version",
        "copy": "copy of worker_inside",
        "case": "decided case of worker_inside",
        "decision": "decision of worker_inside",
    },
    "#by_them": {
        "waiting": "case by worker_outside",
        "case_version": "case by worker_outside version",
        "copy": "copy by worker_outside",
        "case": "decided case by worker_outside",
        "decision": "decision by worker_outside",
    },
    "#ended": {"waiting": "ended case", "case_version": "ended case version"},
    "#elsewhere": {"centre": "their_centre"},
}
# What each {name} is, and what only a list or the phone knows (tests/matrix/test_unknown.py).
KIND = {"waiting": "waiting", "copy": "copy", "own_line": "own_line", "colleague": "person"}
NO_THINGS = {"case_version", "hint", "book"}
