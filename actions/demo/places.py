"""The places of the demo: five invented centres in three invented districts, and their rooms."""

from dataclasses import dataclass

TIME_ZONE = "Asia/Shanghai"

NUMBERS = {
    "zh-CN": (
        ("上海心理热线", "962525"),
        ("全国心理援助热线", "12356"),
        ("急救", "120"),
        ("报警", "110"),
    ),
    "en": (
        ("Shanghai helpline", "962525"),
        ("National helpline", "12356"),
        ("Ambulance", "120"),
        ("Police", "110"),
    ),
}

# key: name, district, language
CENTRES: dict[str, tuple[str, str, str]] = {
    "nuanyan": ("暖檐中心", "柳溪区", "zh-CN"),
    "shiliu": ("石榴里中心", "柳溪区", "zh-CN"),
    "qinghe": ("晴禾中心", "棠桥区", "zh-CN"),
    "xiaoqiao": ("小桥边中心", "棠桥区", "zh-CN"),
    "wangchao": ("望潮中心", "望潮区", "en"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A room as it is written here; `people` are keys, the hosts first."""

    key: str  # <centre>.<name>
    title: str
    about: str
    hosts: str
    others: str = ""  # of an announcements room: everybody of the centre
    open: bool = True
    kind: str = "group"


def _news(centre: str, title: str, hosts: str) -> Place:
    about = "中心的通知都在这里。社工和同伴代表会写，大家都能看。"
    return Place(f"{centre}.news", title, about, hosts, kind="announcements")


ROOMS: tuple[Place, ...] = (
    _news("nuanyan", "暖檐公告", "yuan qiaomu luwei"),
    Place(
        "nuanyan.crafts",
        "手工桌",
        "周二上午剪剪贴贴。慢慢做，做一半也很好。",
        "qingqing",
        "xiaoman tuanzi yiyi afu ajiao luwei ken",
    ),
    Place(
        "nuanyan.baking",
        "烘焙小灶",
        "周四开烤箱。歪的蛋糕一样香。",
        "meizi",
        "ajiao laohai qingqing luwei dashu",
    ),
    Place(
        "nuanyan.calligraphy",
        "写字角",
        "一天一个字，墨慢慢磨。",
        "shimo",
        "ken yiyi dashu xiaoman qiaomu yuan",
    ),
    Place(
        "nuanyan.newcomers",
        "新来的坐这边",
        "刚来的、来了很久的，都可以问“这个在哪里”。",
        "afu",
        "qingqing yiyi ajiao xiaoman qiaomu ken yuan",
    ),
    Place(
        "nuanyan.lunch",
        "今天吃什么",
        "菜单、汤、点心，还有谁把勺子拿走了。",
        "afu",
        "xiaoman ajiao laohai meizi ken tuanzi dashu",
    ),
    Place(
        "nuanyan.football",
        "看台",
        "看球、聊球、偶尔踢球。不吵架。",
        "laohai",
        "dashu afu ajiao qiaomu",
    ),
    Place(
        "nuanyan.cats",
        "猫和别的毛茸茸",
        "自家的、楼下的、路过的。",
        "tuanzi",
        "xiaoman yiyi meizi afu luwei",
    ),
    Place(
        "nuanyan.walkers",
        "傍晚走一走",
        "吃过晚饭走二十分钟，随时可以先回家。",
        "yiyi",
        "xiaoman shimo dashu",
        open=False,
    ),
    _news("shiliu", "石榴里公告", "ruogu nanzhi"),
    Place(
        "shiliu.singing",
        "石榴合唱",
        "会唱就唱，不会就拍手。周三下午。",
        "dapeng adi",
        "yunduo xiaoyu juzi qiumei banxia doudou",
    ),
    Place(
        "shiliu.newcomers",
        "门口那张长椅",
        "第一次来，先在这里坐坐。",
        "qiumei",
        "doudou banxia juzi nanzhi akuan peter",
    ),
    Place(
        "shiliu.bikes",
        "两个轮子",
        "链条、刹车、打气筒，还有骑车去哪儿。",
        "akuan",
        "laok peter doudou dapeng",
    ),
    Place(
        "shiliu.english",
        "English corner",
        "Ten minutes of easy English. 说错没关系。",
        "peter",
        "yunduo xiaoyu laok qiumei nanzhi",
    ),
    Place(
        "shiliu.balcony",
        "阳台小菜",
        "一个花盆也算一块地。",
        "shizi",
        "juzi banxia qiumei ruogu adi",
        open=False,
    ),
    _news("qinghe", "晴禾公告", "lixia zijin"),
    Place(
        "qinghe.garden",
        "菜园",
        "屋顶四畦地，浇水轮着来。",
        "anong moli",
        "dami leilei tiedan zijin lanlan",
    ),
    Place(
        "qinghe.baking",
        "面粉团",
        "馒头、花卷、小饼干，大家揉。",
        "huajuan",
        "leilei ajing moli xiaowu dongdong",
    ),
    Place(
        "qinghe.newcomers",
        "新朋友",
        "问路、认人、找杯子。",
        "huajuan",
        "tiedan ajing mumu zijin lanlan",
    ),
    Place(
        "qinghe.photos",
        "随手拍",
        "用话说说今天拍到了什么。",
        "lanlan",
        "mumu haruka dongdong moli dami",
    ),
    Place(
        "qinghe.tea",
        "日本語のお茶",
        "一周学一句日语。お茶を飲みながら。",
        "haruka",
        "mumu xiaowu lixia ajing dongdong",
    ),
    _news("xiaoqiao", "小桥边公告", "zhiyuan xiaochuan"),
    Place(
        "xiaoqiao.chess", "慢棋", "一天一步，不着急。", "qige", "xiaohu arong qiudao zhuzi amian"
    ),
    Place(
        "xiaoqiao.phones",
        "手机怎么用",
        "字太小、找不到、按错了，都可以问。",
        "xiaohe",
        "arong pangda mili xiaochuan amian",
    ),
    Place(
        "xiaoqiao.reading", "读书角", "一次读三页。", "shuqian", "mili momo zhuzi xiaohe zhiyuan"
    ),
    Place("xiaoqiao.birds", "窗外有鸟", "看见什么鸟就说一声。", "maque", "momo pangda amian mili"),
    Place(
        "xiaoqiao.newcomers",
        "茶水间",
        "新来的先认识茶壶。",
        "qige",
        "zhuzi qiudao pangda xiaochuan mili xiaohe",
    ),
    _news("wangchao", "望潮公告 · News", "nora haixing misaki"),
    Place(
        "wangchao.table",
        "饭桌 Lunch table",
        "吃什么，和谁坐。Any language.",
        "afan ravi",
        "lily sakura xiaobei haidai tom",
    ),
    Place(
        "wangchao.music",
        "音楽 · 音乐",
        "ギター一本、口琴两把。",
        "yuta",
        "dengdeng jun lily xiaobei afan",
    ),
    Place(
        "wangchao.films",
        "周五电影",
        "一周一部，灯不全关。Stay as long as you like.",
        "lily",
        "jun alang haidai sakura haixing",
    ),
    Place(
        "wangchao.hello",
        "你好 Hello こんにちは",
        "New here? So were we.",
        "tom",
        "ravi dengdeng sakura misaki xiaobei alang",
    ),
    Place(
        "wangchao.football",
        "Five-a-side 小场",
        "Half pace, full fun. 走着踢也行。",
        "tom alang",
        "jun ravi yuta haidai",
    ),
)
