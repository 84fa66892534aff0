"""Playbooks: which fits a case, its lines in a language, and what they rest on. Pure: words, no more."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from models.playbooks import PARTS, PlaybookName, PlaybookPart
from models.reports import REASONS
from rules.playbooks import en, ja, zh_cn
from rules.playbooks.shape import Playbook, Source

BOOKS: Mapping[str, Mapping[str, Playbook]] = {
    "zh-CN": zh_cn.PLAYBOOKS,
    "en": en.PLAYBOOKS,
    "ja": ja.PLAYBOOKS,
}
NAMES: tuple[PlaybookName, ...] = ("life", *REASONS)
# When these lines were written; whoever changes one changes the day.
WRITTEN = date(2026, 11, 28)

_WHO = Source(
    "World Health Organization: Preventing suicide, a resource for media professionals",
    "世界卫生组织：预防自杀，媒体工作者资料",
    "世界保健機関：自殺予防、メディア関係者のための手引き",
    "2023",
)
_CHATSAFE = Source(
    "Orygen: #chatsafe, communicating safely online about self-harm and suicide",
    "Orygen：#chatsafe，在网上安全地谈论自伤和自杀",
    "Orygen：#chatsafe、自傷や自殺についてネットで安全に話すために",
    "2023",
)
_SAMARITANS = Source(
    "Samaritans: Managing self-harm and suicide content online",
    "Samaritans：怎样对待网上的自伤和自杀内容",
    "Samaritans：ネット上の自傷や自殺の内容への対応",
    "2020",
)
_FIRST_AID = Source(
    "Mental Health First Aid: guidelines, suicidal thoughts and behaviours",
    "心理急救（MHFA）指南：有自杀念头时",
    "メンタルヘルス・ファーストエイド：死にたい気持ちへの指針",
    "2014",
)
_FIELD = Source(
    "World Health Organization: Psychological first aid, guide for field workers",
    "世界卫生组织：心理急救，现场工作者指南",
    "世界保健機関：心理的応急処置、現場の人のための手引き",
    "2011",
)
_WUHAN = Source(
    "Study of community mental health workers, Wuhan",
    "研究：武汉社区精卫工作者",
    "研究：武漢の地域で働く支援員",
)
_SHANGHAI = Source(
    "Study of peer support in day-care centres, Shanghai",
    "研究：上海日间中心里的同伴支持",
    "研究：上海のデイケアでの支え合い",
)
_JAPAN = Source(
    "Study of barriers to recovery, Japan",
    "研究：日本，恢复路上的阻碍",
    "研究：日本、回復をはばむもの",
)
_MIND = Source(
    "Mind: Side by Side, house rules and how they are kept",
    "Mind：Side by Side 的公约和维护办法",
    "Mind：Side by Side の決まりと守り方",
)

SOURCES: Mapping[PlaybookName, tuple[Source, ...]] = {
    "life": (_FIRST_AID, _WHO, _CHATSAFE, _SAMARITANS),
    "hurts": (_MIND, _JAPAN, _SHANGHAI),
    "pressure": (_FIELD, _SHANGHAI, _JAPAN),
    "money": (_WUHAN, _SHANGHAI),
    "danger": (_FIRST_AID, _FIELD, _WUHAN),
    "private": (_SHANGHAI, _JAPAN),
    "spam": (_MIND,),
    "too_much": (_CHATSAFE, _SAMARITANS, _SHANGHAI),
    "worried": (_FIRST_AID, _CHATSAFE, _SHANGHAI),
    "other": (_WUHAN, _JAPAN),
}


def fitting(reasons: Collection[str], *, danger: bool, origin: str) -> list[PlaybookName]:
    """The playbooks for a case, the most urgent first; one at least. Somebody's words of danger: as for a worry."""
    named = [name for name in NAMES if name in reasons or (danger and name == "life")]
    if not named or named == ["life"]:
        named += ["worried" if origin == "words" else "other"]
    return named


def book(name: PlaybookName, language: str) -> Playbook:
    """A playbook in that language; in English where there is none."""
    return BOOKS.get(language, BOOKS["en"])[name]


def lines(name: PlaybookName, part: PlaybookPart, language: str) -> Iterator[tuple[str, str]]:
    """The id and words of each line: the same id is the same line in every language."""
    for place, words in enumerate(getattr(book(name, language), part)):
        yield f"{name}.{part}.{place}", words


def words_of(line: str, language: str) -> tuple[PlaybookName, str] | None:
    """The playbook and words of a line of ours; None for an id that is none."""
    found: PlaybookName | None = next((name for name in NAMES if line.startswith(f"{name}.")), None)
    if found is None:
        return None
    for part in PARTS:
        for key, words in lines(found, part, language):
            if key == line:
                return found, words
    return None


__all__ = [
    "NAMES",
    "SOURCES",
    "WRITTEN",
    "Playbook",
    "Source",
    "book",
    "fitting",
    "lines",
    "words_of",
]
