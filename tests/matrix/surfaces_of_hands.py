"""The lines of help requests in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

What is asked here is for a whole centre, so being in the room or not plays no part; a block does, also
after agreeing. Somebody who is muted calls nobody with an offer, and who rests is asked nothing live.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
open requests: who asks                 seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen absent
a request: who asks                     seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen absent
my requests: who offers                 seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
my requests: who chose me               seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen absent absent
live help.offered: who                  seen seen seen seen seen absent seen absent absent absent absent seen absent seen seen seen seen seen seen seen
hello help.offered: who                 seen seen seen seen seen absent seen absent absent absent absent seen absent seen seen seen seen seen seen seen
live help.chosen: who asks              seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent seen
hello help.chosen: who asks             seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen absent absent
for you: a hand                         seen seen seen seen seen absent seen absent absent absent seen seen absent seen seen seen seen seen seen seen
offering them a hand                    seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen absent absent
choosing them                           seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
"""

_ONE = "/help-requests/{request}"
ROUTES: dict[str, tuple[str, ...]] = {
    "GET /help-requests": ("open requests: who asks",),
    "GET /me/help-requests": ("my requests: who offers", "my requests: who chose me"),
    f"GET {_ONE}": ("a request: who asks",),
    f"PUT {_ONE}/offers/me": ("offering them a hand",),
    f"PUT {_ONE}/choice": ("choosing them",),
    f"DELETE {_ONE}/choice": ("my requests: who offers",),
    f"PATCH {_ONE}": ("my requests: who offers",),
    f"PUT {_ONE}/confirmation": ("my requests: who chose me",),
    f"PUT {_ONE}/ending": ("a request: who asks",),
    f"PUT {_ONE}/checklist": ("a request: who asks",),
}
# What I have just asked for, before anybody could offer.
OF_ONESELF = {"PUT /help-requests/{request}"}
SHAPES = {
    *("HelpRequestShape", "HelpOfferShape", "MyHelpOffer", "CheckLine", "GroupOfRequest"),
    *("HelpOffered", "HelpChosen", "HelpConfirmed", "HelpSteppedBack", "HelpReminded", "HelpEnded"),
}
_OFFERED = ("live help.offered: who", "hello help.offered: who", "for you: a hand")
_CHOSEN = ("live help.chosen: who asks", "hello help.chosen: who asks", "for you: a hand")
EVENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("help.offered", "help.confirmed"), _OFFERED),
    **dict.fromkeys(("help.chosen", "help.stepped_back", "help.reminded", "help.ended"), _CHOSEN),
}
