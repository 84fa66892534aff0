"""What the demo's people can show, would like to learn, and would do together."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from actions import skills
from actions.demo.shapes import Plan
from core.work import Work
from models.sign_in import Who
from models.skills import NewSkill

NAMESPACE = UUID("5e3f0a52-8b0e-4b57-9f43-70f2f2b1c6aa")

POSTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("meizi", {
        "kind": "show", "title": "烤歪蛋糕", "category": "cooking", "tags": ["烘焙"], "pace": "slow",
        "words": "我的蛋糕总是往左歪，味道是正的。一次一两个人，慢慢来。",
        "how": ["in_person"], "when": "星期四下午", "at_once": "一两个人",
        "steps": [
            {"words": "三个鸡蛋，打到起泡。胳膊酸了就换人。"},
            {"words": "倒一碗面粉进去，轻轻翻，不用急着翻匀。"},
            {"words": "放进烤箱，等它往左歪。闻到香味就好了。"},
        ],
    }),
    ("shimo", {
        "kind": "show", "title": "慢慢磨墨写字", "category": "crafts", "tags": ["书法"], "pace": "slow",
        "words": "左手写也行，我就是左手。磨墨的时候不用说话。", "how": ["in_person"],
    }),
    ("tuanzi", {
        "kind": "learn", "title": "想学拍黑猫", "category": "phones", "tags": ["拍照", "手机"],
        "words": "煤球太黑了，拍出来只有两只眼睛。有谁会拍吗？", "how": ["in_person", "room"],
    }),
    ("xiaoman", {
        "kind": "together", "title": "一起抄天气", "category": "everyday", "tags": ["写作"],
        "words": "每天一句天气，凑成一本。一个人写不满，两个人就快了。", "how": ["room"],
    }),
    ("afu", {
        "kind": "show", "title": "唱老歌", "category": "music", "tags": ["唱歌"],
        "words": "歌词我都抄好了，跟着哼也行。", "how": ["in_person", "call"], "when": "星期二两点前",
    }),
    ("ken", {
        "kind": "learn", "title": "早口言葉を習いたい", "category": "languages", "tags": ["中国語"],
        "words": "中国語の早口言葉をおしえてください。日本語のもあります。", "how": ["in_person", "room"],
    }),
    ("dashu", {
        "kind": "show", "title": "够高处的东西", "category": "everyday", "words": "叫我。",
    }),
    ("akuan", {
        "kind": "show", "title": "修自行车", "category": "everyday", "tags": ["修理"], "audience": "network",
        "words": "听一听就知道哪里响。带车来，或者在电话里放给我听。", "how": ["in_person", "call"],
    }),
    ("peter", {
        "kind": "show", "title": "English, one pun a day", "category": "languages", "tags": ["english"],
        "words": "Slowly is fine. I apologise for the puns in advance.", "audience": "network", "how": ["room"],
    }),
)  # fmt: skip


def fill_skills(work: Work, plan: Plan) -> None:
    """Put up their posts, for their centre unless one says otherwise, over the last days."""
    known = {person.key: person for person in plan.people}
    centres = {centre.key: centre.id for centre in plan.centres}
    for number, (key, words) in enumerate(POSTS):
        person = known[key]
        post = uuid5(NAMESPACE, f"{person.id}:{number}")
        home = centres[person.centre]
        who = Who(person.id, post, post, person.language, home, {home: frozenset({"member"})})
        then = replace(work, now=work.now - timedelta(days=len(POSTS) - number))
        skills.put(then, who, post, NewSkill.model_validate({"audience": "centre"} | words))
