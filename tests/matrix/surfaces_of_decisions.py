"""Decisions in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read it): what answers to one alone.

A decision is for whom it concerns, and for workers, whose duty goes before every block: tests/decisions
tells both stories, and that an advocate sees nothing before a yes, or past a block. What is held is a
boundary of its own: the column `held`, on every line.
"""

ROUTES: dict[str, tuple[str, ...]] = {}
OF_ONESELF = {
    *("GET /me/decisions", "GET /me/decisions/{decision}"),
    "PUT /me/decisions/{decision}/answers/{answer}",
    *("PUT /me/decisions/{decision}/appeal", "DELETE /me/decisions/{decision}/appeal"),
    "DELETE /me/decisions/{decision}/appeal/withdrawal",
    "PUT /me/decisions/{decision}/appeal/advocate",
    # Whom I could ask, and who asks me: tests/decisions/test_appeals.py, with a block.
    "GET /me/decisions/{decision}/advocates",
    *("GET /me/advocacy", "GET /me/advocacy/{appeal}"),
    # The desk's: its own centre's workers, whoever blocks whom.
    "GET /centres/{centre}/cases/{case}/deciding",
    "PUT /centres/{centre}/cases/{case}/decisions/{decision}",
    "PUT /centres/{centre}/cases/{case}/decisions/{decision}/second",
    "DELETE /centres/{centre}/decisions/{decision}",
    "GET /centres/{centre}/appeals",
    "PUT /centres/{centre}/appeals/{appeal}/taking",
    "DELETE /centres/{centre}/appeals/{appeal}/taking",
    "GET /centres/{centre}/decisions",
    "PUT /centres/{centre}/appeals/{appeal}/outcome",
}
SHAPES = {
    *("DecisionShape", "Deciding", "MyDecision", "MyAppeal", "AppealShape", "AdvocacyShape"),
    *("RuleLine", "AnswerShape", "DecisionMade", "DecisionChanged", "AdvocateAsked"),
    "AppealChanged",
    "MessageShown",
}
# A message that is shown again goes the way of one that is sent: the same words, asked of the same rule.
EVENTS: dict[str, tuple[str, ...]] = {
    "message.shown": ("live message.sent", "hello message.sent"),
}
# What is hidden names nobody; the others tell one alone.
OF_TWO = {"decision.made", "decision.changed", "appeal.changed", "advocate.asked"}
