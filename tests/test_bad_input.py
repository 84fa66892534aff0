"""Bad input over HTTP: nothing is stored, nobody is disturbed, the answer is a problem with a sentence."""

import json
from typing import Any

import httpx
import pytest

from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.client import Phone, new_id
from tests.support.quiet import nothing_happens

LANGUAGES = ("zh-CN", "en", "ja")
UNREADABLE = {
    "nothing": b"",
    "half an object": b'{"text": ',
    "an array": b'["text"]',
    "a number": b"7",
    "not UTF-8": b'{"text": "\xff\xfe"}',
    "very deep": b"[" * 20_000,
    "deep in a field": b'{"text": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "not a number": b'{"text": NaN}',
}
WRONG: dict[str, Any] = {
    "no text": {},
    "text is a number": {"text": 7},
    "text is null": {"text": None},
    "text is an object": {"text": {"text": "x"}},
    "4,001 characters": {"text": "长" * 4001},
    "empty": {"text": ""},
    "only blanks": {"text": " \n\t  "},
    "only wide blanks": {"text": "\u3000\u2003\u00a0"},
    "NUL": {"text": "a\0b"},
    "lone surrogate": {"text": "a\ud800b"},
    "lone low surrogate": {"text": "\udc00"},
    "unknown topic": {"text": "x", "topics": ["weather"]},
    "topics is a word": {"text": "x", "topics": "illness"},
    "a topic with NUL": {"text": "x", "topics": ["\0"]},
    "reply to no id": {"text": "x", "reply_to": "yesterday"},
    "reply to a number": {"text": "x", "reply_to": 7},
}


async def raw(
    phone: Phone, method: str, path: str, body: bytes, language: str = "en"
) -> httpx.Response:
    headers = {"Content-Type": "application/json", "Accept-Language": language}
    return await phone.call(method, path, content=body, headers=headers)


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
async def test_what_cannot_be_read(cast: Cast, body: bytes) -> None:
    async with nothing_happens(cast) as quiet:
        for language in LANGUAGES:
            answer = await raw(
                cast.rosa, "PUT", f"/rooms/{quiet.room}/messages/{new_id()}", body, language
            )
            assert answer.status_code in (400, 422), answer.text
            check_problem(answer, answer.status_code, language=language)


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
async def test_what_cannot_be_sent(cast: Cast, words: dict[str, Any]) -> None:
    async with nothing_happens(cast) as quiet:
        for language in LANGUAGES:
            path = f"/rooms/{quiet.room}/messages/{new_id()}"
            answer = await raw(cast.rosa, "PUT", path, json.dumps(words).encode(), language)
            check_problem(answer, 422, "invalid", language)


@pytest.mark.parametrize("size", [64 * 1024 + 1, 5_000_000])
async def test_a_body_that_is_too_large(cast: Cast, size: int) -> None:
    async with nothing_happens(cast) as quiet:
        for language in LANGUAGES:
            body = json.dumps({"text": "x"}).encode().ljust(size)
            answer = await raw(
                cast.rosa, "PUT", f"/rooms/{quiet.room}/messages/{new_id()}", body, language
            )
            assert answer.status_code in (413, 422), answer.text
            check_problem(answer, answer.status_code, language=language)


async def test_the_longest_message_is_welcome_in_any_letters(cast: Cast) -> None:
    room = await cast.rosa.make_room("Long", cast.sam)
    for text in ("长" * 4000, "🌱" * 4000, "a\u0301" * 2000):
        await cast.rosa.send(room, text)
    assert [len(text) for text in await cast.sam.texts(room)] == [4000, 4000, 4000]


async def test_one_id_holds_one_message_for_ever(cast: Cast) -> None:
    async with nothing_happens(cast) as quiet:
        other = await cast.rosa.make_room("Other", cast.sam)
        tries = [
            (cast.rosa, quiet.room, {"text": "another text"}),
            (cast.rosa, quiet.room, {"text": "Sam hears me", "topics": ["illness"]}),
            (cast.rosa, quiet.room, {"text": "Sam hears me", "reply_to": quiet.said}),
            (cast.rosa, other, {"text": "Sam hears me"}),
            (cast.sam, quiet.room, {"text": "Sam hears me"}),
        ]
        bodies = []
        for phone, room, words in tries:
            answer = await phone.call("PUT", f"/rooms/{room}/messages/{quiet.said}", words)
            bodies.append(check_problem(answer, 409, "already_different"))
        assert all(body == bodies[0] for body in bodies)
        assert await cast.sam.texts(other) == []
        same = await cast.rosa.put(quiet.room, "Sam hears me", quiet.said)
        assert (same.status_code, same.json()["seq"]) == (200, quiet.head)


async def test_a_message_taken_back_cannot_be_sent_again_under_its_id(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    receipt = await cast.rosa.send(room, "gone")
    await cast.rosa.do("DELETE", f"/rooms/{room}/messages/{receipt['id']}")
    again = await cast.rosa.put(room, "other words", receipt["id"])
    check_problem(again, 409, "already_different")
    repeat = await cast.rosa.put(room, "gone", receipt["id"])
    assert repeat.status_code in (200, 409)
    assert await cast.sam.texts(room) == []


BAD_CALLS: list[tuple[str, str, Any]] = [
    ("POST", "/rooms", {"id": new_id(), "kind": "group", "title": "a\0b"}),
    ("POST", "/rooms", {"id": new_id(), "kind": "group", "title": "\ud800"}),
    ("POST", "/rooms", {"id": new_id(), "kind": "group", "title": "   "}),
    ("POST", "/rooms", {"id": new_id(), "kind": "group", "title": "x" * 61}),
    ("POST", "/rooms", {"id": new_id(), "kind": "palace", "title": "x"}),
    ("POST", "/rooms", {"id": "7", "kind": "group", "title": "x"}),
    ("PATCH", "/me", {"name": "\0"}),
    ("PATCH", "/me", {"name": " "}),
    ("PATCH", "/me", {"language": "tlh"}),
    ("PATCH", "/me", {"undo_seconds": 7}),
    ("PUT", "/me/pin", {"pin": "123"}),
    ("PUT", "/me/pin", {"pin": "１２３４"}),
    ("PUT", "/rooms/{room}/read", {"seq": "7"}),
    ("PUT", "/rooms/{room}/read", {"seq": -1}),
    ("PUT", "/rooms/{room}/messages/{said}/reaction", {"kind": "like"}),
    ("PUT", "/rooms/{room}/messages/{said}/reaction", {"kind": None}),
    ("POST", "/rooms/{room}/removals", {"person": new_id(), "reason": "\0"}),
    ("GET", "/rooms/{room}/messages?limit=0", None),
    ("GET", "/rooms/{room}/messages?limit=101", None),
    ("GET", "/rooms/{room}/messages?before=soon", None),
    ("GET", "/search?q=%00", None),
    ("GET", "/search?q=a&cursor=%00", None),
    ("GET", "/search?q=a&cursor=-1", None),
]


@pytest.mark.parametrize(
    ("method", "path", "words"), BAD_CALLS, ids=[f"{i}" for i in range(len(BAD_CALLS))]
)
async def test_every_other_door_is_as_careful(
    cast: Cast, method: str, path: str, words: Any
) -> None:
    async with nothing_happens(cast) as quiet:
        where = path.format(room=quiet.room, said=quiet.said)
        for language in LANGUAGES:
            body = b"" if words is None else json.dumps(words).encode()
            answer = await raw(cast.rosa, method, where, body, language)
            if "/search" in path and answer.status_code == 200:
                assert answer.json() == {
                    "items": [],
                    "next": None,
                }  # nothing holds it, so nothing is found
                continue
            check_problem(answer, 422, "invalid", language)


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
async def test_numbers_beyond_every_column(cast: Cast, number: int) -> None:
    async with nothing_happens(cast) as quiet:
        calls = [
            await cast.rosa.call("GET", f"/rooms/{quiet.room}/messages", params={way: number})
            for way in ("before", "after")
        ]
        calls.append(await cast.rosa.call("PUT", f"/rooms/{quiet.room}/read", {"seq": number}))
        for answer in calls:
            assert answer.status_code in (200, 204, 422), answer.text
            if answer.status_code == 422:
                check_problem(answer, 422, "invalid")
        assert (await cast.rosa.my_room(quiet.room))["read"] <= quiet.head


@pytest.mark.parametrize(
    "path", ["/rooms/7", "/rooms/%00", "/rooms/..%2f..%2fetc", "/rooms/{room}/messages/7/reaction"]
)
async def test_ids_that_are_none(cast: Cast, path: str) -> None:
    async with nothing_happens(cast) as quiet:
        method, body = ("PUT", {"kind": "hug"}) if "reaction" in path else ("GET", None)
        answer = await cast.rosa.call(method, path.format(room=quiet.room), body)
        assert answer.status_code in (404, 422)
        check_problem(answer, answer.status_code)
