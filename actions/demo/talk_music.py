"""Talk of songs and films: 石榴里's choir, 望潮's guitar and its Friday film."""

TALK = """
== shiliu.singing mon 09:30
dapeng: 周三唱《茉莉花》，大家记得喝水。
adi: 我吹前奏，吹四句，你们在第五句进来。
yunduo >2: 我上次在第三句就进来了
adi: 没关系，我假装是三句的前奏。 {haha yunduo dapeng juzi}
doudou: 我不太会唱，可以拍手吗？
dapeng: 拍手最要紧，我们缺一个准的。 {thanks doudou}
juzi: 上次大鹏把“满园花草”唱成“满园炒饭”。
dapeng: 那天饿了。 {haha juzi xiaoyu yunduo qiumei}
xiaoyu: 我喜欢炒饭版。
qiumei: 两版都唱，先花后饭。

== shiliu.singing wed 15:20
yunduo: 今天好听！我站在后面，起鸡皮疙瘩。
banxia: 我第一次开口，大概只有我自己听见
dapeng >2: 我听见了，第二段，很稳。
banxia: 真的吗？
adi: 真的，我笛子都小声了一点，等你。 {hug banxia}
banxia: 谢谢。下周我站近半步。 {hug yunduo qiumei; go_on adi}
doudou: 我拍手拍快了
juzi: 快了大家就早下课 {haha doudou dapeng}
qiumei: 水壶在钢琴上，谁的？贴着小青蛙。
xiaoyu: 我的我的，回来拿。
dapeng: 青蛙留着看门，你慢慢走。

== shiliu.singing thu 10:20
adi: 我的笛膜破了，谁家有薄薄的纸？
juzi: 大蒜皮里面那层可以吗？听老人说的。
adi >2: 居然可以！就是有点味道。 {haha juzi dapeng yunduo}
dapeng: 吹出来的是蒜香《茉莉花》。
xiaoyu: 配上炒饭版刚好
yunduo: 这首歌快变成一桌菜了 {haha qiumei adi juzi}
qiumei: 我下午路过文具店，帮你问问有没有笛膜。
adi: 谢谢秋妹，一小包就够。 {thanks qiumei}
banxia: 我在窗口听见你试音了，蒜香也挺亮的。
adi: 谢谢，明天就换。

== shiliu.singing wed 14:40
dapeng: 今天谁坐公交来？红线那站搬到邮局门口了。
xiaoyu: 谢谢提醒，我差点在老地方等一首歌的时间。
doudou: 我到了，教室门没开
qiumei >3: 钥匙在传达室，说“石榴”就给你。
doudou: 像暗号！ {haha qiumei dapeng xiaoyu}
adi: 今天学新歌吗？
dapeng: 学一首轮唱，分两边，左边先唱右边追。
juzi: 我每次都被右边拐跑。
yunduo >8: 那你就坐右边。 {haha juzi adi}
juzi: 聪明。
~ 16:20
dapeng: 轮唱成功！两边都在终点碰头了。 {thanks adi juzi}
banxia: 我唱到最后还在笑。 {hug yunduo}

== shiliu.singing fri 09:50
xiaoyu: 昨天洗碗的时候一直哼轮唱，我爸在客厅接了第二声部！
dapeng: 叔叔有天赋。
xiaoyu >1: 他说他年轻时在厂里合唱队站第一排。
qiumei: 家里人要不要来听一次？下个月的小音乐会。
xiaoyu: 我问问他，他大概会先去理发。 {haha dapeng yunduo qiumei}
juzi: 我也想理发了，有人一起吗，周六上午
yunduo: 我去！我只剪一厘米。
adi: 我陪着坐，吹空调，不，吹笛子 {haha juzi yunduo}
dapeng: 理发店老板会给你打折的，求你别吹。

== wangchao.music tue 10:20
yuta: ギターの弦が一本切れました。今日は五弦です。
dengdeng: 五根弦也能弹吗？
yuta >2: できます。ちょっとふしぎな音。
jun: Jazz. We call that jazz. {haha yuta lily dengdeng}
xiaobei: 我带了口琴，两把，一把有点漏气。
lily: The leaky one sounds like a tired duck. I love it.
afan: 那今天是鸭子爵士乐队。 {haha xiaobei jun yuta lily}
yuta: 「ふるさと」をやりませんか。ゆっくり。
dengdeng: 好，我会唱前两句，后面哼。
lily: Humming is half of singing. Count me in.

== wangchao.music thu 15:10
jun: Who left a drum on my chair?
dengdeng: 那不是鼓，是饼干桶，空的。
jun: It is a drum now. {haha dengdeng lily yuta}
yuta: いい音！低くて、あたたかい。
xiaobei: 饼干去哪儿了
lily >5: Ask the percussion section.
jun: There were only three left. They were lonely. {haha xiaobei afan dengdeng}
afan: 明天我再带一桶，吃完就有两面鼓。
yuta: 新しい弦が届きました。六弦にもどります。
lily: Goodbye jazz, hello everything else! {go_on yuta}
dengdeng: 有点舍不得五弦的声音。
yuta: 一本はずせば、いつでも会えます。 {haha dengdeng lily}

== wangchao.music fri 10:40
xiaobei: 昨天在码头吹口琴，来了三只海鸥和一位大爷。
lily: Did they like it?
xiaobei: 海鸥走了，大爷坐下了。
yuta >3: 大爷さん、いい人。 {haha xiaobei lily}
xiaobei: 他说他也会吹，吹了一段，比我好一百倍
dengdeng: 请他来我们这里！
afan: 我去问问中心，客人来要先说一声。 {thanks xiaobei dengdeng}
jun: And ask what cookies he likes. For the drums.
xiaobei: 他说他下午四点都在那儿，像上班一样准。 {haha jun lily afan}

== wangchao.films mon 10:00
lily: Friday's film, three ideas: a dog on a train, a baker and a ghost, penguins.
jun: Penguins.
haidai: 企鹅！
alang >1: 面包师的鬼是吓人的那种吗？
lily: No, it only steals buns. {haha alang sakura haidai}
sakura: パン屋さんに一票。短いですか？
lily: Eighty minutes. We can stop in the middle, like always.
haixing: 灯开一半，门边的椅子留给想早走的人。 {thanks sakura alang}
jun: OK, buns this week, penguins next.
haidai: 企鹅等得起，它们穿得厚。 {haha jun lily sakura}

== wangchao.films fri 15:40
alang: 我们停在小偷鬼吃第四个包子那里，对吧？
lily: Fifth.
jun: Fourth. The fifth was a dream.
sakura: どちらでも、おいしそうでした。 {haha lily jun alang}
haidai: 看得我饿了，隔壁还有包子卖吗？
haixing: 我刚看过，还有豆沙的，六个。
lily >5: I'll go with you, Haidai. Two minutes.
alang: 帮我带一个，钱给你。
haidai: 好，一个豆沙，不给鬼吃。 {haha alang sakura jun}
jun: My guess for the ending: the ghost opens a bakery.
sakura: わたしもそう思います！

== wangchao.films tue 14:40
jun: I told you. Bakery. {haha lily sakura}
alang: 结尾我有点想哭，又想吃
lily: That's a good film then.
haixing: 下周企鹅，谁来写门口的小牌子？
sakura: わたしが書きます。ペンギンの絵も。
haidai >5: 画胖一点！
sakura: もちろん、とても丸く。 {haha haidai alang lily}
alang: 声音上次有点大，这次小两格行吗？
haixing: 记下了，小两格，字幕开着。 {thanks alang}
jun: I'll bring the drum full this time. Ginger cookies.
"""
