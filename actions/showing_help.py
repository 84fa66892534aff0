"""Help requests as one person sees them: a page of them in a handful of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.help_content import HelpContent, opened, opened_offer
from actions.help_standing import acquainted, facts_of, part_of, standing_offers
from actions.naming import names
from actions.readers import reader
from core.work import Work
from models.boundaries import Mute
from models.groups import Room
from models.help_offers import HelpOffer, HelpOfferShape, MyHelpOffer
from models.help_requests import (
    CheckLine,
    GroupOfRequest,
    HelpMay,
    HelpNews,
    HelpRequest,
    HelpRequestShape,
    Meeting,
)
from models.people import Centre, CentreName, PersonShape
from rules.help_requests import Facts, names_owner, state_for
from rules.viewing import Reader, lasts


@dataclass
class Loaded:
    """Everything that the shapes of some requests need, for one person who may see them all."""

    work: Work
    me: UUID
    reader: Reader
    offers: Mapping[UUID, Sequence[HelpOffer]]
    people: Mapping[UUID, Mapping[UUID, PersonShape]]
    centres: Mapping[UUID, Centre]
    groups: Mapping[UUID, str]
    heard_of: frozenset[tuple[UUID, UUID]]
    know_me: frozenset[UUID]
    mute_me: frozenset[UUID]
    known_to_me: frozenset[UUID]


def shapes(work: Work, me: UUID, rows: Sequence[HelpRequest]) -> list[HelpRequestShape]:
    """These requests, in their order; all of them must be known to `me`."""
    if not rows:
        return []
    loaded = _load(work, me, rows)
    return [_shape(loaded, row) for row in rows]


def shape(work: Work, me: UUID, row: HelpRequest) -> HelpRequestShape:
    """One request."""
    return shapes(work, me, [row])[0]


def _load(work: Work, me: UUID, rows: Sequence[HelpRequest]) -> Loaded:
    offers: dict[UUID, list[HelpOffer]] = {row.id: [] for row in rows}
    for offer in standing_offers(work, list(offers)):
        offers[offer.request_id].append(offer)
    mine = [row for row in rows if row.owner_id == me]
    unnamed = {
        row.owner_id
        for row in rows
        if not row.named and any(offer.person_id == me for offer in offers[row.id])
    }
    helpers = {offer.person_id for row in mine for offer in offers[row.id]}
    groups = {row.group_id for row in mine if row.group_id is not None}
    titles = select(col(Room.id), col(Room.title)).where(col(Room.id).in_(groups))
    centres = select(Centre).where(col(Centre.id).in_({row.centre_id for row in rows}))
    return Loaded(
        work=work,
        me=me,
        reader=reader(work, me),
        offers=offers,
        people=_people(work, rows, offers),
        centres={centre.id: centre for centre in work.session.scalars(centres)},
        groups={row.id: row.title for row in work.rows(titles)} if groups else {},
        heard_of=_heard_of(work, me) if unnamed else frozenset(),
        know_me=frozenset(o for o in unnamed if acquainted(work, o, [me])),
        mute_me=_mute_me(work, me, unnamed),
        known_to_me=frozenset(acquainted(work, me, helpers)),
    )


def _people(
    work: Work, rows: Sequence[HelpRequest], offers: Mapping[UUID, Sequence[HelpOffer]]
) -> dict[UUID, dict[UUID, PersonShape]]:
    """Everybody who asks or offers, by centre."""
    wanted: dict[UUID, set[UUID]] = {}
    for row in rows:
        here = wanted.setdefault(row.centre_id, set())
        here |= {row.owner_id, *(offer.person_id for offer in offers[row.id])}
    return {centre: names(work, people, centre) for centre, people in wanted.items()}


def _heard_of(work: Work, me: UUID) -> frozenset[tuple[UUID, UUID]]:
    """The requests, with who asks, of which that person was told that I offered."""
    query = select(col(HelpNews.request_id), col(HelpNews.person_id)).where(
        col(HelpNews.kind) == "offered", col(HelpNews.about_id) == me
    )
    return frozenset((row.request_id, row.person_id) for row in work.rows(query))


def _mute_me(work: Work, me: UUID, owners: set[UUID]) -> frozenset[UUID]:
    if not owners:
        return frozenset()
    query = select(col(Mute.owner_id), col(Mute.until)).where(
        col(Mute.person_id) == me, col(Mute.owner_id).in_(owners)
    )
    return frozenset(row.owner_id for row in work.rows(query) if lasts(row.until, work.now))


def _shape(loaded: Loaded, row: HelpRequest) -> HelpRequestShape:
    offers = loaded.offers[row.id]
    facts = facts_of(loaded.work, row, loaded.me, offers, reached=True)
    content = opened(loaded.work, row)
    inside = facts.own or (facts.part is not None and facts.part.chosen)
    centre = loaded.centres[row.centre_id]
    return HelpRequestShape(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]  # the column holds only these
        title=content.title,
        words=content.words,
        day=row.day,
        time=row.time,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=row.zone,
        minutes=row.minutes,
        place=content.place,
        checklist=_list(row, content, inside=inside),
        centre=CentreName(id=centre.id, name=centre.name),
        own=facts.own,
        owner=_owner(loaded, row, facts),
        named=row.named,
        with_worker=row.with_worker,
        audience=row.audience if facts.own else None,  # type: ignore[arg-type]  # the column holds only these
        group=_group(loaded, row) if facts.own else None,
        state=state_for(facts),
        meeting=Meeting(place=content.meeting) if inside and content.meeting else None,
        offers=_offers(loaded, row, offers) if facts.own else None,
        mine=_mine(loaded, offers),
        may=_may(loaded, row, facts),
    )


def _list(row: HelpRequest, content: HelpContent, *, inside: bool) -> list[CheckLine]:
    pairs = zip(content.checklist, row.ticked, strict=False)
    return [CheckLine(words=words, ticked=there if inside else None) for words, there in pairs]


def _owner(loaded: Loaded, row: HelpRequest, facts: Facts) -> PersonShape | None:
    shown = names_owner(
        facts,
        named=row.named,
        told=(row.id, row.owner_id) in loaded.heard_of,
        acquainted=row.owner_id in loaded.know_me,
        muted_by_owner=row.owner_id in loaded.mute_me,
    )
    return loaded.people[row.centre_id].get(row.owner_id) if shown else None


def _group(loaded: Loaded, row: HelpRequest) -> GroupOfRequest | None:
    if row.group_id is None:
        return None
    return GroupOfRequest(id=row.group_id, title=loaded.groups.get(row.group_id, ""))


def _offers(loaded: Loaded, row: HelpRequest, offers: Sequence[HelpOffer]) -> list[HelpOfferShape]:
    return [
        _offer(loaded, loaded.people[row.centre_id][offer.person_id], offer) for offer in offers
    ]


def _offer(loaded: Loaded, person: PersonShape, offer: HelpOffer) -> HelpOfferShape:
    part = part_of(offer)
    return HelpOfferShape(
        person=person,
        words=opened_offer(loaded.work, offer),
        folded=loaded.reader.mutes(offer.person_id, loaded.work.now),
        chosen=part.chosen,
        confirmed=part.chosen and part.confirmed,
        start_at_centre=offer.person_id not in loaded.known_to_me,
    )


def _mine(loaded: Loaded, offers: Sequence[HelpOffer]) -> MyHelpOffer | None:
    found = next((offer for offer in offers if offer.person_id == loaded.me), None)
    if found is None:
        return None
    part = part_of(found)
    words = opened_offer(loaded.work, found)
    return MyHelpOffer(words=words, chosen=part.chosen, confirmed=part.chosen and part.confirmed)


def _may(loaded: Loaded, row: HelpRequest, facts: Facts) -> HelpMay:
    open_ = facts.ahead and not facts.closed
    part, begun = facts.part, loaded.work.now >= row.starts_at
    comes = part is not None and part.chosen and part.confirmed
    takes_part = facts.own or (part is not None and part.chosen)
    return HelpMay(
        offer=open_ and not facts.own and part is None and facts.stage != "agreed",
        step_back=open_ and part is not None,
        confirm=open_ and part is not None and part.chosen and not part.confirmed,
        choose=open_ and facts.own,
        edit=open_ and facts.own,
        withdraw=open_ and facts.own,
        end=(facts.own or comes) and begun and not facts.closed and facts.stage == "agreed",
        tick=takes_part and not facts.closed,
    )
