"""Cases at a centre's desk: who may do what with one, and when one waits too long. Pure: facts in, verdict out."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Refusal

# A case that nobody touched for so long goes back to all.
UNTOUCHED = timedelta(days=3)
# A worker's look at a case is told to whom it concerns with its decision, or after this long.
LOOKS_ARE_TOLD = timedelta(days=14)

# What somebody did, said of them: "Chen {has taken it}."
DONE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "taken": "has taken it",
        "left": "gave it back to all",
        "handed": "handed it on",
        "handed_back": "gave it back to all",
        "accepted": "said yes to taking it over",
        "declined": "can't take it over just now",
        "asked_to_look": "asked a colleague to look too",
        "note": "left a note",
        "opened_again": "opened it again",
        "decided": "has decided",
        "undone": "took a decision back",
        "ended": "has brought it to an end",
        "not_helped": "said that a line of the playbook didn't help",
    },
    "zh-CN": {
        "taken": "接下了这件事",
        "left": "把它放回给大家",
        "handed": "把它转交了",
        "handed_back": "把它放回给大家",
        "accepted": "同意接手",
        "declined": "现在接不了",
        "asked_to_look": "请同事一起看",
        "note": "写了一条留言",
        "opened_again": "重新打开了它",
        "decided": "已经作了处理",
        "undone": "撤回了一项处理",
        "ended": "已经办完了它",
        "not_helped": "说有一条指引没帮上忙",
    },
    "ja": {
        "taken": "が引き受けました",
        "left": "がみんなに戻しました",
        "handed": "が引き継ぎを頼みました",
        "handed_back": "がみんなに戻しました",
        "accepted": "が引き継ぎました",
        "declined": "は今は引き受けられません",
        "asked_to_look": "が同僚にも見てほしいと頼みました",
        "note": "がメモを残しました",
        "opened_again": "がもう一度開きました",
        "decided": "が対応を決めました",
        "undone": "が対応を取り消しました",
        "ended": "が終わらせました",
        "not_helped": "が「役に立たなかった」と知らせました",
    },
}
# Nobody in particular did it: something was added to it, or the clock moved it.
BY_ITSELF = {
    "en": "Something changed here",
    "zh-CN": "这里有了变化",
    "ja": "ここに変化がありました",
}


class CaseMovedOn(Refusal):
    """Somebody was here before; `who` and `did` (a step's kind) say who, and what they did."""

    status, code = 409, "case_moved_on"
    say = {
        "en": "{told}. Please look once more before you go on. Nothing you wrote is lost.",
        "zh-CN": "{told}。请再看一看，然后继续。你写的都还在。",
        "ja": "{told}。もう一度ご覧になってから続けてください。書いたものは残っています。",
    }

    def sentence(self, language: str) -> str:
        """Who did what, in that language."""
        return self.say.get(language, self.say["en"]).format(told=self._told(language))

    def _told(self, language: str) -> str:
        said = language if language in DONE else "en"
        who, did = self.facts.get("who"), DONE[said].get(self.facts.get("did", ""))
        if not who or not did:
            return BY_ITSELF[said]
        return f"{who} {did}" if said == "en" else f"{who}{did}"


class CaseIsTaken(Refusal):
    """`who` has it; they can hand it on, or a coordinator can."""

    status, code = 409, "case_is_taken"
    say = {
        "en": "{who} looks after this one. You can leave a note; they or a coordinator can hand it on.",
        "zh-CN": "这件事由{who}在办。你可以留言，他们或中心负责人可以转交给你。",
        "ja": "これは{who}が引き受けています。メモを残せます。本人か責任者が引き継げます。",
    }


class CaseIsNotYours(Refusal):
    status, code = 409, "case_is_not_yours"
    say = {
        "en": "Please take this one first; then you can hand it on or ask somebody to look too.",
        "zh-CN": "请先接下这件事，然后就可以转交，或者请人一起看。",
        "ja": "先に引き受けると、引き継いだり、一緒に見てもらったりできます。",
    }


class CaseIsOver(Refusal):
    status, code = 409, "case_is_over"
    say = {
        "en": "This one has come to its end. You can open it again.",
        "zh-CN": "这件事已经办完了。需要的话可以重新打开。",
        "ja": "これは終わっています。必要なら、もう一度開けます。",
    }


class NewerCase(Refusal):
    status, code = 409, "newer_case"
    say = {
        "en": "The same thing already waits here again. Please look at that one.",
        "zh-CN": "同一件事已经有新的在等着了，请看那一件。",
        "ja": "同じことが、すでに新しく届いています。そちらをご覧ください。",
    }


class YouLookAfterIt(Refusal):
    status, code = 409, "you_look_after_it"
    say = {
        "en": "This is with you at the desk already. What you want to add can stand there as a note; your words are kept here.",
        "zh-CN": "这件事已经在你的工作台上了。想补充的可以写成同事备注；你写的都还在。",
        "ja": "これはもうデスクであなたが担当しています。書き足したいことは同僚へのメモにできます。書いたものは残っています。",
    }


def require_open(ended_at: datetime | None) -> None:
    """Raises CaseIsOver."""
    if ended_at is not None:
        raise CaseIsOver()


def may_take_over(mine: Collection[str]) -> bool:
    """Whether these roles take or hand on what a colleague has: a centre's coordinators, when somebody is away."""
    return "coordinator" in mine


def require_not_with(taken_by: UUID | None, me: UUID) -> None:
    """Who looks after a thing doesn't report it besides: giving it back at that moment would name them. Raises YouLookAfterIt."""
    if taken_by == me:
        raise YouLookAfterIt()


def require_has(taken_by: UUID | None, me: UUID, mine: Collection[str]) -> None:
    """For handing on and asking to look: whoever has it, or a coordinator. Raises CaseIsNotYours."""
    if taken_by != me and not may_take_over(mine):
        raise CaseIsNotYours()


def look_is_told_from(opened_at: datetime, now: datetime, *, decided: bool) -> datetime:
    """From when a worker's look is told to whom the case concerns, unless a decision comes before.

    The beginning of a day in UTC: the moment itself would tell when somebody reported.
    """
    day = (opened_at + LOOKS_ARE_TOLD).replace(hour=0, minute=0, second=0, microsecond=0)
    return now if decided else max(now, day)


def suggest(load: Mapping[UUID, int], most: int | None) -> UUID | None:
    """Who could take a new one: whoever has fewest open, below the centre's number; None where nobody is.

    `load`: open cases of each worker on duty, who comes first where it is the same first.
    """
    free = [who for who, count in load.items() if most is None or count < most]
    return min(free, key=lambda who: load[who]) if free else None
