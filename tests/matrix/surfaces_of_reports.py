"""The lines of reports in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

What somebody may not see they can't report either: it is loaded through their own eyes. What the desk
reads of a case is its own matter, whoever blocks whom: duty goes first there.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
what a report of it would bring         absent absent absent absent absent absent seen   absent absent absent seen seen seen seen seen seen seen seen seen absent
what a report of them would bring       seen   seen   seen   absent absent absent absent absent absent absent seen seen seen seen seen seen seen seen seen seen
"""
MEETING = {"what a report of them would bring"}
ROUTES: dict[str, tuple[str, ...]] = {
    "GET /reports/around": ("what a report of it would bring", "what a report of them would bring"),
}
# What I said to the desk myself, and which worker looks at it: tests/reports/test_afterwards.py tells their story.
OF_ONESELF = {
    *("GET /me/reports", "GET /me/reports/{report}", "PATCH /me/reports/{report}"),
    "DELETE /me/reports/{report}/withdrawal",
}
OF_TWO = {"report.changed"}
SHAPES = {"WouldSend", "ReportCopy", "MyReport", "ReportChanged"}
