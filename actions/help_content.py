"""What a help request says, sealed with the key of who asks, and the words of an offer with theirs."""

import json
from dataclasses import asdict, dataclass, field
from uuid import UUID

from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import AT_CENTRE, HelpRequest

REQUESTS, OFFERS = "help", "help_offers"


@dataclass(frozen=True, slots=True)
class HelpContent:
    """`place`: where a hand is wanted; `meeting`: where the two meet, once somebody was chosen."""

    title: str
    words: str = ""
    place: str = AT_CENTRE
    checklist: list[str] = field(default_factory=list)
    meeting: str = ""


def sealed(work: Work, owner: UUID, key: UUID, content: HelpContent) -> bytes:
    """The content as it is stored."""
    return work.vault.seal(owner, REQUESTS, key, json.dumps(asdict(content)))


def opened(work: Work, row: HelpRequest) -> HelpContent:
    """What a request says; nothing once its owner is erased."""
    words = work.vault.open(row.owner_id, REQUESTS, row.id, row.content) if row.content else None
    return HelpContent(**json.loads(words)) if words else HelpContent(title="")


def sealed_offer(work: Work, person: UUID, request: UUID, words: str) -> bytes | None:
    """The words of an offer as they are stored."""
    return work.vault.seal(person, OFFERS, request, words) if words else None


def opened_offer(work: Work, row: HelpOffer) -> str:
    """What somebody said with their offer."""
    if row.words is None:
        return ""
    return work.vault.open(row.person_id, OFFERS, row.request_id, row.words) or ""
