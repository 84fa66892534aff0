"""Talk at the tables where paper and ink lie: crafts and calligraphy at 暖檐."""

TALK = """
== nuanyan.crafts mon 09:20
qingqing: 早！明天做纸灯笼，谁带胶带？
afu: 我带。透明的一卷，小熊的一卷。
tuanzi >2: 为什么要两卷？
afu: 因为总有人忘记带，那个人常常是我。 {haha tuanzi qingqing xiaoman}
xiaoman: 今日天气：云很厚，像没弹好的棉被。
qingqing >5: 那灯笼更要亮一点。
yiyi: 我可以画图案吗？想画云。
qingqing: 当然可以，白纸留给你。
ajiao: 我画辣椒，挂门口辟邪 {haha yiyi afu}
ken: 灯笼、どうやって読む？ deng long？
afu >10: 对！deng long。你再说十遍就变成“等龙”了。
ken: 等龙等龙等龙…… 龙还没来。 {haha afu qingqing xiaoman tuanzi}

== nuanyan.crafts tue 10:40
qingqing: 报告大家，“咔嚓”不见了。
luwei: 咔嚓是哪一把？
qingqing >2: 蓝柄的那把。红柄的叫“小嘴”，还在。
tuanzi: 昨天好像在窗台上
yiyi: 我看了，窗台只有一块橡皮和半个橘子
ajiao >5: 橘子是我的，别扔 {haha yiyi tuanzi}
xiaoman: 纸箱子底下呢？
~ 11:05
qingqing: 找到了！夹在灯笼里，跟着挂上墙了。
afu: 它想出名。 {haha qingqing luwei xiaoman}
luwei: 我搬梯子，下午取下来，不急。 {thanks qingqing}

== nuanyan.crafts tue 14:50
xiaoman: 我的灯笼站不住，一松手就坐下。
qingqing >1: 底下垫一圈硬纸就好，我这里有。
xiaoman: 它可能也想午睡。
tuanzi: 煤球在家也是，叫它站它就躺 {haha xiaoman ajiao}
yiyi: 我的画好了，七朵云，一朵在生气
afu >5: 为什么生气？
yiyi: 它排在最后面。 {haha afu qingqing}
luwei: 那明天让它排第一个。
yiyi: 好，它不气了。 {hug luwei}
qingqing: 做到一半的都放在架子上，写个名字。下次接着做。

== nuanyan.crafts thu 09:45
tuanzi: 下周做什么呀？
qingqing: 三个想法：编绳子、贴树叶、缝小沙包。
ajiao: 沙包！做完可以扔。
ken: 树叶がいいです。公园里很多。
xiaoman: 我有一盒旧车票，可以贴成一棵树。
qingqing >5: 这个好看！树叶就是车票。
afu: 我有两盒旧邮票，也拿来。
tuanzi >7: 果然是两盒 {haha qingqing xiaoman ken}
yiyi: 那树干我来画。
luwei: 大纸仓库里有，我下午拿一张出来。 {thanks qingqing yiyi}
qingqing: 定了，车票树。沙包排在后面，不会忘的，阿椒。
ajiao: 记在墙上了吗？
qingqing: 记了，用红笔。

== nuanyan.crafts w3 tue 10:10
qingqing: 车票树开工，谁到了？
xiaoman: 我。票按颜色分好了，绿的最多。
afu: 我在路上，绿线车今天开得特别稳，我差点睡着。
ken: 我来了！“树上四十四只石狮子”，练好了。
tuanzi >4: 树上？石狮子在树上？
ken: 今日だけ、树上。 {haha tuanzi xiaoman qingqing afu}
yiyi: 树干画好了，有点胖
qingqing >7: 胖才挂得住这么多叶子。
ajiao: 我负责贴最高的那枝
luwei: 胶水瓶口堵了，我用牙签通好了。 {thanks qingqing ajiao}
xiaoman: 贴到第一百张了，是我第一次坐到终点站那张。
afu >11: 终点站有什么？
xiaoman: 有一家包子店，和一只很凶的鹅。 {haha afu tuanzi yiyi}
qingqing: 那给鹅也画一个位置。

== nuanyan.crafts thu 15:10
tuanzi: 车票树挂在走廊了，食堂阿姨站着看了好久
qingqing: 她说什么？
tuanzi: 她找到一张她以前上班坐的车
xiaoman: 哪一张？
tuanzi: 左边第三枝，黄的那张
xiaoman >5: 那张是我舅舅给的。真巧。 {hug qingqing tuanzi}
yiyi: 鹅太小了，有人以为是云
ajiao: 我给它加个红嘴巴
qingqing: 加！“小嘴”借你用。
afu: 下周沙包，我带豆子。红豆绿豆各一包。
ajiao >10: 终于！ {haha qingqing afu}

== nuanyan.calligraphy mon 09:50
shimo: 今天写“慢”。
dashu: 好。
ken: 慢、右边好多。
shimo >3: 右边拆成三层，一层一层盖房子。
yiyi: 我盖到二楼就歪了
shimo: 歪的楼也住人。 {haha yiyi xiaoman ken}
xiaoman: 左手写字是什么感觉？
shimo >7: 墨总是跟在手后面，袖子常常是黑的。
qiaomu: 我那里有一副旧袖套，明天带来给你。
shimo: 谢谢，要深色的。 {thanks qiaomu}
qiaomu: 深蓝，有两个补丁。

== nuanyan.calligraphy wed 10:20
ken: 提问：“永”字为什么大家都先写它？
shimo: 因为八种笔画它都有，一个字就是一盘什锦。
xiaoman: 听饿了。
dashu: 我也。
yiyi: 我写的永像在跳舞
shimo >5: 拍下来看看？不拍也行，跟我们说说。
yiyi: 最后一捺踢得很高
ken: キック！ {haha yiyi xiaoman}
shimo: 那一捺留着，很有精神。
qiaomu: 旧报纸又来了一捆，放在墨架下面，随便用。
shimo: 今天的报纸是体育版，写的时候别看球。
dashu: 看了。 {haha shimo qiaomu ken}

== nuanyan.calligraphy thu 14:40
xiaoman: 今日天气：小雨，适合磨墨。
shimo: 对，雨天墨香。
ken: 我写了“四是四，十是十”，一共写了四十遍。
shimo >3: 数过吗？
ken: 四十四遍。多写了。 {haha xiaoman yiyi}
dashu: 厉害。
yiyi: 大树一天说两个字，这个算长的
dashu: 不算。 {haha yiyi ken xiaoman shimo}
qiaomu: 走廊想贴几个字，谁愿意给一张？写什么都可以。
shimo: 我给“慢”。
ken: 我给“狮”。
dashu: 好。我写。
xiaoman >12: 写什么？
dashu: “坐”。 {haha yiyi; thanks qiaomu}

== nuanyan.calligraphy fri 09:35
shimo: 毛笔昨天洗完忘了挂，今天像一把小扫帚。
yiyi: 哈哈，可以写狂草
shimo: 温水泡一泡，救回来了。
xiaoman: 我给我妈写了张“早点睡”，贴在电视上。
qiaomu >4: 她看见了吗？
xiaoman: 看见了，她在旁边贴了“你也是”。 {haha yiyi qiaomu; hug ken}
ken: いいですね。字は似ている？
xiaoman: 她的比我的圆。
dashu: 圆好。
shimo: 下周写“圆”。
"""
