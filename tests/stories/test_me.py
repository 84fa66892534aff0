"""Me: a name, a language, a size of letters; kept, and nobody else's business."""

from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.live import brings


async def test_settings_are_kept_and_only_mine(cast: Cast) -> None:
    wanted = {
        "language": "ja",
        "text_size": "largest",
        "appearance": "calm",
        "undo_seconds": 60,
        "first_steps": True,
    }
    changed = await cast.rosa.do("PATCH", "/me", wanted)
    assert wanted.items() <= changed.items()
    assert wanted.items() <= (await cast.rosa.get("/me")).items()
    assert (await cast.sam.get("/me"))["appearance"] != "calm"


async def test_the_sentence_follows_the_person_when_the_phone_says_nothing(cast: Cast) -> None:
    await cast.rosa.do("PATCH", "/me", {"language": "ja"})
    del cast.rosa.http.headers["Accept-Language"]
    check_problem(
        await cast.rosa.call("GET", "/rooms/7f000000-0000-7000-8000-000000000000"),
        404,
        language="ja",
    )


async def test_a_new_name_is_seen_on_what_was_said_before(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line = await cast.sam.listen()
    before = await cast.rosa.send(room, "before")
    await line.until(brings(before["id"]))
    await cast.rosa.do("PATCH", "/me", {"name": "罗莎"})
    assert {m["author"]["name"] for m in await cast.sam.history(room) if "id" in m} == {"罗莎"}
    after = await cast.rosa.send(room, "after")
    assert (await line.until(brings(after["id"])))["message"]["author"]["name"] == "罗莎"


async def test_one_person_is_one_on_every_phone(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    first, second = await cast.sam.listen(), await cast.sam.listen()
    receipt = await cast.rosa.send(room, "hello, both")
    for line in (first, second):
        await line.until(brings(receipt["id"]))
    answer = await first.send(
        "0190a000-0000-7000-8000-" + cast.sam.id[-12:], room, "from the first"
    )
    await second.until(brings(answer["id"]))
