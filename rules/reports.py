"""Reporting: how often, what it leads to, and what a reporter is told of it. Pure: facts in, verdict out."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Refusal
from models.reports import Outcome, ReportState

DAY = timedelta(days=1)
REPORTS_A_DAY = 20
MORE_WORDS = 4000
# What each report can be added to in 24 hours, and how often in all it can stand again: each moves its case on.
ADDITIONS_A_DAY, STANDS_AGAIN = 10, 3
# A withdrawn report can stand again for the longest undo time there is, and what a slow phone takes.
WITHDRAWING_ENDS = timedelta(seconds=70)
CASES_STAY_MONTHS, LOOKS_STAY_YEARS = 12, 3
# What a decision is to whoever reported: what it does to the thing, and of the person only that something was done.
OUTCOMES: dict[str, Outcome] = {
    "nothing": "nothing",
    "talk": "talked",
    "ask_to_change": "asked_to_change",
    "hide": "hidden",
    "topic": "topic",
}


class EnoughReports(Refusal):
    status, code = 429, "enough_reports"
    say = {
        "en": "You have told us a lot today, thank you. This is kept here and can go tomorrow. If somebody may be in danger, say so and it goes at once.",
        "zh-CN": "今天你已经告诉我们很多了，谢谢。写的都还在，明天可以继续。如果有人可能有危险，请选那一项，马上就能送到。",
        "ja": "今日はたくさん知らせてくださいました。ありがとうございます。書いたものは残っています。続きは明日どうぞ。誰かの身が危ないときは、それを選べばすぐに届きます。",
    }


class EnoughAdded(Refusal):
    """To one report."""

    status, code = 429, "enough_added"
    say = {
        "en": "You have added a lot to this today, thank you. Your words are kept and can go tomorrow. If somebody may be in danger, tell us anew and say so: that goes at once.",
        "zh-CN": "今天这件事你已经补充了很多，谢谢。写的都还在，明天可以继续。如果有人可能有危险，请重新反映一次，并选那一项，马上就能送到。",
        "ja": "今日はこの件にたくさん書き足してくださいました。ありがとうございます。書いたものは残っています。続きは明日どうぞ。誰かの身が危ないときは、新しく知らせてそれを選べば、すぐに届きます。",
    }


class StaysWithdrawn(Refusal):
    status, code = 429, "stays_withdrawn"
    say = {
        "en": "You took this back and sent it all the same a few times. Now it stays taken back; you can tell us anew.",
        "zh-CN": "这一次收回又送去已经有几回了，现在就先收回。需要的话，可以重新反映一次。",
        "ja": "取り消しと、やはり届けることが何度か続きました。今は取り消したままになります。新しく知らせることができます。",
    }


class ThisIsYours(Refusal):
    status, code = 409, "this_is_yours"
    say = {
        "en": "This one is your own. You can change it or take it back yourself; a worker helps if you like.",
        "zh-CN": "这是你自己的内容。你可以自己修改或收回，需要时社工可以帮忙。",
        "ja": "これはあなた自身のものです。ご自分で直したり取り消したりできます。よければ支援員が手伝います。",
    }


class ReportIsDone(Refusal):
    status, code = 409, "report_is_done"
    say = {
        "en": "This has come to its end, so nothing can be added. Your words are kept here; you can tell us anew.",
        "zh-CN": "这件事已经办完了，不能再补充。你写的都还在，可以重新反映一次。",
        "ja": "これはもう終わっているので、書き足せません。書いたものは残っています。新しく知らせることができます。",
    }


class NobodyHasItYet(Refusal):
    status, code = 409, "nobody_has_it_yet"
    say = {
        "en": "Nobody looks after it yet. As soon as a worker does, you can talk with them here.",
        "zh-CN": "还没有人接手。有社工接手以后，就可以在这里和他们说话。",
        "ja": "まだ担当が決まっていません。支援員が引き受けたら、ここで話せます。",
    }


def require_not_own(author: UUID | None, reporter: UUID) -> None:
    """What one made oneself isn't reported. Raises ThisIsYours."""
    if author == reporter:
        raise ThisIsYours()


def require_pace(reason: str, reported: Sequence[datetime], now: datetime) -> None:
    """At most 20 in 24 hours; danger always goes. Raises EnoughReports with whole seconds."""
    if reason != "danger":
        require_room(reported, REPORTS_A_DAY, EnoughReports, now)


def require_room(
    done: Iterable[datetime], most: int, refusal: type[Refusal], now: datetime
) -> None:
    """At most so many in 24 hours. Raises the refusal, with whole seconds until there is room for one."""
    recent = sorted(at for at in done if at > now - DAY)
    if len(recent) >= most:
        free = recent[-most] + DAY - now
        raise refusal(retry_after=max(1, -(-free // timedelta(seconds=1))))


def require_room_to_add(added: Iterable[datetime], now: datetime) -> None:
    """At most ten additions to one report in 24 hours. Raises EnoughAdded with whole seconds."""
    require_room(added, ADDITIONS_A_DAY, EnoughAdded, now)


def require_may_stand_again(stood: Sequence[datetime]) -> None:
    """At most three times; it can be taken back always. Raises StaysWithdrawn."""
    if len(stood) >= STANDS_AGAIN:
        raise StaysWithdrawn()


def only_care(reasons: Iterable[str]) -> bool:
    """Whether all that was said of something is that somebody worries: then no penalty can come of it."""
    said = set(reasons)
    return said == {"worried"}


def state_of(taken_by: UUID | None, ended_at: datetime | None) -> ReportState:
    """How a report stands for who made it."""
    if ended_at is not None:
        return "done"
    return "waiting" if taken_by is None else "looked_at"


def outcome_of(decisions: Iterable[tuple[str, str, bool]]) -> Outcome | None:
    """What came of it; `decisions`: kind, cause and whether it was undone, the newest first.

    Until when, how long, and which of the graver ones it was is between the desk and whom it concerns.
    What stands says it: a case that was kept open is often ended with nothing more to do. What a machine did
    and somebody took back tells nothing.
    """
    made = list(decisions)
    stands = [kind for kind, _, undone in made if not undone]
    did = [kind for kind in stands if kind != "nothing"]
    if did:
        return OUTCOMES.get(did[0], "acted")
    if any(undone and cause == "worker" for _, cause, undone in made):
        return "looked_again"
    return "nothing" if stands else None


def added_to(words: str, more: str) -> str | None:
    """The words with more of them; None where they end so already: said twice, it is done once."""
    if words == more or words.endswith(f"\n\n{more}"):
        return None
    return f"{words}\n\n{more}" if words else more


def months_before(now: datetime, months: int) -> datetime:
    """The same day so many whole months ago, or the last of that month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in range(now.day, now.day - 4, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def is_over(states: Collection[datetime | None], now: datetime) -> bool:
    """Whether nobody says any more what a case is about; `states`: when each report was withdrawn, if it was."""
    return bool(states) and all(at is not None and at <= now - WITHDRAWING_ENDS for at in states)
