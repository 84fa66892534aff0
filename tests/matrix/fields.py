"""What each 2xx answer may hold, to the last field: paths with dots, through lists as through objects."""

from typing import Any

from tests.matrix import (
    fields_of_buddies,
    fields_of_cases,
    fields_of_decisions,
    fields_of_glass,
    fields_of_hands,
    fields_of_proof,
    fields_of_reports,
    fields_of_role,
    fields_of_thanks,
    routes_of_danger,
    routes_of_pictures,
    routes_of_skills,
)


def _in(name: str, fields: set[str]) -> set[str]:
    """An object (or a list of them) under that name."""
    return {name} | {f"{name}.{field}" for field in fields}


def _listed(fields: set[str]) -> set[str]:
    return _in("items", fields) | {"next"}


PERSON = {"id", "name", "mark"}
CENTRE = {"id", "name", "district", "time_zone", "language", "help_numbers", "approves_gatherings"}
APPOINTMENT = _in("centre", {"id", "name"}) | {"id", "role", "since"}
ME = (
    {"id", "name", "language", "text_size", "appearance", "undo_seconds", "first_steps", "pin"}
    | _in("home", CENTRE)
    | _in("appointments", APPOINTMENT)
)
LAST = {"seq", "text", "at", "folded"} | _in("author", PERSON)
MAY = {"write", "invite", "remove", "edit", "leave", "add_topics", "ask_worker"}
FACTS = {"id", "kind", "title", "about", "open", "centre"}
STATE = {"head", "read", "unread", "waiting", "mute", "role", "closed", "other", "marked"}
ROOM = FACTS | STATE | _in("last", LAST) | _in("may", MAY)
REACTION = {"kind"} | _in("person", PERSON)
MESSAGE = (
    {"id", "room", "seq", "text", "at", "reply_to", "topics", "folded", "held"}
    | _in("author", PERSON)
    | _in("reactions", REACTION)
)
PAPER = {"card", "link", "qr", "expires"}
CARD = {"id", "made_at", "expires"} | _in("made_by", PERSON)
OPEN_ROOM = {"id", "kind", "title", "about"} | _in("hosts", PERSON) | _in("invited_by", PERSON)
EVENT = {"on", "stream", "seq"}
SHOWN = _in("person", PERSON) | _in("facts", {"kind", "words"}) | {"resting"}
TIE = _in("person", PERSON) | {"circle", "note"}
AWAY = (
    _in("muted", _in("person", PERSON) | {"until"})
    | _in("topics", {"topic", "comfort", "until"})
    | _in("blocked", _in("person", PERSON) | {"at"})
)
PACE = {"who_may_ask", "time_zone", "talks_a_day", "quiet_now", "enough", "rest"} | _in(
    "quiet", {"begins", "ends"}
)
ASK = (
    {"id", "purpose", "at", "state", "room"} | _in("person", PERSON) | _in("skill", {"id", "title"})
)
MY_SIGN_UP = (
    {"state", "role", "shown_to", "wishes", "words", "line", "by", "came"}
    | _in("offer", {"id", "until", "to_all"})
    | _in("by", PERSON)
)
SIGN_UP = {"role", "state", "wishes", "words", "came", "walk_in"} | _in("person", PERSON)
HOW = {
    *("title", "about", "place_kind", "place", "link", "pace", "noise", "crowd", "speaking"),
    *("breaks", "leave_early", "cost", "bring", "wheelchair", "language", "first_time"),
}
CONTENT = HOW | {"minutes", "places", "helpers", "chat"}
DATE = (
    HOW
    | {"id", "activity", "starts_at", "ends_at", "zone", "audience", "group", "self_run", "waits"}
    | {
        "sent_back",
        "changed",
        "repeats",
        "moved",
        "left",
        "helpers_left",
        "called_off",
        "cohost",
        "mine",
    }
    | _in("centre", {"id", "name"})
    | _in("host", PERSON)
    | _in("cohost", PERSON)
    | _in("group", {"id", "title"})
    | _in("skill", {"id", "title"})
    | _in("mine", MY_SIGN_UP)
    | _in("chat", {"open", "room"})
    | _in("limits", {"places", "helpers", "turn"})
    | _in("may", {"sign_up", "edit", "call_off", "check_in", "approve"})
)
HAND = fields_of_hands.HAND
FEED = {"id", "kind", "centre", "busy", "made_at"}
ACTIVITY = (
    {"id", "starts", "zone", "repeats", "audience", "group", "turn", "cohost"}
    | _in("centre", {"id", "name"})
    | _in("content", CONTENT)
    | _in("group", {"id", "title"})
    | _in("cohost", PERSON)
    | _in("cohost_asked", PERSON)
    | _in("dates", DATE)
)
AUDIENCE = _in("audience", {"circle", "groups", "centre", "workers", "people", "without"})
VERSION = {"version", "words", "at"} | AUDIENCE
FACT = VERSION | {"kind", "hidden_until"}
LOOK = {"id", "at", "what", "why", "details"} | _in("by", PERSON)

PAUSE = (
    {"id", "reason", "at", "until", "decision"}
    | _in("person", PERSON)
    | _in("centre", {"id", "name"})
)
PAUSE |= _in("by", PERSON)
FOR_YOU = EVENT | {"id", "reason"} | _in("room", FACTS) | _in("date", DATE) | fields_of_hands.NEWS
FOR_YOU |= fields_of_thanks.FOR_YOU
FOR_YOU |= fields_of_glass.FOR_YOU
FOR_YOU |= fields_of_decisions.FOR_YOU | fields_of_cases.FOR_YOU

ALLOWED: dict[str, set[str]] = {
    "POST /sign-in": _in("me", ME) | {"token"},
    "GET /me": ME,
    "PATCH /me": ME,
    "GET /me/devices": _listed({"id", "label", "this", "since"}),
    "POST /me/codes": PAPER,
    "GET /me/cards": _listed(CARD | {"state"}) - {f"items.made_by.{field}" for field in PERSON},
    "GET /me/removals": _listed({"reason", "at"} | _in("room", {"id", "title"})),
    "GET /centres/{centre}": CENTRE,
    "PATCH /centres/{centre}": CENTRE,
    "GET /centres/{centre}/people": _listed(
        PERSON | {"signed_in"} | _in("appointments", APPOINTMENT)
    ),
    "GET /centres/{centre}/cards": _listed(CARD | {"role"} | _in("person", PERSON)),
    "POST /centres/{centre}/cards": _listed(PAPER | {"id", "role"} | _in("person", PERSON)),
    "POST /centres/{centre}/appointments": APPOINTMENT,
    "GET /rooms": _listed(ROOM),
    "GET /rooms/open": _listed(OPEN_ROOM),
    "POST /rooms": ROOM - {f"last.{field}" for field in LAST},
    "GET /rooms/{room}": ROOM,
    "PATCH /rooms/{room}": ROOM,
    "PUT /rooms/{room}/members/me": ROOM,
    "GET /rooms/{room}/members": _listed({"role"} | _in("person", PERSON)),
    "GET /rooms/{room}/invitable": _listed(PERSON),
    "GET /rooms/{room}/messages": _listed(MESSAGE),
    "PUT /rooms/{room}/messages/{message}": {"id", "seq", "at"},
    "GET /search": _listed(MESSAGE | {"room_title"}),
    "GET /people/{third}": SHOWN
    | _in("mine", {"circle", "note", "mute"})
    | _in("may", {"ask", "think_of"})
    | {"card"},
    "PUT /people/{third}/mute": {"until"},
    "PUT /people/{third}/circle": TIE,
    "PUT /rooms/{room}/mute": {"until"},
    "GET /me/boundaries": AWAY,
    "PUT /me/topics/{topic}": {"until"},
    "GET /me/circles": _listed(TIE),
    "GET /me/pace": PACE,
    "PATCH /me/pace": PACE,
    "POST /me/pace/go-on": PACE,
    "PUT /me/rest": PACE | _in("rest", {"shown_to", "trusted", "until"}),
    # An ask of mine never says what is thought of it; one to me says who and why only when opened.
    "PUT /asks/{message}": ASK - {"skill.id", "skill.title"},
    "GET /me/asks": _listed(ASK),
    "GET /asks": _listed({"id", "at"}),
    "GET /asks/{ask}": {"id", "purpose", "at", "weeks", "skill"} | _in("person", PERSON),
    "PUT /asks/{ask}/answer": {"answer", "room", "tell_worker"},
    "GET /me/for-you": {"items", "next", "seen", "unread", "items.seq", "items.at"}
    | {f"items.{field}" for field in _in("event", FOR_YOU)},
    "PUT /centres/{centre}/people/{third}/room": (ROOM - {f"last.{field}" for field in LAST})
    | _in("other", PERSON),
    "GET /rooms/{room}/dont-ask": {"words"},
    "GET /me/facts": _listed(FACT),
    "PUT /me/facts/{kind}": FACT,
    "GET /me/facts/{kind}/versions": _listed(VERSION),
    "GET /me/shown/people/{third}": SHOWN,
    "GET /me/shown/rooms/{room}": SHOWN,
    "GET /me/shown/workers": SHOWN,
    "GET /me/access-log": _listed(LOOK),
    "GET /me/suspensions": _listed(PAUSE),
    "GET /centres/{centre}/suspensions": _listed(PAUSE),
    "PUT /centres/{centre}/suspensions/{message}": PAUSE,
    "GET /me/data": {"made_at", "erasure"}
    | _in("me", ME)
    | _in("facts", FACT)
    | _in("fact_versions", VERSION | {"kind"})
    | _in("circles", TIE)
    | _in("boundaries", AWAY)
    | _in("pace", PACE)
    | _in("asks", ASK)
    | _in("rooms", {"id", "kind", "title", "joined_at"})
    | _in("messages", {"id", "room", "at", "text"})
    | _in("suspensions", PAUSE)
    | _in("activities", {"id", "starts"} | _in("content", CONTENT))
    | _in(
        "sign_ups",
        {"date", "title", "starts_at", "state", "role", "shown_to", "came", "wishes", "words"},
    )
    | fields_of_hands.DATA
    | _in("notes", {"date", "at", "words"})
    | _in("reminders", {"evening", "hour"})
    | _in("who_looked", LOOK)
    | _in("buddies", fields_of_buddies.DATA),
    "GET /dates": _listed(DATE),
    "GET /dates/first-times": _listed(DATE),
    "GET /me/dates": _listed(DATE),
    "GET /dates/{date}": DATE,
    "GET /dates/{date}/similar": _listed(DATE),
    "GET /dates/{date}/going": _listed({"role"} | _in("person", PERSON)),
    "GET /dates/{date}/touched": {"dates", "people", "closed"},
    "PATCH /dates/{date}": DATE,
    "PUT /dates/{date}/room": ROOM - {f"last.{field}" for field in LAST},
    "GET /dates/{date}/note": {"words"},
    "PUT /dates/{date}/note": {"words"},
    "GET /me/reminders": {"evening", "hour"},
    "PATCH /me/reminders": {"evening", "hour"},
    "PUT /dates/{date}/sign-ups/me": _in("mine", MY_SIGN_UP)
    | _in("also", {"id", "title", "starts_at"}),
    "GET /dates/{date}/sign-ups": _listed(SIGN_UP),
    "PUT /dates/{date}/sign-ups/{friend}": SIGN_UP,
    "PUT /dates/{date}/attendance/{third}": SIGN_UP,
    "PUT /dates/{date}/check-ins": _listed(SIGN_UP),
    "PUT /offers/{offer}": {field for field in MY_SIGN_UP if "." not in field},
    "PUT /activities/{message}": {f for f in ACTIVITY if not f.startswith("cohost_asked.")},
    "GET /activities/{activity}": ACTIVITY,
    "GET /me/activities": _listed(ACTIVITY),
    "GET /centres/{centre}/reachable": _listed(PERSON),
    "GET /centres/{centre}/gatherings": _listed(DATE),
    "GET /centres/{centre}/closed-days": _listed({"day", "name"}),
    "GET /centres/{centre}/check-in/{day}": {"day", "zone"}
    | _in("people", PERSON)
    | _in(
        "dates",
        {"id", "title", "starts_at", "ends_at"}
        | _in("people", {"came", "role"} | _in("person", PERSON))
        | _in("waiting", PERSON),
    ),
    "GET /centres/{centre}/attendance": _listed({"id", "title", "starts_at", "came"}),
    "PUT /centres/{centre}/people/{message}": PERSON,
    "POST /centres/{centre}/card-holder": PERSON,
    "PUT /me/feeds/{message}": FEED | {"address"},
    "GET /me/feeds": _listed(FEED),
    "PATCH /me/feeds/{feed}": FEED,
    "PUT /me/erasure": {"messages", "due_at"},
    "GET /me/erasure": {"erasure"},
}

PARTS: tuple[Any, ...] = (
    *(routes_of_pictures, routes_of_skills, fields_of_hands, fields_of_buddies),
    *(fields_of_thanks, fields_of_proof, fields_of_glass, fields_of_reports, fields_of_cases),
    *(fields_of_decisions, routes_of_danger),
)
for _part in PARTS:
    ALLOWED |= _part.ALLOWED
for _more in ("OF_MY_DATA", "MY_DATA"):
    for _part in PARTS:
        ALLOWED["GET /me/data"] |= getattr(_part, _more, set())
fields_of_role.allow(ALLOWED)

# A live connection, by event.
ALLOWED_LIVE: dict[str, set[str]] = {
    "ready": {"on", "me", "epoch", "heads"},
    "accepted": {"on", "id", "seq", "at"},
    "message.sent": EVENT | _in("message", MESSAGE),
}

# The only numbers anybody is told, besides ids and times: places in a stream, and one's own setting.
NUMBERS = {"line", "dates", "people", "came", "minutes", "places", "helpers"}
NUMBERS |= {"seq", "head", "read", "undo_seconds", "heads", "version", "talks_a_day", "seen"}
# And hours until somebody is told of a broken glass, and for who works there, how many ask to look again.
NUMBERS |= {"to_look_again"}
NUMBERS |= {"hours", "message_seq"} | fields_of_role.NUMBERS
for _part in PARTS:
    NUMBERS |= getattr(_part, "NUMBERS", set())
