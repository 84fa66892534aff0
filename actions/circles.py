"""My circles: who is near me, for my eyes only. Nothing becomes visible to anybody by it."""

from uuid import UUID, uuid5

from sqlalchemy import delete, select
from sqlmodel import col

from actions.meeting import meet, shape_of
from core.errors import NotFound
from core.work import Work
from models.circles import NewTie, Tie, TieShape
from models.people import PersonShape
from models.sign_in import Who
from rules.viewing import Reader


def set_tie(work: Work, who: Who, person: UUID, new: NewTie) -> TieShape:
    """Place somebody in my circles, or write a note for myself; silently. Raises NotFound."""
    shown = meet(work, who.person, person)
    if person == who.person:
        raise NotFound()
    tie = tie_of(work, who.person, person)
    if new.circle is not None:
        tie.circle = new.circle
    if new.note is not None:
        tie.note = _sealed(work, tie, new.note)
    _keep(work, tie)
    return tie_shape(work, tie, shown)


def _keep(work: Work, tie: Tie) -> None:
    """A row that says nothing is none."""
    if tie.circle == "acquaintance" and tie.note is None:
        work.change(
            delete(Tie).where(
                col(Tie.owner_id) == tie.owner_id, col(Tie.person_id) == tie.person_id
            )
        )
        work.session.expunge_all()
    else:
        work.session.add(tie)
        work.session.flush()


def tie_of(work: Work, owner: UUID, person: UUID) -> Tie:
    """Where somebody stands in the owner's circles: the row, or one as if there were (not stored)."""
    known = work.session.get(Tie, (owner, person))
    return known or Tie(owner_id=owner, person_id=person)


def tie_shape(work: Work, tie: Tie, shown: PersonShape) -> TieShape:
    """A tie for its owner."""
    return TieShape(person=shown, circle=tie.circle, note=opened_note(work, tie))  # type: ignore[arg-type]  # the column holds only circles


def my_ties(work: Work, who: Who, reader: Reader) -> list[TieShape]:
    """Everybody I placed or noted, and a block doesn't stand between; by circle, then name."""
    ties = work.session.scalars(select(Tie).where(col(Tie.owner_id) == who.person)).all()
    shown = [(tie, shape_of(work, tie.person_id)) for tie in ties]
    shapes = [
        tie_shape(work, tie, shape)
        for tie, shape in shown
        if shape is not None and tie.person_id not in reader.hidden
    ]
    near = {"confidant": 0, "friend": 1, "acquaintance": 2}
    return sorted(shapes, key=lambda tie: (near[tie.circle], tie.person.name))


def _row(tie: Tie) -> UUID:
    """The name that a note is sealed under: it fits no other two people."""
    return uuid5(tie.owner_id, str(tie.person_id))


def _sealed(work: Work, tie: Tie, note: str) -> bytes | None:
    return work.vault.seal(tie.owner_id, "notes", _row(tie), note) if note else None


def opened_note(work: Work, tie: Tie) -> str:
    """What the owner wrote down for themselves; empty where nothing is."""
    if tie.note is None:
        return ""
    return work.vault.open(tie.owner_id, "notes", _row(tie), tie.note) or ""
