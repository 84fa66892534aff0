"""Who a request reaches, who is named in it, and what a block does at every step."""

from typing import Any

import pytest

from tests.hands.conftest import Hands
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked, statements


async def everything(hands: Hands, who: Someone, key: str) -> str:
    """Out: all that somebody is answered around a request, as one text."""
    paths = [f"/help-requests/{key}", "/help-requests", "/me/help-requests", "/me/for-you"]
    answers = [(await hands.call(who, "GET", path)).text for path in paths]
    data = await hands.do(who, "GET", "/me/data")
    answers.append(str([data["help_requests"], data["help_offers"]]))
    ear = await hands.doors.listen(who, {f"me:{who.id}": 0})
    answers.append(str(ear.heard))
    return "\n".join(answers)


async def test_friends_a_group_or_the_centre(hands: Hands) -> None:
    room = await hands.befriend(hands.rosa, hands.sam)
    await hands.do(hands.kim, "PUT", f"/rooms/{room}/members/me")
    for audience, group, seen_by in (
        ("friends", None, {"Sam"}),
        ("group", room, {"Sam", "Kim"}),
        ("centre", None, {"Sam", "Kim", "Lin", "Chen"}),
    ):
        key = await hands.ask(audience=audience, group=group)
        everybody = (hands.sam, hands.kim, hands.lin, hands.chen)
        seen = {who.name for who in everybody if await hands.see(who, key) is not None}
        listed = {who.name for who in everybody if key in await hands.listed(who)}
        assert seen == listed == seen_by, audience
        assert (await hands.see(hands.sam, key))["audience"] is None, "it would tell of my circles"
        await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}")


async def test_workers_see_it_where_they_are_asked_to_join(hands: Hands) -> None:
    await hands.befriend(hands.rosa, hands.sam)
    alone, joined = (
        await hands.ask(audience="friends"),
        await hands.ask(audience="friends", with_worker=True),
    )
    assert await hands.listed(hands.chen) == [joined]
    assert await hands.see(hands.chen, alone) is None and await hands.see(hands.kim, joined) is None
    await hands.offer(hands.chen, joined)
    await hands.choose(joined, hands.chen)
    await hands.confirm(hands.chen, joined)
    assert await hands.state(hands.rosa, joined) == "agreed"


@pytest.mark.parametrize("path", ["", "/offers/me", "/confirmation"])
async def test_unknown_and_hidden_are_one(hands: Hands, path: str) -> None:
    """By audience, by a block either way, withdrawn: byte for byte, query for query."""
    await hands.befriend(hands.rosa, hands.sam, hands.kim, hands.lin)
    friends = await hands.ask(audience="friends")
    centre = await hands.ask()
    withdrawn = await hands.ask()
    assert await hands.see(hands.kim, centre) is not None, "they are in the room"
    await hands.do(hands.rosa, "PUT", f"/people/{hands.kim.id}/block")
    await hands.do(hands.lin, "PUT", f"/people/{hands.rosa.id}/block")
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{withdrawn}")
    method = "PUT" if path else "GET"
    answers = []
    for who, key in (
        (hands.wei, "00000000-0000-7000-8000-00000000ffff"),
        (hands.wei, friends),
        (hands.kim, centre),
        (hands.lin, centre),
        (hands.sam, withdrawn),
    ):
        hands.signed_in()
        with statements(hands.doors) as asked:
            body: Any = {} if path else None
            answer = await hands.doors.call(who, method, f"/help-requests/{key}{path}", body)
        answers.append((answer.status_code, masked(answer.content), len(asked)))
    assert len(set(answers)) == 1 and answers[0][0] == 404


async def test_who_asks_without_a_name(hands: Hands) -> None:
    """Sam knows Rosa, Lin is a stranger: neither their eyes nor their streams hold her id or name before."""
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask(named=False, place="centre")

    async def named_to(who: Someone) -> bool:
        found = await everything(hands, who, key)
        assert (hands.rosa.id in found) == ('"Rosa"' in found or "'Rosa'" in found)
        return hands.rosa.id in found

    assert key in await everything(hands, hands.sam, key), "it is there"
    assert not await named_to(hands.sam) and not await named_to(hands.lin)
    answer = await hands.call(hands.sam, "PUT", f"/help-requests/{key}/offers/me", {})
    assert hands.rosa.id not in answer.text, "an offer alone opens no name"
    await hands.offer(hands.lin, key)
    assert not await named_to(hands.sam)
    await hands.later(seconds=1)
    assert await named_to(hands.sam), "Rosa knows who offers"
    assert not await named_to(hands.lin), "to a stranger only when she chooses them"
    await hands.choose(key, hands.lin)
    await hands.later(seconds=1)
    assert await named_to(hands.lin)
    await hands.step_back(hands.sam, key)
    fresh = await hands.see(hands.sam, key)
    assert fresh["owner"] is None


async def test_who_is_muted_opens_no_name_and_calls_nobody(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam, hands.kim)
    await hands.do(hands.rosa, "PUT", f"/people/{hands.sam.id}/mute", {"lasts": "week"})
    key = await hands.ask(named=False)
    first = await hands.offer(hands.sam, key, words="me")
    other = await hands.offer(hands.kim, key, words="me")
    assert masked(str(first).encode()) == masked(str(other).encode())
    await hands.later(seconds=1)
    told = await hands.for_you(hands.rosa)
    assert [event["person"]["name"] for event in told] == ["Kim"]
    offers = (await hands.see(hands.rosa, key))["offers"]
    assert [(one["person"]["name"], one["folded"]) for one in offers] == [
        ("Sam", True),
        ("Kim", False),
    ]
    assert hands.rosa.id not in await everything(hands, hands.sam, key)


async def test_only_who_asks_reads_who_offers(hands: Hands) -> None:
    key = await hands.ask()
    await hands.offer(hands.sam, key, words="only for you")
    await hands.offer(hands.kim, key)
    await hands.later(seconds=1)
    for who in (hands.kim, hands.lin, hands.chen):
        found = await everything(hands, who, key)
        assert key in found and hands.sam.id not in found and "only for you" not in found


async def who_reads_what(hands: Hands, key: str) -> tuple[Any, ...]:
    """Out: what Rosa, who asked, reads of it now, and what Sam does, without ids and times."""
    await hands.undo_time()
    rosa = await hands.see(hands.rosa, key)
    events = [(e["on"], e.get("how")) for e in await hands.for_you(hands.rosa)]
    sam = await hands.see(hands.sam, key)
    told = [(e["on"], e.get("how"), e.get("request")) for e in await hands.for_you(hands.sam)]
    return rosa and (rosa["state"], rosa["offers"]), events, sam, told


async def test_a_block_by_who_offered_reads_as_stepping_back(hands: Hands) -> None:
    reads = []
    for blocks in (False, True):
        await hands.group(hands.rosa, hands.sam)
        key = await hands.ask()
        await hands.agree(key, hands.sam)
        if blocks:
            await hands.do(hands.sam, "PUT", f"/people/{hands.rosa.id}/block")
            assert await hands.state(hands.rosa, key) == "open", "at once"
            assert hands.sam.id not in await everything(hands, hands.rosa, key)
        else:
            await hands.step_back(hands.sam, key)
        rosa, events, sam, told = await who_reads_what(hands, key)
        reads.append((rosa, events))
        assert blocks is (sam is None) and told == []
        await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}")
    assert reads[0] == reads[1] == (("open", []), [("help.stepped_back", None)])


async def test_a_block_by_who_asked_reads_as_withdrawing(hands: Hands) -> None:
    reads = []
    for blocks in (False, True):
        await hands.group(hands.rosa, hands.kim)
        key = await hands.ask()
        await hands.agree(key, hands.kim)
        if blocks:
            await hands.do(hands.rosa, "PUT", f"/people/{hands.kim.id}/block")
        else:
            await hands.do(hands.rosa, "DELETE", f"/help-requests/{key}")
        await hands.undo_time()
        told = [masked(str(e).encode()) for e in await hands.for_you(hands.kim)][:1]
        reads.append((await hands.see(hands.kim, key), told))
        events = [e["on"] for e in await hands.for_you(hands.rosa)]
        assert "help.stepped_back" not in events
        ear = await hands.doors.listen(hands.kim, {f"me:{hands.kim.id}": 0})
        last = ear.heard[-2]
        assert (last["on"], last["request"]) == ("help.ended", None)
    strip = [(seen, [one.split("'how'")[1] for one in told]) for seen, told in reads]
    assert strip[0] == strip[1] and strip[0][0] is None


async def test_a_block_that_is_lifted_in_time_changes_nothing_and_later_brings_nothing_back(
    hands: Hands,
) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    path = f"/people/{hands.rosa.id}/block"
    await hands.do(hands.sam, "PUT", path)
    await hands.later(seconds=3)
    await hands.do(hands.sam, "DELETE", path)
    assert await hands.state(hands.rosa, key) == "agreed"
    await hands.do(hands.sam, "PUT", path)
    await hands.undo_time()
    await hands.do(hands.sam, "DELETE", path)
    await hands.undo_time()
    assert await hands.state(hands.rosa, key) == "open"
    assert await hands.told(hands.rosa) == ["help.stepped_back"]
    assert (await hands.see(hands.sam, key))["mine"] is None


async def test_a_block_with_who_only_offered_is_told_to_nobody(hands: Hands) -> None:
    await hands.group(hands.rosa, hands.sam)
    key = await hands.ask()
    await hands.offer(hands.sam, key)
    await hands.later(seconds=1)
    assert await hands.told(hands.rosa) == ["help.offered"]
    await hands.do(hands.sam, "PUT", f"/people/{hands.rosa.id}/block")
    assert await who_reads_what(hands, key) == (("open", []), [], None, [])
    choice = {"people": [hands.sam.id]}
    blocked = await hands.call(hands.rosa, "PUT", f"/help-requests/{key}/choice", choice)
    stranger = {"people": [hands.wei.id]}
    never = await hands.call(hands.rosa, "PUT", f"/help-requests/{key}/choice", stranger)
    assert blocked.status_code == 404 and blocked.content == never.content
