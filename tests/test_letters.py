"""Search finds all of what it should and nothing else: recall and precision 1.00, on both databases.

Asked before the letters are indexed, after, and with a part of them indexed: the answer is the same.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import SQLModel

from actions import letters, messages, people, search, sign_in
from actions.groups import add_room, enter_new
from actions.sending import Sending, send_all
from actions.sessions import open_session
from core.clock import HandClock
from core.errors import Invalid
from core.store import Store
from models.groups import Room
from models.messages import NewMessage
from models.people import Person
from models.sign_in import Who
from tests.support.house import MORNING, Heard
from tests.support.stores import fresh_database

SAID = {
    "park": "明天一起去公园散步吧",
    "garden": "公共花园里的花开了",
    "flower": "花",
    "umbrella": "Bring your Umbrella tomorrow",
    "brella": "a brella is no word",
    "karaoke": "一緒にカラオケへ行きましょう",
    "narrow": "ｶﾗｵｹ と ＡＢＣ",
    "kara": "カラの箱",
    "tea": "喝茶。明天，后天？",
    "strasse": "Die Straße ist lang",
    "capitals": "DIE STRASSE IST KURZ",
    "smile": "好开心😀",
    "grin": "😁😀 都来了",
    "family": "我们家👨‍👩‍👧很好",
    "heart": "谢谢❤️",
    "plus": "C++ and C# are languages",
    "percent": "打了 50% 的折",
    "underscore": "snake_case here",
    "cafe": "Cafe\u0301 du matin",
    "coffee": "CAFÉ",
    "digits": "电话 021-6387 １２３",
    "wide": "你　好",
    "greeting": "你好",
    "lines": "第一行\n第二行",
    "rare": "𠮷野家で食べた",
    "kana": "が行とか行",
    "decomposed": "か\u3099んばって",
    "quote": 'she said "yes" \\ no',
    "ellipsis": "等等……好",
    "korean": "안녕하세요",
}

ASKED: list[tuple[str, set[str]]] = [
    ("公园", {"park"}),
    ("园", {"park", "garden"}),
    ("花", {"garden", "flower"}),
    ("花园", {"garden"}),
    ("园公", set()),
    ("明天", {"park", "tea"}),
    ("公园散步", {"park"}),
    ("明天 散步", {"park"}),
    ("散步 公园", {"park"}),
    ("UMBRELLA", {"umbrella"}),
    ("umbrella", {"umbrella"}),
    ("brella", {"umbrella", "brella"}),
    ("u", {"umbrella", "capitals", "cafe", "plus"}),
    ("カラオケ", {"karaoke", "narrow"}),
    ("ｶﾗｵｹ", {"karaoke", "narrow"}),
    ("カラ", {"karaoke", "narrow", "kara"}),
    ("オケ", {"karaoke", "narrow"}),
    ("ａｂｃ", {"narrow"}),
    ("abc", {"narrow"}),
    ("straße", {"strasse", "capitals"}),
    ("strasse", {"strasse", "capitals"}),
    ("ß", {"strasse", "capitals"}),
    ("😀", {"smile", "grin"}),
    ("😁", {"grin"}),
    ("😀😁", set()),
    ("👧", {"family"}),
    ("👨‍👩‍👧", {"family"}),
    ("❤", {"heart"}),
    ("。", {"tea"}),
    ("，", {"tea"}),
    ("？", {"tea"}),
    ("?", {"tea"}),
    ("C++", {"plus"}),
    ("c#", {"plus"}),
    ("%", {"percent"}),
    ("50%", {"percent"}),
    ("_", {"underscore"}),
    ("snake_case", {"underscore"}),
    ("café", {"cafe", "coffee"}),
    ("CAFE\u0301", {"cafe", "coffee"}),
    ("cafe", set()),
    ("123", {"digits"}),
    ("１２３", {"digits"}),
    ("021-6387", {"digits"}),
    ("你好", {"greeting"}),
    ("你", {"greeting", "wide"}),
    ("你 好", {"greeting", "wide"}),
    ("一行", {"lines"}),
    ("𠮷", {"rare"}),
    ("𠮷野", {"rare"}),
    ("か", {"kana"}),
    ("が", {"kana", "decomposed"}),
    ("がん", {"decomposed"}),
    ('"', {"quote"}),
    ("\\", {"quote"}),
    ("…", {"ellipsis"}),
    ("안녕", {"korean"}),
    ("세", {"korean"}),
    ("nothing of it", set()),
    ("   ", set()),
    ("\u3000", set()),
    ("' OR 1=1 --", set()),
    ("*", set()),
]


@dataclass
class Shelf:
    """Sam's rooms on one database; `keys` says which message is which."""

    store: Store
    sam: Who
    room: UUID
    keys: dict[UUID, str] = field(default_factory=dict)

    def found(self, words: str) -> list[str]:
        """What Sam finds, page after page, by key, in order."""
        keys: list[str] = []
        cursor: str | None = None
        while True:
            page, cursor = self.store.read_now(search.search, self.sam, words, cursor)
            keys += [self.keys[item.id] for item in page]
            if cursor is None:
                return keys

    def say(self, key: str, text: str) -> UUID:
        message = uuid4()
        sending = Sending(
            self.sam.person, self.sam.session, message, NewMessage(text=text), paced=False
        )
        (sent,) = self.store.write_now(send_all, self.room, [sending])
        assert not isinstance(sent, Exception)
        self.keys[message] = key
        assert isinstance(self.store.clock, HandClock)
        self.store.clock.move(timedelta(seconds=1))
        return message

    def sweep(self) -> None:
        """What the clock does every second."""
        for room in self.store.read_now(letters.waiting_rooms):
            while self.store.write_now(letters.index_some, room):
                pass


@pytest.fixture(params=["sqlite", "postgres"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """An empty room of Sam's, and another one he isn't in, that holds all words."""
    url, drop = f"sqlite:///{tmp_path / 'letters.db'}", None
    if request.param == "postgres":
        url, drop = fresh_database(f"sunroom_test_letters_{secrets.token_hex(4)}")
    store = Store.on(
        url,
        clock=HandClock(MORNING),
        bell=Heard(),
        secret=b"s" * 32,
        keys=f"sqlite:///{tmp_path / 'keys.db'}",
    )
    SQLModel.metadata.create_all(store.writing)
    try:
        foreign, shelf = _shelf(store, "Zhao"), _shelf(store, "Sam")
        for key, text in SAID.items():
            foreign.say(key, text)
        yield shelf
    finally:
        store.writing.dispose()
        store.reading.dispose()
        if drop is not None:
            drop()


def _shelf(store: Store, name: str) -> Shelf:
    def make(work: Any) -> tuple[UUID, str]:
        centre = people.make_centre(work, f"{name}'s", language="en")
        person: Person = people.add_person(work, centre.id, name, "member", "en")
        room: Room = add_room(work, centre.id, "group", "Words")
        enter_new(work, room, person.id, "host")
        return room.id, open_session(work, person, uuid4(), "a phone").token

    room, token = store.write_now(make)
    return Shelf(store, store.read_now(sign_in.who, token), room)


def check_all(shelf: Shelf) -> None:
    """Every question finds exactly its messages, each once, the newest first."""
    order = list(SAID)
    wrong = {}
    for words, expected in ASKED:
        found = shelf.found(words)
        if found != sorted(expected, key=order.index, reverse=True):
            wrong[words] = (found, expected)
    assert wrong == {}


def test_everything_is_found_and_nothing_else(shelf: Shelf) -> None:
    half = len(SAID) // 2
    for number, (key, text) in enumerate(SAID.items()):
        if number == half:
            shelf.sweep()
        shelf.say(key, text)
    check_all(shelf)
    shelf.sweep()
    check_all(shelf)
    shelf.sweep()
    check_all(shelf)


def test_before_any_sweep(shelf: Shelf) -> None:
    for key, text in SAID.items():
        shelf.say(key, text)
    check_all(shelf)


def test_more_than_a_page_comes_in_pages_each_once(shelf: Shelf) -> None:
    for number in range(75):
        shelf.say(f"{number}", f"茶 {number}" if number % 3 else "水")
        if number == 40:
            shelf.sweep()
    wanted = [f"{n}" for n in range(74, -1, -1) if n % 3]
    assert shelf.found("茶") == wanted
    shelf.sweep()
    assert shelf.found("茶") == wanted


def test_a_long_room_with_few_hits_is_searched_to_its_end(shelf: Shelf) -> None:
    """More unindexed messages than candidates are looked at in one go, and the hit is the oldest."""
    shelf.say("hit", "鸢尾花")
    for number in range(search.CANDIDATES + 20):
        shelf.say(f"{number}", "水")
    assert shelf.found("鸢尾") == ["hit"]
    shelf.sweep()
    assert shelf.found("鸢尾") == ["hit"]


@pytest.mark.parametrize("swept", [False, True])
def test_what_is_taken_back_is_not_found(shelf: Shelf, swept: bool) -> None:
    kept, gone = shelf.say("kept", "鸢尾花开"), shelf.say("gone", "鸢尾花谢")
    if swept:
        shelf.sweep()
    shelf.store.write_now(messages.take_back, shelf.sam, shelf.room, gone)
    assert shelf.found("鸢尾") == ["kept"] and shelf.found("谢") == []
    shelf.sweep()
    assert shelf.found("鸢尾") == ["kept"] and shelf.found("谢") == []
    assert kept != gone


def test_edges_of_the_alphabet_are_asked_without_an_accident(shelf: Shelf) -> None:
    """The last letters there are, and one before the surrogates: found where said, else nothing."""
    for last in ("\ud7ff", "\U0010ffff", "\uffff", "\U0001ffff"):
        shelf.say(f"{ord(last)}", f"edge {last}")
        assert shelf.found(last) == [f"{ord(last)}"]
        shelf.sweep()
        assert shelf.found(last) == [f"{ord(last)}"]


@pytest.mark.parametrize(
    "cursor", ["x", "2030-01-01T00:00:00_", f"2030-01-01T00:00:00_{UUID(int=7)}", "_"]
)
def test_a_cursor_we_never_gave_is_refused(shelf: Shelf, cursor: str) -> None:
    with pytest.raises(Invalid):
        shelf.store.read_now(search.search, shelf.sam, "水", cursor)


def test_the_pairs_of_a_text() -> None:
    assert letters.grams("公园散步") == {"公园", "园散", "散步", "步"}
    assert letters.grams("Hi, Ｙou") == {"hi", "i", ",", "yo", "ou", "u"}
    assert letters.grams("  \n ") == set()
