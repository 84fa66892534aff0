"""Puts a few cases on each desk of the demo, so that a worker has something to look at: none names who reported it."""

from datetime import timedelta
from uuid import UUID, uuid5

from actions.case_copies import copy
from actions.cases import open_case
from actions.demo.shapes import Plan
from actions.reported import Thing
from core.work import Work
from models.reports import Report

NAMESPACE = UUID("0b0c6c1e-2f6f-4b0a-9a57-3d3c8f6a2d11")
# What was said (taken back since), why somebody reported it, by how many, whether of danger, and how long ago.
CASES: tuple[tuple[str, int, bool, timedelta], ...] = (
    ("hurts", 2, False, timedelta(hours=5)),
    ("money", 1, False, timedelta(days=1, hours=2)),
    ("worried", 1, True, timedelta(minutes=25)),
)
SAID: dict[str, tuple[str, ...]] = {
    "zh-CN": (
        "每次都是你慢，大家都等你一个人，烦不烦？",
        "我这两天手头紧，你先借我五百，别跟别人说。",
        "晚上总睡不着，觉得什么都没意思了，明天不来了。",
    ),
    "en": (
        "You are always the slow one. Everybody waits for you, every time.",
        "Could you lend me five hundred? Please don't tell anybody.",
        "I lie awake at night and nothing means much. I won't come tomorrow.",
    ),
    "ja": (
        "いつも遅いのはあなただけ。みんな待たされている。",
        "少しお金を貸してくれない？ほかの人には内緒で。",
        "夜眠れなくて、何もかもどうでもよくて。明日は行きません。",
    ),
}


def fill_cases(work: Work, plan: Plan, people: dict[str, UUID]) -> None:
    """Between members of one centre, none of whom is a guest's: what a guest finds is their own."""
    guests = {guest.person for guest in plan.guests}
    for centre in plan.centres:
        members = [
            people[one.key]
            for one in plan.people
            if one.appointments[0].centre == centre.key
            and one.appointments[0].role == "member"
            and one.key not in guests
        ]
        for number, said in enumerate(SAID[centre.language] if len(members) > 5 else ()):
            _open(work, centre.id, members, number, said)
    work.session.flush()


def _open(work: Work, centre: UUID, members: list[UUID], number: int, said: str) -> None:
    reason, by, danger, ago = CASES[number]
    about = Thing(
        kind="message",
        id=uuid5(NAMESPACE, f"{centre}:{number}"),
        centre=centre,
        author=members[number],
        room=None,
        words=said,
        picture=None,
        said_at=work.now - ago,
        around=False,
    )
    case = open_case(work, centre=centre, thing=about, origin="report", danger=danger)
    case.opened_at = work.now - ago
    copy(work, case, about)
    for one in members[number + 1 : number + 1 + by]:
        key = uuid5(case.id, str(one))
        row = Report(id=key, case_id=case.id, by_id=one, reason=reason, at=case.opened_at)
        work.session.add(row)
