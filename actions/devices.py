"""The devices that know somebody: which they are, and making one forget."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.sessions import serves, unlink
from core.errors import NotFound
from core.work import Work
from models.sign_in import Device, MyDevice, Who
from rules.people import require_staff


def my_devices(work: Work, who: Who) -> list[MyDevice]:
    """My linked devices, the first one first. Nothing tells when one was used."""
    mine = select(Device).where(
        col(Device.person_id) == who.person, col(Device.unlinked_at).is_(None)
    )
    return [
        MyDevice(id=d.id, label=d.label, this=d.id == who.device, since=d.linked_at)
        for d in work.session.scalars(mine.order_by(col(Device.linked_at), col(Device.id)))
    ]


def sign_out(work: Work, who: Who) -> None:
    """Make this device forget me: a new card is needed to come back on it."""
    unlink(work, col(Device.id) == who.device)


def sign_out_device(work: Work, who: Who, device_id: UUID) -> None:
    """Make one of my devices forget me; said twice, it is done once. Raises NotFound."""
    device = work.session.get(Device, device_id)
    if device is None or device.person_id != who.person:
        raise NotFound()
    unlink(work, col(Device.id) == device_id)


def sign_out_person(work: Work, who: Who, centre: UUID, person: UUID) -> None:
    """A phone is lost: every device of somebody at my centre forgets them. Raises NotFound."""
    require_staff(who.at(centre))
    if not serves(work, person, centre):
        raise NotFound()
    unlink(work, col(Device.person_id) == person)
