"""The lines of broken glasses in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

Duty for danger to life goes before every boundary; who is of no such duty is refused (tests/glass).
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
behind a broken glass                   -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen -
"""
ROUTES: dict[str, tuple[str, ...]] = {
    "PUT /centres/{centre}/glasses/{glass_id}": ("behind a broken glass",),
    "POST /centres/{centre}/glasses/{glass_id}/looks": ("behind a broken glass",),
    "GET /centres/{centre}/glasses": ("behind a broken glass",),
}
# Why somebody looked at me: mine alone. And which colleague wrote that somebody is told later: it shows them alone.
OF_ONESELF = {"GET /me/glasses", "GET /centres/{centre}/glass-delays"}
# tests/glass tells who hears of them, and who doesn't.
OF_TWO = {"glass.broken", "glass.told"}
SHAPES = {
    "GlassShape",
    "GlassDelayShape",
    "GlassDelayAhead",
    "GlassPage",
    "GlassBroken",
    "GlassTold",
}
