"""The lines of activities in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

Who hosts and who goes is shown to a whole centre, so being in the room or not plays no part; a block
does. An activity itself stays, whoever hosts it: the centre does, then. Calendars and paper hold what
takes place and nobody's name: their probes look for names in every byte.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
a date stays                            seen seen seen seen seen absent seen absent seen seen seen seen seen seen seen seen seen seen seen seen
a date as a file: what                  seen seen seen seen seen absent seen absent seen seen seen seen seen seen seen seen seen seen seen seen
the centre's calendar: what             seen seen seen seen seen absent seen absent seen seen seen seen seen seen seen seen seen seen seen seen
the week on the wall: what              seen seen seen seen seen absent seen absent seen seen seen seen seen seen seen seen seen seen seen seen
a date: who hosts it                    seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
dates: who hosts them                   seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
a date: who goes                        seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
the list of my date                     seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
whom a change of my date touches        seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
noting that they came                   seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
my activity: who hosts it with me       seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
my activities: who hosts them with me   seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
live date.moved: who hosts it           seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
hello date.moved: who hosts it          seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
for you: dates                          seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen seen
whom I could ask to host                seen seen seen absent absent absent absent absent absent absent seen seen seen seen seen seen seen seen seen seen
asking them to host                     seen seen seen absent absent absent absent absent absent absent seen seen seen seen seen seen seen seen seen seen
desk: the list of a date                - - - - - absent - absent seen seen seen seen seen seen seen seen seen seen seen -
desk: the day at the door               - - - - - absent - absent seen seen seen seen seen seen seen seen seen seen seen -
desk: signing them up                   - - - - - absent - absent seen seen seen seen seen seen seen seen seen seen seen -
"""

ROUTES: dict[str, tuple[str, ...]] = {
    "GET /dates": ("dates: who hosts them",),
    "GET /me/dates": ("dates: who hosts them",),
    "GET /dates/first-times": ("dates: who hosts them",),
    "GET /dates/{date}": ("a date: who hosts it", "a date stays"),
    "GET /dates/{date}/similar": ("dates: who hosts them",),
    "PATCH /dates/{date}": ("a date: who hosts it",),
    "GET /dates/{date}/going": ("a date: who goes",),
    "GET /dates/{date}/sign-ups": ("the list of my date", "desk: the list of a date"),
    "PUT /dates/{date}/sign-ups/{person}": ("desk: signing them up",),
    "PUT /dates/{date}/attendance/{person}": ("noting that they came",),
    "PUT /dates/{date}/check-ins": ("noting that they came",),
    "GET /centres/{centre}/check-in/{day}": ("desk: the day at the door",),
    "GET /centres/{centre}/reachable": ("whom I could ask to host",),
    "GET /activities/{activity}": ("my activity: who hosts it with me",),
    "PUT /activities/{activity}": ("my activity: who hosts it with me",),
    "GET /me/activities": ("my activities: who hosts them with me",),
    # Of each gathering that waits, the date as its workers see any date.
    "GET /centres/{centre}/gatherings": ("dates: who hosts them",),
    "PUT /dates/{date}/room": ("one room: last line",),
}
# These answer about who asks, or about a centre.
OF_ONESELF = {
    *("PUT /dates/{date}/sign-ups/me", "PUT /offers/{offer}"),
    *("GET /dates/{date}/note", "PUT /dates/{date}/note"),
    "GET /centres/{centre}/closed-days",
    # How many came to what; tests/activities/test_tablet.py.
    "GET /centres/{centre}/attendance",
    # A worker names somebody new, or finds whose card it is: their own centre's people.
    *("PUT /centres/{centre}/people/{person}", "POST /centres/{centre}/card-holder"),
}
SHAPES = {
    *("DateShape", "ActivityShape", "Content", "GroupName", "ClosedDayShape", "CalledOff"),
    *("MySignUp", "SignedUp", "AlsoThen", "GoingShape", "SignUpShape", "NoteShape"),
    *("CheckInDay", "CheckInDate", "CheckInPerson", "DateSum"),
    *("SignUpChanged", "PlaceOffered", "DateMoved", "DateChanged", "DateCalledOff"),
    *("ActivityReminded", "ActivityInvited", "ActivityApproved", "CoHostAsked"),
    "ActivitySentBack",
}
_EVENT = ("live date.moved: who hosts it", "hello date.moved: who hosts it", "for you: dates")
EVENTS: dict[str, tuple[str, ...]] = dict.fromkeys(
    (
        *("date.moved", "date.changed", "date.called_off", "sign_up.changed", "place.offered"),
        *("activity.reminded", "activity.invited", "activity.approved", "co_host.asked"),
        "activity.sent_back",
    ),
    _EVENT,
)
