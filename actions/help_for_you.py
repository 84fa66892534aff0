"""Which news of help requests still stand in For you, and which say the same."""

from datetime import datetime, timedelta
from typing import Any

from models.help_requests import (
    HelpChosen,
    HelpConfirmed,
    HelpEnded,
    HelpOffered,
    HelpReminded,
    HelpSteppedBack,
)

NEWS_OF_HELP = (
    HelpOffered,
    HelpChosen,
    HelpConfirmed,
    HelpSteppedBack,
    HelpReminded,
    HelpEnded,
)
# How long it is of interest how something went.
ENDED_SHOWN = timedelta(days=7)


def still_helps(event: Any, now: datetime) -> bool:
    """Left out once it is over, or isn't so any more."""
    if isinstance(event, HelpEnded):
        return _still_ended(event, now)
    request = event.request
    if request.ends_at <= now:
        return False
    match event:
        case HelpOffered():
            waiting = [offer for offer in request.offers or () if not offer.chosen]
            free = request.state in ("open", "chosen")
            return free and any(offer.person.id == event.person.id for offer in waiting)
        case HelpConfirmed():
            comes = [offer for offer in request.offers or () if offer.confirmed]
            return any(offer.person.id == event.person.id for offer in comes)
        case HelpChosen():
            return bool(request.state == "chosen")
        case HelpReminded():
            return bool(request.state == "agreed")
        case _:
            return bool(request.state == "open")


def _still_ended(event: HelpEnded, now: datetime) -> bool:
    if event.how == "withdrawn":
        return now < event.starts_at + timedelta(days=1)
    if event.request is None:
        return False
    if event.how == "somebody_else":
        return event.request.state == "settled"
    return event.request.state == event.how and now < event.request.ends_at + ENDED_SHOWN


def same_help(event: Any) -> Any:
    """What an event shares with one that says the same of one request; None for others."""
    if not isinstance(event, NEWS_OF_HELP):
        return None
    if isinstance(event, HelpEnded):
        return event.on, event.id
    person = getattr(event, "person", None)
    return event.on, event.request.id, person and person.id
