"""Each kind of thing that can be reported: through the eyes of who sees it, and not there for who doesn't."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, get_args
from uuid import uuid4

import pytest

from models.cases import ThingKind
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import WORDS, case_of, copied, report, tries
from tests.support.picture_files import told_png

# Out: the thing's id, and what the desk has to read of it. Lin sees it, Wei made it.
Makes = Callable[[Circle], Awaitable[tuple[str, str]]]


async def _message(circle: Circle) -> tuple[str, str]:
    return await circle.say(circle.wei, WORDS), WORDS


async def _person(circle: Circle) -> tuple[str, str]:
    words = {"words": "only for my friends", "audience": {"circle": "friends"}}
    await circle.call(circle.wei, "PUT", "/me/facts/about", words)
    return circle.wei.id, "Wei"


async def _ask(circle: Circle) -> tuple[str, str]:
    answer = await circle.ask(circle.wei, circle.lin, WORDS)
    return str(answer.json()["id"]), WORDS


async def _thanks(circle: Circle) -> tuple[str, str]:
    key = str(uuid4())
    await circle.do(circle.wei, "PUT", f"/thanks/{key}", {"person": circle.lin.id, "words": WORDS})
    return key, WORDS


async def _skill(circle: Circle, **more: Any) -> tuple[str, str]:
    key = str(uuid4())
    post = {"kind": "learn", "title": "Knots", "words": WORDS} | more
    post |= {"audience": "group", "group": circle.room}
    await circle.do(circle.wei, "PUT", f"/skills/{key}", post)
    return key, f"Knots\n{WORDS}"


async def _picture(circle: Circle) -> tuple[str, str]:
    key = str(uuid4())
    path = f"/pictures/{key}?alt={WORDS}"
    await circle.do(circle.wei, "PUT", path, told_png())
    await _skill(circle, pictures=[key])
    return key, WORDS


async def _help_request(circle: Circle) -> tuple[str, str]:
    key = str(uuid4())
    day = (circle.clock.at + timedelta(days=2)).date().isoformat()
    wish: dict[str, Any] = {
        "title": "The card",
        "words": WORDS,
        "day": day,
        "checklist": ["papers"],
    }
    wish |= {"audience": "group", "group": circle.room, "named": False}
    await circle.do(circle.wei, "PUT", f"/help-requests/{key}", wish)
    return key, f"The card\n{WORDS}\npapers"


async def _date(circle: Circle) -> tuple[str, str]:
    key = str(uuid4())
    start = (circle.clock.at + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    new = {"title": "Cards", "about": WORDS, "starts": start, "group": circle.room}
    made = await circle.do(circle.wei, "PUT", f"/activities/{key}", new)
    return str(made["dates"][0]["id"]), f"Cards\n{WORDS}"


KINDS: dict[str, Makes] = {
    "message": _message,
    "person": _person,
    "ask": _ask,
    "thanks": _thanks,
    "skill": _skill,
    "picture": _picture,
    "help_request": _help_request,
    "date": _date,
}


def test_each_kind_is_tried() -> None:
    assert set(KINDS) == set(get_args(ThingKind))


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_goes_to_the_desk(circle: Circle, kind: str) -> None:
    key, words = await KINDS[kind](circle)
    (shown,) = (await circle.do(circle.lin, "GET", f"/reports/around?kind={kind}&id={key}"))[
        "items"
    ]
    assert (shown["words"], shown["yours"]) == (words, False)
    named = None if kind == "help_request" else circle.wei.id
    assert (shown["person"] and shown["person"]["id"]) == named
    sent = await report(circle, circle.lin, kind, key)
    case = await case_of(circle, sent)
    assert str(case.centre_id) == circle.centre and str(case.person_id) == circle.wei.id
    (only,) = await copied(circle, case)
    assert (only.kind, only.words, only.picture) == (kind, words, kind == "picture")


@pytest.mark.parametrize("kind", KINDS)
async def test_who_does_not_see_it_is_answered_as_for_nothing(circle: Circle, kind: str) -> None:
    """Somebody of another centre; and Lin, once a block stands between."""
    key, _ = await KINDS[kind](circle)
    far: Someone = await circle.doors.someone(
        await circle.doors.centre(f"Far {uuid4().hex[:8]}"), "Far"
    )
    assert await tries(circle, far, kind, key) == (404, "not_found")
    assert await tries(circle, far, kind, str(uuid4())) == (404, "not_found")
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    expected = 201 if kind == "date" else 404
    assert (await tries(circle, circle.lin, kind, key))[0] == expected
    if kind == "date":
        path = f"/reports/around?kind=date&id={key}"
        (shown,) = (await circle.do(circle.lin, "GET", path))["items"]
        assert shown["person"]["id"] == circle.centre, "the centre's, where a block stands between"


async def test_a_picture_is_copied_as_it_was(circle: Circle) -> None:
    """Also once it is gone; and in a post its first picture goes along."""
    from actions.case_copies import picture_of

    key, _ = await _picture(circle)
    shown = await circle.call(circle.lin, "GET", f"/pictures/{key}")
    sent = await report(circle, circle.lin, "picture", key)
    await circle.do(circle.wei, "DELETE", f"/pictures/{key}")
    case = await case_of(circle, sent)
    (only,) = await copied(circle, case)
    kept = await circle.doors.store.read(picture_of, case, only.id)
    assert kept == shown.content and kept[:4] == b"RIFF"


async def test_a_person_brings_only_their_name(circle: Circle) -> None:
    """What Wei tells Lin as a friend is no more the desk's than before."""
    key, _ = await _person(circle)
    case = await case_of(circle, await report(circle, circle.lin, "person", key))
    (only,) = await copied(circle, case)
    assert only.words == "Wei"
