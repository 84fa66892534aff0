"""THE table: every route and every live command x who asks -> what they are answered.

A line is `METHOD path [#variant]` and a status for each of ASKERS. `{names}` in paths and bodies are
things of the world (tests/matrix/world.py); a variant puts another thing in a name's place, prepares
something, or says other words. Live commands: 101 ready, 201 accepted, 204 done in silence, else the
status of the problem they are refused with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.matrix import (
    routes_of_activities,
    routes_of_buddies,
    routes_of_cases,
    routes_of_danger,
    routes_of_decisions,
    routes_of_glass,
    routes_of_hands,
    routes_of_pauses,
    routes_of_pictures,
    routes_of_proof,
    routes_of_reports,
    routes_of_role,
    routes_of_skills,
    routes_of_thanks,
    world,
)
from tests.matrix.world import ASKERS, PIN, World

TABLE = """
                                            nobody in  out host rep w.in w.out coor else left rem. s.out
POST   /sign-in                               201 201 201 201 201 201 201 201 201 201 201 201
POST   /sign-in #pin                          401 401 401 401 401 401 401 401 401 401 401 401
POST   /lock                                  401 409 409 409 409 409 409 409 409 409 409 401
POST   /lock #pins                            401 204 204 204 204 204 204 204 204 204 204 401
POST   /sign-out                              401 204 204 204 204 204 204 204 204 204 204 401
GET    /me                                    401 200 200 200 200 200 200 200 200 200 200 401
PATCH  /me                                    401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/pin                                401 204 204 204 204 204 204 204 204 204 204 401
PUT    /me/pin #pins                          401 403 403 403 403 403 403 403 403 403 403 401
DELETE /me/pin                                401 204 204 204 204 204 204 204 204 204 204 401
DELETE /me/pin #pins                          401 204 204 204 204 204 204 204 204 204 204 401
GET    /me/devices                            401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/devices/{own_device}               401 204 204 204 204 204 204 204 204 204 204 401
POST   /me/codes                              401 201 201 201 201 201 201 201 201 201 201 401
GET    /me/cards                              401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/cards/{own_card}                   401 204 204 204 204 204 204 204 204 204 204 401
GET    /me/removals                           401 200 200 200 200 200 200 200 200 200 200 401
GET    /centres/{centre}                      401 200 200 200 200 200 200 200 404 200 200 401
PATCH  /centres/{centre}                      401 403 403 403 403 403 403 200 404 403 403 401
GET    /centres/{centre}/people               401 404 404 404 404 200 200 200 404 404 404 401
POST   /centres/{centre}/people/{third}/sign-out  401 404 404 404 404 204 204 204 404 404 404 401
GET    /centres/{centre}/cards                401 404 404 404 404 200 200 200 404 404 404 401
POST   /centres/{centre}/cards                401 404 404 404 404 201 201 201 404 404 404 401
POST   /centres/{centre}/cards #staff         401 404 404 404 404 403 403 201 404 404 404 401
POST   /centres/{centre}/cards #person        401 404 404 404 404 201 201 201 404 404 404 401
POST   /centres/{centre}/cards #staffs        401 404 404 404 404 403 403 201 404 404 404 401
DELETE /centres/{centre}/cards/{card}         401 404 404 404 404 204 204 204 404 404 404 401
POST   /centres/{centre}/appointments         401 404 404 404 404 201 201 201 404 404 404 401
POST   /centres/{centre}/appointments #staff  401 404 404 404 404 403 403 201 404 404 404 401
DELETE /centres/{centre}/appointments/{appointment}         401 404 404 404 404 204 204 204 404 404 404 401
DELETE /centres/{centre}/appointments/{appointment} #staff  401 404 404 404 404 403 403 204 404 404 404 401
DELETE /centres/{centre}/appointments/{appointment} #last   401 404 404 404 404 403 403 409 404 404 404 401

GET    /rooms                                 401 200 200 200 200 200 200 200 200 200 200 401
GET    /rooms/open                            401 200 200 200 200 200 200 200 200 200 200 401
POST   /rooms                                 401 201 201 201 201 201 201 201 201 201 201 401
POST   /rooms #there                          401 404 404 404 404 404 404 404 201 404 404 401
POST   /rooms #taken                          401 409 409 409 409 409 409 409 409 409 409 401
GET    /rooms/{room}                          401 200 404 200 200 200 404 404 404 404 404 401
GET    /rooms/{room} #announcements           401 200 200 200 200 200 200 200 404 200 200 401
PATCH  /rooms/{room}                          401 403 404 200 403 200 404 404 404 404 404 401
PATCH  /rooms/{room} #announcements           401 403 403 403 403 200 200 200 404 403 403 401
PUT    /rooms/{room}/members/me               401 200 404 200 200 200 404 404 404 404 404 401
PUT    /rooms/{room}/members/me #listed       401 200 200 200 200 200 200 200 404 200 404 401
PUT    /rooms/{room}/members/me #invited      401 200 200 200 200 200 404 404 404 404 404 401
PUT    /rooms/{room}/members/me #just_left    401 200 404 200 200 200 404 404 404 200 404 401
DELETE /rooms/{room}/members/me               401 204 404 204 204 204 404 404 404 404 404 401
DELETE /rooms/{room}/members/me #announcements  401 403 403 403 403 403 403 403 404 403 403 401
GET    /rooms/{room}/members                  401 200 404 200 200 200 404 404 404 404 404 401
GET    /rooms/{room}/members #announcements   401 200 200 200 200 200 200 200 404 200 200 401
PATCH  /rooms/{room}/members/{third}          401 403 404 204 403 204 404 404 404 404 404 401
POST   /rooms/{room}/removals                 401 403 404 204 403 204 404 404 404 404 404 401
POST   /rooms/{room}/removals #announcements  401 403 403 403 403 403 403 403 404 403 403 401
PUT    /rooms/{room}/worker                   401 403 404 204 204 403 404 404 404 404 404 401
GET    /rooms/{room}/invitable                401 200 404 200 200 200 404 404 404 404 404 401
GET    /rooms/{room}/invitable #announcements 401 403 403 403 403 403 403 403 404 403 403 401
PUT    /rooms/{room}/invitations/{friend}     401 204 404 204 204 204 404 404 404 404 404 401
PUT    /rooms/{room}/invitations/{removed}    401 204 404 204 204 204 404 404 404 404 404 401
PUT    /rooms/{room}/invitations/{hermit}     401 404 404 404 404 204 404 404 404 404 404 401
DELETE /rooms/{room}/invitations/me           401 204 204 204 204 204 204 204 204 204 204 401

GET    /rooms/{room}/messages                 401 200 404 200 200 200 404 404 404 404 404 401
GET    /rooms/{room}/messages #announcements  401 200 200 200 200 200 200 200 404 200 200 401
PUT    /rooms/{room}/messages/{fresh}         401 201 404 201 201 201 404 404 404 404 404 401
PUT    /rooms/{room}/messages/{fresh} #announcements  401 403 403 403 201 201 201 201 404 403 403 401
PUT    /rooms/{room}/messages/{message} #taken  401 409 404 409 409 409 404 404 404 404 404 401
DELETE /rooms/{room}/messages/{message}       401 204 404 204 403 204 404 404 404 404 404 401
PUT    /rooms/{room}/messages/{message}/topics  401 204 404 204 204 204 404 404 404 404 404 401
DELETE /rooms/{room}/messages/{message} #announcements  401 403 403 403 403 204 204 204 404 403 403 401
PUT    /rooms/{room}/messages/{message}/reaction     401 204 404 204 204 204 404 404 404 404 404 401
DELETE /rooms/{room}/messages/{message}/reaction     401 204 404 204 204 204 404 404 404 404 404 401
PUT    /rooms/{room}/messages/{message}/reaction #announcements  401 204 204 204 204 204 204 204 404 204 204 401
PUT    /rooms/{room}/read                     401 204 404 204 204 204 404 404 404 404 404 401
PUT    /rooms/{room}/read #announcements      401 204 204 204 204 204 204 204 404 204 204 401
GET    /search?q=marigold                     401 200 200 200 200 200 200 200 200 200 200 401

GET    /people/{third}                        401 200 200 200 200 200 200 200 404 200 200 401
PUT    /people/{third}/mute                   401 200 200 200 200 200 200 200 404 200 200 401
DELETE /people/{third}/mute                   401 204 204 204 204 204 204 204 204 204 204 401
PUT    /people/{third}/block                  401 204 204 204 204 204 204 204 404 204 204 401
DELETE /people/{third}/block                  401 204 204 204 204 204 204 204 204 204 204 401
PUT    /people/{third}/circle                 401 200 200 200 200 200 200 200 404 200 200 401
PUT    /people/{third}/thought                401 404 404 404 404 404 404 404 404 404 404 401
PUT    /people/{third}/thought #trusts        401 204 404 404 404 404 404 404 404 404 404 401
PUT    /rooms/{room}/mute                     401 200 404 200 200 200 404 404 404 404 404 401
DELETE /rooms/{room}/mute                     401 204 204 204 204 204 204 204 204 204 204 401
GET    /rooms/{room}/members?duty=true        401 403 404 200 403 200 404 404 404 404 404 401
GET    /rooms/{room}/messages?duty=true       401 403 404 200 403 200 404 404 404 404 404 401
GET    /me/boundaries                         401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/topics/{topic}                     401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/topics/{topic}                     401 204 204 204 204 204 204 204 204 204 204 401
GET    /me/circles                            401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/pace                               401 200 200 200 200 200 200 200 200 200 200 401
PATCH  /me/pace                               401 200 200 200 200 200 200 200 200 200 200 401
POST   /me/pace/go-on                         401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/rest                               401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/rest                               401 204 204 204 204 204 204 204 204 204 204 401
PUT    /me/seen                               401 204 204 204 204 204 204 204 204 204 204 401
PUT    /asks/{fresh}                          401 201 201 201 201 201 201 201 404 201 201 401
DELETE /asks/{ask}                            401 404 404 404 404 404 404 404 404 404 404 401
GET    /asks                                  401 200 200 200 200 200 200 200 200 200 200 401
GET    /asks/{ask}                            401 200 404 404 404 404 404 404 404 404 404 401
PUT    /asks/{ask}/answer                     401 200 404 404 404 404 404 404 404 404 404 401
DELETE /asks/{ask}/answer                     401 204 404 404 404 404 404 404 404 404 404 401
GET    /me/asks                               401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/for-you                            401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/for-you/seen                       401 204 204 204 204 204 204 204 204 204 204 401
PUT    /centres/{centre}/people/{third}/room  401 404 404 404 404 201 201 201 404 404 404 401
GET    /rooms/{room}/dont-ask                 401 200 404 200 200 200 404 404 404 404 404 401
GET    /me/facts                              401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/facts/{kind}                       401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/facts/{kind}                       401 204 204 204 204 204 204 204 204 204 204 401
GET    /me/facts/{kind}/versions              401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/shown/people/{third}               401 200 200 200 200 200 200 200 404 200 200 401
GET    /me/shown/rooms/{room}                 401 200 404 200 200 200 404 404 404 404 404 401
GET    /me/shown/workers                      401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/access-log                         401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/erasure                            401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/data                               401 200 200 200 200 200 200 200 200 200 200 401
GET    /me/data/page                          401 200 200 200 200 200 200 200 200 200 200 401
PUT    /me/erasure                            401 200 200 200 200 200 200 200 200 200 200 401
DELETE /me/erasure                            401 204 204 204 204 204 204 204 204 204 204 401
DELETE /me/centres/{centre}                   401 204 204 204 204 204 204 409 404 204 204 401
PUT    /centres/{centre}/people/{third}/closing 401 404 404 404 404 403 403 204 404 404 404 401

LIVE   hello                                  401 101 101 101 101 101 101 101 101 101 101 401
LIVE   send                                   401 201 404 201 201 201 404 404 404 404 404 401
LIVE   send #announcements                    401 403 403 403 201 201 201 201 404 403 403 401
LIVE   read                                   401 204 404 204 204 204 404 404 404 404 404 401
LIVE   read #announcements                    401 204 204 204 204 204 204 204 404 204 204 401
"""

PARTS: tuple[Any, ...] = (
    *(routes_of_activities, routes_of_skills, routes_of_pictures, routes_of_hands),
    *(routes_of_buddies, routes_of_thanks, routes_of_role, routes_of_reports, routes_of_glass),
    *(routes_of_proof, routes_of_cases, routes_of_decisions, routes_of_danger, routes_of_pauses),
)
TABLE += "".join(part.TABLE for part in PARTS)

# What is said. A key is a line of the table, without its variant where all of them say the same.
BODIES: dict[str, Any] = {
    "POST /sign-in": {"card": "{code}", "name": "Nan", "device": "{fresh}"},
    "POST /sign-in #pin": {"person": "{third}", "pin": PIN},
    "PATCH /me": {"text_size": "large"},
    "PUT /me/pin": {"pin": "1357", "current": "0000"},
    "DELETE /me/pin": {"current": PIN},
    "PATCH /centres/{centre}": {"district": "North"},
    "POST /centres/{centre}/cards": {"count": 2},
    "POST /centres/{centre}/cards #staff": {"role": "worker"},
    "POST /centres/{centre}/cards #person": {"person": "{third}"},
    "POST /centres/{centre}/cards #staffs": {"person": "{coordinator}"},
    "POST /centres/{centre}/appointments": {"person": "{third}", "role": "peer_representative"},
    "POST /centres/{centre}/appointments #staff": {"person": "{third}", "role": "worker"},
    "POST /rooms": {"id": "{fresh}", "kind": "group", "title": "New"},
    "POST /rooms #there": {"id": "{fresh}", "title": "New", "centre": "{their_centre}"},
    "POST /rooms #taken": {"id": "{room}", "title": "New"},
    "PATCH /rooms/{room}": {"title": "Green tea"},
    "PATCH /rooms/{room}/members/{third}": {"role": "host"},
    "POST /rooms/{room}/removals": {"person": "{third}", "reason": "a quiet week"},
    "PUT /rooms/{room}/messages/{fresh}": {"text": "hello", "reply_to": "{message}"},
    "PUT /rooms/{room}/messages/{message} #taken": {"text": "other words"},
    "PUT /rooms/{room}/messages/{message}/reaction": {"kind": "thanks"},
    "PUT /rooms/{room}/messages/{message}/topics": {"topics": ["faith", "medicine"]},
    "PUT /rooms/{room}/read": {"seq": 1},
    "PUT /people/{third}/mute": {"lasts": "hour"},
    "PUT /people/{third}/circle": {"circle": "friend", "note": "sings"},
    "PUT /rooms/{room}/mute": {"lasts": "today"},
    "PUT /me/topics/{topic}": {"comfort": "hide"},
    "PATCH /me/pace": {"who_may_ask": "friends", "talks_a_day": 3},
    "PUT /me/rest": {"shown_to": "friends"},
    "PUT /asks/{fresh}": {"person": "{third}", "purpose": "Shall we sing?"},
    "PUT /asks/{ask}/answer": {"answer": "no"},
    "PUT /me/for-you/seen": {"seq": 1},
    "PUT /centres/{centre}/people/{third}/room": {"id": "{fresh}"},
    "PUT /me/facts/{kind}": {"words": "tea", "audience": {"centre": True}},
    "PUT /me/erasure": {"messages": "nameless"},
    "PUT /centres/{centre}/people/{third}/closing": {"reason": "moved away"},
    "LIVE hello": {"do": "hello"},
    "LIVE send": {"do": "send", "id": "{fresh}", "room": "{room}", "text": "hello"},
    "LIVE read": {"do": "read", "room": "{room}", "seq": 1},
}

for _part in PARTS:
    BODIES |= _part.BODIES

# Another thing in a name's place.
INSTEAD: dict[str, dict[str, str]] = {
    "": {"appointment": "appointment of third"},
    "#announcements": {"room": "announcements", "message": "announcement"},
    "#listed": {"room": "listed"},
    "#staff": {"appointment": "appointment of worker_outside"},
    "#colleague": {"third": "coordinator"},
    "#soon": {"date": "soon"},
    "#here": {"date": "here"},
    "#invited_only": {"activity": "closed activity"},
    "#agreed": {"request": "agreed request"},
    "#begun": {"request": "agreed request"},
    "#last": {"appointment": "appointment of coordinator"},
}
for _part in PARTS:
    INSTEAD |= getattr(_part, "INSTEAD", {})

# What has happened before.
BEFORE: dict[str, Callable[[World], None]] = {
    "#pins": world.set_pins,
    "#invited": world.invited,
    "#just_left": world.just_left,
    "#trusts": world.trusts,
    "#paused": world.paused,
    "#begun": routes_of_hands.begun,
}
BEFORE |= routes_of_proof.BEFORE | routes_of_role.BEFORE | routes_of_glass.BEFORE


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    path: str
    variant: str
    expected: Mapping[str, int]

    @property
    def line(self) -> str:
        return f"{self.method} {self.path} {self.variant}".rstrip()

    @property
    def body(self) -> Any:
        """What is said, with names in it."""
        return BODIES.get(self.line, BODIES.get(f"{self.method} {self.path}"))


def read_table() -> list[Row]:
    """Every line of the table. Raises ValueError where a line has not one status for each asker."""
    return [_row(line) for line in TABLE.strip().splitlines()[1:] if line.strip()]


def _row(line: str) -> Row:
    method, path, *rest = line.split()
    variant = rest.pop(0) if rest[0].startswith("#") else ""
    return Row(method, path, variant, dict(zip(ASKERS, map(int, rest), strict=True)))


def told(row: Row, place: World, asker: str) -> dict[str, str]:
    """What each {name} means on this line for this asker."""
    names = place.name(asker)
    instead = INSTEAD[""] | INSTEAD.get(row.variant, {})
    return names | {name: names[other] for name, other in instead.items()}


def fill(words: Any, names: Mapping[str, str]) -> Any:
    """The same words with things in place of their names, however deep."""
    if isinstance(words, dict):
        return {key: fill(value, names) for key, value in words.items()}
    if isinstance(words, list):
        return [fill(value, names) for value in words]
    return words.format_map(names) if isinstance(words, str) else words
