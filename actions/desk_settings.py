"""How a centre's desk works: read by whatever follows it, set by coordinators."""

from uuid import UUID

from core.work import Work
from models.desk_settings import DeskSettings, DeskSettingsShape, NewDeskSettings
from models.sign_in import Who
from rules.guidelines import require_coordinator
from rules.people import require_staff


def settings_of(work: Work, centre: UUID) -> DeskSettings:
    """A centre's settings; where it has set none, what holds then. Only to be read."""
    return work.session.get(DeskSettings, centre) or DeskSettings(centre_id=centre)


def desk_here(work: Work, who: Who, centre: UUID) -> DeskSettingsShape:
    """The settings of the desk, for its workers. Raises NotFound."""
    require_staff(who.at(centre))
    return _shape(settings_of(work, centre))


def set_desk(work: Work, who: Who, centre: UUID, new: NewDeskSettings) -> DeskSettingsShape:
    """Set how the desk works, all of it: coordinators. Raises NotFound, NotAllowed."""
    require_staff(who.at(centre))
    require_coordinator(who.at(centre))
    row = work.session.merge(DeskSettings(centre_id=centre, **new.model_dump()))
    work.session.flush()
    return _shape(row)


def _shape(row: DeskSettings) -> DeskSettingsShape:
    return DeskSettingsShape(**row.model_dump(exclude={"centre_id"}))
