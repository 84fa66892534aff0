"""Dates of activities as one person sees them: a page of them in a handful of queries."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.lines import lines_of
from actions.places import HOLDING, limits_of, pools
from actions.readers import reader
from actions.rooms import named_at
from actions.ties import ties
from core.work import Work
from models.activities import Activity
from models.dates import (
    ActivityDate,
    CalledOff,
    Chat,
    DateLimits,
    DateMay,
    DateShape,
    GroupName,
)
from models.groups import Membership, Room
from models.people import Centre, CentreName, PersonShape
from models.sign_ups import MySignUp, OfferShape, PlaceOffer, SignUp
from rules.activities import Tie, may_edit, may_look_after
from rules.boundaries import who_hosts
from rules.repeats import wall_of
from rules.sign_ups import Pool, left, on_offer, room_is_open
from rules.viewing import Reader

WISHES = "wishes"
_TOLD = (
    *("title", "about", "place_kind", "place", "pace", "noise", "crowd", "speaking", "breaks"),
    *("leave_early", "cost", "bring", "wheelchair", "language", "first_time"),
)
Pair = tuple[ActivityDate, Activity]


@dataclass
class Loaded:
    """Everything that the shapes of some dates need, for one person."""

    work: Work
    me: UUID
    reader: Reader
    ties: Mapping[UUID, Tie]
    pools: Mapping[tuple[UUID, str], Pool]
    mine: Mapping[UUID, SignUp]
    offers: Mapping[UUID, PlaceOffer]
    lines: Mapping[UUID, int]
    people: Mapping[tuple[UUID, UUID], PersonShape]
    centres: Mapping[UUID, Centre]
    groups: Mapping[UUID, str]
    rooms: frozenset[UUID]

    def person(self, person: UUID | None, centre: UUID) -> PersonShape | None:
        """Somebody as that centre shows them; the centre itself under its own id."""
        if person == centre:
            return PersonShape(id=centre, name=self.centres[centre].name)
        return None if person is None else self.people.get((person, centre))


def shapes(work: Work, me: UUID, pairs: Sequence[Pair]) -> list[DateShape]:
    """These dates as somebody sees them, who may know of each: that was asked when they were loaded."""
    if not pairs:
        return []
    loaded = _load(work, me, pairs)
    return [_shape(loaded, date, activity) for date, activity in pairs]


def shape(work: Work, me: UUID, date: ActivityDate, activity: Activity) -> DateShape:
    """One date as somebody sees it, who may know of it."""
    return shapes(work, me, [(date, activity)])[0]


def _load(work: Work, me: UUID, pairs: Sequence[Pair]) -> Loaded:
    activities = {activity.id: activity for _, activity in pairs}
    mine = _mine(work, me, [date.id for date, _ in pairs])
    hosts = {(p, a.centre_id) for a in activities.values() for p in (a.host_id, a.cohost_id)}
    hosts |= {(row.by_id, activities[a].centre_id) for row, a in _helped(mine, pairs)}
    centres = {activity.centre_id for activity in activities.values()}
    return Loaded(
        work=work,
        me=me,
        reader=reader(work, me),
        ties=ties(work, me, activities.values()),
        pools=pools(work, {date.id: limits_of(activity, date) for date, activity in pairs}),
        mine=mine,
        offers=_offers(work, me, [row.date_id for row in mine.values() if row.state == "waiting"]),
        lines=lines_of(work, me, pairs, mine),
        people=named_at(work, ((p, centre) for p, centre in hosts if p is not None)),
        centres={key: work.session.get_one(Centre, key) for key in centres},
        groups=_groups(work, activities.values()),
        rooms=_rooms(work, me, [date.room_id for date, _ in pairs if date.room_id is not None]),
    )


def _helped(mine: Mapping[UUID, SignUp], pairs: Sequence[Pair]) -> list[tuple[SignUp, UUID]]:
    of = {date.id: activity.id for date, activity in pairs}
    return [(row, of[row.date_id]) for row in mine.values() if row.by_id is not None]


def _mine(work: Work, me: UUID, dates: Sequence[UUID]) -> dict[UUID, SignUp]:
    query = select(SignUp).where(col(SignUp.person_id) == me, col(SignUp.date_id).in_(dates))
    return {row.date_id: row for row in work.session.scalars(query)}


def _offers(work: Work, me: UUID, dates: Sequence[UUID]) -> dict[UUID, PlaceOffer]:
    if not dates:
        return {}
    query = select(PlaceOffer).where(
        col(PlaceOffer.person_id) == me,
        col(PlaceOffer.date_id).in_(dates),
        col(PlaceOffer.answer).is_(None),
        col(PlaceOffer.until) > work.now,
    )
    return {row.date_id: row for row in work.session.scalars(query)}


def _groups(work: Work, activities: Any) -> dict[UUID, str]:
    wanted = {activity.group_id for activity in activities if activity.group_id is not None}
    if not wanted:
        return {}
    rows = work.rows(select(col(Room.id), col(Room.title)).where(col(Room.id).in_(wanted)))
    return {row.id: row.title for row in rows}


def _rooms(work: Work, me: UUID, rooms: Sequence[UUID]) -> frozenset[UUID]:
    if not rooms:
        return frozenset()
    query = select(col(Membership.room_id)).where(
        col(Membership.person_id) == me, col(Membership.room_id).in_(rooms)
    )
    return frozenset(work.rows(query).scalars())


def _shape(loaded: Loaded, date: ActivityDate, activity: Activity) -> DateShape:
    content = activity.content | date.changes
    tie, row = loaded.ties[activity.id], loaded.mine.get(date.id)
    goes = row is not None and row.state in ("in", "asked")
    centre = loaded.centres[activity.centre_id]
    host = loaded.person(who_hosts(loaded.reader, activity.host_id, centre.id), centre.id)
    assert host is not None
    return DateShape(
        id=date.id,
        activity=activity.id,
        centre=CentreName(id=centre.id, name=centre.name),
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        zone=activity.zone,
        link=content["link"] if goes or may_look_after(tie) else None,
        host=host,
        cohost=_cohost(loaded, activity),
        audience=activity.audience,  # type: ignore[arg-type]  # the column holds only these
        group=_group(loaded, activity, tie),
        self_run=activity.self_run,
        waits=activity.approved_at is None,
        repeats=activity.rule,
        moved=wall_of(date.starts_at, activity.zone) != date.slot,
        left=left(loaded.pools[date.id, "member"]),
        helpers_left=left(loaded.pools[date.id, "helper"]) if content["helpers"] else None,
        limits=_limits(content, activity, tie),
        called_off=_called_off(date),
        mine=None if row is None or was_never_on(row) else _my_sign_up(loaded, row, activity),
        chat=_chat(loaded, date, tie, goes=goes and bool(content["chat"])),
        may=_may(loaded, date, activity, tie),
        **{name: content[name] for name in _TOLD},
    )


def _cohost(loaded: Loaded, activity: Activity) -> PersonShape | None:
    second = activity.cohost_id
    if second is None or who_hosts(loaded.reader, second, activity.centre_id) != second:
        return None
    return loaded.person(second, activity.centre_id)


def _group(loaded: Loaded, activity: Activity, tie: Tie) -> GroupName | None:
    """The group it is for, named to who is in it; workers learn only that it is for one."""
    if activity.group_id is None or not tie.in_group:
        return None
    return GroupName(id=activity.group_id, title=loaded.groups[activity.group_id])


def _called_off(date: ActivityDate) -> CalledOff | None:
    return None if date.called_off_at is None else CalledOff(why=date.why, at=date.called_off_at)


def _limits(content: Mapping[str, Any], activity: Activity, tie: Tie) -> DateLimits | None:
    if not may_edit(tie, self_run=activity.self_run):
        return None
    return DateLimits(
        places=content["places"],
        helpers=content["helpers"],
        turn=activity.turn,  # type: ignore[arg-type]  # the column holds only these
    )


def _chat(loaded: Loaded, date: ActivityDate, tie: Tie, *, goes: bool) -> Chat:
    there = room_is_open(date.starts_at, date.ends_at, loaded.work.now)
    inside = date.room_id in loaded.rooms
    return Chat(
        open=(there and (goes or may_look_after(tie)) and date.called_off_at is None) or inside,
        room=date.room_id if inside else None,
    )


def _may(loaded: Loaded, date: ActivityDate, activity: Activity, tie: Tie) -> DateMay:
    ahead = date.ends_at > loaded.work.now
    held = date.called_off_at is None
    return DateMay(
        sign_up=ahead and held and activity.approved_at is not None and not tie.hosts,
        edit=ahead and held and may_edit(tie, self_run=activity.self_run),
        call_off=ahead and held and may_look_after(tie),
        check_in=held and may_look_after(tie),
        approve=activity.approved_at is None and tie.staff,
    )


def _my_sign_up(loaded: Loaded, row: SignUp, activity: Activity) -> MySignUp:
    wishes, words = opened_wish(loaded.work, row)
    offer = loaded.offers.get(row.date_id)
    if offer is not None:
        pool = loaded.pools[row.date_id, offer.role]
        offer = offer if on_offer(pool, to_all=offer.to_all) else None
    return MySignUp(
        state=row.state,  # type: ignore[arg-type]  # the column holds only states
        role=row.role,  # type: ignore[arg-type]  # the column holds only roles
        shown_to=row.shown_to,  # type: ignore[arg-type]  # the column holds only these
        wishes=wishes,
        words=words,
        line=loaded.lines.get(row.date_id),
        offer=None if offer is None else offer_shape(offer),
        by=loaded.person(row.by_id, activity.centre_id),
        came=came_of(row),
    )


def was_never_on(row: SignUp) -> bool:
    """Whether a row holds only what a tablet noted of somebody who didn't sign up."""
    return row.state == "out" and row.out_at is None


def came_of(row: SignUp) -> Any:
    """What is told of whether somebody came. Of who isn't on the list, or waits, nothing is."""
    return row.came if row.state in HOLDING else None


def offer_shape(offer: PlaceOffer) -> OfferShape:
    """An offer, for whom it is made to."""
    return OfferShape(id=offer.id, until=offer.until, to_all=offer.to_all)


def opened_wish(work: Work, row: SignUp) -> tuple[list[Any], str]:
    """The wishes and words of a sign-up, opened: for its owner, the host, and workers."""
    if row.wish is None:
        return [], ""
    opened = work.vault.open(row.person_id, WISHES, row.date_id, row.wish)
    if opened is None:
        return [], ""
    said = json.loads(opened)
    return said["wishes"], said["words"]


def sealed_wish(
    work: Work, person: UUID, date: UUID, wishes: list[Any], words: str
) -> bytes | None:
    """Wishes and words, sealed with their owner's key; None where there are none."""
    if not wishes and not words:
        return None
    said = json.dumps({"wishes": wishes, "words": words}, ensure_ascii=False)
    return work.vault.seal(person, WISHES, date, said)
