"""The people of the demo: seventy invented ones, fourteen a centre. The remarks are the habits the talk is written from.

One line a person: key, name, role, language. `ALSO` holds second appointments.
"""

MEMBER, PEER, WORKER, COORDINATOR = "member", "peer_representative", "worker", "coordinator"
ZH, EN, JA = "zh-CN", "en", "ja"

PEOPLE: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "nuanyan": (
        ("yuan", "予安", COORDINATOR, ZH),
        ("qiaomu", "乔木", WORKER, ZH),
        ("luwei", "芦苇", WORKER, ZH),
        ("afu", "阿福", PEER, ZH),  # brings two of everything; tells everybody what is for lunch
        ("qingqing", "青青", PEER, ZH),  # gives each pair of scissors a name
        (
            "xiaoman",
            "小满",
            MEMBER,
            ZH,
        ),  # makes a weather report of one sentence; keeps bus tickets
        ("laohai", "老海", MEMBER, ZH),  # speaks like a football commentator, also about soup
        ("meizi", "梅子", MEMBER, ZH),  # her cakes lean to the left
        ("dashu", "大树", MEMBER, ZH),  # very tall, answers in one to four characters
        ("ken", "ケン", MEMBER, JA),  # learns Chinese from tongue twisters
        ("tuanzi", "团子", MEMBER, ZH),  # reports the adventures of a black cat called 煤球
        ("yiyi", "一一", MEMBER, ZH),
        ("ajiao", "阿椒", MEMBER, ZH),
        ("shimo", "石墨", MEMBER, ZH),  # left-handed brush, thinks that slow ink is better ink
    ),
    "shiliu": (
        ("ruogu", "若谷", COORDINATOR, ZH),
        ("nanzhi", "南枝", WORKER, ZH),
        ("dapeng", "大鹏", PEER, ZH),
        ("qiumei", "秋妹", PEER, ZH),
        ("doudou", "豆豆", MEMBER, ZH),
        ("akuan", "阿宽", MEMBER, ZH),  # mends anything with two wheels, diagnoses by listening
        ("xiaoyu", "小鱼", MEMBER, ZH),
        ("shizi", "柿子", MEMBER, ZH),
        ("laok", "老K", MEMBER, ZH),
        ("yunduo", "云朵", MEMBER, ZH),
        ("peter", "Peter", MEMBER, EN),  # one pun a day, always apologises
        ("juzi", "橘子", MEMBER, ZH),
        ("banxia", "半夏", MEMBER, ZH),
        ("adi", "阿笛", MEMBER, ZH),
    ),
    "qinghe": (
        ("lixia", "立夏", COORDINATOR, ZH),
        ("zijin", "子衿", WORKER, ZH),
        ("anong", "阿农", PEER, ZH),  # talks to the vegetables and passes on what they say
        ("huajuan", "花卷", PEER, ZH),
        ("dongdong", "冬冬", MEMBER, ZH),
        ("haruka", "はるか", MEMBER, JA),
        ("mumu", "木木", MEMBER, ZH),
        ("leilei", "雷雷", MEMBER, ZH),  # the loudest voice, the smallest dumplings
        ("moli", "茉莉", MEMBER, ZH),
        ("dami", "大米", MEMBER, ZH),
        ("ajing", "阿静", MEMBER, ZH),
        ("xiaowu", "小伍", MEMBER, ZH),
        ("tiedan", "铁蛋", MEMBER, ZH),
        ("lanlan", "蓝蓝", MEMBER, ZH),
    ),
    "xiaoqiao": (
        ("zhiyuan", "知远", COORDINATOR, ZH),
        ("xiaochuan", "小川", WORKER, ZH),
        ("qige", "棋哥", PEER, ZH),  # one chess move a day is plenty
        ("xiaohe", "小荷", PEER, ZH),
        ("amian", "阿眠", MEMBER, ZH),  # a connoisseur of naps
        ("maque", "麻雀", MEMBER, ZH),
        ("pangda", "胖达", MEMBER, ZH),
        ("xiaohu", "小虎", MEMBER, ZH),
        ("shuqian", "书签", MEMBER, ZH),
        ("arong", "阿榕", MEMBER, ZH),
        ("qiudao", "秋刀", MEMBER, ZH),
        ("mili", "米粒", MEMBER, ZH),
        ("momo", "Momo", MEMBER, EN),
        ("zhuzi", "竹子", MEMBER, ZH),
    ),
    "wangchao": (
        ("nora", "Nora", COORDINATOR, EN),
        ("haixing", "海星", WORKER, ZH),
        ("misaki", "美咲", WORKER, JA),
        ("tom", "Tom", PEER, EN),
        ("afan", "阿帆", PEER, ZH),
        ("sakura", "さくら", MEMBER, JA),
        ("yuta", "ゆうた", MEMBER, JA),
        ("lily", "Lily", MEMBER, EN),
        ("xiaobei", "小贝", MEMBER, ZH),
        ("alang", "阿浪", MEMBER, ZH),
        ("jun", "Jun", MEMBER, EN),
        ("dengdeng", "灯灯", MEMBER, ZH),
        ("haidai", "海带", MEMBER, ZH),
        ("ravi", "Ravi", MEMBER, EN),
    ),
}

ALSO: dict[str, tuple[tuple[str, str], ...]] = {
    "nanzhi": ((WORKER, "nuanyan"),),  # shared by two centres of a district
    "zhiyuan": ((WORKER, "xiaoqiao"),),  # coordinates and does a worker's duty too
}

GUESTS: tuple[tuple[str, str], ...] = (
    (MEMBER, "xiaoman"),
    (PEER, "afu"),
    (WORKER, "qiaomu"),
    (COORDINATOR, "yuan"),
)
