"""The surfaces where one person meets another: their page, asks, circles, my own data."""

from uuid import uuid4

from tests.matrix.ear import Event
from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


def _new(look: Look) -> str:
    return look.play.newcomer.id


@surface("person page")
async def _page(look: Look) -> str:
    return holds(await look.get(f"/people/{_new(look)}"), look.play.newcomer.name)


@surface("person page: what they tell")
async def _tells(look: Look) -> str:
    return holds(await look.get(f"/people/{_new(look)}"), f"likes {look.play.text}")


@surface("asking them to talk")
async def _asks(look: Look) -> str:
    """Five asks a day are not what is looked for here: the others are of another day."""
    look.scene.doors.alter("UPDATE asks SET at = strftime('%Y-%m-%d %H:%M:%f000', at, '-2 days')")
    words = {"person": _new(look), "purpose": "Tea?"}
    return SEEN if await look.does("PUT", f"/asks/{uuid4()}", words) == 201 else ABSENT


def _arrived(look: Look, events: list[Event]) -> str:
    return holds(
        [e for e in events if e["on"] == "ask.arrived"], look.play.asks.get(look.part, "-")
    )


@surface("live ask.arrived")
async def _live_ask(look: Look) -> str:
    return _arrived(look, look.heard())


@surface("hello ask.arrived")
async def _hello_ask(look: Look) -> str:
    return _arrived(look, await look.missed())


@surface("asks to me")
async def _to_me(look: Look) -> str:
    return holds(await look.get("/asks"), look.play.asks.get(look.part, "-"))


@surface("an ask opened: who and why")
async def _opened(look: Look) -> str:
    ask = look.play.asks.get(look.part, str(uuid4()))
    return holds(await look.get(f"/asks/{ask}"), look.play.text)


@surface("for you: asks")
async def _for_you(look: Look) -> str:
    return holds(await look.get("/me/for-you"), look.play.asks.get(look.part, "-"))


@surface("my asks: whom")
async def _my_asks(look: Look) -> str:
    return holds(await look.get("/me/asks"), _new(look))


@surface("my circles: whom")
async def _circles(look: Look) -> str:
    return holds(await look.get("/me/circles"), _new(look))


@surface("my data: whom")
async def _data(look: Look) -> str:
    return holds(await look.get("/me/data"), _new(look))


@surface("muting them")
async def _mutes(look: Look) -> str:
    path = f"/people/{_new(look)}/mute"
    put = await look.does("PUT", path, {})
    await look.does("DELETE", path)
    return SEEN if put == 200 else ABSENT


@surface("seeing oneself with their eyes")
async def _eyes(look: Look) -> str:
    return holds(await look.get(f"/me/shown/people/{_new(look)}"), look.asker.id)
