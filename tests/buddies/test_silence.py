"""Two silences, answer by answer: gone is as an id that never was; quiet waits, whatever they think of it."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.buddies.conftest import Pairs
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked, statements

Making = Callable[[Pairs, Someone, Someone], Awaitable[Any]]
Told = tuple[int, list[str], str, int]


async def tell(pairs: Pairs, who: Someone, method: str, path: str, body: Any = None) -> Told:
    """Out: status, names of headers, body without ids and times, and how much was asked of the database."""
    await pairs.doors.settled()  # the hub looks who is signed in when somebody has gone
    with statements(pairs.doors) as asked:
        answer = await pairs.call(who, method, path, body)
    wanted = [one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
    return answer.status_code, sorted(answer.headers), masked(answer.content), len(wanted)


async def nothing(pairs: Pairs, me: Someone, them: Someone) -> None:
    """They haven't answered yet."""


async def rests(pairs: Pairs, me: Someone, them: Someone) -> None:
    await pairs.do(them, "PUT", "/me/rest", {})


async def offers_no_more(pairs: Pairs, me: Someone, them: Someone) -> None:
    await pairs.do(them, "DELETE", "/me/buddy-offer")


async def has_no_room(pairs: Pairs, me: Someone, them: Someone) -> None:
    other = await pairs.doors.someone(pairs.centre, "Other")
    pair = await pairs.ask(other, them)
    assert (await pairs.say(them, pair, "yes")).status_code == 200


async def is_paused(pairs: Pairs, me: Someone, them: Someone) -> None:
    pause = {"person": them.id, "lasts": "week", "reason": "a quiet week"}
    await pairs.do(pairs.chen, "PUT", f"/centres/{pairs.centre}/suspensions/{uuid4()}", pause)


QUIET: dict[str, Making] = {
    "no answer": nothing,
    "resting": rests,
    "offers no more": offers_no_more,
    "no room": has_no_room,
    "paused": is_paused,
}


async def block_them(pairs: Pairs, me: Someone, them: Someone) -> None:
    await pairs.group(me, them)
    await pairs.do(me, "PUT", f"/people/{them.id}/block")


async def block_me(pairs: Pairs, me: Someone, them: Someone) -> None:
    await block_them(pairs, them, me)


async def leave(pairs: Pairs, me: Someone, them: Someone) -> None:
    await pairs.do(them, "DELETE", f"/me/centres/{pairs.centre}")


async def close(pairs: Pairs, me: Someone, them: Someone) -> None:
    hu = await pairs.doors.someone(pairs.centre, "Hu", "coordinator")
    path = f"/centres/{pairs.centre}/people/{them.id}/closing"
    await pairs.do(hu, "PUT", path, {"reason": "moved away"})


async def become_a_worker(pairs: Pairs, me: Someone, them: Someone) -> None:
    hu = await pairs.doors.someone(pairs.centre, "Hu", "coordinator")
    here = f"/centres/{pairs.centre}/appointments"
    (held,) = (await pairs.do(them, "GET", "/me"))["appointments"]
    await pairs.do(hu, "POST", here, {"person": them.id, "role": "worker"})
    await pairs.do(hu, "DELETE", f"{here}/{held['id']}")


GONE: dict[str, Making] = {
    "whom I block": block_them,
    "who blocks me": block_me,
    "who left": leave,
    "whose account is closed": close,
    "who is a worker now": become_a_worker,
}


async def shown(pairs: Pairs) -> tuple[Someone, Someone]:
    """Out: two of a name each: me, with a card of them."""
    me = await pairs.doors.someone(pairs.centre, "Nan")
    pairs.doors.alter("DELETE FROM buddy_offers")
    them = await pairs.doors.someone(pairs.centre, "Ren")
    await pairs.offer(them)
    assert await pairs.cards(me) == ["Ren"]
    return me, them


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_every_quiet_reason_is_the_same_waiting(pairs: Pairs) -> None:
    asked, looked, after = {}, {}, {}
    for name, make in QUIET.items():
        me, them = await shown(pairs)
        await make(pairs, me, them)
        body = {"person": them.id, "words": "Tea?"}
        asked[name] = await tell(pairs, me, "PUT", f"/buddies/{uuid4()}", body)
        await pairs.later(minutes=1)
        looked[name] = await tell(pairs, me, "GET", "/me/buddy")
        again = {"person": them.id, "words": "Cake?"}
        after[name] = await tell(pairs, me, "PUT", f"/buddies/{uuid4()}", again)
        assert ("buddy.asked" in await pairs.told(them)) is (name == "no answer"), name
        await pairs.do(them, "DELETE", "/me/buddy-offer")
    for told, status in ((asked, 201), (looked, 200), (after, 409)):
        assert len(set(map(str, told.values()))) == 1, told
        assert told["resting"][0] == status


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_a_card_doesnt_tell_that_they_rest_or_have_no_room(pairs: Pairs) -> None:
    """Whoever is on the cards stays there for the week; a new week leaves them out."""
    for name in ("resting", "no room", "paused"):
        me, them = await shown(pairs)
        before = await tell(pairs, me, "GET", "/me/buddy/candidates")
        await QUIET[name](pairs, me, them)
        assert await tell(pairs, me, "GET", "/me/buddy/candidates") == before, name
        assert await pairs.cards(await pairs.doors.someone(pairs.centre, "Nan")) == [], name
        await pairs.do(them, "DELETE", "/me/buddy-offer")


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_gone_is_as_an_id_that_never_was(pairs: Pairs) -> None:
    for name, make in GONE.items():
        me, them = await shown(pairs)
        await make(pairs, me, them)
        answers = [
            await tell(pairs, me, "PUT", f"/buddies/{uuid4()}", {"person": one, "words": "Tea?"})
            for one in (them.id, str(uuid4()))
        ]
        assert answers[0] == answers[1] and answers[0][0] == 404, name
        assert await pairs.cards(me) == [], name


@pytest.mark.parametrize("pairs", ["sqlite"], indirect=True)
async def test_an_ask_ends_with_who_is_gone_for_both(pairs: Pairs) -> None:
    for name, make in GONE.items():
        me, them = await shown(pairs)
        pair = await pairs.ask(me, them)
        assert (await pairs.call(them, "GET", f"/buddies/{pair}")).status_code == 200
        await make(pairs, me, them)
        assert (await pairs.mine(me))["ask"] is None, name
        ways = [("GET", ""), ("PUT", "/answer"), ("DELETE", "/answer")]
        if name not in ("whose account is closed", "who left"):  # who can't even knock
            for method, rest in ways:
                body = {"answer": "yes"} if method == "PUT" else None
                both = [
                    await tell(pairs, them, method, f"/buddies/{key}{rest}", body)
                    for key in (pair, str(uuid4()))
                ]
                assert both[0] == both[1] and both[0][0] in (404, 401), (name, method)
            assert await pairs.told(them) == [], name
        wei = await pairs.doors.someone(pairs.centre, "Wei")
        await pairs.offer(wei)
        assert (await pairs.try_ask(me, wei)).status_code == 201, "nobody waits for who is gone"
        await pairs.do(wei, "DELETE", "/me/buddy-offer")


async def test_only_whom_one_was_shown_can_be_asked(pairs: Pairs) -> None:
    there = await pairs.doors.centre(f"River {uuid4()}")
    far = await pairs.doors.someone(there, "Far")
    await pairs.offer(far)
    for whom in (far, pairs.sam, pairs.chen, pairs.rosa):
        assert (await pairs.try_ask(pairs.rosa, whom)).status_code == 404


async def test_somebody_who_rests_is_asked_when_they_are_back(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    await pairs.cards(pairs.rosa)
    await pairs.do(pairs.lin, "PUT", "/me/rest", {})
    await pairs.ask(pairs.rosa, pairs.lin)
    await pairs.later(days=1)
    assert (await pairs.mine(pairs.lin))["asked"] == []
    await pairs.do(pairs.lin, "DELETE", "/me/rest")
    await pairs.sweep()
    assert await pairs.told(pairs.lin) == ["buddy.asked"]
    await pairs.do(pairs.lin, "PUT", "/me/rest", {})
    assert await pairs.told(pairs.lin) == [], "nor does it wait on them while they rest"
