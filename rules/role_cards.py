"""What somebody in each role may and may not do, in three languages. Pure.

The same page for everyone: whoever holds the role, and whoever meets them.
"""

from collections.abc import Mapping

from models.people import Role

Sides = tuple[tuple[str, ...], tuple[str, ...]]

CARDS: Mapping[Role, Mapping[str, Sides]] = {
    "member": {
        "zh-CN": (
            (
                "和别人聊天，进群，也可以自己建群。",
                "参加活动，也可以自己发起。",
                "自己决定说什么、给谁看，随时改。",
                "说“不”，静音，拉黑，休息，都不用说理由。",
                "看看哪位社工打开过自己的资料。",
            ),
            (
                "看别人没有告诉自己的事。",
                "替别人做决定。",
            ),
        ),
        "en": (
            (
                "Talk with others, join groups, and make a group.",
                "Come to activities, and start one.",
                "Decide what to tell, and to whom, and change it at any time.",
                "Say no, mute, block or rest, without a reason.",
                "See which worker opened something about them.",
            ),
            (
                "See what others haven't told them.",
                "Decide for somebody else.",
            ),
        ),
        "ja": (
            (
                "人と話す、グループに入る、グループを作る。",
                "活動に参加する、自分でも始める。",
                "何をだれに話すかを自分で決めて、いつでも変える。",
                "ことわる、静かにする、ブロックする、休む。理由はいりません。",
                "どの支援員が自分のことを見たかを知る。",
            ),
            (
                "ほかの人が話していないことを見る。",
                "ほかの人のかわりに決める。",
            ),
        ),
    },
    "peer_representative": {
        "zh-CN": (
            (
                "学员能做的都可以做。",
                "在通知里写，欢迎新来的人。",
                "照看群和活动，给消息加上话题提示。",
                "请社工来看一看，也可以把事情分给别人。",
            ),
            (
                "看反映的内容，看谁的发言暂停了。",
                "看别人没有告诉自己的事。",
                "一个人扛所有的事：随时可以歇一歇。",
            ),
        ),
        "en": (
            (
                "Everything a member may.",
                "Write in the announcements, and welcome newcomers.",
                "Look after groups and activities, and put topic notes on messages.",
                "Ask a worker in, and share the work with others.",
            ),
            (
                "See reports, or who is paused.",
                "See what others haven't told them.",
                "Carry everything alone: they can rest at any time.",
            ),
        ),
        "ja": (
            (
                "メンバーにできることは、すべてできる。",
                "お知らせに書く、新しい人をむかえる。",
                "グループや活動のお世話をして、話題メモをつける。",
                "支援員を呼ぶ、ほかの人と分け合う。",
            ),
            (
                "相談・報告の中身や、書き込みを休んでいる人を見る。",
                "ほかの人が話していないことを見る。",
                "ひとりで全部を引き受ける。いつでも休んで大丈夫です。",
            ),
        ),
    },
    "worker": {
        "zh-CN": (
            (
                "给中心里的人写消息，回大家的消息。",
                "做登录卡，办活动，看报名。",
                "看本人愿意告诉社工的事。每看一次，本人都能看到。",
                "看收到的反映，说明理由后作出处理。",
                "把事情转给同事，请同事一起看，自己也休息。",
            ),
            (
                "看两个人的聊天。有人反映时，只看反映的那几句。",
                "看本人没有告诉社工的事，除非怕出人命：写明理由，打开一个人的资料半小时。别的社工里有一位马上知道，本人也会知道，最晚三天。",
                "不说理由就处理，或者不让人回答。",
                "悄悄进群，用别人的名字说话，知道别人的密码。",
                "开药、看病、在下班以后随时回复。",
            ),
        ),
        "en": (
            (
                "Write to people of the centre, and answer them.",
                "Make sign-in cards, hold activities, see who signed up.",
                "See what somebody tells to workers. That person sees each time who looked.",
                "Look at reports, and decide, with a reason that is told.",
                "Hand things on, ask a colleague, and rest, too.",
            ),
            (
                "Read a talk of two. When something is reported, they see only what was reported.",
                "See what somebody doesn't tell to workers, unless a life may be in danger: then one person's page for half an hour, with a written reason. A second worker, where there is one, is told at once, and the person, too, within three days.",
                "Decide without a reason, or without letting people answer.",
                "Come into a group unseen, speak in another's name, or know a PIN.",
                "Prescribe, treat, or answer at any hour.",
            ),
        ),
        "ja": (
            (
                "センターの人にメッセージを書く、返事をする。",
                "サインインカードを作る、活動を開く、参加申込を見る。",
                "本人が支援員に話していることを見る。見たことは、本人にわかります。",
                "相談・報告を見て、理由を伝えて対応する。",
                "同僚に引きつぐ、いっしょに見てもらう、自分も休む。",
            ),
            (
                "二人のトークを読む。報告があったときも、見るのは報告された部分だけです。",
                "本人が支援員に話していないことを見る。命があぶないかもしれない時だけは、理由を書いて、一人の情報を30分開けます。ほかに支援員がいれば一人がすぐに知り、本人にも伝わります（おそくとも3日のうちに）。",
                "理由を伝えずに、また返事を聞かずに決める。",
                "だまってグループに入る、人の名前で話す、暗証番号を知る。",
                "薬を出す、治療する、いつでもすぐに返事をする。",
            ),
        ),
    },
    "coordinator": {
        "zh-CN": (
            (
                "社工能做的都可以做。",
                "请人担任社工或者负责人，也可以结束。",
                "定开门的时间、排班、求助电话。",
                "和大家商量以后，改大家的约定。",
                "看同事手上的事多不多，帮忙分一分。",
            ),
            (
                "看本人没有告诉社工的事，除非怕出人命：写明理由，打开一个人的资料半小时。别的社工里有一位马上知道，本人也会知道，最晚三天。",
                "不经商量就改大家的约定。",
                "一个人决定让谁永远离开。",
            ),
        ),
        "en": (
            (
                "Everything a worker may.",
                "Appoint workers and coordinators, and end it.",
                "Set the hours, the rota and the help numbers.",
                "Change the house rules, once they were talked over.",
                "See how much colleagues have on their hands, and share it out.",
            ),
            (
                "See what somebody doesn't tell to workers, unless a life may be in danger: then one person's page for half an hour, with a written reason. A second worker, where there is one, is told at once, and the person, too, within three days.",
                "Change the house rules without talking them over.",
                "Decide alone that somebody leaves for good.",
            ),
        ),
        "ja": (
            (
                "支援員にできることは、すべてできる。",
                "支援員やセンター責任者を任命する、終わりにする。",
                "開いている時間、当番、相談の電話を決める。",
                "みんなで話し合ってから、みんなの約束を変える。",
                "同僚の仕事の量を見て、分け合えるようにする。",
            ),
            (
                "本人が支援員に話していないことを見る。命があぶないかもしれない時だけは、理由を書いて、一人の情報を30分開けます。ほかに支援員がいれば一人がすぐに知り、本人にも伝わります（おそくとも3日のうちに）。",
                "話し合わずにみんなの約束を変える。",
                "だれかがずっと離れることを、ひとりで決める。",
            ),
        ),
    },
}


def card_of(role: Role, language: str) -> Sides:
    """What they may and may not, in a language; English where it is none of ours."""
    said = CARDS[role]
    return said.get(language, said["en"])
