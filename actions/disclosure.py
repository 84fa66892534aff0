"""What I tell: facts in my own words, each with its audience; and what anybody is shown of somebody."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions.boundaries import tell_myself
from actions.groups import standing
from actions.meeting import between, shape_of
from actions.resting import shows_resting
from actions.rooms import others
from core.errors import Invalid, NotFound
from core.work import Work
from models.disclosure import (
    Audience,
    Fact,
    FactKind,
    FactShape,
    FactVersion,
    MyFact,
    MyFactVersion,
    NewFact,
    Shown,
)
from models.sign_in import Who
from rules.boundaries import TOLD_IN_TALKS, may_know, may_meet
from rules.viewing import Between

NOBODY = UUID(int=0)


def tell(work: Work, who: Who, kind: FactKind, new: NewFact) -> MyFact:
    """Say something about myself, or say it anew; what it said before stays mine to read.

    Raises Invalid for a group in the audience that I'm not in.
    """
    _require_my_groups(work, who, new.audience)
    fact = _fact(work, who.person, kind)
    if fact is None:
        fact = Fact(
            person_id=who.person, kind=kind, words=b"", version=_last(work, who, kind), at=work.now
        )
    fact.version, fact.at, fact.hidden_until = fact.version + 1, work.now, new.hidden_until
    fact.audience = new.audience.model_dump(mode="json")
    fact.words = work.vault.seal(who.person, "facts", fact.id, new.words)
    work.session.add(fact)
    work.session.flush()
    _remember(work, fact, new.words)
    tell_myself(work, who.person)
    return _mine(work, fact)


def _require_my_groups(work: Work, who: Who, audience: Audience) -> None:
    for room in audience.groups:
        try:
            standing(work, who, room)
        except NotFound:
            raise Invalid(fields={"audience.groups": "holds a group that isn't yours"}) from None


def _fact(work: Work, person: UUID, kind: str) -> Fact | None:
    query = select(Fact).where(col(Fact.person_id) == person, col(Fact.kind) == kind)
    return work.session.scalars(query).first()


def _last(work: Work, who: Who, kind: str) -> int:
    versions = select(col(FactVersion.version)).where(
        col(FactVersion.person_id) == who.person, col(FactVersion.kind) == kind
    )
    return max(work.rows(versions).scalars(), default=0)


def _remember(work: Work, fact: Fact, words: str) -> None:
    kept = FactVersion(
        person_id=fact.person_id,
        kind=fact.kind,
        version=fact.version,
        words=b"",
        audience=fact.audience,
        at=fact.at,
    )
    kept.words = work.vault.seal(fact.person_id, "facts", kept.id, words)
    work.session.add(kept)
    work.session.flush()


def untell(work: Work, who: Who, kind: FactKind, *, versions: bool = False) -> None:
    """Say it no longer; `versions`: nor keep for myself what it said before."""
    tables = (Fact, FactVersion) if versions else (Fact,)
    for table in tables:
        work.change(
            delete(table).where(col(table.person_id) == who.person, col(table.kind) == kind)
        )
    tell_myself(work, who.person)


def my_facts(work: Work, who: Who) -> list[MyFact]:
    """Everything I tell, whoever may know it."""
    return [_mine(work, fact) for fact in facts_of(work, who.person)]


def facts_of(work: Work, person: UUID) -> list[Fact]:
    """Somebody's facts as they are stored, sealed, by kind."""
    query = select(Fact).where(col(Fact.person_id) == person).order_by(col(Fact.kind))
    return list(work.session.scalars(query))


def _mine(work: Work, fact: Fact) -> MyFact:
    return MyFact(
        kind=fact.kind,  # type: ignore[arg-type]  # the column holds only kinds
        words=_words(work, fact),
        audience=Audience.model_validate(fact.audience),
        hidden_until=fact.hidden_until,
        version=fact.version,
        at=fact.at,
    )


def _words(work: Work, row: Fact | FactVersion) -> str:
    return work.vault.open(row.person_id, "facts", row.id, row.words) or ""


def versions_of(work: Work, who: Who, kind: FactKind) -> list[MyFactVersion]:
    """What I said there before, the newest first."""
    query = (
        select(FactVersion)
        .where(col(FactVersion.person_id) == who.person, col(FactVersion.kind) == kind)
        .order_by(col(FactVersion.version).desc())
    )
    return [
        MyFactVersion(
            version=row.version,
            words=_words(work, row),
            audience=Audience.model_validate(row.audience),
            at=row.at,
        )
        for row in work.session.scalars(query)
    ]


def shown_to(work: Work, owner: UUID, facts: Between) -> Shown:
    """What somebody is shown of a person: their page and its preview both ask here. Raises NotFound."""
    person = shape_of(work, owner)
    if not may_meet(facts) or person is None:
        raise NotFound()
    told = told_to(work, owner, facts)
    return Shown(
        person=person,
        facts=[FactShape(kind=fact.kind, words=_words(work, fact)) for fact in told],  # type: ignore[arg-type]  # the column holds only kinds
        resting=shows_resting(work, owner, facts.circle),
    )


def dont_ask(work: Work, who: Who, room_id: UUID) -> str | None:
    """What the other in a room of two asks not to be asked about: told to who writes there, a worker too.

    It is shown where one writes, so reading it is no look. Raises NotFound for who isn't in the room.
    """
    room, _ = standing(work, who, room_id)
    other = others(work, [room], who.person).get(room.id)
    if other is None:
        return None
    told = told_to(work, other.id, between(work, who.person, other.id))
    return next((_words(work, fact) for fact in told if fact.kind == TOLD_IN_TALKS), None)


def behind_glass(work: Work, owner: UUID) -> list[FactShape]:
    """Everything somebody tells about themselves, whomever it is for: only for a broken glass."""
    return [FactShape(kind=fact.kind, words=_words(work, fact)) for fact in facts_of(work, owner)]  # type: ignore[arg-type]  # the column holds only kinds


def told_to(work: Work, owner: UUID, facts: Between) -> list[Fact]:
    """The facts of somebody that one may know."""
    return [fact for fact in facts_of(work, owner) if _may(fact, facts, work)]


def _may(fact: Fact, facts: Between, work: Work) -> bool:
    audience = Audience.model_validate(fact.audience)
    return may_know(fact.kind, audience, fact.hidden_until, facts, work.now)


def for_workers(told: Iterable[Fact]) -> list[str]:
    """Of what a worker is told, the kinds that its owner set to be open to workers."""
    return [fact.kind for fact in told if fact.audience.get("workers")]


def seen_as_person(work: Work, who: Who, viewer: UUID) -> Shown:
    """What somebody sees of me; as they see it. Raises NotFound for who sees nothing at all."""
    return shown_to(work, who.person, between(work, viewer, who.person))


def seen_as_group(work: Work, who: Who, room: UUID) -> Shown:
    """What somebody in that group of mine sees, who is nothing else to me. Raises NotFound."""
    standing(work, who, room)
    return shown_to(work, who.person, _somebody(rooms=frozenset((room,)), member=True))


def seen_as_worker(work: Work, who: Who) -> Shown:
    """What a worker of my centre sees, who is nothing else to me."""
    return shown_to(work, who.person, _somebody(staff=True))


def _somebody(
    *, rooms: frozenset[UUID] = frozenset(), member: bool = False, staff: bool = False
) -> Between:
    return Between(
        viewer=NOBODY,
        itself=False,
        circle="acquaintance",
        rooms=rooms,
        talk=False,
        viewer_is_member=member,
        viewer_is_staff=staff,
        other_is_staff=False,
        blocked=False,
        gone=False,
    )
