"""Whose a picture is, what holds it, who may have it then, and when it is gone for everybody."""

from typing import get_args
from uuid import UUID, uuid4

import pytest

from actions import pictures, showing_pictures
from core.errors import NotFound
from models.pictures import HolderKind
from tests.matrix.test_unknown import statements
from tests.pictures.conftest import Album


async def test_only_its_owner_has_what_nothing_holds(album: Album) -> None:
    key = await album.picture(album.rosa)
    unknown = str(uuid4())
    for who in (album.sam, album.chen, album.outsider):
        for path, method, body in (
            ("", "GET", None),
            ("/small", "GET", None),
            ("", "PATCH", {"alt": "mine"}),
            ("", "DELETE", None),
        ):
            told, counted = [], []
            for one in (key, unknown):
                with statements(album.doors) as asked:
                    answer = await album.doors.call(who, method, f"/pictures/{one}{path}", body)
                told.append((answer.status_code, answer.content, sorted(answer.headers)))
                counted.append(len(asked))
            assert told[0] == told[1] and told[0][0] == 404
            assert counted[0] == counted[1]
    assert (await album.get(album.rosa, key)).status_code == 200


async def test_who_may_have_what_holds_it_may_have_it(album: Album) -> None:
    """Sam is there and sees it; the outsider, who is signed in too, doesn't; nor who is blocked."""
    key = await album.picture(album.rosa)
    await album.hold(album.rosa, key)
    assert (await album.get(album.sam, key)).status_code == 200
    assert (await album.get(album.wei, key, small=True)).status_code == 200
    hidden = [album.outsider]
    await meet(album, album.wei, album.rosa)
    await album.doors.do(album.wei, "PUT", f"/people/{album.rosa.id}/block", {})
    hidden.append(album.wei)
    for who in hidden:
        told, counted = [], []
        for one in (key, str(uuid4())):
            with statements(album.doors) as asked:
                answer = await album.get(who, one)
            told.append((answer.status_code, answer.content))
            counted.append(len(asked))
        assert told[0] == told[1] and told[0][0] == 404 and counted[0] == counted[1]
    assert (await album.get(album.sam, key)).status_code == 200


async def meet(album: Album, *people) -> None:
    room = str(uuid4())
    await album.doors.do(people[0], "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
    for one in people[1:]:
        await album.doors.do(one, "PUT", f"/rooms/{room}/members/me")


async def test_the_audience_counts_at_each_look(album: Album) -> None:
    """For friends: Sam is one only as long as Rosa says so."""
    key = await album.picture(album.rosa)
    await album.hold(album.rosa, key, kind="thanks")
    await meet(album, album.rosa, album.sam)
    assert (await album.get(album.sam, key)).status_code == 404
    circle = f"/people/{album.sam.id}/circle"
    await album.doors.do(album.rosa, "PUT", circle, {"circle": "friend"})
    assert (await album.get(album.sam, key)).status_code == 200
    await album.doors.do(album.rosa, "PUT", circle, {"circle": "acquaintance"})
    assert (await album.get(album.sam, key)).status_code == 404


async def test_a_picture_is_held_by_one_thing_and_by_its_owner(album: Album) -> None:
    mine, taken, foreign = [await album.picture(who) for who in (album.rosa, album.rosa, album.sam)]
    await album.hold(album.rosa, taken)
    await album.hold(album.rosa, taken, mine)  # said again, with one more
    gone = await album.picture(album.rosa)
    await album.doors.do(album.rosa, "DELETE", f"/pictures/{gone}")
    for keys, by in (
        ([mine], str(uuid4())),
        ([foreign], album.rosa.id),
        ([gone], album.rosa.id),
        ([str(uuid4())], album.rosa.id),
    ):
        with pytest.raises(NotFound):
            await album.hold(album.rosa, *keys, by=by)
    with pytest.raises(NotFound):
        await album.hold(album.rosa, mine, kind="thanks")


async def test_shapes_are_of_what_is_here(album: Album) -> None:
    first, second, gone = [await album.picture(album.rosa, alt=f"no. {n}") for n in range(3)]
    await album.doors.do(album.rosa, "DELETE", f"/pictures/{gone}")
    ids = [UUID(key) for key in (second, first, gone)] + [uuid4()]
    with statements(album.doors) as asked:
        found = await album.doors.store.read(pictures.shapes, ids, UUID(album.rosa.id))
    assert len([one for one in asked if "SELECT" in one]) == 1
    assert {str(key): shape.alt for key, shape in found.items()} == {
        first: "no. 0",
        second: "no. 1",
    }
    assert await album.doors.store.read(pictures.shapes, [], UUID(album.rosa.id)) == {}


async def test_let_go_is_gone_for_everybody_and_its_bytes_with_the_next_sweep(album: Album) -> None:
    kept, gone = [await album.picture(album.rosa) for _ in range(2)]
    await album.hold(album.rosa, kept, gone)
    await album.let_go(album.rosa, keep=(kept,))
    assert (await album.get(album.sam, kept)).status_code == 200
    for who in (album.rosa, album.sam):
        assert (await album.get(who, gone)).status_code == 404
    await album.sweep()
    assert len(album.blobs()) == 2 and [str(row.id) for row in album.rows()] == [kept]
    await album.let_go(album.rosa)
    await album.let_go(album.rosa)
    await album.sweep()
    assert album.blobs() == [] and album.rows() == []


async def test_a_deleted_picture_is_gone_where_it_was_held(album: Album) -> None:
    key = await album.picture(album.rosa)
    await album.hold(album.rosa, key)
    await album.doors.do(album.rosa, "DELETE", f"/pictures/{key}")
    assert (await album.get(album.sam, key)).status_code == 404
    again = await album.doors.call(album.rosa, "DELETE", f"/pictures/{key}")
    assert again.status_code == 404
    await album.sweep()
    assert album.blobs() == []
    assert (await album.put(album.rosa, key=key)).status_code == 201


def test_every_kind_of_holder_can_be_asked() -> None:
    assert set(get_args(HolderKind)) == set(showing_pictures.HOLDERS) - {"stand_in"}
