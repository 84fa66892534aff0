"""One number of a stream, and its few renderings, each made once however many phones there are."""

from collections.abc import Callable
from dataclasses import dataclass, field

from models.ledger import Event, StreamName, Withheld
from models.messages import MessageTakenBack
from rules.viewing import FULL, Seen, Sight


def _same(event: Event, _sight: Sight) -> Event:
    return event


@dataclass(slots=True)
class Entry:
    """One number of a stream. `vary` gives the event as another sight than the full one shows it.

    `opens`, `closes`: the stream that its reader comes to or leaves with it.
    """

    seq: int
    seen: Seen
    event: Event
    stream: StreamName
    opens: tuple[StreamName, int] | None = None
    closes: StreamName | None = None
    vary: Callable[[Event, Sight], Event] = _same
    _texts: dict[Sight, str] = field(default_factory=dict)

    def text(self, sight: Sight) -> str:
        """The JSON of this number for a reader who has that sight of it."""
        known = self._texts.get(sight)
        if known is None:
            known = self._texts[sight] = self._rendered(sight).model_dump_json()
        return known

    def _rendered(self, sight: Sight) -> Event:
        if not sight.shown:
            return Withheld(stream=self.stream, seq=self.seq)
        return self.event if sight == FULL else self.vary(self.event, sight)

    @property
    def narrows(self) -> bool:
        """Whether this number says that something may no longer be read."""
        return isinstance(self.event, MessageTakenBack)
