"""What a tag means, whatever language it is written in. Pure: words in, words out."""

import unicodedata
from typing import NamedTuple

MOST = 40


class _Word(NamedTuple):
    """One thing in our three languages, and how else it is written. The English one is its key."""

    en: str
    zh: str
    ja: str
    also: tuple[str, ...] = ()


_WORDS = (
    _Word("singing", "唱歌", "歌", ("歌唱", "合唱", "sing", "song", "songs", "choir", "うた", "合唱団")),
    _Word("dancing", "跳舞", "ダンス", ("舞蹈", "广场舞", "dance", "踊り")),
    _Word("guitar", "吉他", "ギター"),
    _Word("piano", "钢琴", "ピアノ"),
    _Word("harmonica", "口琴", "ハーモニカ"),
    _Word("erhu", "二胡", "二胡"),
    _Word("calligraphy", "书法", "書道", ("写字", "练字", "毛笔字", "習字")),
    _Word("drawing", "画画", "絵", ("绘画", "painting", "draw", "お絵かき", "絵を描く")),
    _Word("paper cutting", "剪纸", "切り紙", ("papercut", "きりがみ")),
    _Word("origami", "折纸", "折り紙", ("おりがみ", "paper folding")),
    _Word("knitting", "编织", "編み物", ("毛线", "织毛衣", "打毛线", "knit", "crochet", "钩针")),
    _Word("sewing", "缝纫", "裁縫", ("针线", "sew", "ぬいもの")),
    _Word("photography", "拍照", "写真", ("摄影", "photo", "photos", "カメラ")),
    _Word("woodwork", "木工", "木工", ("carpentry",)),
    _Word("gardening", "种花", "園芸", ("养花", "种菜", "园艺", "plants", "ガーデニング")),
    _Word("cooking", "做饭", "料理", ("做菜", "烹饪", "烧饭", "cook")),
    _Word("baking", "烘焙", "お菓子作り", ("烤点心", "蛋糕", "bake", "パン作り")),
    _Word("dumplings", "包饺子", "餃子", ("饺子", "馄饨", "包馄饨", "gyoza", "dumpling")),
    _Word("tea", "茶", "お茶", ("喝茶", "泡茶", "茶道")),
    _Word("walking", "散步", "散歩", ("走走", "walk", "walks", "ウォーキング")),
    _Word("tai chi", "太极拳", "太極拳", ("太极", "taichi", "taiji")),
    _Word("yoga", "瑜伽", "ヨガ"),
    _Word("table tennis", "乒乓球", "卓球", ("乒乓", "ping pong", "ping-pong")),
    _Word("badminton", "羽毛球", "バドミントン"),
    _Word("basketball", "篮球", "バスケットボール", ("バスケ",)),
    _Word("swimming", "游泳", "水泳", ("swim",)),
    _Word("chess", "象棋", "将棋", ("下棋", "棋", "国际象棋", "チェス")),
    _Word("go", "围棋", "囲碁", ("碁",)),
    _Word("cards", "打牌", "トランプ", ("扑克", "牌")),
    _Word("phone", "手机", "スマホ", ("智能手机", "smartphone", "phones", "スマートフォン", "携帯")),
    _Word("computer", "电脑", "パソコン", ("计算机", "computers", "pc")),
    _Word("video editing", "剪视频", "動画編集", ("剪辑", "视频剪辑")),
    _Word("typing", "打字", "タイピング"),
    _Word("english", "英语", "英語", ("英文",)),
    _Word("japanese", "日语", "日本語", ("日文",)),
    _Word("chinese", "中文", "中国語", ("普通话", "汉语", "mandarin")),
    _Word("shanghainese", "上海话", "上海語", ("沪语",)),
    _Word("sign language", "手语", "手話"),
    _Word("reading", "看书", "読書", ("读书", "阅读", "books", "本")),
    _Word("writing", "写作", "文章", ("写文章", "作文")),
    _Word("poetry", "诗", "詩", ("诗歌", "诗词", "poems", "俳句")),
    _Word("job search", "找工作", "仕事探し", ("求职", "简历", "面试", "resume", "cv", "就活", "履歴書")),
    _Word("shopping", "买菜", "買い物", ("购物",)),
    _Word("housework", "家务", "家事", ("打扫", "收拾", "cleaning", "掃除")),
    _Word("laundry", "洗衣服", "洗濯"),
    _Word("budgeting", "记账", "家計簿", ("理财", "budget")),
    _Word("public transport", "坐公交", "電車とバス", ("坐地铁", "地铁", "公交", "bus", "train")),
    _Word("haircut", "理发", "散髪", ("剪头发",)),
    _Word("repairs", "修理", "修理", ("修东西", "维修", "repair", "直し物")),
    _Word("board games", "桌游", "ボードゲーム", ("board game", "ボドゲ")),
)  # fmt: skip


def fold(word: str) -> str:
    """A word as it is compared: width, case and blanks made equal."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


_BY_KEY = {word.en: word for word in _WORDS}
_KEYS = {fold(form): word.en for word in reversed(_WORDS) for form in (*word[:3], *word.also)}


def key_of(word: str) -> str:
    """Under which key a tag is kept: 唱歌, singing and 歌 have the same; an unknown word is its own."""
    folded = fold(word)
    return _KEYS.get(folded, folded)[:MOST]


def keys_of(words: list[str]) -> list[str]:
    """The keys of some tags in their order, each once."""
    return list(dict.fromkeys(key_of(word) for word in words))


def name_of(key: str, language: str) -> str:
    """What a key is called in a language (zh-CN, en, ja); an unknown one as it was written."""
    word = _BY_KEY.get(key)
    if word is None:
        return key
    return {"zh-CN": word.zh, "ja": word.ja}.get(language, word.en)


def forms_of(key: str) -> list[str]:
    """Everything it is called in our languages, so that a search in any of them finds it."""
    word = _BY_KEY.get(key)
    return [key] if word is None else list(word[:3])


def known_like(begun: str) -> list[str]:
    """The keys of known words that begin like this, in any language; in the order of the list."""
    folded = fold(begun)
    hits = {key for form, key in _KEYS.items() if form.startswith(folded)}
    return [word.en for word in _WORDS if word.en in hits]
