"""Puts kind words into the demo: in each group somebody was thanked some days ago."""

from datetime import timedelta
from uuid import UUID, uuid5

from actions.demo.shapes import Plan, Room
from actions.showing_thanks import PURPOSE
from core.work import Work
from models.thanks import ThankYouNote

NAMESPACE = UUID("7c1f5d0a-8c5e-4b7c-9f55-0e8a2d6b9c13")
# What was said, a line and a card; each language has as many.
WORDS: dict[str, tuple[str, ...]] = {
    "zh-CN": ("谢谢你昨天等我，一句也没催。", "", "有你在旁边，我唱得大声一点了。"),
    "en": (
        "Thank you for waiting for me yesterday.",
        "",
        "With you beside me I sang a bit louder.",
    ),
    "ja": ("昨日は待っていてくれてありがとう。", "", "となりにいてくれたので、声が出ました。"),
}
LINES, CARDS = ("gentle", "listened", None), (None, "tea", "sun")
NOTES_A_GROUP = 3


def fill_thanks(work: Work, plan: Plan, people: dict[str, UUID]) -> None:
    """A few notes in each group, between people who share it. Nobody is called by them: they lie in the box."""
    languages = {centre.key: centre.language for centre in plan.centres}
    for room in plan.rooms:
        if room.kind == "group":
            _thank(work, room, people, WORDS[languages[room.centre]])
    work.session.flush()


def _thank(work: Work, room: Room, people: dict[str, UUID], words: tuple[str, ...]) -> None:
    whom = people[room.hosts[0]]
    others = [people[key] for key in room.members if people[key] != whom]
    for number, sender in enumerate(others[:NOTES_A_GROUP]):
        key = uuid5(NAMESPACE, f"{room.key}:{number}")
        said = words[number]
        sealed = work.vault.seal(whom, PURPOSE, key, said) if said else None
        row = ThankYouNote(
            id=key,
            from_id=sender,
            to_id=whom,
            what="other",
            words=sealed,
            line=LINES[number],
            card=CARDS[number],
            at=work.now - timedelta(days=3 * (number + 1), hours=number),
        )
        work.session.add(row)
