"""The house rules a new centre begins with, until its people have talked over their own.

Each line: its key, then in each language how it reads, in easy words, and an example or nothing.
"""

FIRST: dict[str, dict[str, tuple[str, str, str]]] = {
    "kind": {
        "zh-CN": (
            "好好说话。不同意可以直说，说事情，不说人。",
            "好好说话。",
            "“我不这么看”可以说；“你这个人不行”就不说了。",
        ),
        "en": (
            "We speak kindly. You can disagree: talk about the thing, not about the person.",
            "Be kind.",
            "“I see it differently” is fine. “You are useless” hurts.",
        ),
        "ja": (
            "やさしいことばで話します。意見がちがうときは、人ではなく、ことについて話します。",
            "やさしく話そう。",
            "「わたしはこう思う」は大丈夫。「あなたはだめだ」は人を傷つけます。",
        ),
    },
    "yours": {
        "zh-CN": (
            "身体和过去的事，愿意说才说。别人没有说起，我们就不问。",
            "不想说，可以不说。",
            "可以问“今天有什么有意思的事？”",
        ),
        "en": (
            "Health and the past are told by whoever wishes to. We don't ask about them.",
            "You need not tell.",
            "“Did anything nice happen today?” is a good question.",
        ),
        "ja": (
            "からだのことや昔のことは、話したい人が話します。こちらからは聞きません。",
            "話さなくても大丈夫。",
            "「今日、何かおもしろいことあった？」は聞いて大丈夫です。",
        ),
    },
    "stays": {
        "zh-CN": (
            "别人在这里说的话留在这里。想转给别人，先问一问。",
            "别人的话，不外传。",
            "截图也是一样。",
        ),
        "en": (
            "What somebody tells here stays here. Before passing it on, we ask them.",
            "Don't pass it on.",
            "The same goes for pictures of the screen.",
        ),
        "ja": (
            "ここで聞いた話は、ここだけにします。ほかの人に伝えるときは、先に本人に聞きます。",
            "人の話は、ここだけに。",
            "画面の写真も同じです。",
        ),
    },
    "no": {
        "zh-CN": (
            "“不”就是“不”，不用说理由。问过一次就够了。",
            "可以说“不”。",
            "",
        ),
        "en": (
            "A no is a no, and needs no reason. Asking once is enough.",
            "You can say no.",
            "",
        ),
        "ja": (
            "「いいえ」は「いいえ」。理由はいりません。聞くのは一度で十分です。",
            "「いいえ」と言っていい。",
            "",
        ),
    },
    "friends": {
        "zh-CN": (
            "做朋友慢慢来。不催别人谈感情，也不说让人难为情的话。",
            "做朋友，慢慢来。",
            "对方说“做朋友就好”，那就做朋友。",
        ),
        "en": (
            "Friendship takes its time. Nobody is pressed for love, and we leave out words that embarrass.",
            "Take it slowly.",
            "When someone says “just friends”, friends it is.",
        ),
        "ja": (
            "友だちには、ゆっくりなります。恋愛をせまったり、はずかしくなることを言ったりはしません。",
            "ゆっくり友だちに。",
            "「友だちで」と言われたら、友だちでいましょう。",
        ),
    },
    "money": {
        "zh-CN": (
            "这里不借钱，不要钱，也不卖东西。钱上有难处，社工可以一起想办法。",
            "这里不谈借钱。",
            "",
        ),
        "en": (
            "We don't lend, ask for money or sell here. When money is short, a worker can help to find a way.",
            "No money here.",
            "",
        ),
        "ja": (
            "ここではお金の貸し借りや、ものの売り買いをしません。お金に困ったら、支援員といっしょに考えられます。",
            "お金の話はなし。",
            "",
        ),
    },
    "rest": {
        "zh-CN": (
            "谁都可以休息、早走、不回消息。我们不追着问。",
            "累了就休息。",
            "",
        ),
        "en": (
            "Everyone can rest, go early, or not answer. We don't press them for it.",
            "Rest when you like.",
            "",
        ),
        "ja": (
            "だれでも、休む、早く帰る、返事をしないことができます。せかしません。",
            "つかれたら休もう。",
            "",
        ),
    },
    "worry": {
        "zh-CN": (
            "担心谁不安全，就告诉社工，或者打求助电话。这是关心，不是告状。",
            "担心，就告诉社工。",
            "",
        ),
        "en": (
            "When we worry that someone isn't safe, we tell a worker or call a help number. That is caring, not telling on them.",
            "Worried? Tell a worker.",
            "",
        ),
        "ja": (
            "だれかの安全が心配なときは、支援員に伝えるか、相談の電話にかけます。言いつけではなく、思いやりです。",
            "心配なら、支援員へ。",
            "",
        ),
    },
}


def first_lines(language: str) -> dict[str, tuple[str, str, str]]:
    """The lines in a language, by key; English where it is none of ours."""
    return {key: said.get(language, said["en"]) for key, said in FIRST.items()}
