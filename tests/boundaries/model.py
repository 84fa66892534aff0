"""Who may have what, said once more and in the plainest way: sets of pairs, and nothing of the house's own rules."""

from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """One message: its number in its room is the only thing of the house it knows."""

    room: int
    seq: int
    author: int
    text: str
    topics: frozenset[str]


@dataclass
class Told:
    """What somebody tells of themselves, and to whom."""

    circle: str | None = None
    rooms: frozenset[int] = frozenset()
    centre: bool = False
    without: frozenset[int] = frozenset()


@dataclass
class Model:
    """Three people, two rooms, and all that stands between them."""

    since: dict[Pair, int] = field(default_factory=dict)  # (person, room) -> number of joining
    said: list[Said] = field(default_factory=list)
    taken: set[Said] = field(default_factory=set)
    blocks: set[Pair] = field(default_factory=set)
    mutes: set[Pair] = field(default_factory=set)
    wishes: dict[tuple[int, str], str] = field(default_factory=dict)
    circles: dict[Pair, str] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)

    def apart(self, one: int, other: int) -> bool:
        return (one, other) in self.blocks or (other, one) in self.blocks

    def rooms(self, one: int) -> set[int]:
        return {room for person, room in self.since if person == one}

    def meets(self, one: int, other: int) -> bool:
        """Whether there is a page of the other."""
        return bool(self.rooms(one) & self.rooms(other)) and not self.apart(one, other)

    def how(self, viewer: int, said: Said) -> str:
        """How a message reaches a member: full, person, topic (folded), or withheld."""
        wishes = {self.wishes.get((viewer, topic)) for topic in said.topics}
        if said in self.taken or self.apart(viewer, said.author):
            return "withheld"
        if viewer == said.author:
            return "full"
        if "hide" in wishes:
            return "withheld"
        if (viewer, said.author) in self.mutes:
            return "person"
        return "topic" if "fold" in wishes else "full"

    def history(self, viewer: int, room: int) -> list[tuple[int, str, str]]:
        """Number, how, and the words if any, of all since the viewer came."""
        mine = [s for s in self.said if s.room == room and s.seq >= self.since[viewer, room]]
        told = [(said, self.how(viewer, said)) for said in mine]
        return [(s.seq, how, "" if how == "withheld" else s.text) for s, how in told]

    def dot(self, viewer: int, room: int) -> bool:
        """Whether somebody else said something since, that comes in full."""
        mine = [s for s in self.said if s.room == room and s.seq >= self.since[viewer, room]]
        return any(s.author != viewer and self.how(viewer, s) == "full" for s in mine)

    def members(self, viewer: int, room: int) -> set[int]:
        inside = {person for person, where in self.since if where == room}
        return {person for person in inside if not self.apart(viewer, person)}

    def knows(self, viewer: int, owner: int) -> bool:
        """Whether the owner's words about themselves are told to the viewer, who can meet them."""
        told = self.told.get(owner)
        if told is None or viewer in told.without:
            return False
        near = {"friends": ("friend", "confidant"), "confidants": ("confidant",)}
        close = self.circles.get((owner, viewer)) in near.get(told.circle or "", ())
        beside = bool(told.rooms & self.rooms(viewer) & self.rooms(owner))
        return close or beside or told.centre
