"""How staff prove that it is them, over HTTP: passkeys, codes, the sign-in by a passkey, and recovery."""

from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Request, Response

from actions import authenticators, passkeys, people, pins, proofs, recovering
from api.browsers import device_key, is_browser, keep, label
from api.door import AtDesk, Config, Doors, Me, ProveFirst, Router, problems
from api.sign_in import done, slowly
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from core.settings import Settings
from core.slow_hash import slow_fits
from core.store import Store
from models.proof import (
    CodeAndPin,
    MyPasskey,
    MyProof,
    NewAuthenticator,
    NewPasskey,
    NewProof,
    PasskeyAsk,
    PasskeySignIn,
    StaffProof,
    StaffProofChange,
)
from models.sign_in import SignedIn, Who

mine = Router(prefix="/me", tags=["proof"])
door = Router(prefix="/sign-in/passkey", tags=["proof"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["proof"])
routers = (mine, door, centres)


@mine.get("/proof", responses=problems())
async def my_proof(store: Doors, settings: Config, me: Me) -> MyProof:
    """What I have to prove that it is me, and whether the desk asks for it."""
    return await _mine(store, settings, me)


async def _mine(store: Store, settings: Settings, me: Who) -> MyProof:
    return await store.read(proofs.my_proof, me, passkeys_here=settings.site is not None)


@mine.post("/proof/asks", status_code=201, responses=problems(passkeys.NoPasskeysHere))
async def ask_proof(store: Doors, settings: Config, me: Me) -> PasskeyAsk:
    """What my passkey is to sign, to prove that it is me; good once, for five minutes."""
    return await store.write(passkeys.ask_proof, me, settings.site)


@mine.put(
    "/proof", responses=problems(passkeys.ProofWrong, passkeys.NoPasskeysHere, authenticators.Wait)
)
async def prove(store: Doors, settings: Config, me: Me, new: NewProof) -> MyProof:
    """Prove that it is me: with a passkey, or with a code and my PIN."""
    if new.passkey is not None:
        done(await store.write(passkeys.prove, me, settings.site, new.passkey))
    if new.codes is not None:
        guess, fits = await _guess(store, me, new.codes)
        done(await store.write(authenticators.prove, me, guess, fits, new.codes.code))
    return await _mine(store, settings, me)


async def _guess(store: Store, me: Who, said: CodeAndPin) -> tuple[pins.Guess, bool]:
    guess = await store.read(pins.look_mine, me)
    return guess, await slowly(lambda: slow_fits(store.secret, said.pin, guess.pin_hash))


@mine.post(
    "/passkeys/asks",
    status_code=201,
    responses=problems(NotAllowed, ProveFirst, passkeys.NoPasskeysHere, passkeys.TwoPasskeys),
)
async def ask_passkey(store: Doors, settings: Config, me: Me) -> PasskeyAsk:
    """What my phone is handed to make a passkey: staff, two each."""
    return await store.write(passkeys.ask_new, me, settings.site)


@mine.put(
    "/passkeys/{passkey:uuid}",
    status_code=201,
    responses=problems(
        NotAllowed,
        NotFound,
        ProveFirst,
        AlreadyDifferent,
        passkeys.ProofWrong,
        passkeys.NoPasskeysHere,
        passkeys.TwoPasskeys,
    )
    | {200: {"model": MyPasskey}},
)
async def add_passkey(
    store: Doors,
    settings: Config,
    me: Me,
    passkey: UUID,
    new: NewPasskey,
    request: Request,
    response: Response,
) -> MyPasskey:
    """Keep a passkey that my phone made."""
    name = label(request)
    kept = await store.write(passkeys.add_passkey, me, passkey, settings.site, new, name)
    shape, fresh = done(kept)
    response.status_code = 201 if fresh else 200
    return shape


@mine.delete("/passkeys/{passkey:uuid}", status_code=204, responses=problems(NotFound, ProveFirst))
async def take_passkey_away(store: Doors, me: Me, passkey: UUID) -> None:
    """A passkey of mine counts no more; what I proved ends on all my devices."""
    await store.write(passkeys.take_away, me, passkey)


@mine.put(
    "/codes",
    responses=problems(NotAllowed, ProveFirst, authenticators.NoPin, authenticators.CodesSetUp),
)
async def new_codes(store: Doors, settings: Config, me: Me) -> NewAuthenticator:
    """A secret for an app that shows codes, told only now. It counts once a first code was typed."""
    issuer = urlsplit(settings.address).hostname or "Sunroom"
    return await store.write(authenticators.new_codes, me, f"Sunroom {issuer}")


@mine.put(
    "/codes/confirmation",
    responses=problems(NotAllowed, ProveFirst, authenticators.ProofWrong, authenticators.Wait),
)
async def confirm_codes(store: Doors, settings: Config, me: Me, said: CodeAndPin) -> MyProof:
    """Type a first code and my PIN: from now on codes count."""
    guess, fits = await _guess(store, me, said)
    done(await store.write(authenticators.confirm, me, guess, fits, said.code))
    return await _mine(store, settings, me)


@mine.delete("/codes", status_code=204, responses=problems(ProveFirst))
async def take_codes_away(store: Doors, me: Me) -> None:
    """My codes count no more; what I proved ends on all my devices."""
    await store.write(authenticators.take_away, me)


@door.post("/asks", status_code=201, responses=problems(passkeys.NoPasskeysHere, pins.Wait))
async def ask_sign_in(store: Doors, settings: Config, request: Request) -> PasskeyAsk:
    """What a passkey on this phone is to sign, to come in with it."""
    return await store.write(passkeys.ask_sign_in, settings.site, device_key(request, settings))


@door.post(
    "",
    status_code=201,
    response_model_exclude_unset=True,
    responses=problems(passkeys.PasskeyUnknown, passkeys.NoPasskeysHere, pins.Wait),
)
async def sign_in_with_passkey(
    store: Doors, settings: Config, request: Request, response: Response, signed: PasskeySignIn
) -> SignedIn:
    """Come in with a passkey: on the device that knows me, or on one that does from now on."""
    known = device_key(request, settings)
    opened = done(await store.write(passkeys.sign_in, settings.site, signed, known, label(request)))
    keep(response, settings, opened.token, opened.device_key or known)
    me = await store.read(people.about, opened.person)
    return SignedIn(me=me) if is_browser(request) else SignedIn(me=me, token=opened.token)


@centres.get("/staff-proof", responses=problems(NotFound))
async def staff_proof(store: Doors, me: Me, centre: UUID) -> StaffProof:
    """Whether a centre asks everybody at its desk to prove that it is them: staff."""
    return await store.read(proofs.staff_proof, me, centre)


@centres.put(
    "/staff-proof", responses=problems(NotFound, NotAllowed, ProveFirst, proofs.MeansFirst)
)
async def ask_all(store: Doors, me: AtDesk, centre: UUID, change: StaffProofChange) -> StaffProof:
    """Ask all staff, or only who has a passkey or codes: coordinators who have some themselves."""
    return await store.write(proofs.ask_of_all, me, centre, required=change.required)


@centres.delete(
    "/people/{person:uuid}/proofs",
    status_code=204,
    responses=problems(NotFound, NotAllowed, ProveFirst),
)
async def recover(store: Doors, me: AtDesk, centre: UUID, person: UUID) -> None:
    """Take a colleague's passkeys and codes away, face to face, and sign them out; both read of it: coordinators."""
    await store.write(recovering.recover, me, centre, person)
