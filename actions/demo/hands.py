"""A few people of each centre would like a hand with something, in the days to come."""

from datetime import timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from actions.demo.shapes import Plan
from actions.help_offers import offer
from actions.help_requests import ask_for_a_hand
from core.work import Work
from models.help_offers import NewHelpOffer
from models.help_requests import NewHelpRequest
from models.people import Centre
from models.sign_in import Who

NAMESPACE = UUID("0f1c5a52-6d1b-4d86-9a0e-2f6a7c1b9d30")
# Kind, title, words, list; at the centre where no place is named.
Wish = tuple[str, str, str, str, tuple[str, ...]]
WISHES: dict[str, tuple[Wish, ...]] = {
    "zh-CN": (
        (
            "come_along",
            "陪我去医院复查",
            "上午去，人多的时候我有点慌。",
            "区医院门诊",
            ("医保卡", "身份证", "坐车的零钱"),
        ),
        ("show_me", "教我用手机挂号", "慢一点教就好。", "centre", ("手机和充电器",)),
        ("carry", "帮忙把花盆搬到窗台", "", "centre", ("手套",)),
    ),
    "en": (
        (
            "come_along",
            "Come along to the pharmacy",
            "It is two stops on the bus.",
            "the pharmacy in Mill Lane",
            ("Prescription", "Money for the bus"),
        ),
        ("show_me", "Show me how to send a picture", "Slowly is fine.", "centre", ("My phone",)),
        ("company", "A walk around the pond", "", "centre", ()),
    ),
    "ja": (
        (
            "come_along",
            "区役所にいっしょに行ってほしい",
            "書類を出すだけです。",
            "区役所の窓口",
            ("身分証", "書類", "ペン"),
        ),
        (
            "show_me",
            "文字を大きくする方法を教えて",
            "ゆっくりで大丈夫です。",
            "centre",
            ("スマホ",),
        ),
        ("carry", "本の箱を運ぶのを手伝って", "", "centre", ()),
    ),
}


def fill_hands(work: Work, plan: Plan) -> None:
    """Three requests a centre, and one offer; none of a guest: theirs are theirs to try."""
    guests = {guest.person for guest in plan.guests}
    for centre in plan.centres:
        row = work.session.get_one(Centre, centre.id)
        crowd = [p for p in plan.people if p.centre == centre.key and p.key not in guests]
        members = [p.id for p in crowd if p.appointments[0].role == "member"]
        wishes = WISHES.get(centre.language, WISHES["en"])
        for number, (wish, person) in enumerate(zip(wishes, members, strict=False)):
            key = uuid5(NAMESPACE, f"{centre.key}:{number}")
            ask_for_a_hand(work, _who(row, person), key, _new(work, row, number, wish))
            if number == 0 and len(members) > len(wishes):
                offer(work, _who(row, members[-1]), key, NewHelpOffer())


def _new(work: Work, centre: Centre, number: int, wish: Wish) -> NewHelpRequest:
    kind, title, words, place, checklist = wish
    then = work.now.astimezone(ZoneInfo(centre.time_zone)) + timedelta(days=2 + 2 * number)
    return NewHelpRequest.model_validate(
        {
            "kind": kind,
            "title": title,
            "words": words,
            "day": then.date(),
            "time": ("09:00", "13:30", "10:00")[number],
            "place": place,
            "checklist": list(checklist),
            "audience": "centre",
            "with_worker": number == 0,
        }
    )


def _who(centre: Centre, person: UUID) -> Who:
    roles = {centre.id: frozenset({"member"})}
    return Who(person, person, person, centre.language, centre.id, roles)
