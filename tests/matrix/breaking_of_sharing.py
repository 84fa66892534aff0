"""The rules of what people share with the check taken out, and the cells that then hold no longer (breaking.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, true

from rules import boundaries
from rules import boundaries_sql as sql
from rules.viewing import Sharing


def _reaches_all(_audience: str, _sharing: Sharing) -> bool:
    return True


def _shared_with_all(_viewer: UUID, _shared: Any, _now: object) -> ColumnElement[bool]:
    return true()


BROKEN: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "may_have: whoever": (boundaries.may_have, _reaches_all),
    "shared_with: whoever": (sql.shared_with, _shared_with_all),
}
OPENED = {"a post opened", "a group's post opened"}
ON_THE_BOARD = {
    *("the board: a post", "the board: a group's post", "the board: found by its letters"),
    "tags that could be meant",
}
PICTURE = {"a picture of what they share"}
ANSWERED = {"answering a post"}
OF_A_DATE = {"a date: the post it comes from"}
REQUEST, REQUESTS = {"a request: who asks", "offering them a hand"}, {"open requests: who asks"}

TURNS_RED: dict[str, dict[str, set[str]]] = {
    # Asking to talk asks about the block once more.
    "may_have: whoever": {
        "blocked": OPENED | PICTURE | REQUEST,
        "audience": OPENED | ANSWERED,
        "elsewhere": OPENED | PICTURE | ANSWERED | REQUEST,
    },
    "shared_with: whoever": {
        "blocked": ON_THE_BOARD | OF_A_DATE | REQUESTS,
        "audience": ON_THE_BOARD | OF_A_DATE | {"person page: their posts"},
        "elsewhere": ON_THE_BOARD | REQUESTS,
    },
}
