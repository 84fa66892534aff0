"""Puts a little onto the desks of the demo: in each centre two things were said to it, one out of worry."""

from datetime import timedelta
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlmodel import col

from actions.case_copies import copy
from actions.cases import open_case
from actions.demo.shapes import Plan, Room
from actions.reported import Thing
from actions.reports import sealed_words
from core.work import Work
from models.groups import Room as Place
from models.messages import Message
from models.reports import Report

NAMESPACE = UUID("3b0f6a52-5f0e-4f4e-9a53-6d5f0c0e7a11")
REASONS = ("worried", "too_much")
WORDS: dict[str, tuple[str, str]] = {
    "zh-CN": ("这两天话少了，有点惦记。", ""),
    "en": ("They have been quiet these days.", ""),
    "ja": ("このごろ口数が少なくて、気になります。", ""),
}


def fill_reports(work: Work, plan: Plan, people: dict[str, UUID]) -> None:
    """Two reports a centre, in the first group of each, of what others said there."""
    languages = {centre.key: centre.language for centre in plan.centres}
    first: dict[str, Room] = {}
    for room in plan.rooms:
        if room.kind == "group":
            first.setdefault(room.centre, room)
    for centre, room in first.items():
        _report(work, room, people[room.hosts[0]], WORDS[languages[centre]])
    work.session.flush()


def _report(work: Work, room: Room, reporter: UUID, words: tuple[str, str]) -> None:
    query = (
        select(Message)
        .where(col(Message.room_id) == room.id, col(Message.author_id) != reporter)
        .order_by(col(Message.seq).desc())
        .limit(len(REASONS))
    )
    for number, message in enumerate(work.session.scalars(query).all()):
        thing = _thing(work, message)
        case = open_case(work, centre=thing.centre, thing=thing, origin="report", danger=False)
        copy(work, case, thing)
        key = uuid5(NAMESPACE, f"{room.key}:{number}")
        row = Report(id=key, case_id=case.id, by_id=reporter, reason=REASONS[number], at=work.now)
        row.words = sealed_words(work, case.id, key, reporter, words[number])
        row.at = case.opened_at = work.now - timedelta(hours=5 + 20 * number)
        work.session.add(row)


def _thing(work: Work, message: Message) -> Thing:
    place = work.session.get_one(Place, message.room_id)
    return Thing(
        kind="message",
        id=message.id,
        centre=place.centre_id,
        author=message.author_id,
        room=place.id,
        words=message.text,
        picture=None,
        said_at=message.at,
        around=True,
    )
