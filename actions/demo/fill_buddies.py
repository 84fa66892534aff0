"""A few who would be buddies, at each centre of the demo; nobody's guest is asked or goes along: that is theirs to try."""

from actions.buddy_offers import offer
from actions.demo.shapes import Person, Plan
from core.work import Work
from models.buddies import NewBuddyOffer
from models.sign_in import Who

OFFERS: dict[str, tuple[dict[str, object], ...]] = {
    "zh-CN": (
        {"words": "我来了六年，哪儿都熟，说话慢慢的。", "interests": ["唱歌", "散步"]},
        {"words": "我不太会说，但可以陪你坐坐，一起喝茶。", "interests": ["喝茶", "下棋"]},
        {
            "words": "第一次来活动时我也紧张。可以坐我旁边。",
            "interests": ["做饭", "画画"],
            "most": 2,
        },
        {"words": "我喜欢认人，可以告诉你谁叫什么。", "interests": ["养花"]},
    ),
    "en": (
        {"words": "Six years here: I know every corner, and I talk slowly.", "interests": ["tea"]},
        {"words": "I was nervous the first time, too. Sit next to me.", "interests": ["chess"]},
    ),
    "ja": (
        {"words": "六年います。ゆっくり案内しますね。", "interests": ["散歩"]},
        {"words": "はじめはわたしも緊張しました。となりにどうぞ。", "interests": ["料理"]},
    ),
}


def fill_buddies(work: Work, plan: Plan) -> None:
    """Offers in the language of whoever makes them."""
    guests = {guest.person for guest in plan.guests}
    for centre in plan.centres:
        here = [one for one in plan.people if one.centre == centre.key and one.key not in guests]
        members = [one for one in here if one.appointments[0].role == "member"]
        for language, words in OFFERS.items():
            speak = [one for one in members if one.language == language]
            for person, said in zip(speak, words, strict=False):
                new = NewBuddyOffer.model_validate({"languages": [language], **said})
                offer(work, _as(plan, person), new)


def _as(plan: Plan, person: Person) -> Who:
    ids = {centre.key: centre.id for centre in plan.centres}
    roles = {ids[held.centre]: frozenset((held.role,)) for held in person.appointments}
    home = ids[person.centre]
    return Who(person.id, person.id, person.id, person.language, home, roles)
