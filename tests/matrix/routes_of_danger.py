"""The lines of words that may mean danger in THE table (tests/matrix/routes.py says how to read them)."""

from typing import Any

# nobody in out host rep w.in w.out coor else left rem. s.out
TABLE = """
GET    /centres/{centre}/danger-words  401 200 200 200 200 200 200 200 404 200 200 401
PUT    /centres/{centre}/danger-words  401 404 404 404 404 403 403 200 404 404 404 401
"""
BODIES: dict[str, Any] = {
    "PUT /centres/{centre}/danger-words": {"added": ["by the pond"], "left_out": ["overdose"]},
}
_LIST = {"added", "left_out", "phrases", "phrases.words", "phrases.but"}
ALLOWED: dict[str, set[str]] = {
    "GET /centres/{centre}/danger-words": _LIST,
    "PUT /centres/{centre}/danger-words": _LIST,
}
# It names nobody, and brings the reader's own id alone; tests/danger tells who hears of it.
OF_TWO = {"words.marked"}
OF_ONESELF = {"GET /centres/{centre}/danger-words", "PUT /centres/{centre}/danger-words"}
SHAPES = {"DangerListShape", "DangerPhrase"}
