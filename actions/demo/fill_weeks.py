"""Puts two months of a centre's weeks into the demo: posted, signed up for, and come to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlmodel import col

from actions import activities
from actions.demo.shapes import Plan
from actions.demo.week import WEEKS_AHEAD, WEEKS_BACK, Weekly, weeklies
from core.work import Work
from models.activities import NewActivity
from models.dates import ActivityDate
from models.people import Centre
from models.sign_in import Who
from models.sign_ups import SignUp

NAMESPACE = UUID("2b5f6f9a-3f53-4d5e-8a1c-5d0f0c1a7e42")
DAYS = ("MO", "TU", "WE", "TH", "FR")


def fill_weeks(work: Work, plan: Plan) -> None:
    """Every centre's weeks around now. Nobody's guest is signed up for anything ahead: that is theirs to try."""
    guests = {guest.person for guest in plan.guests}
    for centre in plan.centres:
        row = work.session.get_one(Centre, centre.id)
        crowd = [p for p in plan.people if p.centre == centre.key]
        hosts = [p.key for p in crowd if p.appointments[0].role == "peer_representative"]
        members = [p.id for p in crowd if p.appointments[0].role == "member"]
        ids = {p.key: p.id for p in crowd}
        for number, weekly in enumerate(weeklies(centre.language)):
            host = ids[weekly.host or hosts[number % len(hosts)]]
            key = uuid5(NAMESPACE, f"{centre.key}:{number}")
            dates = _post(work, row, host, key, weekly)
            dice = Random(f"{centre.key}:{number}")
            going = dice.sample(members, min(len(members), 3 + number % 4))
            _sign_up(work, dates, going, weekly, {ids[k] for k in guests if k in ids})


def _post(work: Work, centre: Centre, host: UUID, key: UUID, weekly: Weekly) -> list[ActivityDate]:
    """Post it as it was posted four weeks ago."""
    here = ZoneInfo(centre.time_zone)
    first = work.now.astimezone(here) - timedelta(weeks=WEEKS_BACK)
    last = work.now.astimezone(here) + timedelta(weeks=WEEKS_AHEAD)
    first += timedelta(days=(weekly.days[0] - first.weekday()) % 7)
    rule = f"FREQ=WEEKLY;BYDAY={','.join(DAYS[day] for day in weekly.days)};UNTIL={last:%Y%m%d}"
    if weekly.every > 1:
        rule = rule.replace("FREQ=WEEKLY", f"FREQ=WEEKLY;INTERVAL={weekly.every}")
    new = NewActivity.model_validate(
        {
            "title": weekly.title,
            "about": weekly.about,
            "starts": f"{first:%Y-%m-%d}T{weekly.clock}",
            "repeats": rule,
            **weekly.more,
        }
    )
    then = replace(work, now=min(work.now, first) - timedelta(days=2))
    who = Who(host, key, key, centre.language, centre.id, _roles(centre.id))
    activities.post(then, who, key, new, activities.planned(new))
    query = select(ActivityDate).where(col(ActivityDate.activity_id) == key)
    return list(work.session.scalars(query.order_by(col(ActivityDate.starts_at))))


def _roles(centre: UUID) -> dict[UUID, frozenset[str]]:
    return {centre: frozenset({"peer_representative"})}


def _sign_up(
    work: Work,
    dates: Sequence[ActivityDate],
    going: Sequence[UUID],
    weekly: Weekly,
    guests: set[UUID],
) -> None:
    """These go to all of them, in their order, as long as there are places; those before now they came to."""
    places = weekly.more.get("places")
    for date in dates:
        over = date.ends_at <= work.now
        here = [person for person in going if over or person not in guests]
        rows = [
            _row(date, person, number, places, came=over, at=min(work.now, date.starts_at))
            for number, person in enumerate(here, 1)
        ]
        if rows:
            work.change(insert(SignUp), rows)
            here_now = update(ActivityDate).where(col(ActivityDate.id) == date.id)
            work.change(here_now.values(line=len(rows)))


def _row(
    date: ActivityDate, person: UUID, number: int, places: int | None, *, came: bool, at: datetime
) -> dict[str, object]:
    full = places is not None and number > places
    return {
        "date_id": date.id,
        "person_id": person,
        "role": "member",
        "state": "waiting" if full else "in",
        "number": number,
        "shown_to": ("going", "everyone", "host")[number % 3],
        "at": at - timedelta(days=1),
        "was": "",
        "walk_in": False,
        "came": "came" if came and not full else None,
    }
