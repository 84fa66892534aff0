"""Smaller things said in passing: a heavier word met kindly, a message sent to the wrong room, a hello."""

TALK = """
== nuanyan.newcomers 10:10
ajiao #medicine: 我吃的药让我嘴巴干，辣的都少吃了一半。有人也这样吗？不想聊就跳过。
ken #medicine >1: 私もときどき。小さい水筒、いつも持ちます。
qingqing: 我包里有薄荷糖，无糖的，给你一盒。 {thanks ajiao}
qiaomu: 谢谢阿椒问出来。下次见医生的时候可以提一句，想的话我帮你记在纸上。
ajiao: 好。那今天先含糖，明天再含辣椒。 {haha afu qingqing yiyi; hug xiaoman}
afu: 我给你带水壶，两个，一个温的一个凉的。
ajiao: 果然。 {haha xiaoman qingqing}

== nuanyan.lunch 10:40
laohai x: 各位球迷，今晚七点半，瓜子我包了！
laohai: 发错房间了，收回来了。刚才那脚传给了观众席。 {haha afu tuanzi dashu}
meizi: 瓜子可以传到这边
laohai: 明天带一包原味的，向厨房致敬。 {thanks meizi}
afu: 午饭播报：卤蛋、笋片、空心菜，汤是冬瓜，不，还是冬瓜。
ajiao: “不，还是”是什么意思
afu >5: 我看了两遍。 {haha laohai ajiao meizi xiaoman}
dashu: 卤蛋好。

== nuanyan.walkers 18:10
yiyi #relationships: 今天跟我妈拌了两句嘴，想走走。
xiaoman: 走，我在石桥等你。 {hug yiyi}
shimo: 我也来，不说话也行。 {thanks yiyi}
dashu: 来。
~ 19:20
yiyi: 走完好多了。回家她给我留了汤，还温着。 {hug xiaoman shimo dashu}
xiaoman: 汤先开的口。
yiyi: 嗯，我说了“好喝”。 {hug shimo xiaoman}

== nuanyan.cats 09:15
tuanzi x: 妈我今天晚点回，煤球的饭在柜子第二层
tuanzi: 啊，那句是发给我妈的，收回来了
afu: 煤球的饭在第二层，我们都会保密的。 {haha tuanzi xiaoman meizi yiyi}
luwei: 面包好像听见了，正看着我。
xiaoman >3: 煤球要搬家了，第二层不安全。
tuanzi: 它自己早就会开那个柜门，先用爪子，再用脸。 {haha luwei yiyi afu}

== nuanyan.calligraphy 14:30
shimo: 今天写“圆”，先画一个圈热身。
yiyi: 我的圈像鸡蛋
xiaoman: 我的像昨天那朵云。
ken >2: 卵もいいですよ。立てば。
dashu: 画好了。
shimo: 大树的圈很圆，怎么画的？
dashu: 杯子。 {haha shimo yiyi ken xiaoman}
qiaomu: 聪明，茶还喝完了。
shimo: 那就写“杯”也行。 {haha dashu}

== nuanyan.crafts 15:20
ajiao: 沙包缝好一个，扔了一下，漏了
qingqing: 漏多少？
ajiao: 一条绿豆小路，从桌子到门口。 {haha xiaoman yiyi afu tuanzi}
afu >3: 我带了扫帚，小的一把，大的一把。
luwei: 豆子洗洗还能再用，别踩到滑倒，我先扫门口那段。 {thanks ajiao}
qingqing: 针脚密一点就好，我教你，一针回半针。
ajiao: 那我今天只缝一边，明天缝另一边。
xiaoman: 今日天气：室内有零星绿豆。 {haha qingqing ajiao luwei yiyi}
ken: “黄豆绿豆、滚来滚去”、自分で作りました！
tuanzi: 比石狮子容易多了

== nuanyan.football tue 15:10
afu: 打气筒到了，这次两个都能用。
dashu: 厉害。
laohai: 全队最佳后勤，没有之一！ {haha ajiao qiaomu; thanks afu}
ajiao: 周五还踢吗，我把哨子擦亮了
qiaomu >4: 踢，院子三点半空出来。下雨就在走廊练传纸球。
laohai: 纸球我也能解说！“它飘了，它又飘了！” {haha dashu afu qiaomu ajiao}
dashu: 我挡。

== shiliu.singing 10:40
juzi: 音乐会穿什么？
dapeng: 穿自己喜欢的，有一点红就行，围巾袜子都算。
yunduo: 我有红袜子，左右不一样红
xiaoyu: 我爸理发了，还买了红领带 {haha dapeng qiumei yunduo}
adi >4: 叔叔比我们准备得都早。
banxia: 我想站第二排边上。
dapeng: 留着呢，离门近，想透气就透气。 {thanks banxia}
doudou: 我的手算不算红？拍红的。 {haha juzi adi yunduo}
qiumei: 算，最红。

== shiliu.newcomers 14:30
doudou #money: 月底了，口袋有点瘪，这周的饼我就不凑份子了。
juzi: 没事，面粉我家多，下周你来揉就行。 {thanks doudou}
akuan: 我也常有瘪的时候，跟车胎一样，打打气又圆了。 {haha doudou juzi; hug qiumei}
qiumei: 凑份子本来就是随意的，写在罐子上了，字有点小，我重写大一点。
banxia: 我写吧。 {thanks qiumei}
peter: Tea is free, jokes are free. You may want a refund on the jokes. {haha doudou akuan banxia}
doudou: 谢谢大家，我揉面很有劲的。

== qinghe.garden 14:50
tiedan: 今天我值日，第一次一个人浇，紧张
anong: 小葱说它不紧张。
moli >1: 水壶别装太满，半壶走两趟。
tiedan: 浇完了！走了四趟，裤脚也浇了 {haha leilei moli dami}
leilei: 裤脚会长高的！
anong: 豌豆说谢谢，萝卜说再来一点点。
zijin: 谢谢铁蛋，值日表上画了个勾，是你自己的勾。 {go_on anong moli}

== qinghe.newcomers fri 10:00
mumu: 西楼的猫头鹰，子衿重画了，大家去看
tiedan: 看了，这次像红薯。 {haha lanlan ajing huajuan mumu}
zijin: 有进步吗？
lanlan: 有，红薯更甜。
ajing >3: 它的眼睛画得很温柔。 {thanks zijin}
huajuan x: 三斤面粉两斤糖，记得买
huajuan: 刚才是给自己记的，写错地方，收回了。
tiedan: 两斤糖，我们都看见了，周四要吃甜的！ {haha huajuan mumu ajing}

== qinghe.photos 14:40
lanlan: 「窗」第一张：我家窗台，一只勺子晒太阳。
moli: 为什么晒勺子？
lanlan: 它洗完澡。 {haha moli mumu dongdong}
haruka: わたしの窓は、雨のしずく。十四個、かぞえました。
mumu >4: 我的空盆，里面真的有一粒米了，大米放的。
dami: 我没忍住。 {haha lanlan mumu haruka moli}
dongdong: 我拍了公交车的窗，外面是糊的，里面是我的手套。

== xiaoqiao.reading 14:40
shuqian: 《猫不在家》今天读三页，猫果然不在。
mili: 它去哪儿了你别说
momo: My theory: the cat is reading a book about us. {haha shuqian mili zhuzi}
xiaohe >1: 我最喜欢那把空椅子，画得像在等人。
zhiyuan: 我在走廊听见你们笑，进来一看，椅子真的空着一把。
shuqian: 给你的，坐。 {haha xiaohe momo; thanks zhiyuan}
zhuzi: 我今天自己读了两页，眼睛不累。 {go_on shuqian mili momo xiaohe}

== xiaoqiao.birds 10:30
mili: 趴趴站起来了！底下有两个蛋！
maque: 真的？白的？
mili >2: 白的，像两颗大汤圆。
pangda: 别说汤圆，快到午饭了 {haha maque momo amian}
momo: She looked at me, then sat down again. Very polite.
amian: 一边睡一边就把事情做了，榜样。 {haha mili pangda maque}
maque: 大概半个月，我们轻轻等。 {hug mili momo}

== xiaoqiao.chess 10:50
qige: 今天我走相五退三，它想家了。
xiaohu: 相也会想家吗？
qige >2: 出门久了都会。
arong: 那我的马也回来吃口草。
qiudao: 昨天那盘下完了，和棋，我和竹子握手了。 {go_on qige arong xiaohu}
zhuzi: 握完手发现他手里还藏着我一个炮。 {haha qiudao xiaohu amian arong}
qiudao: 忘了还。真的。
amian: 我看完全程，只眯了一小会儿。 {haha zhuzi qige}

== wangchao.table 11:20
ravi #faith: A small note: I'm fasting today, family custom. I'll still sit with you, I like the noise.
afan: 欢迎来坐，给你留一壶热水。 {thanks ravi}
sakura: となり、あいています。
haidai: 那我今天吃慢一点，小声一点
ravi >4: Please don't. Your noodles are my radio. {haha haidai tom lily afan}
tom: The lentils send their regards.
ravi: Tell them I'm back tomorrow. {haha tom sakura xiaobei}

== wangchao.music 14:40
yuta: 大爷さん、きょう来てくれました！
xiaobei: 他吹了三首，茶喝了四杯。
jun: He tested my drum. He said 好. One word, but a big one. {haha yuta lily dengdeng}
lily: Did everyone see him dance with his eyebrows?
dengdeng >4: 看见了，左边那根先跳。 {haha xiaobei afan jun lily}
afan: 他说下周还来，带他的老口琴。我先跟 Nora 说好。
yuta: たのしみです。六弦、みがいておきます。

== wangchao.hello 10:40
xiaobei x: 明天的车几点？
xiaobei: 问错地方了，收回。我在问我表哥。
tom: I was about to answer. I know no cars. {haha xiaobei ravi alang}
dengdeng: 走廊的灯一闪一闪，我已经跟海星说了，下午一起修。
misaki: 灯灯さん、頼もしいです。気をつけて。 {thanks dengdeng}
alang >4: 我扶梯子，我下盘稳。
ravi: Adding to the map: "light that winks, until this afternoon". {haha dengdeng tom sakura}

== shiliu.bikes sat 10:40
akuan: 到桥边了，豆腐花还冒着气。
doudou: 我也到了！我骑到的！
laok >2: 比我还早，我在树下吃了根玉米。 {haha akuan doudou dapeng}
peter: I am here. I came by bus. The tofu doesn't know.
dapeng: 给你留了一碗，甜的还是咸的？
peter: This is the hardest question in Chinese. Sweet. {haha laok doudou akuan dapeng}
akuan: 回程顺风，大家慢慢蹬。
~ 12:05
doudou: 到家了，腿有点酸，心里很亮。 {hug akuan dapeng laok; go_on peter}

== nuanyan.walkers sun 17:30
shimo: 周末了，有人走吗？我在家写字写到手黑。
yiyi: 走！我在阳台看云看了一下午，想换个角度看。
dashu: 来。
xiaoman: 今日天气：风很轻，像有人在翻书。
shimo >4: 那我们走书签那条路，石桥到面包店。
~ 18:55
yiyi: 今天走得最远，脚底热热的。
xiaoman: 我看见面包和果酱在墙头，并排坐着，没有认出我。 {haha yiyi shimo}
dashu: 认出了。
xiaoman >8: 真的？
dashu: 尾巴动了。 {hug xiaoman; haha yiyi shimo}
"""
