"""What the desk shows of decisions made out of hours."""

from tests.decisions import test_holds
from tests.decisions.conftest import WORDS, Desk


async def show_3(night: Desk) -> None:
    """Out of hours: three flags hold, friends in concert are shown as such, the opening lifts."""
    circle = night.circle
    friends = (circle.rosa, circle.lin, circle.sam)
    for one in friends:
        for other in friends:
            if one is not other:
                await circle.do(one, "PUT", f"/people/{other.id}/circle", {"circle": "friend"})
    key = await circle.say(circle.wei, WORDS)
    await test_holds.flag(night, key, *friends)
    assert await night.texts(circle.kim) == [WORDS], "friends are one voice"
    case = await night.case()
    assert (await test_holds.form(night, case))["concert"] is True
    await test_holds.flag(night, key, *test_holds.more(night)[:2])
    assert await night.texts(circle.kim) == ["-"], "three voices hold"
    (mine,) = await night.mine(circle.wei)
    assert (mine["cause"], mine["by"], mine["may_appeal"]) == ("three", None, True)
    await night.later(hours=5)
    assert await night.texts(circle.kim) == [WORDS], "the opening lifts"
