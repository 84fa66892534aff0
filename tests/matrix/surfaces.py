"""The SURFACE MATRIX: everywhere one person is shown to another or their words appear, x every boundary.

What stands behind a boundary is `seen`, `withheld` (a number without content) or `absent` there; `-`
where the two can't meet. The boundaries, for somebody who looks:

before   it was before they joined             elsewhere      they are of another centre
away     they had left, and took that back     announcements  a room that shows only who writes there
taken    the words were taken back             ended          their sign-in has ended
left     they have left the room               removed        they were asked out of the room
"""

from collections.abc import Mapping

SEEN, WITHHELD, ABSENT, NONE = "seen", "withheld", "absent", "-"

TABLE = """
                                        before    away      taken     left    removed elsewhere announcements ended
live message.sent                       absent    absent    -         absent  absent  absent    seen          absent
live reply                              absent    absent    -         absent  absent  absent    seen          absent
live reaction.changed                   absent    absent    -         absent  absent  absent    seen          absent
live reaction.changed on older words    withheld  withheld  -         absent  absent  absent    seen          absent
live message.taken_back                 absent    absent    -         absent  absent  absent    seen          absent
live message.taken_back of older words  withheld  withheld  -         absent  absent  absent    seen          absent
live room.changed                       absent    absent    -         absent  absent  absent    seen          absent
live member.joined                      absent    absent    -         absent  absent  absent    withheld      absent
live member.left                        absent    absent    -         absent  absent  absent    withheld      absent
live own stream: the room's title       seen      seen      -         absent  absent  absent    -             absent
hello message.sent                      withheld  withheld  withheld  absent  absent  absent    seen          absent
hello reply                             withheld  withheld  withheld  absent  absent  absent    seen          absent
hello reaction.changed                  withheld  withheld  withheld  absent  absent  absent    seen          absent
hello reaction.changed on older words   withheld  withheld  -         absent  absent  absent    seen          absent
hello message.taken_back                withheld  withheld  seen      absent  absent  absent    seen          absent
hello message.taken_back of older words withheld  withheld  -         absent  absent  absent    seen          absent
hello room.changed                      withheld  withheld  seen      absent  absent  absent    seen          absent
hello member.joined                     withheld  withheld  seen      absent  absent  absent    withheld      absent
hello member.left                       withheld  withheld  seen      absent  absent  absent    withheld      absent
hello own stream: the room's title      seen      seen      seen      absent  absent  absent    seen          absent
history words                           absent    withheld  withheld  absent  absent  absent    seen          absent
history reply                           absent    withheld  withheld  absent  absent  absent    seen          absent
history reactions' names                absent    withheld  withheld  absent  absent  absent    seen          absent
room list: last line                    absent    absent    absent    absent  absent  absent    seen          absent
room list: dot                          absent    absent    absent    absent  absent  absent    seen          absent
one room: last line                     absent    absent    absent    absent  absent  absent    seen          absent
search words                            absent    absent    absent    absent  absent  absent    seen          absent
search reactions' names                 absent    absent    absent    absent  absent  absent    seen          absent
reacting to it                          absent    absent    absent    absent  absent  absent    seen          absent
replying to it                          absent    absent    absent    absent  absent  absent    -             absent
taking it back                          absent    absent    seen      absent  absent  absent    seen          absent
member list                             seen      seen      seen      absent  absent  absent    absent        absent
invite picker                           seen      seen      seen      absent  absent  absent    absent        absent
inviting them                           seen      seen      seen      absent  absent  absent    absent        absent
open groups: hosts                      -         -         -         seen    absent  absent    -             absent
open groups: who invites                seen      seen      seen      seen    seen    absent    seen          absent
removals of others                      absent    absent    absent    absent  absent  absent    -             absent
removals: the room's title now          -         -         -         -       absent  -         -             -
centre people                           -         -         -         -       -       absent    -             absent
centre cards: whose                     -         -         -         -       -       absent    -             absent
making a card for them                  -         -         -         -       -       absent    -             absent
my cards: who made them                 seen      seen      seen      seen    seen    absent    seen          absent
"""

# Cells that don't hold yet, and why. What is mended leaves this list: a cell that holds after all fails, too.
DEFECTS: dict[tuple[str, str], str] = {}

# Nobody at all is shown who comes to and goes from a centre, but for themselves on catching up.
NOBODY = {
    ("live member.joined", "announcements"),
    ("live member.left", "announcements"),
    ("hello member.left", "announcements"),
}
# Where the viewer is on the right side only at another boundary: coming in, and having left.
PROVED_BY = {
    "live own stream: the room's title": "before",
    "open groups: hosts": "left",
}
# One is never shown these of others; who is concerned, the witness, is.
NEVER_ONES_OWN = {"removals of others", "removals: the room's title now"}

# Live events and the surfaces where each is shown. One that is not here, and is no answer to a command, fails.
EVENTS: dict[str, tuple[str, ...]] = {
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
}
# These answer about who asks, or about a centre, and nobody else.
OF_ONESELF = {
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
    *("RoomAdded", "RoomRemoved", "Ready"),
    *("Me", "SignedIn", "CentreShape", "CentreName", "MyDevice", "HelpNumber", "AppointmentShape"),
}
# A shape carries somebody when it has a field like these, or holds a shape that does.
CARRYING = {"name", "text", "title", "about", "reason", "label", "room_title", "me", "person"}


def read_table() -> dict[str, Mapping[str, str]]:
    """Surface -> boundary -> what is expected. Raises ValueError for a line with a cell too few."""
    head, *lines = TABLE.strip("\n").splitlines()
    boundaries = head.split()
    rows: dict[str, Mapping[str, str]] = {}
    for line in lines:
        *words, _ = cells = line.split()
        name = " ".join(cells[: -len(boundaries)])
        assert words and name not in rows, f"{name} stands twice"
        rows[name] = dict(zip(boundaries, cells[-len(boundaries) :], strict=True))
    return rows


BOUNDARIES = tuple(TABLE.strip("\n").splitlines()[0].split())
