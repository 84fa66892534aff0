"""Pictures over HTTP: bytes in, as they are on the phone; WebP out, through the audience each time."""

import asyncio
from collections import Counter
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from starlette.requests import ClientDisconnect

from actions import picture_blobs, pictures
from api.door import Doors, Me, Router, problems
from core.errors import NotFound, Unreadable
from core.picture_errors import Busy, MovingPicture, NotAPicture, PictureTooLarge
from core.picture_header import KINDS
from core.picture_reader import PictureReader
from models.pictures import Alt, AltText, PictureShape

router = Router(prefix="/pictures/{picture:uuid}", tags=["pictures"])

# While they come in, pictures lie in memory: so many of one process, and of one person.
AT_ONCE, OF_ONE_PERSON = 12, 2
LONGEST_UPLOAD = 300.0  # seconds
RETRY_SECONDS = 5
WEBP = "image/webp"
BYTES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS},
    }
}
A_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {WEBP: {"schema": {"type": "string", "format": "binary"}}},
        "description": "A still WebP without any metadata",
    }
}
SHOWN = {
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": "inline",
    "x-content-type-options": "nosniff",
}


class Arriving:
    """The pictures that are coming in just now."""

    def __init__(self) -> None:
        self.people: Counter[UUID] = Counter()

    async def body(self, request: Request, person: UUID) -> bytes:
        """The whole body. Raises Busy, PictureTooLarge (api/guards.py counts), Unreadable where it was cut."""
        if self.people.total() >= AT_ONCE or self.people[person] >= OF_ONE_PERSON:
            raise Busy(retry_after=RETRY_SECONDS)
        self.people[person] += 1
        try:
            async with asyncio.timeout(LONGEST_UPLOAD):
                return await request.body()
        except (ClientDisconnect, TimeoutError):
            raise Unreadable() from None
        finally:
            self.people[person] -= 1


async def _reader(request: Request) -> PictureReader:
    reader: PictureReader = request.app.state.picture_reader
    return reader


async def _arriving(request: Request) -> Arriving:
    arriving: Arriving = request.app.state.arriving_pictures
    return arriving


@router.put(
    "",
    status_code=201,
    openapi_extra=BYTES,
    responses=problems(
        NotFound,
        pictures.AlreadyDifferent,
        pictures.EnoughPictures,
        NotAPicture,
        PictureTooLarge,
        MovingPicture,
        Busy,
    )
    | {200: {"model": PictureShape}},
)
async def send_picture(
    store: Doors,
    me: Me,
    request: Request,
    picture: UUID,
    response: Response,
    reader: Annotated[PictureReader, Depends(_reader)],
    arriving: Annotated[Arriving, Depends(_arriving)],
    alt: Annotated[Alt, Query()] = "",
) -> PictureShape:
    """Keep a JPEG, PNG or WebP of mine, up to 8 MB and 20 megapixels, without anything that came with it.

    201 first; 200 when the same is sent again. What nothing holds within a day is gone again.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await arriving.body(request, me.person)
    shape, fresh = await picture_blobs.take(store, reader, me, picture, body, kind, alt)
    response.status_code = 201 if fresh else 200
    return shape


@router.get("", response_class=Response, responses=problems(NotFound) | A_PICTURE)
async def read_picture(store: Doors, me: Me, picture: UUID) -> Response:
    """A picture, at most 1600 px: its owner's, and whose may have what it belongs to."""
    return _shown(await picture_blobs.show(store, me, picture, "large"))


@router.get("/small", response_class=Response, responses=problems(NotFound) | A_PICTURE)
async def read_small_picture(store: Doors, me: Me, picture: UUID) -> Response:
    """The same, at most 400 px."""
    return _shown(await picture_blobs.show(store, me, picture, "small"))


@router.patch("", responses=problems(NotFound))
async def describe_picture(store: Doors, me: Me, picture: UUID, new: AltText) -> PictureShape:
    """Say what is in a picture of mine, for people who can't see it."""
    return await store.write(pictures.change_alt, me, picture, new)


@router.delete("", status_code=204, responses=problems(NotFound))
async def delete_picture(store: Doors, me: Me, picture: UUID) -> None:
    """A picture of mine is gone, wherever it stood."""
    await store.write(pictures.drop, me, picture)


def _shown(body: bytes) -> Response:
    return Response(body, media_type=WEBP, headers=SHOWN)
