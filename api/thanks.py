"""Thank-you notes over HTTP: thanking, the box of kind words, and what somebody shows of them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import kind_words, suspensions, thanks
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotFound
from models.ledger import Listed
from models.thanks import KindNote, NewAgreement, NewThanks, SentNote, ShownNote

door = Router(prefix="/thanks", tags=["thanks"])
mine = Router(prefix="/me", tags=["thanks"])
people = Router(prefix="/people/{person:uuid}", tags=["thanks"])
routers = (door, mine, people)

Cursor = Annotated[str | None, Query(max_length=100)]
Limit = Annotated[int, Query(ge=1, le=100)]


@door.put(
    "/{note:uuid}",
    status_code=201,
    responses=problems(
        NotFound,
        AlreadyDifferent,
        thanks.EnoughThanks,
        thanks.EnoughForOne,
        suspensions.WritingIsPaused,
    )
    | {200: {"model": SentNote}},
)
async def thank(store: Doors, me: Me, note: UUID, new: NewThanks, response: Response) -> SentNote:
    """Thank somebody for something. It is between the two."""
    shape, fresh = await store.write(thanks.thank, me, note, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.delete("/{note:uuid}", status_code=204, responses=problems(NotFound))
async def drop_note_of_thanks(store: Doors, me: Me, note: UUID) -> None:
    """Take back what I sent, within my undo time; or put away what I received."""
    await store.write(thanks.drop, me, note)


@mine.get("/kind-words", responses=problems())
async def my_kind_words(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = kind_words.PAGE
) -> Listed[KindNote]:
    """The notes to me, newest first."""
    items, more = await store.read(kind_words.kind_words, me, cursor, limit)
    return Listed(items=items, next=more)


@mine.put("/kind-words/{note:uuid}", status_code=204, responses=problems(NotFound))
async def take_out(store: Doors, me: Me, note: UUID) -> None:
    """Have a note in my box again that I put away a moment ago."""
    await store.write(thanks.take_out, me, note)


@mine.put("/kind-words/{note:uuid}/showing", responses=problems(NotFound))
async def wish_to_show(store: Doors, me: Me, note: UUID) -> KindNote:
    """Have a note on my page, once who wrote it agrees. It waits until then."""
    return await store.write(kind_words.wish_to_show, me, note)


@mine.delete("/kind-words/{note:uuid}/showing", status_code=204, responses=problems(NotFound))
async def show_no_more(store: Doors, me: Me, note: UUID) -> None:
    """Not to have a note on my page any more."""
    await store.write(kind_words.show_no_more, me, note)


@mine.get("/thanks", responses=problems())
async def my_thanks(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = kind_words.PAGE
) -> Listed[SentNote]:
    """The notes I sent, newest first."""
    items, more = await store.read(kind_words.my_thanks, me, cursor, limit)
    return Listed(items=items, next=more)


@mine.put("/thanks/{note:uuid}/agreement", responses=problems(NotFound))
async def agree(store: Doors, me: Me, note: UUID, new: NewAgreement) -> SentNote:
    """Say whether a note of mine may be shown. Only a yes is told."""
    return await store.write(kind_words.agree, me, note, new.answer)


@mine.delete("/thanks/{note:uuid}/agreement", status_code=204, responses=problems(NotFound))
async def agree_no_more(store: Doors, me: Me, note: UUID) -> None:
    """Take my agreement away: it is off their page at once."""
    await store.write(kind_words.agree_no_more, me, note)


@people.get("/kind-words", responses=problems(NotFound))
async def kind_words_on_page(store: Doors, me: Me, person: UUID) -> Listed[ShownNote]:
    """The kind words somebody shows on their page, newest first, to who may meet them."""
    return Listed(items=await store.read(kind_words.on_page, me, person))
