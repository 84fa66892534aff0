"""Every screen, one function each: it brings a phone there. One file per feature; a new feature adds its own.

The rules of `test_rules.py` hold on each of them, and `./sunroom shots` takes a picture of each.
"""

from tests.browser.screens import (  # noqa: F401
    activities,
    advocacy,
    asks,
    boundaries,
    buddies,
    calendars,
    cases,
    danger,
    date_news,
    dates,
    decisions,
    glass,
    hands,
    me,
    messages,
    people,
    proof,
    reports,
    role,
    rooms,
    sign_in,
    sign_ups,
    skills,
    suspensions,
    tell,
    thanks,
)
from tests.browser.screens import help as help_  # noqa: F401
from tests.browser.screens.scene import SCREENS, Scene, Screen

__all__ = ["SCREENS", "Scene", "Screen"]
