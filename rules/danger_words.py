"""The list every centre begins with: words after which somebody may be in danger, and what they are not.

Short and plain on purpose. What to do when one is found follows safe-messaging guidance: the
Samaritans' advice for online communities, WHO's "Preventing suicide: a resource for media
professionals" (2023) and #chatsafe (Orygen): take it seriously, name help, blame nobody, hide
nothing away, and describe no means. `but`: longer words that hold the same letters and mean
something else (a bargain, a joke, a knife and a slice of bread). Where it could be either, help is
shown: one screen too many is nothing beside one too few.
"""

from typing import NamedTuple

# At the end of a `but`: something else only where a clause ends with it. 想死你了！ is a joke between
# friends, and the same letters begin 想死你别管我.
CLAUSE = "$"


class Phrase(NamedTuple):
    """Words to find, and longer ones that are something else."""

    words: str
    but: tuple[str, ...] = ()


CHINESE = (
    Phrase("自杀", ("自杀式",)),
    Phrase("不想活", ("不想活动", "不想活跃")),
    Phrase("想死", ("想死你$", "想死你了$", "想死你啦$", "想死你们了$", "想死你们啦$")),
    Phrase("死了算了"),
    Phrase("不如死"),
    Phrase("轻生", ("年轻生",)),
    Phrase("寻死", ("找寻死", "搜寻死", "追寻死")),
    Phrase("自尽", ("各自尽", "独自尽", "亲自尽", "自尽力", "自尽量", "自尽情")),
    Phrase("去死"),
    Phrase("活不下去"),
    Phrase("活着没意思"),
    Phrase("活着没有意思"),
    Phrase("结束生命"),
    Phrase("结束自己"),
    Phrase("了结自己"),
    Phrase("割腕"),
    Phrase("跳楼", ("跳楼价", "跳楼大甩卖", "跳楼机")),
    Phrase("上吊"),
    Phrase("遗书"),
    Phrase("伤害自己"),
    Phrase("自残"),
    Phrase("杀人", ("杀人游戏", "杀人不眨眼")),
    Phrase("想杀了"),
    Phrase("把他杀了"),
    Phrase("把她杀了"),
    Phrase("把你杀了"),
    Phrase("把我杀了"),
    Phrase("杀了他"),
    Phrase("杀了她"),
    Phrase("杀了你"),
    Phrase("杀了我"),
    Phrase("同归于尽"),
)
ENGLISH = (
    Phrase("suicide"),
    Phrase("suicidal"),
    Phrase("kill myself"),
    Phrase("killing myself"),
    Phrase("kill my self"),
    Phrase("killing my self"),
    Phrase("end it all"),
    Phrase("end my life"),
    Phrase("ending my life"),
    Phrase("take my life"),
    Phrase("want to die"),
    Phrase("wanna die"),
    Phrase("don't want to live", ("don't want to live next to", "don't want to live near")),
    Phrase("dont want to live", ("dont want to live next to", "dont want to live near")),
    Phrase("do not want to live", ("do not want to live next to", "do not want to live near")),
    Phrase("don't wanna live", ("don't wanna live next to", "don't wanna live near")),
    Phrase("dont wanna live", ("dont wanna live next to", "dont wanna live near")),
    Phrase("better off dead"),
    Phrase("better off without me"),
    Phrase("no reason to live"),
    Phrase("hang myself"),
    Phrase("hurt my self"),
    Phrase("hurt myself", ("hurt myself laughing",)),
    Phrase("hurting myself"),
    Phrase("cut myself", ("cut myself shaving", "cut myself a slice", "cut myself some slack")),
    Phrase("cutting myself"),
    Phrase("harm myself"),
    Phrase("self harm"),
    Phrase("self-harm"),
    Phrase("overdose"),
    Phrase("want to kill", ("want to kill time", "want to kill two birds")),
    Phrase("kill him"),
    Phrase("kill her"),
    Phrase("kill them"),
    Phrase("kill you"),
)
JAPANESE = (
    Phrase("死にたい", ("死にたいほど笑", "死にたいくらい笑")),
    Phrase(
        "しにたい", ("しにたいして", "しにたいする", "しにたいへん", "しにたいてい", "しにたいせつ")
    ),
    Phrase("自殺"),
    Phrase("消えたい"),
    Phrase("生きたくない"),
    Phrase("生きていたくない"),
    Phrase("生きるのがつらい"),
    Phrase("生きる意味がない"),
    Phrase("いなくなりたい"),
    Phrase("自傷"),
    Phrase("リストカット"),
    Phrase("首を吊"),
    Phrase("首をつ", ("首をつか", "首をつけ", "首をつな")),
    Phrase("飛び降りたい"),
    Phrase("遺書"),
    Phrase("オーバードーズ"),
    Phrase("殺してやる"),
    Phrase("殺したい"),
)
EVERY: tuple[Phrase, ...] = (*CHINESE, *ENGLISH, *JAPANESE)
