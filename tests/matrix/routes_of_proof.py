"""The lines of proofs in THE table (tests/matrix/routes.py says how to read them).

`#keyed`: everybody has a passkey, and has just proved that it is them; `#unproved`: has one, and hasn't.
That a passkey and a code count when they are right is told in tests/proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.matrix.world import World

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /me/proof                                    401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/proof #keyed                             401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/proof                                    401 403 403 403 403 403 403 403 403 403 403 401
POST   /me/proof/asks                               401 201 201 201 201 201 201 201 201 201 201 401
POST   /me/passkeys/asks                            401 403 403 403 403 201 201 201 201 403 403 401
PUT    /me/passkeys/{fresh}                         401 403 403 403 403 403 403 403 403 403 403 401
DELETE /me/passkeys/{own_passkey}                   401 404 404 404 404 404 404 404 404 404 404 401
DELETE /me/passkeys/{own_passkey} #keyed            401 204 204 204 204 204 204 204 204 204 204 401
DELETE /me/passkeys/{own_passkey} #unproved         401 403 403 403 403 403 403 403 403 403 403 401
PUT    /me/codes                                    401 403 403 403 403 409 409 409 409 403 403 401
PUT    /me/codes #pins                              401 403 403 403 403 200 200 200 200 403 403 401
PUT    /me/codes/confirmation                       401 403 403 403 403 403 403 403 403 403 403 401
DELETE /me/codes                                    401 204 204 204 204 204 204 204 204 204 204 401
POST   /sign-in/passkey/asks                        201 201 201 201 201 201 201 201 201 201 201 201
POST   /sign-in/passkey                             401 401 401 401 401 401 401 401 401 401 401 401
GET    /centres/{centre}/staff-proof                401 404 404 404 404 200 200 200 404 404 404 401
PUT    /centres/{centre}/staff-proof                401 404 404 404 404 403 403 409 404 404 404 401
PUT    /centres/{centre}/staff-proof #keyed         401 404 404 404 404 403 403 200 404 404 404 401
DELETE /centres/{centre}/people/{third}/proofs      401 404 404 404 404 403 403 204 404 404 404 401
DELETE /centres/{centre}/people/{third}/proofs #keyed      401 404 404 404 404 403 403 204 404 404 404 401
DELETE /centres/{centre}/people/{third}/proofs #colleague  401 404 404 404 404 403 403 403 404 404 404 401
GET    /centres/{centre}/people #unproved           401 404 404 404 404 403 403 403 404 404 404 401
GET    /centres/{centre}/people #keyed              401 404 404 404 404 200 200 200 404 404 404 401
POST   /centres/{centre}/cards #unproved            401 404 404 404 404 403 403 403 404 404 404 401
"""

SIGNED = {
    "ask": "{fresh}",
    "credential": "AAAA",
    "client": "AAAA",
    "data": "AAAA",
    "signature": "AAAA",
}
BODIES: dict[str, Any] = {
    "PUT /me/proof": {"passkey": SIGNED},
    "PUT /me/passkeys/{fresh}": {
        "ask": "{fresh}",
        "credential": "AAAA",
        "client": "AAAA",
        "attestation": "AAAA",
    },
    "PUT /me/codes/confirmation": {"code": "123456", "pin": "2580"},
    "POST /sign-in/passkey": SIGNED,
    "PUT /centres/{centre}/staff-proof": {"required": True},
}

AHEAD = "2099-01-01 00:00:00.000000"


def unproved(world: World) -> None:
    """Everybody has a passkey, which has their own id."""
    world.doors.alter(
        "INSERT OR IGNORE INTO passkeys (id, person_id, credential, public_key, turn, label, made_at)"
        " SELECT id, id, CAST(id AS BLOB), CAST(id AS BLOB), 0, 'Android', created_at FROM people"
    )


def keyed(world: World) -> None:
    """And everybody has just proved that it is them."""
    unproved(world)
    world.doors.alter("UPDATE sessions SET proved_at = ?, desk_at = ?", AHEAD, AHEAD)


BEFORE = {"#keyed": keyed, "#unproved": unproved}
