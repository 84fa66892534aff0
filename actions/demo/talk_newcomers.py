"""Talk where the new ones sit down first, in each of the five centres."""

TALK = """
== nuanyan.newcomers mon 09:30
afu: 这里给刚来的人问“这个在哪里”。答案一般有两个。 {haha qingqing xiaoman}
yiyi: 大家好，我叫一一，刚来。
qingqing: 一一你好！杯子架在门后面，空的都可以用。
xiaoman: 欢迎。今日天气：有一点太阳，够一个人用，两个人也够。
ajiao: 我也是刚来的，叫阿椒，不是因为脾气，是因为爱吃辣
ken >5: ケンです。日本から来て、辛いの少しだけ。 {haha ajiao afu}
qiaomu: 欢迎两位。不想参加的时候坐着喝茶也可以，走之前跟谁说一声就好。
yiyi: 午睡在哪里？
afu: 二楼左边，毯子我多放了一条。 {thanks yiyi}
yiyi: 真的是两条啊。 {haha ajiao qingqing afu}

== nuanyan.newcomers wed 09:20
ajiao: 问一个：绿线公交在哪一站下？我昨天坐过头了，看了一路风景。
xiaoman: 槐花路下，看见蓝色药店就按铃。坐过一站也能走回来，十分钟。
afu >1: 我每天在那站，八点四十，可以一起走。
ajiao: 好！我穿红外套
qingqing: 阿椒穿红的，合理。 {haha ajiao xiaoman yiyi}
yiyi: 我想问手工桌要不要报名？
qingqing: 不用，来了就坐。剪刀会自我介绍。 {haha yiyi}
ken: “咔嚓です。よろしく。” {haha qingqing afu yiyi}
~ 15:10
ajiao: 今天跟阿福一起走的，没坐过头！ {go_on xiaoman qingqing; haha afu}

== nuanyan.newcomers fri 14:30
yiyi: 来了一阵子，我认识了九个人和两只猫。
xiaoman: 九个都是谁？
yiyi: 你们六个，食堂阿姨，门口师傅，还有大树。
afu >3: 大树跟你说话了？
yiyi: 说了两个字：“你好。” {haha afu qingqing ajiao xiaoman}
qiaomu: 很高兴听到这个。下周想试试什么，慢慢看。
yiyi: 想去烘焙小灶闻一闻。
ken: いいにおい、廊下まで来ますよ。 {hug yiyi}
ajiao: 我想学怎么让食堂阿姨笑一笑
qingqing: 说“今天的汤真好”。真心的。 {haha ajiao afu}

== shiliu.newcomers tue 09:40
qiumei: 早，长椅上今天有新垫子，谁先坐谁暖。
doudou: 我坐了，是热的，谁刚起来？
juzi: 我。 {haha doudou qiumei}
qiumei: 介绍一下，半夏今天第一天来。
banxia: 大家好。我话不多。
akuan >5: 没事，我修车的时候也不说话，你可以在旁边听。
peter: Hello Banxia! I talk a lot, so it evens out. {haha akuan doudou juzi}
banxia: 谢谢。
nanzhi: 半夏，下午带你看看几个房间，看到哪儿算哪儿。
doudou: 我上周也是这么看的，看到厨房就停了，因为有饼。 {haha qiumei juzi banxia}

== shiliu.newcomers thu 10:50
juzi: 生日提醒机器秋妹，这周谁过生日？
qiumei: 阿宽，周五。他不想要蜡烛，想要一块抹布。 {haha juzi doudou peter}
akuan >2: 纯棉的。
doudou: 我家有旧T恤，剪得方方正正可以吗？
akuan: 非常好。
peter: I'll tie a ribbon on it. A gift rag. A g-rag. Sorry. {haha doudou qiumei}
banxia: 我可以写张卡片
qiumei: 好呀，你写，大家签。 {thanks banxia}
banxia: 我写得小，留很多空地方给你们。 {hug qiumei juzi}

== shiliu.newcomers fri 15:20
akuan: 谢谢大家。收到抹布七块，卡片一张，饼一个。这是我最干净的一年。 {haha juzi doudou qiumei peter}
banxia: 卡片还行吗？
akuan >2: 放在工具箱盖子里面，一打开就看见。 {hug banxia}
banxia: 嗯。
nanzhi: 半夏今天还帮忙倒了茶，谢谢你。
doudou: 她记得我不放糖！ {thanks banxia}
juzi: 下周的长椅，换我带垫子，绿色的。
peter: Bench-mark achieved. I'm so sorry. {haha akuan juzi nanzhi banxia}

== qinghe.newcomers mon 10:30
huajuan: 新朋友这里集合！杯子贴名字，拖鞋按大小。
tiedan: 我的脚大，拖鞋有大的吗
lanlan: 有一双蓝的，像两条小船。 {haha tiedan mumu}
ajing: 我叫阿静，上周来的，还分不清东楼西楼。
mumu >4: 有猫头鹰画的是东楼，画歪了的猫头鹰是西楼。
zijin: 西楼那只是我画的。 {haha mumu lanlan huajuan ajing tiedan}
tiedan: 我觉得像土豆
zijin: 谢谢，土豆也算东西。
huajuan: 阿静，面粉团在西楼，看见土豆就到了。 {haha ajing zijin}
ajing: 记住了，土豆。

== qinghe.newcomers wed 11:20
tiedan: 想问一下，中午睡不着怎么办
mumu: 可以在走廊看书，轻轻的就好。
lanlan: 或者去屋顶门口坐着，有一把躺椅。
zijin >1: 都可以，不睡也不用躺着。一点到两点大家安静一点就行。
tiedan: 好，那我看书，木木推荐一本？
mumu: 有一本讲海盗的，字大，图多，海盗还怕鸡。 {haha tiedan lanlan ajing}
~ 14:25
tiedan: 看了二十页，然后睡着了。 {haha mumu zijin huajuan}
ajing: 海盗真管用。

== qinghe.newcomers thu 15:30
ajing: 今天我教了铁蛋怎么用西楼的洗衣机！我来才三周。
tiedan: 按大的那个钮，然后等，听见唱歌就好了。
huajuan: 老师傅了！ {go_on lanlan mumu}
lanlan >2: 它唱的什么歌？
tiedan: 有点像生日歌，唱到一半就停。
mumu: 每次都给它接下半句。 {haha ajing tiedan huajuan}
zijin: 我也接过。
ajing: 原来大家都接 {haha lanlan zijin mumu}

== xiaoqiao.newcomers mon 09:20
qige: 欢迎竹子和秋刀！先认识茶壶：大的叫“大肚”，小的叫“快手”。
zhuzi: 大家好，大肚好，快手好。
qiudao: 为什么叫快手？
pangda >3: 它三分钟就开，还会尖叫。 {haha zhuzi qiudao mili}
mili: 茶叶在铁罐里，画着一座桥，桥画反了。
xiaohe: 纸条贴在柜门上，写了每样东西在哪儿，字大。
xiaochuan: 你们想先看哪间房？不看也行，先喝茶。
qiudao: 先喝茶。
zhuzi: 我也先喝茶。
qige: 好徒弟，不，好茶友。 {haha zhuzi qiudao pangda xiaohe}

== xiaoqiao.newcomers thu 10:40
qiudao: 秋刀鱼是我外号，因为我小时候瘦。现在只剩外号了。
pangda: 我相反，我小时候叫小猴。 {haha qiudao mili zhuzi}
mili: 米粒就是米粒，一直是这么大
zhuzi >2: 小猴后来发生了什么？
pangda: 后来有了食堂。 {haha qige xiaohe qiudao xiaochuan}
xiaohe: 周五点心是红豆糕，来帮忙切的人可以吃边角。
zhuzi: 边角最好吃！我来。
qiudao: 我也来，我刀法好，毕竟姓刀。 {haha pangda mili xiaohe}

== xiaoqiao.newcomers wed 14:50
zhuzi #medicine: 换了新的药，下午有点困，手也慢。先跟你们说一声，不是不想说话。
mili: 知道啦，慢慢来，不说话也坐我旁边。 {hug zhuzi}
qige >1: 慢最好，棋给你留着，下个月走都行。 {hug zhuzi}
xiaochuan: 谢谢你告诉我们。想问医生的话，写个小纸条带去就不会忘，我可以帮你写。
zhuzi: 好，明天写。谢谢。 {thanks mili qige xiaochuan}
pangda: 大肚刚泡了麦茶，温的。
zhuzi: 要一杯。 {thanks pangda}
qiudao: 我端过来，我走得稳。

== wangchao.hello mon 09:40
tom: Hello and welcome! 你好！こんにちは！That's all my languages.
ravi: Hi, I'm Ravi. First week. I like maps and lentils.
dengdeng: 我是灯灯，也是第一周。我喜欢修台灯。
sakura >3: ぴったりの名前ですね！ {haha dengdeng xiaobei}
xiaobei: 欢迎！饭桌在一楼，靠窗能看见船。
misaki: 困ったことがあれば、いつでも声をかけてくださいね。中文、English も大丈夫。
alang: 海风大的时候，前门要用肩膀推。
ravi: I pushed it for five minutes. It said "pull". {haha tom alang dengdeng}
tom >8: Everyone has done that. There's a club. {haha ravi xiaobei}
dengdeng: 我也是会员。

== wangchao.hello thu 10:10
dengdeng: 图书角的台灯修好了，原来是插头松了。
misaki: 灯灯さん、ありがとう！ {thanks dengdeng}
ravi: I drew a map of the building. With the good chairs marked.
xiaobei >3: 有几把好椅子？
ravi: Four. One squeaks in B flat. {haha tom sakura xiaobei}
alang: 可以贴在门口吗？给以后来的人。
ravi: Yes please. I left space for the cat.
sakura: ねこがいるんですか？
ravi: Not yet. {haha alang dengdeng tom sakura}
tom: Optimist. Welcome to the team.

== wangchao.hello tue 14:40
sakura: 駅からここまで、今日はひとりで歩けました。
misaki: すごい。海の風、どうでしたか？ {go_on sakura}
sakura >2: 気持ちよかったです。帽子がとびました。
alang: 帽子呢？
sakura: パン屋さんがつかまえてくれました。 {haha alang tom dengdeng}
tom: Good bakery. Good hat.
xiaobei: 下次拿根绳子系着，我帮你编一条。 {thanks sakura}
ravi: I'll add the bakery to the map: "catches hats". {haha sakura misaki xiaobei tom}
"""
