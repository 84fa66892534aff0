"""Bad frames on the live door: refused with a sentence, nothing stored, nobody else disturbed."""

import json
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.cast import Cast
from tests.support.checks import check_words
from tests.support.client import Phone, new_id
from tests.support.live import Line, says
from tests.support.quiet import nothing_happens

LIMIT = 64 * 1024
UNREADABLE: dict[str, str | bytes] = {
    "nothing": "",
    "half an object": '{"do": "hello"',
    "a word": "hello",
    "binary": b"\x00\x01\x02",
    "binary JSON": b'{"do": "hello"}',
    "64 KiB + 1": '{"do": "hello"}'.ljust(LIMIT + 1),
}
ODD = {
    "an array": "[]",
    "an array of commands": '[{"do": "hello"}]',
    "null": "null",
    "a number": "7",
    "very deep": "[" * 30_000 + "]" * 30_000,
    "deep in a field": '{"do": "send", "text": ' + "[" * 30_000 + "]" * 30_000 + "}",
    "a number too long": '{"do": "read", "seq": ' + "9" * 20_000 + "}",
}


async def check_refused(
    line: Line, known: int, message_id: str | None = None, language: str = "en"
) -> Any:
    """The line is told no, with a sentence; out: the problem."""
    event = await line.until(says("refused"), after=known)
    assert event["id"] == message_id, event
    check_words(event["problem"], event["problem"]["status"], None, language)
    return event["problem"]


async def check_alive(line: Line) -> None:
    """The line still answers."""
    await line.hello()
    assert line.code is None


@pytest.mark.parametrize("frame", UNREADABLE.values(), ids=UNREADABLE)
async def test_an_unreadable_frame_closes_its_own_line_only(cast: Cast, frame: str | bytes) -> None:
    async with nothing_happens(cast):
        line = await cast.rosa.listen()
        twin = await cast.rosa.listen()
        known = len(line.heard)
        await line.socket.send(frame)
        await check_refused(line, known)
        assert await line.ended() == 4010
        await check_alive(twin)


@pytest.mark.parametrize("frame", ODD.values(), ids=ODD)
async def test_readable_but_no_command(cast: Cast, frame: str) -> None:
    async with nothing_happens(cast):
        line = await cast.rosa.listen()
        known = len(line.heard)
        await line.socket.send(frame)
        await check_refused(line, known)
        try:
            await check_alive(line)
        except (ConnectionError, ConnectionClosed):
            assert await line.ended() == 4010


async def test_a_frame_of_a_megabyte_is_not_even_taken_in(cast: Cast) -> None:
    async with nothing_happens(cast):
        line = await cast.rosa.listen()
        twin = await cast.rosa.listen()
        await line.socket.send("x" * 1_000_000)
        assert await line.ended() in (1009, 4010)
        await check_alive(twin)


async def test_exactly_64_kib_is_read(cast: Cast) -> None:
    line = await cast.rosa.line()
    await line.socket.send('{"do": "hello"}'.ljust(LIMIT))
    await line.until(says("ready"))


async def test_text_that_is_not_utf8_closes_that_line_only(cast: Cast) -> None:
    async with nothing_happens(cast):
        line = await cast.rosa.listen()
        await line.socket.send(b'{"do": "\xff\xfe"}', text=True)
        assert await line.ended() in (1007, 4010)


SEND = {"do": "send", "text": "x"}
BAD_SENDS: dict[str, dict[str, Any]] = {
    "4,001 characters": SEND | {"text": "长" * 4001},
    "empty": SEND | {"text": ""},
    "only blanks": SEND | {"text": " \u3000\n"},
    "text is a number": SEND | {"text": 7},
    "no text": {"do": "send"},
    "NUL": SEND | {"text": "a\0b"},
    "lone surrogate": SEND | {"text": "a\ud800b"},
    "room is a number": SEND | {"room": 7},
    "room is a stream": SEND | {"room": "room:7"},
    "unknown topic": SEND | {"topics": ["weather"]},
    "topics is null": SEND | {"topics": [None]},
    "reply to no id": SEND | {"reply_to": "yesterday"},
}


@pytest.mark.parametrize("words", BAD_SENDS.values(), ids=BAD_SENDS)
async def test_a_bad_send_is_refused_under_its_id(cast: Cast, words: dict[str, Any]) -> None:
    async with nothing_happens(cast) as quiet:
        known, message_id = len(quiet.rosa.heard), new_id()
        await quiet.rosa.say({"id": message_id, "room": quiet.room} | words)
        problem = await check_refused(quiet.rosa, known, message_id)
        assert (problem["status"], problem["code"]) == (422, "invalid")
        await check_alive(quiet.rosa)


BAD_COMMANDS: dict[str, dict[str, Any]] = {
    "unknown command": {"do": "dance"},
    "no command": {},
    "command is a number": {"do": 7},
    "send with an id that is none": SEND | {"id": "7"},
    "send without id": SEND,
    "since is a list": {"do": "hello", "epoch": "x", "since": []},
    "since in words": {"do": "hello", "epoch": "x", "since": {"room:7": "seven"}},
    "since in parts": {"do": "hello", "epoch": "x", "since": {"room:7": 1.5}},
    "epoch is a number": {"do": "hello", "epoch": 7, "since": {}},
    "read in words": {"do": "read", "seq": "seven"},
    "read below nothing": {"do": "read", "seq": -1},
}


@pytest.mark.parametrize("words", BAD_COMMANDS.values(), ids=BAD_COMMANDS)
async def test_a_bad_command_is_refused_and_the_line_stays(
    cast: Cast, words: dict[str, Any]
) -> None:
    async with nothing_happens(cast) as quiet:
        known = len(quiet.rosa.heard)
        command = {"room": quiet.room} | words if words.get("do") != "hello" else words
        await quiet.rosa.say(command)
        event = await quiet.rosa.until(says("refused"), after=known)
        check_words(event["problem"], 422, "invalid")
        await check_alive(quiet.rosa)


async def test_refusals_are_said_in_the_callers_language(cast: Cast) -> None:
    async with nothing_happens(cast) as quiet:
        for language in ("zh-CN", "en", "ja"):
            line = await cast.rosa.line(headers={"Accept-Language": language})
            await line.hello()
            known, message_id = len(line.heard), new_id()
            await line.say({"do": "send", "id": message_id, "room": quiet.room, "text": ""})
            await check_refused(line, known, message_id, language)
            await line.close()


async def test_a_used_id_with_other_words_is_409(cast: Cast) -> None:
    async with nothing_happens(cast) as quiet:
        other = await cast.rosa.make_room("Other")
        for room, text in ((quiet.room, "another text"), (other, "Sam hears me")):
            answer = await quiet.rosa.send(quiet.said, room, text)
            assert answer["on"] == "refused"
            check_words(answer["problem"], 409, "already_different")
        answer = await quiet.sam.send(quiet.said, quiet.room, "Sam hears me")
        check_words(answer["problem"], 409, "already_different")


@pytest.mark.parametrize("ahead", [1, 2**31, 2**53, 2**63, 10**30])
async def test_since_ahead_of_the_head_is_behind(cast: Cast, ahead: int) -> None:
    async with nothing_happens(cast) as quiet:
        stream = f"room:{quiet.room}"
        line = await cast.rosa.line()
        await line.hello({stream: quiet.head + ahead}, quiet.rosa.heard[0]["epoch"])
        assert [e["head"] for e in line.heard if says("behind", stream=stream)(e)] == [quiet.head]
        assert not line.of(stream)


async def test_since_naming_foreign_rooms_is_as_if_unsaid(cast: Cast) -> None:
    async with nothing_happens(cast) as quiet:
        epoch = quiet.rosa.heard[0]["epoch"]
        plain = await cast.outsider.listen({}, epoch)
        foreign = [
            f"room:{quiet.room}",
            f"room:{new_id()}",
            f"me:{cast.rosa.id}",
            "palace:7",
            "room:",
            "",
        ]
        for number in (0, quiet.head, 10**6):
            line = await cast.outsider.listen(dict.fromkeys(foreign, number), epoch)
            assert line.heard == plain.heard


async def test_reading_a_foreign_room_is_as_reading_none(cast: Cast) -> None:
    async with nothing_happens(cast) as quiet:
        line = await cast.outsider.listen()
        for room in (quiet.room, new_id()):
            await line.say({"do": "read", "room": room, "seq": 1})
        await check_alive(line)
        problems = [e["problem"] for e in line.heard if e["on"] == "refused"]
        assert problems in ([], [problems[0]] * 2 if problems else [])


async def refusal(cast: Cast, **options: Any) -> int:
    """Out: the status with which the live door turns this handshake away."""
    with pytest.raises(InvalidStatus) as caught:
        await Line.open(options.pop("url", cast.rosa.server.live_url), **options)
    return caught.value.response.status_code


async def test_the_live_door_wants_a_living_session(cast: Cast) -> None:
    async with nothing_happens(cast):
        url = cast.rosa.server.live_url
        assert await refusal(cast) in (401, 403)
        assert await refusal(cast, token="nobody") == 401
        assert await refusal(cast, url=f"{url}?token={cast.rosa.token}") == 401
        assert await refusal(cast, url=f"{url}?access_token={cast.rosa.token}") == 401
    token = cast.rosa.token
    await cast.rosa.do("POST", "/sign-out")
    assert await refusal(cast, token=token) == 401


def cookies(phone: Phone) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{c.name}={c.value}" for c in phone.http.cookies.jar)}


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1.evil.example", "http://127.0.0.1:1"],
)
async def test_the_live_door_knows_its_own_origin(cast: Cast, origin: str) -> None:
    own = await Line.open(
        cast.rosa.server.live_url, headers=cookies(cast.rosa), origin=cast.rosa.server.url
    )
    await own.hello()
    await own.close()
    assert await refusal(cast, headers=cookies(cast.rosa), origin=origin) == 403
    assert await refusal(cast, token=cast.rosa.token, origin=origin) == 403


async def test_a_cookie_without_origin_is_not_enough(cast: Cast) -> None:
    assert await refusal(cast, headers=cookies(cast.rosa)) in (401, 403)


def test_json_here_can_say_lone_surrogates() -> None:
    assert json.dumps("\ud800") == '"\\ud800"'
