"""Asking somebody who didn't decide to look again, and choosing who stands by me."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import telling_desk
from actions.advocates import advocates
from actions.announcing import announce
from actions.appeal_rooms import enter_room, leave_room
from actions.my_decisions import of_mine
from actions.readers import reader
from actions.showing_decisions import PURPOSE, my_shapes, opened_of, reason_key
from actions.standing_by import advocate_of, apart
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.decision_shapes import MyDecision
from models.decisions import Appeal, Decision, NewAdvocate, NewAppeal
from models.ledger import LedgerEntry, my_stream
from models.people import Person
from models.sign_in import Who
from rules import decisions as rules
from rules.appeals import AskedAlready, may_stand_again, require_not_asked, says_no
from rules.decisions import AppealIsOver


def appeal(work: Work, who: Who, key: UUID, new: NewAppeal) -> tuple[MyDecision, bool]:
    """Have somebody else look at a decision about me, once; gives it, and whether the appeal is new.

    Raises NotFound, also for an advocate who can't be asked, AppealIsOver where it counts no more,
    AlreadyDifferent.
    """
    row = of_mine(work, who, key, held=True)
    if not rules.is_judged(row.kind):
        raise AppealIsOver()
    known = work.session.scalars(select(Appeal).where(col(Appeal.decision_id) == row.id)).first()
    if known is not None:
        if known.id != new.id or _words(work, known) != new.words:
            raise AlreadyDifferent()
        return my_shapes(work, [row])[0], False
    if work.session.get(Appeal, new.id) is not None:
        raise AlreadyDifferent()
    if not rules.may_appeal(row, work.now):
        raise AppealIsOver()
    asked = _made(work, who, row, new.id, new.words)
    if new.advocate is not None:
        _ask(work, who, row, asked, new.advocate)
    telling_desk.appealed(work, row)
    return my_shapes(work, [row])[0], True


def _made(work: Work, who: Who, row: Decision, key: UUID, words: str) -> Appeal:
    sealed = work.vault.seal(who.person, PURPOSE, key, words)
    asked = Appeal(id=key, decision_id=row.id, by_id=who.person, words=sealed, at=work.now)
    work.session.add(asked)
    work.session.flush()
    return asked


def _words(work: Work, row: Appeal) -> str:
    return opened_of(work, row.by_id, row.id, row.words)


def ask_advocate(work: Work, who: Who, key: UUID, new: NewAdvocate) -> MyDecision:
    """Ask somebody to stand by me, or somebody else while nobody has said yes. Said twice, it is done once.

    In an appeal, or in a talk that a worker asked for. Raises NotFound, AppealIsOver, AskedAlready for
    somebody whom I asked before this one.
    """
    row, asked = _open(work, who, key)
    if asked.advocate_id != new.person:
        if advocate_of(work, asked, row) is not None:
            raise AppealIsOver()
        _ask(work, who, row, asked, new.person)
    return my_shapes(work, [row])[0]


def _open(work: Work, who: Who, key: UUID) -> tuple[Decision, Appeal]:
    """A decision about me and its appeal, held, which nobody has decided yet. Raises NotFound, AppealIsOver."""
    row = of_mine(work, who, key, held=True)
    asked = held_of(work, row.id)
    if asked is None and row.kind == "talk":
        asked = _made(work, who, row, new_id(), "")
    if asked is None:
        raise NotFound()
    if not rules.is_open(asked) or row.undone_at is not None:
        raise AppealIsOver()
    return row, asked


def held_of(work: Work, decision: UUID) -> Appeal | None:
    """The appeal of a decision, held until the commit."""
    query = select(Appeal).where(col(Appeal.decision_id) == decision).with_for_update()
    found: Appeal | None = work.session.scalars(
        query.execution_options(populate_existing=True)
    ).first()
    return found


def _ask(work: Work, who: Who, row: Decision, asked: Appeal, person: UUID) -> None:
    if not any(shape.id == person for shape in advocates(work, who, row.id, person=person)):
        raise NotFound()
    require_not_asked(before=_was_asked(work, asked, person))
    leave_room(work, asked, asked.advocate_id)
    asked.advocate_id, asked.advocate_said, asked.advocate_at = person, None, None
    work.session.flush()
    announce(work, my_stream(person), "advocate.asked", asked.id)


def _was_asked(work: Work, asked: Appeal, person: UUID) -> bool:
    """Whether somebody was asked in this appeal already, as their stream tells: the appeal knows only who was asked last."""
    query = select(col(LedgerEntry.seq)).where(
        col(LedgerEntry.owner) == person,
        col(LedgerEntry.kind) == "advocate.asked",
        col(LedgerEntry.subject) == asked.id,
    )
    return work.rows(query.limit(1)).first() is not None


def withdraw(work: Work, who: Who, key: UUID) -> MyDecision:
    """Let it be after all. Said twice, it is done once. Raises NotFound, AppealIsOver once it is decided."""
    row = of_mine(work, who, key, held=True)
    asked = held_of(work, row.id)
    if asked is None:
        raise NotFound()
    if asked.decided_at is not None:
        raise AppealIsOver()
    if asked.withdrawn_at is None:
        asked.withdrawn_at = work.now
        work.session.flush()
        tell(work, asked, but=who.person)
        leave_room(work, asked, asked.advocate_id)
    return my_shapes(work, [row])[0]


def stand_again(work: Work, who: Who, key: UUID) -> MyDecision:
    """To have it looked at all the same, within my undo time, with whoever stood by me; nothing happens where it stands.

    Raises NotFound, AppealIsOver where the decision was taken back meanwhile.
    """
    row = of_mine(work, who, key, held=True)
    asked = held_of(work, row.id)
    work.arrive()
    if asked is None:
        raise NotFound()
    if asked.withdrawn_at is not None:
        undo = work.session.get_one(Person, who.person).undo_seconds
        if not may_stand_again(asked, undo, work.now):
            raise NotFound()
        if row.undone_at is not None:
            raise AppealIsOver()
        _stand_again(work, row, asked)
    return my_shapes(work, [row])[0]


def _stand_again(work: Work, row: Decision, asked: Appeal) -> None:
    """As it was; but nobody is brought back past a block."""
    asked.withdrawn_at = None
    if asked.advocate_id in reader(work, asked.by_id).hidden:
        asked.advocate_id = asked.advocate_said = asked.advocate_at = None
    work.session.flush()
    enter_room(work, asked, row, back=asked.advocate_id)
    tell(work, asked, but=asked.by_id)


def tell(work: Work, row: Appeal, *, but: UUID | None = None, of: UUID | None = None) -> None:
    """Whom it concerns, and who stands by them, look again. `of`: the advocate whose answer it is."""
    told = {row.by_id} | ({row.advocate_id} if row.advocate_said == "yes" else set())
    for person in sorted(one for one in told if one is not None and one != but):
        announce(work, my_stream(person), "appeal.changed", row.id, whose=of)


def close_undone(work: Work, row: Decision, why: str) -> None:
    """What was asked has come: the decision is taken back, so nobody needs to look at its appeal any more.

    The decision is held. Nothing where there is no open appeal.
    """
    asked = held_of(work, row.id)
    if asked is None or not rules.is_judged(row.kind) or not rules.is_open(asked):
        return
    asked.outcome, asked.decided_by = "undone", row.undone_by
    asked.decided_at = asked.told_at = work.now
    asked.reason = work.vault.seal(asked.by_id, PURPOSE, reason_key(asked.id), why)
    work.session.flush()
    tell(work, asked)


def standing_by(work: Work, viewer: UUID, row: Appeal) -> bool:
    """Whether somebody may look as an advocate: asked, said nothing or yes, and no block stands between."""
    return is_asked(work, viewer, row) and not says_no(row)


def is_asked(work: Work, viewer: UUID, row: Appeal) -> bool:
    """Whether somebody is asked to stand by, whatever they said: no block stands between, and they haven't left."""
    asked = row.advocate_id == viewer and row.withdrawn_at is None
    return asked and not apart(work, row, work.session.get_one(Decision, row.decision_id))


__all__ = [
    "AppealIsOver",
    "AskedAlready",
    "appeal",
    "ask_advocate",
    "close_undone",
    "held_of",
    "is_asked",
    "stand_again",
    "standing_by",
    "tell",
    "withdraw",
]
