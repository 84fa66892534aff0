"""Any steps in any order: after each one every surface shows what the plain model says, to everybody."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from actions import (
    boundaries,
    catching_up,
    circles,
    disclosure,
    groups,
    history,
    members,
    messages,
    person_page,
    rooms,
    search,
    sending,
)
from core.errors import NotFound, Refusal
from models.boundaries import NewTopicWish
from models.circles import NewTie
from models.disclosure import NewFact
from models.groups import NewRoom
from models.ledger import room_stream
from models.messages import NewMessage
from models.sign_in import Who
from tests.boundaries.model import Model, Said, Told
from tests.matrix.breaking import broken
from tests.support.house import House, built

people, places = st.integers(0, 2), st.integers(0, 1)
some = st.frozensets(people, max_size=1)
topics = st.sampled_from([frozenset(), frozenset({"illness"}), frozenset({"illness", "death"})])


class Steps(RuleBasedStateMachine):
    """The house and the model take the same steps. The first three people and two rooms are made once."""

    def __init__(self) -> None:
        super().__init__()
        self.stack, self.model = ExitStack(), Model()
        home = self.stack.enter_context(TemporaryDirectory())
        self.house: House = self.stack.enter_context(built(Path(home)))

    def teardown(self) -> None:
        self.stack.close()

    @initialize()
    def begin(self) -> None:
        centre = self.house.centre("Plum Court")
        self.who: list[Who] = [self.house.asks(centre, name) for name in ("Rosa", "Lin", "Wei")]
        self.rooms: list[UUID] = []
        for number in range(2):
            new = NewRoom(id=uuid4(), title=f"Room {number}", open=True)
            self.rooms.append(self.house.act(groups.make_room, self.who[0], new)[0])
            self.model.since[0, number] = self._joined(0, number)
            for person in (1, 2):
                self._join(person, number)
            for person in range(3):
                self.say(person, number, frozenset({"illness"} if person else ()))

    def _do(self, act: Any, *args: Any, **named: Any) -> bool:
        """One step, minutes after the last; out: whether it was found."""
        self.house.clock.at += 120 * self.house.clock.at.resolution * 1_000_000
        try:
            self.house.act(act, *args, **named)
        except NotFound:
            return False
        return True

    def _joined(self, person: int, room: int) -> int:
        """The number somebody's time began at: what was said can only be later, so the head will do."""
        heads = self.house.look(catching_up.heads_of, [self.rooms[room]])
        return int(heads[self.rooms[room]][0])

    def _join(self, person: int, room: int) -> None:
        assert self._do(members.join, self.who[person], self.rooms[room])
        self.model.since.setdefault((person, room), self._joined(person, room))

    # Steps

    @rule(person=people, room=places)
    def come_or_go(self, person: int, room: int) -> None:
        if (person, room) in self.model.since:
            assert self._do(members.leave, self.who[person], self.rooms[room])
            del self.model.since[person, room]
        else:
            self._join(person, room)

    @rule(person=people, room=places, topics=topics)
    def say(self, person: int, room: int, topics: frozenset[str]) -> None:
        who, text = self.who[person], f"words {len(self.model.said)}"
        new = NewMessage.model_validate({"text": text, "topics": sorted(topics)})
        one = sending.Sending(who.person, who.session, uuid4(), new, paced=False)
        (told,) = self.house.act(sending.send_all, self.rooms[room], [one])
        assert isinstance(told, Refusal) == ((person, room) not in self.model.since)
        if not isinstance(told, Refusal):
            self.model.said.append(Said(room, told.receipt.seq, person, text, topics))
            self.ids[self.model.said[-1]] = one.id

    @property
    def ids(self) -> dict[Said, UUID]:
        return self.__dict__.setdefault("_ids", {})

    @precondition(lambda self: self.model.said)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """Whoever said it, as long as they are in the room and it is of their time there."""
        said = data.draw(st.sampled_from(self.model.said))
        mine = self.model.since.get((said.author, said.room))
        args = (self.who[said.author], self.rooms[said.room], self.ids[said])
        there = mine is not None and said.seq >= mine
        assert self._do(messages.take_back, *args) == there
        if there:
            self.model.taken.add(said)

    @rule(one=people, other=people)
    def block_or_lift(self, one: int, other: int) -> None:
        pair, args = (one, other), (self.who[one], self.who[other].person)
        if pair in self.model.blocks:
            assert self._do(boundaries.unblock, *args)
            self.model.blocks.discard(pair)
        else:
            found = one != other and self.model.meets(one, other)
            assert self._do(boundaries.block, *args) == found
            self.model.blocks |= {pair} if found else set()

    @rule(one=people, other=people)
    def mute_or_hear(self, one: int, other: int) -> None:
        pair, args = (one, other), (self.who[one], self.who[other].person)
        if pair in self.model.mutes:
            assert self._do(boundaries.unmute_person, *args)
            self.model.mutes.discard(pair)
        else:
            found = one == other or self.model.meets(one, other)
            assert self._do(boundaries.mute_person, *args, None) == found
            self.model.mutes |= {pair} if found else set()

    @rule(
        person=people,
        topic=st.sampled_from(["illness", "death"]),
        comfort=st.sampled_from(["show", "fold", "hide"]),
    )
    def wish(self, person: int, topic: Any, comfort: str) -> None:
        if comfort == "show":
            self._do(boundaries.show_topic, self.who[person], topic)
            self.model.wishes.pop((person, topic), None)
        else:
            new = NewTopicWish.model_validate({"comfort": comfort})
            self._do(boundaries.wish_topic, self.who[person], topic, new)
            self.model.wishes[person, topic] = comfort

    @rule(one=people, other=people, circle=st.sampled_from(["acquaintance", "friend", "confidant"]))
    def place(self, one: int, other: int, circle: Any) -> None:
        found = one != other and self.model.meets(one, other)
        new = NewTie(circle=circle)
        assert self._do(circles.set_tie, self.who[one], self.who[other].person, new) == found
        if found:
            self.model.circles[one, other] = circle

    @rule(
        person=people,
        circle=st.sampled_from([None, "friends", "confidants"]),
        rooms=st.frozensets(places),
        centre=st.booleans(),
        without=some,
    )
    def tell(self, person: int, circle: Any, rooms: Any, centre: bool, without: Any) -> None:
        rooms = rooms & self.model.rooms(person)
        without -= {person}
        self.model.told[person] = Told(circle, rooms, centre, without)
        audience = {
            "circle": circle,
            "groups": [self.rooms[room] for room in rooms],
            "centre": centre,
            "without": [self.who[one].person for one in without],
        }
        new = NewFact.model_validate({"words": "plums", "audience": audience})
        assert self._do(disclosure.tell, self.who[person], "likes", new)

    # What everybody is shown

    @invariant()
    def in_a_room_everybody_has_what_is_theirs(self) -> None:
        for viewer, room in self.model.since:
            who, key = self.who[viewer], self.rooms[room]
            expected = self.model.history(viewer, room)
            items, _ = self.house.look(history.history, who, key, None, None, 100)
            assert [_read(item) for item in items] == expected
            shape = self.house.look(rooms.my_room, who, key)
            assert shape.unread == self.model.dot(viewer, room)
            listed = self.house.look(members.members, who, key)
            named = {self._number(member.person.id) for member in listed}
            assert named == self.model.members(viewer, room)
            self._check_live(viewer, room, expected)

    def _check_live(self, viewer: int, room: int, expected: list[tuple[int, str, str]]) -> None:
        """Catching up, and with it live events, brings the same words and no others."""
        stream = room_stream(self.rooms[room])
        page = self.house.look(catching_up.page, stream, 0, only=self.who[viewer].person)
        assert page.audience is not None
        sights = page.sights(page.audience[self.who[viewer].person])
        text = page.text(sights, 0)
        shown = {words for _, how, words in expected if how != "withheld"}
        for said in self.model.said:
            if said.room == room:
                assert (f'"{said.text}"' in text) == (said.text in shown), said

    @invariant()
    def pages_open_and_tell_as_their_owners_wish(self) -> None:
        for viewer, who in enumerate(self.__dict__.get("who", [])):
            for owner, other in enumerate(self.who):
                if owner != viewer:
                    self._check_page(viewer, who, owner, other.person)
            found, _ = self.house.look(search.search, who, "words", None)
            assert {item.text for item in found} == self._sought(viewer)

    def _check_page(self, viewer: int, who: Who, owner: int, other: UUID) -> None:
        try:
            page = self.house.look(person_page.person_page, who, other)
        except NotFound:
            assert not self.model.meets(viewer, owner)
            return
        assert self.model.meets(viewer, owner)
        assert [fact.words for fact in page.facts] == ["plums"] * self.model.knows(viewer, owner)
        shown = self.house.look(disclosure.seen_as_person, self.who[owner], who.person)
        assert shown.facts == page.facts, "viewing as them is what they are shown"

    def _sought(self, viewer: int) -> set[str]:
        told = [
            line for room in self.model.rooms(viewer) for line in self.model.history(viewer, room)
        ]
        return {text for _, how, text in told if how != "withheld"}

    def _number(self, person: UUID) -> int:
        return [who.person for who in self.who].index(person)


def _read(item: Any) -> tuple[int, str, str]:
    if getattr(item, "withheld", False):
        return item.seq, "withheld", ""
    return item.seq, item.folded or "full", item.text


TestSteps = Steps.TestCase
TestSteps.settings = settings(max_examples=6, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize(
    "rule",
    [
        "run_of: nobody is asked",
        "sight: not who is muted",
        "unfolded: always",
        "may_know: any audience",
    ],
)
def test_the_steps_find_a_rule_that_is_broken(rule: str) -> None:
    many = settings(
        max_examples=60,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
    )
    with broken(rule), pytest.raises(AssertionError):
        run_state_machine_as_test(Steps, settings=many)
