"""The SURFACE MATRIX: everywhere one person is shown to another or their words appear, x every boundary.

What stands behind a boundary is `seen`, `withheld` (a number without content) or `absent` there; `-`
where the two can't meet. The boundaries, for somebody who looks:

before   it was before they joined             elsewhere      they are of another centre
away     they had left, and took that back     announcements  a room that shows only who writes there
taken    the words were taken back             ended          their sign-in has ended
left     they have left the room               removed        they were asked out of the room
blocks   they block everybody who plays        blocked        everybody who plays blocks them
mutes    they muted everybody who plays        muted          everybody who plays muted them
rests    they rest                             resting        everybody who plays rests
quiet    night, and enough, for them           unasked        nobody may ask them to talk
audience what is told is for friends only, and they are none
circle   they count everybody who plays as confidants; nobody counts them so
suspended they are paused from writing at this centre
held     the desk holds what was said, posted, asked and shown

A block doesn't keep from them that a message they may still hold was taken back: it names nobody.
"""

from collections.abc import Mapping
from typing import Any

from tests.matrix import (
    routes_of_danger,
    surfaces_of_buddies,
    surfaces_of_cases,
    surfaces_of_dates,
    surfaces_of_decisions,
    surfaces_of_glass,
    surfaces_of_hands,
    surfaces_of_pictures,
    surfaces_of_proof,
    surfaces_of_reports,
    surfaces_of_role,
    surfaces_of_skills,
    surfaces_of_thanks,
)

SEEN, WITHHELD, ABSENT, FOLDED, NONE = "seen", "withheld", "absent", "folded", "-"

TABLE = """
                                        before   away     taken    left   removed elsewhere announcements ended  blocks   blocked  mutes  muted rests  resting quiet unasked audience circle suspended held
live message.sent                       absent   absent   -        absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen seen
live reply                              absent   absent   -        absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen seen
live reaction.changed                   absent   absent   -        absent absent  absent    seen          absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live reaction.changed on older words    withheld withheld -        absent absent  absent    seen          absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live message.taken_back                 absent   absent   -        absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live message.taken_back of older words  withheld withheld -        absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live room.changed                       absent   absent   -        absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live member.joined                      absent   absent   -        absent absent  absent    withheld      absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live member.left                        absent   absent   -        absent absent  absent    withheld      absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
live own stream: the room's title       seen     seen     -        absent absent  absent    -             absent -        -        -      -     -      -       -     -       -        -      - -
hello message.sent                      withheld withheld withheld absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen withheld
hello reply                             withheld withheld withheld absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen withheld
hello reaction.changed                  withheld withheld withheld absent absent  absent    seen          absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen withheld
hello reaction.changed on older words   withheld withheld -        absent absent  absent    seen          absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen withheld
hello message.taken_back                withheld withheld seen     absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
hello message.taken_back of older words withheld withheld -        absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
hello room.changed                      withheld withheld seen     absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
hello member.joined                     withheld withheld seen     absent absent  absent    withheld      absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
hello member.left                       withheld withheld seen     absent absent  absent    withheld      absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen seen
hello own stream: the room's title      seen     seen     seen     absent absent  absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
history words                           absent   withheld withheld absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen withheld
history reply                           absent   withheld withheld absent absent  absent    seen          absent withheld withheld folded seen  seen   seen    seen  seen    seen     seen   seen withheld
history reactions' names                absent   withheld withheld absent absent  absent    seen          absent withheld withheld seen   seen  seen   seen    seen  seen    seen     seen   seen withheld
room list: last line                    absent   absent   absent   absent absent  absent    seen          absent absent   absent   absent seen  seen   seen    seen  seen    seen     seen   seen absent
room list: dot                          absent   absent   absent   absent absent  absent    seen          absent absent   absent   absent seen  absent seen    seen  seen    seen     seen   seen absent
one room: last line                     absent   absent   absent   absent absent  absent    seen          absent absent   absent   absent seen  seen   seen    seen  seen    seen     seen   seen absent
search words                            absent   absent   absent   absent absent  absent    seen          absent absent   absent   folded seen  seen   seen    seen  seen    seen     seen   seen absent
search reactions' names                 absent   absent   absent   absent absent  absent    seen          absent absent   absent   folded seen  seen   seen    seen  seen    seen     seen   seen absent
reacting to it                          absent   absent   absent   absent absent  absent    seen          absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent absent
replying to it                          absent   absent   absent   absent absent  absent    -             absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent absent
taking it back                          absent   absent   seen     absent absent  absent    seen          absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen absent
member list                             seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
invite picker                           seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent seen
inviting them                           seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent seen
open groups: hosts                      -        -        -        seen   absent  absent    -             absent -        -        -      -     -      -       -     -       -        -      - -
open groups: who invites                seen     seen     seen     seen   seen    absent    seen          absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
removals of others                      absent   absent   absent   absent absent  absent    -             absent -        -        -      -     -      -       -     -       -        -      - -
removals: the room's title now          -        -        -        -      absent  -         -             -      -        -        -      -     -      -       -     -       -        -      - -
centre people                           -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
centre cards: whose                     -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
making a card for them                  -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
centre pauses: who and why              -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
pausing them                            -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
my cards: who made them                 seen     seen     seen     seen   seen    absent    seen          absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen seen
person page                             seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
person page: what they tell             seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    absent   seen   seen seen
live ask.arrived                        absent   absent   seen     absent absent  absent    absent        absent absent   absent   seen   seen  absent seen    seen  absent  seen     seen   seen seen
hello ask.arrived                       absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  absent seen    seen  absent  seen     seen   seen seen
asks to me                              absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  absent seen    seen  absent  seen     seen   seen seen
an ask opened: who and why              absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  absent seen    seen  absent  seen     seen   seen seen
for you: asks                           absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  absent seen    seen  absent  seen     seen   seen seen
my asks: whom                           absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent seen
my circles: whom                        absent   absent   seen     seen   seen    absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
my data: whom                           absent   absent   seen     seen   seen    absent    absent        absent seen     absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
seeing oneself with their eyes          seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
asking them to talk                     seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   absent seen
muting them                             seen     seen     seen     absent absent  absent    absent        absent absent   absent   seen   seen  seen   seen    seen  seen    seen     seen   seen seen
"""
PARTS: tuple[Any, ...] = (
    *(surfaces_of_dates, surfaces_of_skills, surfaces_of_pictures, surfaces_of_hands),
    *(surfaces_of_buddies, surfaces_of_thanks, surfaces_of_reports, surfaces_of_glass),
    *(surfaces_of_cases, surfaces_of_proof, surfaces_of_role, surfaces_of_decisions),
    routes_of_danger,
)
# The lines of danger words are of the table of routes; nothing there shows anybody.
TABLE += "".join(getattr(part, "TABLE", "") for part in PARTS if part is not routes_of_danger)

# Cells that don't hold yet, and why. What is mended leaves this list: a cell that holds after all fails, too.
DEFECTS: dict[tuple[str, str], str] = {}

# Nobody at all is shown who comes to and goes from a centre, but for themselves on catching up.
NOBODY = {
    ("live member.joined", "announcements"),
    ("live member.left", "announcements"),
    ("hello member.left", "announcements"),
}
# What takes meeting in a group: the proof is the group beside.
MEETING = {
    *("person page", "person page: what they tell", "asking them to talk", "muting them"),
    *("live ask.arrived", "hello ask.arrived", "asks to me", "an ask opened: who and why"),
    *("for you: asks", "my asks: whom", "my circles: whom", "my data: whom"),
    "seeing oneself with their eyes",
    *("whom I could ask to host", "asking them to host"),
}
MEETING |= surfaces_of_skills.MEETING
MEETING |= set(surfaces_of_thanks.NAMES)
MEETING |= surfaces_of_reports.MEETING
NOBODY |= {(surface, "announcements") for surface in MEETING}
NOBODY |= surfaces_of_buddies.NOBODY
# Where the viewer is on the right side only at another boundary: coming in, and having left.
PROVED_BY = {
    "live own stream: the room's title": "before",
    "open groups: hosts": "left",
}
# One is never shown these of others; who is concerned, the witness, is.
NEVER_ONES_OWN = {"removals of others", "removals: the room's title now"}

# Live events and the surfaces where each is shown. One that is not here, and is no answer to a command, fails.
EVENTS: dict[str, tuple[str, ...]] = {
    "ask.arrived": ("live ask.arrived", "hello ask.arrived"),
    "message.sent": ("live message.sent", "live reply", "hello message.sent", "hello reply"),
    "message.taken_back": ("live message.taken_back", "hello message.taken_back"),
    "reaction.changed": ("live reaction.changed", "hello reaction.changed"),
    "room.changed": ("live room.changed", "hello room.changed"),
    "member.joined": ("live member.joined", "hello member.joined"),
    "member.left": ("live member.left", "hello member.left"),
    "room.added": ("live own stream: the room's title", "hello own stream: the room's title"),
    "room.removed": ("live own stream: the room's title", "hello own stream: the room's title"),
}
ANSWERS = {"ready", "accepted", "refused", "behind", "withheld"}
# These concern a room of two, or tell only that I changed something myself: tests/boundaries tells their stories.
OF_TWO = {"room.closed", "ask.accepted", "thought.received", "boundaries.changed"}
# It names nobody and brings no words; tests/boundaries/test_mute.py tells who hears of it.
OF_TWO |= {"topics.changed"}
# It concerns one alone; tests/boundaries/test_suspensions.py tells its story.
OF_TWO |= {"writing.paused"}
# These concern whoever wrote, and the workers of a centre; tests/boundaries/test_lending.py tells who hears of them.
OF_TWO |= {"topics.noted", "worker.asked"}


# Routes whose answer holds a person, or somebody's words, and the surfaces that they are.
ROUTES: dict[str, tuple[str, ...]] = {
    "GET /rooms": ("room list: last line", "room list: dot"),
    "GET /rooms/{room}": ("one room: last line",),
    "POST /rooms": ("one room: last line",),
    "PATCH /rooms/{room}": ("one room: last line",),
    "PUT /rooms/{room}/members/me": ("one room: last line",),
    "GET /rooms/open": ("open groups: hosts", "open groups: who invites"),
    "GET /rooms/{room}/members": ("member list",),
    "GET /rooms/{room}/invitable": ("invite picker",),
    "GET /rooms/{room}/messages": ("history words", "history reply", "history reactions' names"),
    "GET /search": ("search words", "search reactions' names"),
    "GET /me/removals": ("removals of others", "removals: the room's title now"),
    "GET /me/cards": ("my cards: who made them",),
    "GET /centres/{centre}/people": ("centre people",),
    "GET /centres/{centre}/cards": ("centre cards: whose",),
    "POST /centres/{centre}/cards": ("making a card for them",),
    "GET /centres/{centre}/suspensions": ("centre pauses: who and why",),
    "PUT /centres/{centre}/suspensions/{suspension}": ("pausing them",),
    "GET /people/{person}": ("person page", "person page: what they tell"),
    "PUT /people/{person}/circle": ("my circles: whom",),
    "GET /me/circles": ("my circles: whom",),
    "PUT /asks/{ask}": ("asking them to talk",),
    "GET /asks/{ask}": ("an ask opened: who and why",),
    "GET /me/asks": ("my asks: whom",),
    "GET /me/for-you": ("for you: asks",),
    "GET /me/data": ("my data: whom",),
}
# These answer about who asks, or about a centre, and nobody else.
OF_ONESELF = {
    *("GET /me/facts", "PUT /me/facts/{kind}", "GET /me/facts/{kind}/versions"),
    *("GET /me/shown/people/{person}", "GET /me/shown/rooms/{room}", "GET /me/shown/workers"),
    # What is told in a room of two; tests/boundaries tells its story.
    "GET /rooms/{room}/dont-ask",
    # Whom I keep away from, or trust: my own list, which nobody else is answered.
    *(
        "GET /me/boundaries",
        "GET /me/pace",
        "PATCH /me/pace",
        "POST /me/pace/go-on",
        "PUT /me/rest",
    ),
    # Which worker looked: what duty does is no secret, whoever blocks whom.
    "GET /me/access-log",
    # And why I am paused, by whom.
    "GET /me/suspensions",
    # A worker's own room with somebody of their centre: duty, too.
    "PUT /centres/{centre}/people/{person}/room",
    "PUT /me/worker-room",
    "POST /sign-in",
    "GET /me",
    "PATCH /me",
    "GET /me/devices",
    "GET /centres/{centre}",
    "PATCH /centres/{centre}",
    "POST /centres/{centre}/appointments",
}
# Shapes that hold a person's id, name or words.
SHAPES = {
    *("PersonShape", "CentrePerson", "RoomMember", "ReactionShape", "LastMessage"),
    *("MessageShape", "FoundMessage", "RoomFacts", "RoomShape", "OpenRoom"),
    *("RemovalShape", "Of", "OpenCard", "MyCard", "PrintedCard"),
    *("MessageSent", "ReactionChanged", "RoomChanged", "MemberJoined", "MemberLeft"),
    *("RoomAdded", "RoomRemoved", "Ready", "TopicsNoted", "WorkerAsked"),
    *(
        "AccessShape",
        "AskShape",
        "BlockedPerson",
        "DontAsk",
        "FactShape",
        "ForYou",
        "ForYouItem",
        "KeptAway",
        "MineOfThem",
        "MutedPerson",
        "MyData",
        "MyFact",
        "MyFactVersion",
        "OpenedAsk",
        "PaceShape",
        "PersonPage",
        "RestShape",
        "RoomClosed",
        "Shown",
        "SuspensionShape",
        "ThoughtReceived",
        "TieShape",
        "WritingPaused",
    ),
    *("Me", "SignedIn", "CentreShape", "CentreName", "MyDevice", "HelpNumber", "AppointmentShape"),
}
# A shape carries somebody when it has a field like these, or holds a shape that does.
CARRYING = {"name", "text", "title", "about", "reason", "label", "room_title", "me", "person"}
CARRYING |= {"purpose", "words", "note", "why", "alt"}


def read_table() -> dict[str, Mapping[str, str]]:
    """Surface -> boundary -> what is expected. Raises ValueError for a line with a cell too few."""
    head, *lines = [line for line in TABLE.splitlines() if line.strip()]
    boundaries = head.split()
    rows: dict[str, Mapping[str, str]] = {}
    for line in lines:
        *words, _ = cells = line.split()
        name = " ".join(cells[: -len(boundaries)])
        assert words and name not in rows, f"{name} stands twice"
        rows[name] = dict(zip(boundaries, cells[-len(boundaries) :], strict=True))
    return rows


BOUNDARIES = tuple(TABLE.strip("\n").splitlines()[0].split())
for _part in PARTS:
    EVENTS |= getattr(_part, "EVENTS", {})
    ROUTES |= getattr(_part, "ROUTES", {})
    OF_TWO |= getattr(_part, "OF_TWO", set())
    OF_ONESELF |= getattr(_part, "OF_ONESELF", set())
    SHAPES |= getattr(_part, "SHAPES", set())
