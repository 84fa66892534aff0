"""What a reporter reads came of it, where more than one thing was decided."""

import pytest

from models.reports import Outcome
from rules.reports import outcome_of

Made = tuple[str, str, bool]
NOTHING, HIDE, TALK = (
    ("nothing", "worker", False),
    ("hide", "worker", False),
    ("talk", "worker", False),
)
UNDONE: Made = ("pause", "worker", True)
MACHINE: Made = ("hide", "three", True)


@pytest.mark.parametrize(
    ("made", "outcome"),
    [
        ([], None),
        ([NOTHING], "nothing"),
        ([NOTHING, HIDE], "hidden"),
        ([TALK, HIDE], "talked"),
        ([UNDONE, HIDE], "hidden"),
        ([UNDONE], "looked_again"),
        ([UNDONE, NOTHING], "looked_again"),
        ([MACHINE], None),
        ([NOTHING, MACHINE], "nothing"),
        ([("leave", "worker", False)], "acted"),
    ],
)
def test_what_stands_says_it(made: list[Made], outcome: Outcome | None) -> None:
    """The newest first."""
    assert outcome_of(made) == outcome
