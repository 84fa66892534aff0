"""What the desk shows of decisions made out of hours."""

from typing import Any

from tests.decisions.conftest import WORDS, Desk, flag, form, more
from tests.matrix.doors import Someone

MORE = "and nobody asked you, either"


async def show_3(night: Desk) -> None:
    """Out of hours: three flags hold, friends in concert are shown as such and hold nothing, the opening lifts."""
    circle, kim = night.circle, night.circle.kim
    strangers = await _three_strangers_hold(night)
    friends = await _friends_hold_nothing(night, more(night)[:3])
    await night.later(hours=5)
    assert await night.texts(kim) == [WORDS, MORE], "the opening lifts"
    # The desk looks at both: what a machine did is there to read, and is no step that was tried.
    held, calm = [await form(night, case) for case in (strangers, friends)]
    (row,) = held["items"]
    assert (row["cause"], row["by"], row["until"]) == ("three", None, "2030-03-05T14:00:00Z")
    assert held["before"] == [] and not held["concert"]
    assert held["suggested"]["kind"] == "talk", "the gentlest, as if nothing had been"
    assert calm["items"] == [] and calm["concert"]
    (mine,) = await night.mine(circle.wei)
    assert (mine["state"], mine["may_appeal"]) == ("over", True)


async def _three_strangers_hold(night: Desk) -> dict[str, Any]:
    """Out: the case of a message that waits for the desk to open."""
    circle = night.circle
    key = await circle.say(circle.wei, WORDS)
    await flag(night, key, circle.rosa, circle.lin)
    assert await night.texts(circle.kim) == [WORDS], "two are not enough"
    await flag(night, key, circle.sam)
    assert await night.texts(circle.kim) == ["-"], "three hold"
    (mine,) = await night.mine(circle.wei)
    assert (mine["cause"], mine["by"], mine["may_appeal"]) == ("three", None, True)
    case = await night.case()
    page = await form(night, case)
    assert [one["cause"] for one in page["items"]] == ["three"] and not page["concert"]
    return case


async def _friends_hold_nothing(night: Desk, friends: list[Someone]) -> dict[str, Any]:
    """Out: the case of a message that three of one circle reported, and that stays."""
    circle = night.circle
    for one in friends:
        for other in friends:
            if one is not other:
                await circle.do(one, "PUT", f"/people/{other.id}/circle", {"circle": "friend"})
    key = await circle.say(circle.wei, MORE)
    await flag(night, key, *friends)
    assert await night.texts(circle.kim) == ["-", MORE], "friends are one voice"
    case = await night.case()
    page = await form(night, case)
    assert page["items"] == [] and page["concert"], "and the desk reads that they are"
    return case
