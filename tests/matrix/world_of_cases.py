"""What waits at the desk of the world: one case with everything, one of a worker, one by a worker, one that ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlmodel import col

from actions import case_steps, cases, playbooks
from actions.case_copies import copy
from actions.reported import Thing
from actions.reports import sealed_words
from core.ids import new_id
from core.work import Work
from models.case_shapes import AtVersion, NewHanding, NewLooking, NewNote
from models.cases import Case, CaseCopy
from models.decisions import Decision
from models.playbooks import NewPlaybookLine
from models.reports import Report
from models.sign_in import Who

if TYPE_CHECKING:
    from tests.matrix.world import World


# Whose case it isn't: it concerns the one, and the other reported it.
WHOSE = ("of worker_inside", "by worker_outside")


def about(author: UUID, centre: UUID, key: UUID, now: datetime, words: str = "Go away.") -> Thing:
    """Something that somebody said, with a picture."""
    return Thing("message", key, centre, author, None, words, b"RIFF", now, False)


async def open_cases(world: World) -> None:
    """Said last: its cases are nobody else's business in the world."""
    store, centre = world.doors.store, UUID(world.things["centre"])
    parts = ("third", "inside", "worker_inside", "worker_outside", "coordinator")
    people = {part: UUID(world.people[part].id) for part in parts}
    for name, whose, by in (
        ("waiting", "third", "inside"),
        ("case of worker_inside", "worker_inside", "inside"),
        ("case by worker_outside", "third", "worker_outside"),
        ("ended case", "third", "inside"),
    ):
        case = await store.write(_open, centre, people[whose], people[by])
        world.things[name] = str(case)
    main, chen = UUID(world.things["waiting"]), _staff(people["worker_inside"], centre)
    world.things["copy"] = str(await store.write(_copied, main))
    for name in WHOSE:
        case = UUID(world.things[f"case {name}"])
        world.things[f"copy {name}"] = str(await store.write(_copied, case))
    await store.write(_worked_on, chen, centre, main, people)
    await store.write(_held, main, people["coordinator"])
    world.things["own_line"] = str(uuid4())
    ada = _staff(people["coordinator"], centre, "coordinator")
    await store.write(_line, ada, centre, UUID(world.things["own_line"]))
    await store.write(_end, UUID(world.things["ended case"]))
    for name in ("waiting", "case of worker_inside", "case by worker_outside", "ended case"):
        version = str(await store.read(_version, UUID(world.things[name])))
        world.things["case_version" if name == "waiting" else f"{name} version"] = version
    world.things |= {
        "hint": "hurts.say.0",
        "book": "hurts",
        "colleague": str(people["worker_outside"]),
    }
    await _far(world)


async def _far(world: World) -> None:
    """A case, a copy and a line of a centre far away."""
    store, far = world.doors.store, UUID(world.foreign["centre"])
    one, worker = [
        await world.doors.someone(str(far), name, role)
        for name, role in (("far six", "member"), ("far boss", "coordinator"))
    ]
    case = await store.write(_open, far, UUID(one.id), UUID(worker.id))
    world.foreign["waiting"] = str(case)
    world.foreign["copy"] = str(await store.write(_copied, case))
    world.foreign["own_line"] = str(uuid4())
    boss = _staff(UUID(worker.id), far, "coordinator")
    await store.write(_line, boss, far, UUID(world.foreign["own_line"]))


def _staff(person: UUID, centre: UUID, role: str = "worker") -> Who:
    return Who(person, new_id(), new_id(), "en", centre, {centre: frozenset({role})})


def _open(work: Work, centre: UUID, author: UUID, by: UUID) -> UUID:
    said = about(author, centre, new_id(), work.now)
    case = cases.open_case(work, centre=centre, thing=said, origin="report", danger=False)
    row = Report(id=new_id(), case_id=case.id, by_id=by, reason="hurts", at=work.now)
    row.words = sealed_words(work, case.id, row.id, by, "It hurt.")
    work.session.add(row)
    work.session.flush()
    return case.id


def _copied(work: Work, case_id: UUID) -> UUID:
    """Out: the id of a copy with a picture."""
    case = work.session.get_one(Case, case_id)
    assert case.person_id is not None
    copy(work, case, about(case.person_id, case.centre_id, case.thing_id, work.now))
    query = select(col(CaseCopy.id)).where(col(CaseCopy.case_id) == case_id)
    return UUID(str(work.rows(query).scalar_one()))


def _worked_on(work: Work, chen: Who, centre: UUID, case: UUID, people: dict[str, UUID]) -> None:
    """Taken, noted, looked at together, handed on, and a line that didn't help."""

    def seen() -> int:
        return work.session.get_one(Case, case).version

    case_steps.take(work, chen, centre, case, AtVersion(version=seen()))
    case_steps.leave_note(work, chen, centre, case, new_id(), NewNote(words="I rang her."))
    look = NewLooking(worker=people["coordinator"], version=seen())
    case_steps.ask_to_look(work, chen, centre, case, look)
    hand = NewHanding(to=people["worker_outside"], version=seen())
    case_steps.hand_on(work, chen, centre, case, hand)
    playbooks.did_not_help(work, chen, centre, case, "hurts.say.1")


def _held(work: Work, case_id: UUID, by: UUID) -> None:
    """A colleague put it aside, in a case about the same words that is erased by now."""
    case = work.session.get_one(Case, case_id)
    row = Decision(
        id=new_id(),
        centre_id=case.centre_id,
        kind="hide",
        by_id=by,
        reason=b"",
        thing_kind=case.thing_kind,
        thing_id=case.thing_id,
        at=work.now,
        in_force_at=work.now,
        lapses_at=work.now,
    )
    work.session.add(row)
    work.session.flush()


def _line(work: Work, ada: Who, centre: UUID, key: UUID) -> None:
    new = NewPlaybookLine(part="call", words="Ask Mrs Wu.")
    playbooks.add_line(work, ada, centre, "hurts", key, new)


def _end(work: Work, case: UUID) -> None:
    cases.end(work, work.session.get_one(Case, case))


def _version(work: Work, case: UUID) -> int:
    return work.session.get_one(Case, case).version
