"""Runs of things: which of them a viewer must be asked of. Whatever isn't asked, they have in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rules.viewing import NOBODY, OPEN_END, Seen, Viewer


@dataclass(frozen=True, slots=True)
class Run:
    """A run of things by whom and what they touch, so that a viewer is asked of few of them.

    `first`, `last`: the least and greatest number they are about. `all`: every place in the run;
    `always`: those that each viewer must be asked of. `people`, `topics`: the places each stands at.
    """

    first: int
    last: int
    all: Sequence[int]
    always: Sequence[int]
    people: Mapping[UUID, Sequence[int]]
    topics: Mapping[str, Sequence[int]]

    def asked(self, viewer: Viewer) -> Sequence[int]:
        """The places whose sight this viewer must be asked for; all others they have in full."""
        if viewer.whole_from > self.first or viewer.closed_seq < self.last:
            return self.all
        reader = viewer.reader
        people, topics = self.people.keys() & reader.apart, self.topics.keys() & reader.topics
        if not people and not topics:
            return self.always
        found = set(self.always).union(*(self.people[person] for person in people))
        return sorted(found.union(*(self.topics[topic] for topic in topics)))


def run_of(things: Sequence[Seen]) -> Run:
    """What stands where in a run of things, made once for all who look at it."""
    people: dict[UUID, list[int]] = {}
    topics: dict[str, list[int]] = {}
    for place, seen in enumerate(things):
        for person in seen.shows | seen.beside | ({seen.author} if seen.author else NOBODY):
            people.setdefault(person, []).append(place)
        for topic in seen.topics:
            topics.setdefault(topic, []).append(place)
    about = [seen.about for seen in things]
    always = [
        n
        for n, seen in enumerate(things)
        if seen.gone or seen.only is not None or seen.held is not None
    ]
    first, last = min(about, default=OPEN_END), max(about, default=0)
    return Run(first, last, range(len(things)), always, people, topics)
