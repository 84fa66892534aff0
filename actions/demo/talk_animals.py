"""Talk about cats, and of four people who walk after supper; both at 暖檐."""

TALK = """
== nuanyan.cats mon 08:40
tuanzi: 煤球今天早上坐在我的包里，不肯出来。
xiaoman: 它想来中心。
tuanzi: 我跟它说要坐绿线车，它就出来了
yiyi >3: 它晕车？
tuanzi: 它讨厌报站的声音。 {haha xiaoman meizi afu}
meizi: 我家没有猫，但是有一只很像猫的抹布
luwei: 怎么像？
meizi: 你一找它，它就不在。 {haha tuanzi luwei yiyi}
afu: 我兜里有两条小鱼干，碰见谁家的猫就给谁。
tuanzi: 煤球谢谢你，虽然还没碰见。

== nuanyan.cats wed 14:45
yiyi: 楼下花坛那只橘的，今天晒太阳晒成一个圈。
xiaoman: 我也看见了，像一个没切的面包。
luwei: 它的尾巴压住了我的自行车锁。
tuanzi: 那你今天走路回家
luwei >3: 我等了它十分钟，它才让开。 {haha tuanzi yiyi afu}
afu: 应该给小鱼干。
luwei: 学到了。
meizi: 给它起名字了吗？
xiaoman: 叫“面包”吧。
tuanzi >9: 同意。煤球和面包，可以开早饭店。 {haha meizi xiaoman luwei yiyi}

== nuanyan.cats fri 09:30
tuanzi: 昨晚八点，煤球打翻了我的水杯，然后看着我。
afu: 它是在做实验。
tuanzi: 实验结果：我拖地。 {haha afu xiaoman yiyi}
yiyi: 我给它画了一张，黑的，只画了两只眼睛就像了
tuanzi >4: 可以给我吗？贴冰箱上。
yiyi: 给你，还有一张是它和面包一起的。它们没见过面吧？
tuanzi: 没有。画里先认识一下。 {hug yiyi}
meizi: 好温馨
xiaoman: 今日天气：晴，猫都在窗台上。

== nuanyan.cats tue 10:15
luwei: 面包今天带了一个朋友来，花的。
xiaoman: 那叫什么？
yiyi: “果酱”！
meizi: 面包配果酱，可以 {haha luwei tuanzi}
afu: 我的两条小鱼干正好一猫一条。
tuanzi >5: 你终于用上了！
afu: 带了三个星期。 {haha tuanzi xiaoman luwei}
luwei: 提醒大家，喂完把纸收走，物业的人会高兴。
afu: 收了，两张都收了。

== nuanyan.cats thu 15:00
meizi #death: 想跟大家说一声，我妈家的老狗前天走了。十五岁，睡着走的。
tuanzi: 梅子，抱抱。 {hug meizi}
xiaoman: 十五年，好长的陪伴。它叫什么？
meizi: 叫“当当”，因为它一听见锅响就跑过来。
afu: 当当，好名字。
yiyi >4: 你要是愿意，给我看看它的样子，我画一张。不急。 {thanks meizi}
meizi: 好。它一只耳朵立着，一只躺着。
luwei: 谢谢你讲给我们听。今天想先回家也可以的。
meizi: 我没事，坐一会儿，听你们说说煤球。 {hug tuanzi xiaoman afu luwei}
tuanzi: 那我说。煤球今天早上想跳上冰箱，跳到一半改了主意。 {haha meizi afu}

== nuanyan.cats wed 10:05
yiyi: 当当画好了。立着的耳朵画在左边，对吗？
meizi: 对……就是它。谢谢你一一。 {hug yiyi}
tuanzi: 画得真好，它在听锅响
meizi >3: 我妈要把它放在厨房。
xiaoman: 那是最好的位置。
afu: 我有两个画框，大小都行，梅子你挑。 {thanks meizi}
meizi: 木头的那个就好。
luwei: 面包和果酱在门口，好像也来看画。
tuanzi: 它们是来看阿福的口袋的。 {haha meizi yiyi afu xiaoman}

== nuanyan.walkers 17:40
yiyi: 今天走吗？风不大。
shimo: 走。六点半，石桥那头。
xiaoman: 我带耳朵，不带手机。不，还是带手机，看时间。 {haha yiyi shimo}
dashu: 走。
yiyi: 走慢的那条还是有台阶的那条？
shimo >5: 慢的。
~ 19:05
xiaoman: 到家了。今天河边有人在吹口琴。
yiyi: 吹得断断续续，我跟着走就一步一停 {haha xiaoman shimo}
dashu: 挺好。

== nuanyan.walkers 18:05
xiaoman: 我今天想在家，脚有点懒。
yiyi: 好呀，在家歇着。 {hug xiaoman}
shimo: 我和大树走，回来告诉你看见什么。
~ 19:10
shimo: 看见：三只狗，一个卖气球的，一朵像熨斗的云。
dashu: 还有月亮。
xiaoman >5: 谢谢，我在阳台也看见了，跟你们看的是同一个。 {hug yiyi shimo dashu}

== nuanyan.walkers 17:50
yiyi: 我把伞落在中心了，灰的，有木头柄
dashu: 我拿了。
yiyi >2: 真的？！
dashu: 路过看见。
xiaoman: 大树一天救一把伞。 {haha yiyi shimo}
yiyi: 那今晚走的时候给我就好，谢谢！ {thanks dashu}
shimo: 桥那边在修路，我们从槐花路绕，多五分钟。
xiaoman: 槐花路有面包店，香。
~ 19:15
dashu: 买了。 {haha yiyi xiaoman shimo}
yiyi: 大树买了一根法棍，跟他差不多高
"""
