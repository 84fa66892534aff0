"""Talk of what grows, flies and shines: 晴禾's roof and photos, 石榴里's balconies, 小桥边's birds."""

TALK = """
== qinghe.garden mon 09:00
anong: 早。小葱说它渴了。
moli: 它每天都这么说 {haha dami leilei lanlan}
dami: 今天我值日，两壶水够吗？
anong >3: 小葱一壶，薄荷半壶，剩下的给你自己洗手。
leilei: 薄荷昨天被我碰了一下，香了一天！
lanlan: 我想拍薄荷，早上几点的光好？
anong: 九点半，它刚睡醒。 {haha lanlan moli}
tiedan: 我可以上来看看吗？还没上过屋顶
moli >8: 来呀，楼梯左手边有扶手，慢慢走。
zijin: 我九点半也上去，铁蛋我们一起。 {thanks tiedan}

== qinghe.garden wed 10:10
dami: 报告！小白菜上有洞。
anong: 多大的洞？
dami: 像用打孔机打的。
leilei: 小偷！我喊一声它就跑了！
moli >4: 别喊，它在睡觉，是一条很小的青虫。
anong: 给它搬个家，搬到墙角那棵老的上面。 {haha dami tiedan}
tiedan: 我搬的，用一片叶子当轿子
lanlan: 我拍到了！它坐轿子的样子很神气。 {haha anong moli leilei tiedan}
anong: 青虫说谢谢，说话声音小，我替它说。
zijin: 屋顶的帽子多了三顶，挂在门后，晒的时候戴。

== qinghe.garden fri 09:20
moli: 昨晚风好大，竹竿倒了一根
anong: 我看了，豌豆苗靠着墙，没事，只是有点生气。
tiedan: 我去扶
anong >3: 等我一起，那根沉。
leilei: 我也来！我力气跟声音一样大！ {haha moli dami anong}
~ 10:15
anong: 扶好了，绳子打了两个结。谢谢铁蛋雷雷。 {thanks tiedan leilei}
dami: 我带了旧袜子，绑竿子不伤苗。
moli: 花袜子！豌豆穿新袜子了 {haha dami anong lanlan}
anong: 豌豆不生气了，还有点得意。

== qinghe.garden thu 14:30
lanlan: 今天收了什么？
anong: 小葱一把，萝卜五个，最大的像拳头，最小的像扣子。
leilei: 小的归我！
moli >3: 你什么都要最小的。 {haha leilei dami}
dami: 萝卜缨子别扔，我奶奶教我腌，可好吃了。
tiedan: 怎么腌？
dami: 盐、糖、等一晚。最难的是等。 {haha tiedan anong moli}
zijin: 厨房的玻璃罐给你留了两个。
anong: 葱送烘焙那边了，花卷在楼下等着。
tiedan: 我今天第一次拔萝卜，一屁股坐地上了
anong: 萝卜说：不好意思。 {haha tiedan leilei lanlan; hug moli}

== qinghe.photos tue 10:20
lanlan: 今天的题目：圆的东西。
mumu: 井盖，上面有雨，像一块镜子。
haruka: マンホール！日本では絵が描いてあります。
dongdong: 我拍了硬币，拍不清，它反光
moli >4: 侧一点，手挡着光。
dami: 我拍了碗底，里面还有一粒米。
lanlan: 那是你自己。 {haha dami mumu haruka dongdong}
haruka: わたしは、おばあさんの帽子。うしろから。
lanlan: 不拍脸就好，很聪明。
mumu: 下次题目可以是“影子”吗？
lanlan: 好！影子。

== qinghe.photos thu 15:00
mumu: 影子交作业：我和电线杆，我比它矮一半，影子一样长。
lanlan: 这句话本身就好看。
dongdong: 我拍了晾衣服的影子，像一群人在跳舞
haruka: すてき！見たい。
moli: 我的影子里有一只蝴蝶，拍的时候没看见，回来才发现。 {thanks lanlan}
dami >5: 蝴蝶也来交作业。 {haha moli dongdong}
lanlan: 我想选十张贴在走廊，不想贴的说一声，不用说原因。
mumu: 我的可以。
haruka: どうぞ。名前はなしで。 {hug lanlan}
lanlan: 好，都不写名字，只写“某个下午”。

== qinghe.photos fri 10:30
dongdong: 走廊那张晾衣服，有人站着看了很久。
lanlan: 我看见了，是食堂的师傅，他说里面有他的围裙 {haha dongdong mumu moli}
dami: 下一个题目呢？
haruka: 「まど」、窗户はどうですか。
moli: 喜欢。
mumu >4: 我家窗户外面是另一家的窗户，他们家养了一缸金鱼。
lanlan: 拍自己这一边的窗台就好，金鱼我们用想的。
mumu: 好，那我拍我的水仙空盆。 {haha lanlan dami}
dami: 空盆里可以种一粒米。

== shiliu.balcony mon 10:30
shizi: 我的香菜出来了，八根。
juzi: 香菜！我爱你！
adi >2: 我不吃香菜，我退后两步。 {haha shizi juzi qiumei}
banxia: 我家阳台只有下午两点有太阳，能种什么？
shizi: 薄荷，或者小葱，它们好说话。
ruogu: 办公室窗台空着，朝南，谁想放一盆，随便用。 {thanks banxia shizi}
banxia: 那我周四带一个小盆来。
qiumei: 我有多的土，一袋半，拎得动的那种。 {thanks banxia}
juzi: 八根香菜什么时候能吃？
shizi: 再等等，它们还不知道你是谁。 {haha juzi adi qiumei}

== shiliu.balcony thu 14:50
banxia: 薄荷种下去了，我给它讲了一下规矩。
qiumei: 什么规矩？
banxia: 长慢一点没关系。 {hug shizi qiumei}
ruogu: 今天窗台上三盆了，我办公时闻到香味，以为谁在嚼口香糖。
adi: 我路过给它吹了一段
shizi >5: 怪不得它歪向门口。 {haha banxia juzi adi}
juzi: 我的蒜苗可以剪第二茬了，明天带来炒蛋。
qiumei: 借厨房要先写本子，我帮你写。 {thanks juzi}
shizi: 香菜还剩六根。有人夜里来过？
juzi: 是大白天来的，对不起，太香了。 {haha shizi qiumei adi}

== shiliu.balcony tue 10:00
shizi: 我要去我姐家住三天，谁帮我浇水？
adi: 我可以。
shizi >2: 你不是离香菜两步远吗？
adi: 用长嘴壶。 {haha shizi banxia juzi}
banxia: 我跟他一起，近的我来浇。
shizi: 早上一次就好，半杯，多了它会撑。
ruogu: 钥匙登记一下，我放在信封里。
juzi: 我负责不去偷吃。 {haha shizi ruogu; thanks banxia}
shizi: 这个最难，谢谢你。

== xiaoqiao.birds mon 08:50
maque: 早上看见三只白头鹎，头顶像戴了小白帽。
mili: 在哪棵树？
maque >2: 后院那棵歪的，靠近水管。
momo: I only saw a pigeon looking at its phone. No, at a puddle.
pangda: 差不多，都在看自己。 {haha momo maque mili}
amian: 我听见了，没睁眼，大概是两只在聊天
maque: 说什么？
amian: 一只说“起来”，一只说“再睡会儿”。我支持第二只。 {haha mili momo pangda maque}
maque: 今天记一笔：白头鹎三，鸽子一，懒鸟一。

== xiaoqiao.birds wed 10:40
pangda: 有一只黑的，黄嘴巴，在草地上走路像领导
maque: 乌鸫！它会学别的声音。
momo: Yesterday it did the sound of the microwave.
mili >3: 真的假的？叮的那一声？
momo: Exactly. I opened the door. No food. {haha maque pangda mili amian}
amian: 它要是学会午休铃就好了
maque: 学会了你就会睡两次。
amian: 对，这就是好处。 {haha momo maque}
mili: 我放了一小碟水在窗外，它来喝过了，抬头喝的。
maque: 谢谢米粒，天干的时候它们高兴。 {thanks mili}

== xiaoqiao.birds fri 10:15
maque: 请大家走后门的时候轻一点，空调架上有一个窝。
mili: 谁的？
maque: 珠颈斑鸠，只用了十几根树枝，很省。
pangda: 装修简单，先住再说。 {haha maque momo mili}
momo: Minimalist. Very modern.
amian: 它躺着吗？
maque >6: 它趴着，一趴就是一天。
amian: 我找到了我的鸟。 {haha pangda mili maque momo}
mili: 我写了张纸条贴门上：“有人在坐窝，请轻声。”
maque: 太好了，谢谢。我画一只在旁边。 {thanks mili}

== xiaoqiao.birds tue 14:40
momo: Update from the air conditioner: she turned around. That's all.
pangda: 大新闻 {haha maque mili}
mili: 下雨她也不走，背上都是水珠。
maque: 羽毛不透水，她自己有雨衣。
amian >3: 我给她送去一个哈欠，隔着玻璃。
momo: She yawned back. I think. {haha amian maque}
pangda: 我们要不要给她起名字？
maque: 叫“趴趴”。
mili: 好！趴趴加油。 {go_on momo pangda amian}
"""
