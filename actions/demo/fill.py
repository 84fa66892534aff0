"""Puts the demo's plan into an empty database, as if it had happened at its own times."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import exists, insert, select, update
from sqlmodel import col

from actions.announcing import announce
from actions.cards import add_card
from actions.demo.fill_buddies import fill_buddies
from actions.demo.fill_cases import fill_cases
from actions.demo.fill_reports import fill_reports
from actions.demo.fill_role import fill_role
from actions.demo.fill_thanks import fill_thanks
from actions.demo.fill_weeks import fill_weeks
from actions.demo.hands import fill_hands
from actions.demo.shapes import Message as Said
from actions.demo.shapes import Plan
from actions.demo.shapes import Room as Place
from actions.demo.skills import fill_skills
from actions.groups import add_room, announcements_of, enter
from actions.letters import index_some
from actions.people import add_person, give_role, make_centre
from core.work import Work
from models.groups import Room
from models.ledger import room_stream
from models.messages import Message, Reaction, ReadMark
from models.people import Centre, Person, PersonShape
from models.sign_in import MadeCard


def is_empty(work: Work) -> bool:
    """Whether nobody has ever been here."""
    return not work.rows(select(exists().select_from(Person))).scalar_one()


def fill(work: Work, plan: Plan) -> dict[str, UUID]:
    """Make everything of the plan; gives the people's ids by their keys."""
    centres = {
        centre.key: make_centre(
            work,
            centre.name,
            centre.district,
            centre.language,
            [{"label": n.label, "number": n.number} for n in centre.help_numbers],
            time_zone=centre.time_zone,
            key=centre.id,
        )
        for centre in plan.centres
    }
    people = _people(work, plan, centres)
    rooms = {place.key: _room(work, place, centres[place.centre], people) for place in plan.rooms}
    seqs = [_say(work, said, rooms[said.room], people) for said in plan.messages]
    _read(work, plan, rooms, people, seqs)
    fill_weeks(work, plan)
    fill_skills(work, plan)
    fill_hands(work, plan)
    fill_buddies(work, plan)
    fill_role(work, plan)
    fill_thanks(work, plan, people)
    fill_cases(work, plan, people)
    fill_reports(work, plan, people)
    for room in rooms.values():
        while index_some(work, room.id):
            pass
    return people


def _people(work: Work, plan: Plan, centres: dict[str, Centre]) -> dict[str, UUID]:
    for person in plan.people:
        first, *more = person.appointments
        home = centres[first.centre].id
        add_person(work, home, person.name, first.role, person.language, key=person.id)
        for other in more:
            give_role(work, person.id, centres[other.centre].id, other.role, None)
    return {person.key: person.id for person in plan.people}


def _room(work: Work, place: Place, centre: Centre, people: dict[str, UUID]) -> Room:
    earlier = replace(work, now=place.made_at)
    room = announcements_of(earlier, centre.id) if place.kind == "announcements" else None
    if room is None:
        room = add_room(
            earlier,
            centre.id,
            place.kind,
            place.title,
            place.about,
            is_open=place.open,
            key=place.id,
        )
    for key in place.members:
        enter(earlier, room, people[key], "host" if key in place.hosts else "member")
    return room


def _say(work: Work, said: Said, room: Room, people: dict[str, UUID]) -> int:
    then = replace(work, now=said.at)
    seq = announce(then, room_stream(room.id), "message.sent", said.id)
    then.change(insert(Message), [_row(said, room, seq, people)])
    _react(then, said, room, seq, people)
    if said.taken_back:
        gone = {"text": "", "topics": [], "taken_back_at": said.at}
        then.change(update(Message).where(col(Message.id) == said.id).values(**gone))
        announce(then, room_stream(room.id), "message.taken_back", said.id, about=seq)
    return seq


def _row(said: Said, room: Room, seq: int, people: dict[str, UUID]) -> dict[str, object]:
    return {
        "id": said.id,
        "room_id": room.id,
        "seq": seq,
        "author_id": people[said.author],
        "text": said.text,
        "at": said.at,
        "topics": list(said.topics),
    }


def _react(work: Work, said: Said, room: Room, seq: int, people: dict[str, UUID]) -> None:
    for reaction in said.reactions:
        row = {"message_id": said.id, "person_id": people[reaction.person], "kind": reaction.kind}
        work.change(insert(Reaction), [row | {"at": work.now}])
        announce(work, room_stream(room.id), "reaction.changed", said.id, about=seq)


def _read(
    work: Work, plan: Plan, rooms: dict[str, Room], people: dict[str, UUID], seqs: Iterable[int]
) -> None:
    numbers = list(seqs)
    answered = [
        (said.id, plan.messages[said.reply_to].id)
        for said in plan.messages
        if said.reply_to is not None
    ]
    for message, answers in answered:
        work.change(update(Message).where(col(Message.id) == message).values(reply_to=answers))
    marks = [
        {
            "person_id": people[mark.person],
            "room_id": rooms[mark.room].id,
            "seq": numbers[mark.through],
        }
        for mark in plan.read_marks
    ]
    if marks:
        work.change(insert(ReadMark), marks)


def fill_with_guests(work: Work, plan: Plan) -> list[tuple[str, str, MadeCard]]:
    """Fill, and make a card for each guest of the plan: role, name, card."""
    people = fill(work, plan)
    known = {person.key: person for person in plan.people}
    centres = {centre.key: centre.id for centre in plan.centres}
    made = []
    for guest in plan.guests:
        person = known[guest.person]
        shown = PersonShape(id=people[guest.person], name=person.name)
        card = add_card(work, centres[person.centre], guest.role, person=shown)
        made.append((guest.role, person.name, card))
    return made
