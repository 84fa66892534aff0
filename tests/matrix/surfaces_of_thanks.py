"""The lines of thank-you notes in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

The newcomer thanks viewer and witness, and they the newcomer. What the newcomer wrote to the witness
stands on the witness's page, where the viewer looks for it: a block between viewer and newcomer hides
it there, although none stands between viewer and witness.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
kind words to me                        absent absent seen seen   seen   absent absent absent absent absent folded seen seen seen seen seen seen seen seen seen
thanks I gave: to whom                  absent absent seen seen   seen   absent absent absent absent absent seen   seen seen seen seen seen seen seen absent seen
thanking them                           seen   seen   seen absent absent absent absent absent absent absent seen   seen seen seen seen seen seen seen absent seen
kind words on a page: whose             seen   seen   seen absent absent absent absent absent absent absent folded seen seen seen seen seen seen seen seen absent
live thanks.received                    absent absent seen absent absent absent absent absent absent absent folded seen seen seen seen seen seen seen seen seen
hello thanks.received                   absent absent seen seen   seen   absent absent absent absent absent folded seen seen seen seen seen seen seen seen seen
for you: thanks                         absent absent seen seen   seen   absent absent absent absent absent absent seen seen seen seen seen seen seen seen seen
"""
NAMES = (
    *("kind words to me", "thanks I gave: to whom", "thanking them", "kind words on a page: whose"),
    *("live thanks.received", "hello thanks.received", "for you: thanks"),
)

ROUTES: dict[str, tuple[str, ...]] = {
    "PUT /thanks/{note}": ("thanking them",),
    "GET /me/kind-words": ("kind words to me",),
    "PUT /me/kind-words/{note}/showing": ("kind words to me",),
    "GET /me/thanks": ("thanks I gave: to whom",),
    "PUT /me/thanks/{note}/agreement": ("thanks I gave: to whom",),
    "GET /people/{person}/kind-words": ("kind words on a page: whose",),
}
SHAPES = {
    *("KindNote", "SentNote", "ShownNote", "ForWhat"),
    *("ThanksReceived", "ThanksShowAsked", "ThanksShowAgreed"),
}
_EVENT = ("live thanks.received", "hello thanks.received", "for you: thanks")
EVENTS: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("thanks.received", "thanks.show_asked", "thanks.show_agreed"), _EVENT
)
# It names nobody: tests/thanks/test_thanking.py tells who hears of it.
OF_TWO = {"thanks.taken_back"}
