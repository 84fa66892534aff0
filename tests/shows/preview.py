"""The preview compared with what that person is really answered, for random profiles."""

import random
from typing import Any, get_args

from models.disclosure import FactKind
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone

KINDS = get_args(FactKind)
CIRCLES = ("acquaintance", "friend", "confidant")


async def test_show_4_the_preview_is_what_they_are_answered(circle: Circle) -> None:
    """1,000 profiles: random facts with random audiences, hours and circles; each viewer asks for
    themselves, and the owner previews each of them. Field by field they are the same.
    """
    dice = random.Random(4)
    viewers = (circle.rosa, circle.wei, circle.kim, circle.chen)
    told = 0
    for number in range(1_000):
        owner = circle.lin if number % 2 else circle.sam
        await change_profile(circle, dice, owner, viewers)
        viewer = dice.choice(viewers)
        page = await circle.call(viewer, "GET", f"/people/{owner.id}")
        shown = await circle.call(owner, "GET", f"/me/shown/people/{viewer.id}")
        assert page.status_code == shown.status_code
        if page.is_success:
            same = {key: page.json()[key] for key in ("person", "facts", "resting")}
            assert shown.json() == same, number
            told += len(same["facts"])
    assert told > 1_000, "else nothing is compared"


async def test_show_4_the_preview_of_a_group_and_of_a_worker(circle: Circle) -> None:
    """Kim is in the group and nothing else to Lin; Ding is a worker whom Lin never met."""
    ding = await circle.doors.someone(circle.centre, "Ding", "worker")
    dice = random.Random(5)
    for _ in range(100):
        await change_profile(circle, dice, circle.lin, (circle.rosa, circle.wei))
        for viewer, path in ((circle.kim, f"rooms/{circle.room}"), (ding, "workers")):
            page = await circle.do(viewer, "GET", f"/people/{circle.lin.id}")
            shown = await circle.do(circle.lin, "GET", f"/me/shown/{path}")
            assert shown["facts"] == page["facts"] and shown["resting"] == page["resting"]


async def change_profile(
    circle: Circle, dice: random.Random, owner: Someone, viewers: tuple[Someone, ...]
) -> None:
    """One fact and one relation are other ones than before; now and then a rest, a block, an hour."""
    fact = {"words": f"words {dice.random()}", "audience": audience(circle, dice, viewers)}
    if dice.random() < 0.2:
        fact["hidden_until"] = circle.clock.at.replace(year=2031).isoformat()
    await circle.do(owner, "PUT", f"/me/facts/{dice.choice(KINDS)}", fact)
    other = dice.choice(viewers)
    near = {"circle": dice.choice(CIRCLES)}
    await circle.call(owner, "PUT", f"/people/{other.id}/circle", near)
    if dice.random() < 0.2:
        rest = {"shown_to": dice.choice(("nobody", "confidants", "friends"))}
        method = dice.choice(("PUT", "DELETE"))
        await circle.do(owner, method, "/me/rest", rest if method == "PUT" else None)
    if dice.random() < 0.2:
        await circle.call(owner, dice.choice(("PUT", "DELETE")), f"/people/{other.id}/block")


def audience(circle: Circle, dice: random.Random, viewers: tuple[Someone, ...]) -> dict[str, Any]:
    """A random audience; `people` and `without` among those who look."""
    ids = [viewer.id for viewer in viewers]
    return {
        "circle": dice.choice((None, "confidants", "friends")),
        "groups": dice.choice(([], [], [circle.room])),
        "centre": dice.random() < 0.2,
        "workers": dice.random() < 0.3,
        "people": dice.sample(ids, dice.choice((0, 0, 1))),
        "without": dice.sample(ids, dice.choice((0, 0, 1))),
    }
