"""Hours, house rules and role cards in the SURFACE MATRIX: they show workers at work, or a centre's own words.

Duty is told in spite of a block: a worker who is away and one who stands in are named to whoever has a
room with them, as in the room itself. Only the list of whom one can reach leaves out whoever a block
stands between: tests/role holds both.
"""

_AT = "/centres/{centre}"
OF_ONESELF = {
    # Workers at work, for workers.
    *(f"GET {_AT}/rota", f"PUT {_AT}/rota", f"GET {_AT}/stand-ins"),
    *(f"PUT {_AT}/stand-ins/{{stand_in}}", f"PUT {_AT}/stand-ins/{{stand_in}}/answer"),
    # One's own room with a worker on duty, and when they read.
    *(f"PUT {_AT}/stand-ins/{{stand_in}}/room", "GET /rooms/{room}/hours"),
    # What a centre says as a centre.
    *(f"GET {_AT}/guidelines", f"GET {_AT}/guidelines/versions"),
    *(f"PUT {_AT}/guidelines/drafts/{{draft}}", f"PUT {_AT}/guidelines/drafts/{{draft}}/in-force"),
    *(f"GET {_AT}/role-cards/{{role}}", f"PUT {_AT}/role-cards/{{role}}"),
}
SHAPES = {
    *("RotaSpanShape", "StandInShape", "AwayShape", "RoomHours", "StandInStarted"),
    "StandInAsked",
    *("GuidelineLine", "GuidelinesShape", "GuidelineDraft", "Guidelines", "OwnLine", "RoleCard"),
}
# Of a worker's duty, told to one alone, and of a whole centre: tests/role tells their stories.
OF_TWO = {"stand_in.asked", "stand_in.started", "guidelines.changed"}
