"""Words that may mean danger: found as words, and never inside a bargain, a skill or a slice of bread."""

import json
from pathlib import Path

import pytest

from core.errors import NotAllowed, NotFound
from rules import danger
from rules.danger_words import CLAUSE, EVERY, Phrase

TOLD = json.loads((Path(__file__).parent / "told.json").read_text("utf-8"))
FINDER = danger.Finder(EVERY)


@pytest.mark.parametrize("words", TOLD["found"])
def test_it_finds(words: str) -> None:
    assert FINDER.finds(words)


@pytest.mark.parametrize("words", TOLD["not_found"])
def test_it_finds_nothing_in(words: str) -> None:
    assert not FINDER.finds(words)


def test_what_is_something_else_hides_nothing_beside_it() -> None:
    assert FINDER.finds("跳楼价太好了，可是我不想活了")
    assert FINDER.finds("I hurt myself laughing, and then I wanted to hurt myself")


def test_what_is_something_else_hides_nothing_that_goes_on_behind_it() -> None:
    jump = Phrase("跳楼", ("跳楼机",))
    assert not danger.Finder([jump]).finds("坐跳楼机")
    assert danger.Finder([jump, Phrase("机毁人亡")]).finds("跳楼机毁人亡")


def test_a_centres_own_words_are_words_too() -> None:
    mine = danger.Finder(danger.listed(["killed"], []))
    assert mine.finds("I killed it") and mine.finds("Killed!")
    assert not any(map(mine.finds, ("skilled", "unskilled", "killedx", "killed2")))


def test_a_centre_adds_and_leaves_out() -> None:
    mine = danger.Finder(danger.listed(["天台见"], ["遗书", "OVERDOSE"]))
    assert mine.finds("晚上天台见") and not FINDER.finds("晚上天台见")
    assert not mine.finds("这部电影叫遗书") and FINDER.finds("这部电影叫遗书")
    assert not mine.finds("overdose") and mine.finds("不想活")


def test_an_empty_list_finds_nothing() -> None:
    assert not danger.Finder([]).finds("不想活")


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("group", True),
        ("activity", True),
        ("announcements", True),
        ("direct", False),
        ("worker", False),
        ("case", False),
        ("buddy", False),
        ("of tomorrow", False),
    ],
)
def test_where_a_machine_may_look(kind: str, read: bool) -> None:
    assert danger.may_read_room(kind, invited=False) is read
    assert not danger.may_read_room(kind, invited=True), "what invited people say is theirs"


def test_friends_posts_are_private() -> None:
    assert not danger.may_read_post("friends")
    assert all(map(danger.may_read_post, ("group", "centre", "network")))


def test_who_keeps_the_list() -> None:
    danger.require_may_list(["coordinator"])
    with pytest.raises(NotAllowed):
        danger.require_may_list(["worker"])
    with pytest.raises(NotFound):
        danger.require_may_list(["member"])


def test_every_phrase_finds_itself_and_none_of_what_it_is_not() -> None:
    for phrase in EVERY:
        finder = danger.Finder([phrase])
        assert finder.finds(phrase.words), phrase
        assert not any(finder.finds(but.rstrip(CLAUSE)) for but in phrase.but), phrase
