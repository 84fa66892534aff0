"""How staff prove that it is them: passkeys, and codes of an authenticator beside the PIN."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime
from core.ids import new_id
from models.ledger import Command, Shape
from models.sign_in import Pin


def whole(text: str) -> str:
    """The text itself; ValueError where its letters are no whole bytes."""
    if len(text) % 4 == 1:
        raise ValueError("is no base 64")
    return text


# As WebAuthn writes bytes: base 64 for URLs, without padding.
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$"), AfterValidator(whole)]
Bytes = Annotated[Base64, StringConstraints(max_length=8000)]
ShortBytes = Annotated[Base64, StringConstraints(max_length=1364)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class Passkey(SQLModel, table=True):
    """A key that a phone or a security key holds for its person. Of it the server has the public half.

    `turn`: the key's own counter as last seen; 0 where it doesn't count.
    """

    __tablename__ = "passkeys"

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    credential: bytes = Field(unique=True, max_length=1023)
    public_key: bytes
    turn: int = Field(default=0, sa_type=Number)
    label: str = Field(default="", max_length=60)
    made_at: datetime = Field(sa_type=UtcDateTime)


class Authenticator(SQLModel, table=True):
    """An app that shows a new code each half minute. Its secret is sealed with its person's key.

    `confirmed_at` None: it was shown, and no code of it was typed yet. `step`: of the newest code
    that counted, in half minutes since 1970, so that none counts twice. `misses`: since the last
    right one, on all devices.
    """

    __tablename__ = "authenticators"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    id: UUID = Field(default_factory=new_id, unique=True)
    secret: bytes
    made_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    step: int = Field(default=0, sa_type=Number)
    misses: int = 0
    wait_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ProofChallenge(SQLModel, table=True):
    """What a passkey is asked to sign: once, soon, for one purpose. `session_id` None: at the sign-in."""

    __tablename__ = "proof_challenges"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    session_id: UUID | None = Field(default=None, foreign_key="sessions.id", index=True)
    purpose: str = Field(max_length=8)
    challenge: bytes = Field(max_length=32)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


class PasskeyAsk(Shape):
    """What a phone hands to its passkeys. `known`: keys to choose from, or (for a new one) to leave out.

    Bytes are base 64 for URLs. `site` is the name keys belong to; `person` the handle of a new one.
    """

    id: UUID
    challenge: str
    site: str
    known: list[str]
    person: str | None
    name: str | None


class NewPasskey(Command):
    """What a phone answers when it made one: `ask` is the id of what it was handed."""

    ask: UUID
    credential: ShortBytes
    client: Bytes
    attestation: Bytes


class PasskeySigned(Command):
    """What a passkey signed: `ask` is the id of what it was handed."""

    ask: UUID
    credential: ShortBytes
    client: Bytes
    data: Bytes
    signature: Bytes


class PasskeySignIn(PasskeySigned):
    """`device`: the phone's own id, as with a card."""

    device: UUID | None = None


class CodeAndPin(Command):
    code: Code
    pin: Pin


class NewProof(Command):
    """One of the two: a passkey, or a code together with the PIN."""

    passkey: PasskeySigned | None = None
    codes: CodeAndPin | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.passkey is None) == (self.codes is None):
            raise ValueError("needs either a passkey, or a code and the PIN")
        return self


class MyPasskey(Shape):
    id: UUID
    label: str
    since: datetime


class NewAuthenticator(Shape):
    """The only time its secret is told: as letters, as a link for an app on this phone, and as an SVG."""

    secret: str
    link: str
    qr: str


class MyProof(Shape):
    """What I have to prove that it is me. `codes`: since when. `asked`: whether the desk asks for it.

    `required`: a centre of mine asks all its staff. `passkeys_here`: whether this address can have any.
    """

    passkeys: list[MyPasskey]
    codes: datetime | None
    pin: bool
    asked: bool
    required: bool
    passkeys_here: bool


class StaffProof(Shape):
    """Whether a centre asks all its staff to prove themselves at the desk."""

    required: bool


class StaffProofChange(Command):
    required: bool
