"""The demo's people and talk: whole, plausible, repeatable, and in the product's words."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from actions.demo.people import GUESTS
from actions.demo.plan import plan
from actions.demo.script import scenes
from actions.demo.shapes import Message, Plan
from actions.demo.talk import SCRIPTS

NOW = datetime(2031, 5, 14, 7, 20, tzinfo=UTC)  # a Wednesday afternoon in the centres' zone
SHANGHAI = ZoneInfo("Asia/Shanghai")
ROLES = {"member", "peer_representative", "worker", "coordinator"}
TOPICS = {"illness", "medicine", "death", "relationships", "money", "faith", "politics", "hard"}
REACTIONS = {"hug", "thanks", "go_on", "haha"}
FORBIDDEN = re.compile(
    r"病人|患者|病友|精神病|神经病|疯子|异常|失败|依从|服从|管理|你必须|分数|排名|パーティシパント|症状|诊断|発作|"
    r"\b(patients?|cases?|complian\w+|abnormal\w*|fail\w*|you must|diagnos\w+|symptoms?|crazy|insane)\b",
    re.IGNORECASE,
)
STAFF_LIKE = re.compile(
    r"社工|同伴|代表|老师|主任|医生|护士|护理|支援員|センター|staff|worker|doctor|nurse|admin|coordinator",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def demo() -> Plan:
    return plan(7, NOW)


def local(message: Message) -> datetime:
    return message.at.astimezone(SHANGHAI)


def words(demo: Plan) -> Iterator[str]:
    yield from (message.text for message in demo.messages)
    yield from (person.name for person in demo.people)
    yield from (f"{room.title} {room.about}" for room in demo.rooms)
    yield from (f"{centre.name} {centre.district}" for centre in demo.centres)


def moments() -> Iterator[datetime]:
    """Every weekday, and hours at which a day has just begun, is going on, or is over."""
    for day in range(7):
        for hour in (0, 2, 5, 9, 13, 16, 22):
            yield datetime(2031, 2, 24, hour, 17, tzinfo=UTC) + timedelta(days=day)


def test_there_are_five_centres_in_three_districts_and_seventy_people(demo: Plan) -> None:
    assert len(demo.centres) == 5
    assert len({centre.district for centre in demo.centres}) == 3
    assert {centre.time_zone for centre in demo.centres} == {"Asia/Shanghai"}
    assert all(centre.help_numbers for centre in demo.centres)
    assert len(demo.people) == 70
    assert len({person.name for person in demo.people}) == 70


def test_every_centre_has_every_role_and_an_announcements_room(demo: Plan) -> None:
    for centre in demo.centres:
        roles = Counter(
            a.role for person in demo.people for a in person.appointments if a.centre == centre.key
        )
        assert set(roles) == ROLES and roles["coordinator"] == 1
        assert [room.kind for room in demo.rooms if room.centre == centre.key].count(
            "announcements"
        ) == 1
        assert sum(room.kind == "group" for room in demo.rooms if room.centre == centre.key) >= 5


def test_there_is_talk_enough_in_every_room(demo: Plan) -> None:
    assert len(demo.messages) >= 600
    spoken = Counter(message.room for message in demo.messages)
    assert all(spoken[room.key] >= 5 for room in demo.rooms)
    assert sum(6 <= len(scene.lines) <= 15 for script in SCRIPTS for scene in scenes(script)) >= 60
    assert len({message.text for message in demo.messages if len(message.text) > 12}) > 600


def test_ids_and_keys_are_unique(demo: Plan) -> None:
    ids = [c.id for c in demo.centres] + [p.id for p in demo.people]
    ids += [r.id for r in demo.rooms] + [m.id for m in demo.messages]
    keys = (
        [c.key for c in demo.centres] + [p.key for p in demo.people] + [r.key for r in demo.rooms]
    )
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


def test_the_same_seed_and_now_give_the_same_plan(demo: Plan) -> None:
    assert plan(7, NOW) == demo
    assert plan(7, NOW.astimezone(SHANGHAI)) == demo
    other = plan(8, NOW)
    assert {m.id for m in other.messages}.isdisjoint(m.id for m in demo.messages)
    assert [m.at for m in other.messages] != [m.at for m in demo.messages]


def test_now_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        plan(7, NOW.replace(tzinfo=None))


def test_only_members_speak_react_host_and_read(demo: Plan) -> None:
    members = {room.key: set(room.members) for room in demo.rooms}
    strangers = [
        (m.room, m.author, m.text) for m in demo.messages if m.author not in members[m.room]
    ]
    strangers += [
        (m.room, r.person, m.text)
        for m in demo.messages
        for r in m.reactions
        if r.person not in members[m.room]
    ]
    assert strangers == []
    assert all(set(room.hosts) <= members[room.key] and room.hosts for room in demo.rooms)
    assert all(mark.person in members[mark.room] for mark in demo.read_marks)


def test_members_of_a_room_belong_to_its_centre(demo: Plan) -> None:
    people = {person.key: person for person in demo.people}
    for room in demo.rooms:
        assert len(set(room.members)) == len(room.members)
        assert all(
            room.centre in {a.centre for a in people[key].appointments} for key in room.members
        )


def test_announcements_come_from_those_who_may_write_them(demo: Plan) -> None:
    people = {person.key: person for person in demo.people}
    news = {room.key: room.centre for room in demo.rooms if room.kind == "announcements"}
    for message in demo.messages:
        if message.room in news:
            roles = {
                a.role
                for a in people[message.author].appointments
                if a.centre == news[message.room]
            }
            assert roles & {"peer_representative", "worker", "coordinator"}, message.text


def test_reactions_topics_and_replies_make_sense(demo: Plan) -> None:
    for n, message in enumerate(demo.messages):
        reactors = [reaction.person for reaction in message.reactions]
        assert len(set(reactors)) == len(reactors) and message.author not in reactors, message.text
        assert {reaction.kind for reaction in message.reactions} <= REACTIONS
        assert set(message.topics) <= TOPICS
        if message.reply_to is not None:
            assert message.reply_to < n and demo.messages[message.reply_to].room == message.room
            assert not demo.messages[message.reply_to].taken_back
    assert {r.kind for m in demo.messages for r in m.reactions} == REACTIONS
    assert sum(m.reply_to is not None for m in demo.messages) >= 60
    assert 2 <= sum(m.taken_back for m in demo.messages) <= 8
    assert 4 <= sum(bool(m.topics) for m in demo.messages) <= 15


def test_a_taken_back_message_carries_no_reaction(demo: Plan) -> None:
    assert not [m.text for m in demo.messages if m.taken_back and m.reactions]


def test_what_the_script_marks_is_not_shown_as_text(demo: Plan) -> None:
    assert not [m.text for m in demo.messages if re.search(r"[{}]|^[>#~=]", m.text)]


def test_each_message_has_words_and_fits(demo: Plan) -> None:
    assert all(1 <= len(m.text) <= 4000 and m.text.strip() == m.text for m in demo.messages)
    assert all(len(room.title) <= 60 and 0 < len(room.about) <= 300 for room in demo.rooms)


def test_names_fit_and_never_look_like_staff(demo: Plan) -> None:
    assert all(
        1 <= len(person.name) <= 20 and not STAFF_LIKE.search(person.name) for person in demo.people
    )


def test_no_forbidden_word_is_said(demo: Plan) -> None:
    assert FORBIDDEN.search("一位患者") and FORBIDDEN.search("A patient man")
    assert [text for text in words(demo) if FORBIDDEN.search(text)] == []


def test_three_languages_are_spoken(demo: Plan) -> None:
    texts = [message.text for message in demo.messages]
    japanese = [text for text in texts if re.search(r"[\u3041-\u3096]", text)]
    english = [
        text
        for text in texts
        if not re.search(r"[^\x00-\x7f\u2010-\u2026]", text) and len(text) > 15
    ]
    assert len(japanese) >= 50 and len(english) >= 50
    assert len(texts) - len(japanese) - len(english) > 0.6 * len(texts)
    assert {person.language for person in demo.people} == {"zh-CN", "en", "ja"}


def test_whenever_it_is_made_the_talk_is_in_order_by_day_and_before_now() -> None:
    for seed, now in enumerate(moments()):
        made = plan(seed, now)
        last = {room.key: room.made_at for room in made.rooms}
        for message in made.messages:
            assert last[message.room] < message.at
            assert awake(local(message).time()), message.text
            last[message.room] = message.at
        assert all(a.at <= b.at for a, b in pairwise(made.messages))
        assert now - timedelta(days=43) < made.messages[0].at
        assert now - timedelta(days=4) < made.messages[-1].at < now


def awake(at: time) -> bool:
    return time(8) <= at < time(21) and not time(12, 45) <= at < time(14)


def test_most_of_it_is_said_on_working_days(demo: Plan) -> None:
    usual = [m for m in demo.messages if local(m).weekday() < 5 and 8 <= local(m).hour < 18]
    assert len(usual) > 0.85 * len(demo.messages)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_viewer_finds_new_things_and_read_ones(seed: int) -> None:
    made = plan(seed, NOW)
    last = {message.room: n for n, message in enumerate(made.messages)}
    assert {(mark.room, mark.person) for mark in made.read_marks} == {
        (r.key, p) for r in made.rooms for p in r.members
    }
    assert all(made.messages[mark.through].room == mark.room for mark in made.read_marks)
    unread = [mark for mark in made.read_marks if mark.through < last[mark.room]]
    assert len(made.read_marks) * 0.25 < len(unread) < len(made.read_marks) * 0.75
    for _, guest in GUESTS:
        assert any(mark.person == guest for mark in unread), guest


def test_nobody_is_behind_their_own_words(demo: Plan) -> None:
    through = {(mark.room, mark.person): mark.through for mark in demo.read_marks}
    assert all(
        through[message.room, message.author] >= n for n, message in enumerate(demo.messages)
    )


def test_the_guests_can_look_through_every_role(demo: Plan) -> None:
    people = {person.key: person for person in demo.people}
    assert {guest.role for guest in demo.guests} == ROLES
    assert all(people[guest.person].appointments[0].role == guest.role for guest in demo.guests)
    shown = demo.guests[0].person
    rooms = [
        room
        for room in demo.rooms
        if room.centre == people[shown].centre and room.open and room.kind == "group"
    ]
    assert any(shown not in room.members for room in rooms), "the member finds a group to join"
