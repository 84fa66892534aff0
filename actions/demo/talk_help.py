"""Talk about phones and what they do by themselves, at 小桥边."""

TALK = """
== xiaoqiao.phones mon 10:40
arong: 小荷，我的字又变小了，我没碰它。
xiaohe: 它没变，是你昨天眼镜换了吧？
arong >2: …… 对，换了老眼镜。 {haha mili pangda xiaohe}
xiaohe: 不过字也可以调大，在“我”里面，有三个大小，选最大的那个“大”。
arong: 找到了。哎哟，一个字像一块豆腐。
xiaohe: 中间那个呢？
arong: 豆腐干。刚好。 {haha xiaohe pangda amian mili}
pangda: 我也调成豆腐干了，舒服。
xiaochuan: 不会弄的可以来茶水间，我周二、周四上午都在。

== xiaoqiao.phones wed 10:10
pangda: 我的手机一按侧面就说话，问我要什么。
mili: 你说了什么？
pangda >2: 我说要红豆糕，它说附近没有。 {haha mili amian arong}
xiaohe: 那个助手可以关，在设置里找“侧边按钮”，我明天给你指。
amian: 我的会自己定闹钟，早上六点
xiaohe: 每天吗？
amian: 每天。我不认识六点。 {haha pangda arong xiaohe mili}
xiaochuan: 可能是很久以前定的，闹钟那里往左划一下，会有“删除”。
amian: 删了！六点，再见。 {thanks xiaochuan xiaohe}

== xiaoqiao.phones thu 11:20
mili: 收到一条短信，说我中奖了一台冰箱，点开领。
xiaohe: 先不点。你参加过抽奖吗？
mili >2: 没有，我连超市的都没抽。
arong: 我也收到了，我中的是拖拉机。 {haha pangda amian}
xiaochuan: 这种都不用回，直接删。不放心的话随时拿来，我们一起看一眼。
xiaohe: 记住一句话：好事不会急着要你点。
pangda: 说得好，写到茶罐上。
mili: 删掉了。再见冰箱。 {thanks xiaohe xiaochuan}
arong: 我有点舍不得拖拉机。 {haha mili xiaohe pangda amian}

== xiaoqiao.phones tue 10:20
amian: 照片太多，手机说它满了，像我中午那样。
xiaohe: 有多少张？
amian: 四百张，三百张是枕头。 {haha mili pangda arong}
xiaohe >3: 留三张最好的枕头，其余的我们慢慢删。
mili: 怎么知道哪张最好？
amian: 一眼就知道，软。 {haha mili xiaohe}
~ 11:15
amian: 删到一百张，手机轻了。真的轻了。
arong: 我的也想轻一点，小荷，下一个是我，可以吗？
xiaohe: 可以，今天先到这儿，明天十点你来，我泡大肚。 {thanks arong amian}
"""
