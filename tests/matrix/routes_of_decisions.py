"""The lines of decisions in THE table (tests/matrix/routes.py says how to read them).

`{decision}` (of a case of its own, #decided) and `{appealed}`, are about inside, by the coordinator; `{appeal}` is inside's, and host is asked to stand by them.
`#proposed`: worker_inside proposes a removal. `#of_them`: decided about worker_inside. `#by_them`: worker_outside
reported it, and the coordinator proposes a removal.
"""

from typing import Any

_CASE = "/centres/{centre}/cases/{case}"

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/cases/{case}/deciding #decided                    401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/cases/{case}/deciding #of_them                    401 404 404 404 404 404 200 200 404 404 404 401
GET    /centres/{centre}/cases/{case}/deciding #by_them                    401 404 404 404 404 200 404 200 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{fresh} #decided           401 404 404 404 404 409 409 201 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{fresh} #of_them           401 404 404 404 404 404 409 201 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{fresh} #by_them           401 404 404 404 404 409 404 201 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{decision}/second #decided 401 404 404 404 404 422 422 422 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{decision}/second #proposed 401 404 404 404 404 403 200 200 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{decision}/second #of_them 401 404 404 404 404 404 422 422 404 404 404 401
PUT    /centres/{centre}/cases/{case}/decisions/{decision}/second #by_them 401 404 404 404 404 200 404 403 404 404 404 401
DELETE /centres/{centre}/decisions/{decision}                      401 404 404 404 404 200 200 200 404 404 404 401
DELETE /centres/{centre}/decisions/{decision} #of_them             401 404 404 404 404 404 200 200 404 404 404 401
DELETE /centres/{centre}/decisions/{decision} #by_them             401 404 404 404 404 200 404 200 404 404 404 401
GET    /centres/{centre}/decisions                                 401 404 404 404 404 200 200 200 404 404 404 401
GET    /centres/{centre}/ladder                                    401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/ladder                                    401 403 403 403 403 403 403 200 404 403 403 401
GET    /centres/{centre}/appeals                                   401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/appeals/{appeal}/taking                   401 404 404 404 404 200 200 404 404 404 404 401
DELETE /centres/{centre}/appeals/{appeal}/taking                   401 404 404 404 404 200 200 404 404 404 404 401
PUT    /centres/{centre}/appeals/{appeal}/outcome                  401 404 404 404 404 200 200 404 404 404 404 401
GET    /me/decisions                                               401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/decisions/{decision}                                    401 200 404 404 404 404 404 404 404 404 404 401
PUT    /me/decisions/{decision}/answers/{fresh}                    401 201 404 404 404 404 404 404 404 404 404 401
PUT    /me/decisions/{decision}/appeal                             401 201 404 404 404 404 404 404 404 404 404 401
DELETE /me/decisions/{decision}/appeal                             401 404 404 404 404 404 404 404 404 404 404 401
DELETE /me/decisions/{decision}/appeal #appealed                   401 200 404 404 404 404 404 404 404 404 404 401
DELETE /me/decisions/{decision}/appeal/withdrawal                  401 404 404 404 404 404 404 404 404 404 404 401
DELETE /me/decisions/{decision}/appeal/withdrawal #appealed        401 200 404 404 404 404 404 404 404 404 404 401
PUT    /me/decisions/{decision}/appeal/advocate                    401 404 404 404 404 404 404 404 404 404 404 401
PUT    /me/decisions/{decision}/appeal/advocate #appealed          401 200 404 404 404 404 404 404 404 404 404 401
GET    /me/decisions/{decision}/advocates                          401 200 404 404 404 404 404 404 404 404 404 401
GET    /me/advocacy                                                401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/advocacy/{appeal}                                       401 404 404 200 404 404 404 404 404 404 404 401
PUT    /me/advocacy/{appeal}/answer                                401 404 404 204 404 404 404 404 404 404 404 401
DELETE /me/advocacy/{appeal}/answer                                401 404 404 204 404 404 404 404 404 404 404 401
"""

_NOTHING = {"kind": "nothing", "reason": "All is well."}
BODIES: dict[str, Any] = {
    f"PUT {_CASE}/decisions/{{fresh}}": _NOTHING | {"version": 4},
    # Of what is only proposed nobody has said anything yet.
    f"PUT {_CASE}/decisions/{{fresh}} #by_them": _NOTHING | {"version": 3},
    "DELETE /centres/{centre}/decisions/{decision}": {"reason": "On second thoughts."},
    "PUT /centres/{centre}/ladder": {"steps": [{"kind": "talk"}]},
    "PUT /centres/{centre}/appeals/{appeal}/outcome": {"outcome": "stays", "reason": "We looked."},
    "PUT /me/decisions/{decision}/answers/{fresh}": {"words": "I was tired."},
    "PUT /me/decisions/{decision}/appeal": {"id": "{fresh}", "words": "Please look again."},
    "PUT /me/decisions/{decision}/appeal/advocate": {"person": "{third}"},
    "PUT /me/advocacy/{appeal}/answer": {"answer": "yes"},
}
# What #of_them and #by_them put in a name's place stands with the lines of cases.
INSTEAD = {
    "#decided": {"case": "decided case"},
    "#proposed": {"case": "decided case proposed", "decision": "decision proposed"},
    "#appealed": {"decision": "appealed"},
}
