"""The surfaces of skill posts: the board, one opened, somebody's page, answering, and what comes from one."""

from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


def _title(look: Look, name: str = "centre") -> str:
    return f"skill-{name}-{look.play.text}"


@surface("the board: a post")
async def _board(look: Look) -> str:
    return holds(await look.get("/skills?limit=50"), _title(look))


@surface("the board: a group's post")
async def _of_group(look: Look) -> str:
    return holds(await look.get("/skills?limit=50"), _title(look, "group"))


@surface("the board: found by its letters")
async def _found(look: Look) -> str:
    return holds(await look.get(f"/skills?q={look.play.text}"), _title(look))


@surface("tags that could be meant")
async def _tags(look: Look) -> str:
    tag = f"tag{look.play.text[:12]}"
    return holds(await look.get(f"/skills/tags?q={tag}"), tag)


@surface("a post opened")
async def _one(look: Look) -> str:
    return holds(await look.get(f"/skills/{look.play.skills['centre']}"), _title(look))


@surface("a group's post opened")
async def _one_of_group(look: Look) -> str:
    return holds(await look.get(f"/skills/{look.play.skills['group']}"), _title(look, "group"))


@surface("person page: their posts")
async def _theirs(look: Look) -> str:
    return holds(await look.get(f"/people/{look.play.newcomer.id}/skills"), _title(look))


@surface("a date: the post it comes from")
async def _date(look: Look) -> str:
    return holds(await look.get(f"/dates/{look.play.dates['of a post']['id']}"), _title(look))


async def _answer(look: Look) -> int:
    """Five asks a day are not what is looked for here: the others are of another day."""
    look.scene.doors.alter("UPDATE asks SET at = strftime('%Y-%m-%d %H:%M:%f000', at, '-2 days')")
    path = f"/skills/{look.play.skills['centre']}/answers/{uuid4()}"
    return await look.does("PUT", path, {"words": "May I come?"})


@surface("answering a post")
async def _answers(look: Look) -> str:
    return SEEN if await _answer(look) == 201 else ABSENT


@surface("my asks: the post answered")
async def _mine(look: Look) -> str:
    await _answer(look)
    mine = await look.scene.doors.call(look.asker, "GET", "/me/asks")
    return holds(mine.json() if mine.is_success else None, _title(look))
