"""Coming in, locking and signing out over HTTP; my PIN, devices, cards and codes."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

from fastapi import Request, Response

from actions import card_pages, devices, own_cards, people, pins, sign_in
from actions.sessions import Opened
from api.browsers import DEVICE, device_key, forget, is_browser, keep, label
from api.door import Config, Doors, Me, Router, problems
from core.errors import NotFound, Refusal
from core.slow_hash import slow_fits, slow_hash
from core.store import Store
from models.ledger import Listed
from models.sign_in import (
    MoveCode,
    MyCard,
    MyDevice,
    NewPin,
    OldPin,
    SignedIn,
    SignInCommand,
)

router = Router(tags=["sign in"])
mine = Router(prefix="/me", tags=["sign in"])
routers = (router, mine)

T = TypeVar("T")
# Hashing takes 19 MiB and a core: two at once, and the rest waits, so that guessing starves nobody.
_slow = ThreadPoolExecutor(2, "slow hash")


async def slowly(call: Callable[[], T]) -> T:
    """Run what hashes a short secret, apart from the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_slow, call)


@router.post(
    "/sign-in",
    status_code=201,
    response_model_exclude_unset=True,
    responses=problems(
        sign_in.CardUnusable, pins.PinWrong, sign_in.NameNeeded, sign_in.PinStays, sign_in.Wait
    ),
)
async def sign_in_here(
    store: Doors, settings: Config, request: Request, response: Response, new: SignInCommand
) -> SignedIn:
    """First use of a card, or the PIN of a device that knows its person."""
    known = device_key(request, settings)
    if new.person is not None:
        opened = await _unlock(store, new.person, new.pin or "", known)
    else:
        opened = await _use_card(store, new, label(request))
    keep(response, settings, opened.token, opened.device_key or known)
    me = await store.read(people.about, opened.person)
    return SignedIn(me=me) if is_browser(request) else SignedIn(me=me, token=opened.token)


async def _use_card(store: Store, new: SignInCommand, name: str) -> Opened:
    pin, pin_hash = new.pin, None
    if pin is not None:
        pin_hash = await slowly(lambda: slow_hash(store.secret, pin))
    return done(await store.write(sign_in.sign_in_with_card, new, pin_hash, name))


async def _unlock(store: Store, person: UUID, pin: str, known: str) -> Opened:
    guess = await store.read(pins.look, person, known)
    fits = await slowly(lambda: slow_fits(store.secret, pin, guess.pin_hash))
    return done(await store.write(pins.unlock, guess, fits))


def done(answer: T | Refusal) -> T:
    """What an act gave that answers its refusals, so that what it counted is kept."""
    if isinstance(answer, Refusal):
        raise answer
    return answer


@router.post("/lock", status_code=204, responses=problems(pins.NoPin))
async def lock(store: Doors, settings: Config, me: Me, response: Response) -> None:
    """End this session; the device still knows me and asks for my PIN."""
    await store.write(pins.lock, me)
    forget(response, settings, "")


@router.post("/sign-out", status_code=204, responses=problems())
async def sign_out(store: Doors, settings: Config, me: Me, response: Response) -> None:
    """Make this device forget me; a new card brings me back."""
    await store.write(devices.sign_out, me)
    forget(response, settings, "", DEVICE)


@mine.put("/pin", status_code=204, responses=problems(pins.CurrentPinWrong, pins.Wait))
async def set_pin(store: Doors, me: Me, new: NewPin) -> None:
    """Set my PIN; `current` is needed where there is one."""
    pin_hash = await slowly(lambda: slow_hash(store.secret, new.pin))
    await _change_pin(store, me, new.current, pin_hash)


@mine.delete(
    "/pin", status_code=204, responses=problems(pins.CurrentPinWrong, pins.PinInUse, pins.Wait)
)
async def clear_pin(store: Doors, me: Me, old: OldPin) -> None:
    """Do without a PIN from now on."""
    await _change_pin(store, me, old.current, None)


async def _change_pin(store: Store, me: Me, current: str | None, pin_hash: str | None) -> None:
    guess = await store.read(pins.look_mine, me)
    fits = await slowly(lambda: slow_fits(store.secret, current or "", guess.pin_hash))
    done(await store.write(pins.change_pin, me, guess, fits, pin_hash))


@mine.get("/devices", responses=problems())
async def my_devices(store: Doors, me: Me) -> Listed[MyDevice]:
    """The devices that know me."""
    return Listed(items=await store.read(devices.my_devices, me))


@mine.delete("/devices/{device:uuid}", status_code=204, responses=problems(NotFound))
async def sign_out_device(store: Doors, me: Me, device: UUID) -> None:
    """Make one of my devices forget me."""
    await store.write(devices.sign_out_device, me, device)


@mine.post("/codes", status_code=201, responses=problems())
async def make_code(store: Doors, settings: Config, me: Me) -> MoveCode:
    """A code for my own next browser, good for ten minutes."""
    made = await store.write(own_cards.move_code, me)
    card = card_pages.printed(made, settings.address)
    return MoveCode(card=card.card, link=card.link, qr=card.qr, expires=card.expires)


@mine.get("/cards", responses=problems())
async def my_cards(store: Doors, me: Me) -> Listed[MyCard]:
    """Cards that somebody made for me, and what became of them."""
    return Listed(items=await store.read(own_cards.my_cards, me))


@mine.delete("/cards/{card:uuid}", status_code=204, responses=problems(NotFound))
async def refuse_card(store: Doors, me: Me, card: UUID) -> None:
    """Say no to a card that was made for me."""
    await store.write(own_cards.refuse_card, me, card)
