"""Sealing what lies in a case: with the key of who said it, and around that with the case's own.

Whoever is erased takes their words out of every case, and a case that is erased takes all of it, also
in older copies of the data.
"""

from uuid import UUID

from core.vault import Erased
from core.work import Work

# The key's owner is the case.
CASE = "case"
_PLAIN, _SEALED = b"\x00", b"\x01"


def seal(
    work: Work, case: UUID, row: UUID, plain: bytes, *, owner: UUID | None, purpose: str
) -> bytes:
    """Sealed twice; once only where nobody said it, or who said it is erased and left it without a name."""
    inner = _PLAIN + plain
    if owner is not None:
        try:
            inner = _SEALED + work.vault.seal_bytes(owner, purpose, row, plain)
        except Erased:
            pass
    return work.vault.seal_bytes(case, CASE, row, inner)


def unseal(
    work: Work, case: UUID, row: UUID, sealed: bytes, *, owner: UUID | None, purpose: str
) -> bytes | None:
    """What was sealed; None once one of the keys is erased."""
    inner = work.vault.open_bytes(case, CASE, row, sealed)
    if inner is None:
        return None
    if inner[:1] == _PLAIN:
        return inner[1:]
    return None if owner is None else work.vault.open_bytes(owner, purpose, row, inner[1:])
