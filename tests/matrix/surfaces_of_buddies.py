"""The lines of buddies in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

Who offers is shown to members of their centre who look for a buddy, so being in a room or not plays no part; a block does.
At announcements the guest has left the centre, and with it whom they went along with. Whoever rests, or is paused, isn't asked meanwhile; on a card that was shown it doesn't tell.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
a buddy's card                          seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
asking them to be my buddy              seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen absent seen
asked to be a buddy                     seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
an ask to be a buddy, opened            seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
with whom I go together                 seen seen seen seen seen absent absent absent absent absent seen seen seen seen seen seen seen seen seen seen
live buddy.asked                        seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
hello buddy.asked                       seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
for you: buddies                        seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
"""

ROUTES: dict[str, tuple[str, ...]] = {
    "GET /me/buddy": ("asked to be a buddy", "with whom I go together"),
    "GET /me/buddy/candidates": ("a buddy's card",),
    "PUT /buddies/{pair}": ("asking them to be my buddy",),
    "GET /buddies/{pair}": ("an ask to be a buddy, opened",),
    "PUT /buddies/{pair}/renewal": ("with whom I go together",),
    "DELETE /buddies/{pair}/renewal": ("with whom I go together",),
}
OF_ONESELF = {"PUT /me/buddy-offer"}
SHAPES = {
    *("MyBuddy", "MyBuddyOffer", "MyBuddyAsk", "BuddyCard", "BuddyPair", "OpenedBuddyAsk"),
}
EVENTS: dict[str, tuple[str, ...]] = {
    "buddy.asked": ("live buddy.asked", "hello buddy.asked", "for you: buddies"),
}
# It tells who asked of a yes; tests/buddies tells its story.
OF_TWO = {"buddy.accepted"}
NOBODY = {("with whom I go together", "announcements")}
