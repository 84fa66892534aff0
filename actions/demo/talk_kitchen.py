"""Talk around the ovens: 暖檐's leaning cakes and 晴禾's dough."""

TALK = """
== nuanyan.baking thu 09:15
meizi: 今天做海绵蛋糕。鸡蛋十二个，已经数过两遍。
ajiao: 我可以放辣椒吗？
meizi >2: 蛋糕里不放，旁边放。
laohai: 各位观众，打蛋器已经入场，状态看上去非常好！ {haha meizi ajiao qingqing}
luwei: 烤箱我八点半预热了，手套在左边钩子上。
dashu: 我到了。
meizi: 大树帮忙拿一下上面柜子的模子，谢谢。
dashu: 拿了。 {thanks meizi}
qingqing: 要剪烘焙纸吗？“小嘴”有空。
meizi: 要！圆的，盘子那么大。
~ 11:20
laohai: 出炉！漂亮！不过……它在向左边移动。
meizi: 它每次都往左。 {haha ajiao luwei dashu qingqing}
ajiao: 那我们从左边开始吃，就平了。

== nuanyan.baking thu 11:30
meizi: 关于蛋糕为什么往左，我想了一夜。不，想了十分钟。
qingqing: 结论呢？
meizi: 桌子可能是斜的。
dashu: 我量过。
meizi >4: 斜吗？
dashu: 不斜。 {haha qingqing laohai ajiao}
laohai: 裁判说桌子没有问题，比赛继续。
luwei: 会不会是烤箱里的架子？我下午拿水平尺看一下。
meizi: 谢谢芦苇，要是架子的错，我就请架子道歉。
~ 15:05
luwei: 看了，架子左边低一点点，垫了一个铜钱厚的垫片。 {thanks meizi; haha ajiao}
meizi: 铁证。我的手是直的！

== nuanyan.baking fri 10:05
ajiao: 昨天的蛋糕还有吗？
meizi: 还有一块，在蓝盒子里，写了“给晚来的人”。
ajiao: 我今天来晚了五分钟，算不算
laohai: 补时阶段，有效！ {haha meizi ajiao dashu}
qingqing: 蛋糕今天直吗？
meizi >5: 直了一半。下面直，上面有自己的想法。 {haha qingqing luwei}
luwei: 面粉还剩两袋，我写在采购单上了。
meizi: 再加一包葡萄干，上次那包被人一颗一颗吃完了。
dashu: 是我。
meizi: 那你下次帮忙揉面。
dashu: 行。

== nuanyan.baking thu 14:35
meizi: 午睡起来的人，闻一闻走廊。
ajiao: 黄油！
laohai: 这个香味从中场一路带到了我的鼻子！
qingqing: 做了什么？
meizi: 小饼干，大树揉的面。揉得太认真，面都害羞了。 {haha qingqing laohai ajiao}
dashu: 还行。
luwei: 谁不能吃花生告诉我一声，有一盘是放花生的。
ajiao >7: 我没事。放了辣椒的那盘是谁的？
meizi: 你的。专门给你烤了四块。
ajiao: …… 我要哭了，是辣的还是感动的，分不清 {haha meizi laohai; hug qingqing}
meizi: 盒子分好了，一人一小袋，慢慢来拿，不用排队。 {thanks dashu luwei laohai}

== nuanyan.baking wed 15:20
meizi: 明天想做戚风，听说它最容易歪。
laohai: 强敌！
qingqing: 倒过来晾就不塌，我姑姑说的。
dashu: 我扶。
meizi >4: 扶着晾一个小时？
dashu: 可以。 {haha laohai qingqing}
luwei: 有个汽水瓶架子可以用，大树可以坐着看。
ajiao: 我坐着看大树看蛋糕。
meizi: 就这么定。十点开始，来不了的人也有一份。 {thanks ajiao laohai}

== qinghe.baking tue 09:10
huajuan: 早上好！面发了，比我想的高。
leilei: 多高！
huajuan >2: 盖子被顶起来了，像戴帽子。
moli: 我看见了，它在冒头哈哈
xiaowu: 今天做什么形状？
huajuan: 随便。上次有人做了一只乌龟。
ajing: 是我做的。蒸完变成了月亮。 {haha huajuan leilei moli}
leilei: 我做最小的！我的小馒头一口一个！
dongdong >8: 你说话那么大声，馒头那么小
leilei: 声音大，面就怕我，缩回去了！ {haha dongdong xiaowu ajing huajuan}
huajuan: 蒸锅十点开，大家洗手慢慢来。

== qinghe.baking thu 10:30
xiaowu: 花卷做花卷，我一直想问，名字是这么来的吗
huajuan: 不是。小时候头发卷。
moli: 有照片吗？
huajuan: 有一张，像个方便面。 {haha moli xiaowu leilei dongdong}
ajing: 今天葱够吗？
huajuan >5: 屋顶阿农那里剪了一把。他说葱同意了。 {haha ajing moli}
leilei: 葱怎么说的！
moli: 点了点头。
dongdong: 我切葱，戴着游泳镜切。
huajuan: 好主意，不流泪。 {haha leilei xiaowu}

== qinghe.baking fri 14:30
dongdong: 有人看见我的围裙吗？黄的，口袋上有一只鸭子。
ajing: 在阳台晒着，早上我顺手洗了。
dongdong: 谢谢阿静！鸭子干净了吗？ {thanks ajing}
ajing: 干净了，还精神了。
leilei: 今天的小饼干谁压的花？好看！
moli: 我用瓶盖压的。
huajuan >6: 聪明！家里有什么用什么。
xiaowu: 我带两块回家给我外婆，行吗
huajuan: 多带两块，她上次说软的好咬，这盘软。 {thanks xiaowu; hug moli}
xiaowu: 她会高兴的。

== qinghe.baking tue 10:15
leilei: 我今天的饺子！小到要用勺子捞！
huajuan: 我看到了，像一盘纽扣。
moli: 一口可以吃五个
leilei >3: 六个！我试了！ {haha huajuan moli dongdong ajing}
xiaowu: 馅是怎么塞进去的？
leilei: 用牙签！塞了一个小时！
ajing: 手稳。我做不来这个。
leilei: 你捏的褶子才好看呢。我（小声）也想学。
ajing >8: 好呀，下周坐我旁边。 {hug leilei; haha huajuan}
dongdong: 雷雷居然小声了，打字也小声
leilei: 嗯。 {haha dongdong huajuan xiaowu moli}

== qinghe.baking thu 09:30
ajing: 今天我晚一点到，昨晚没睡好，在慢慢起床。
huajuan: 不急，面也在慢慢发。 {hug ajing}
moli: 给你留靠窗的位子
leilei: 留一块面给你捏！
~ 10:40
ajing: 到了。谢谢你们。
dongdong: 今天做动物，我捏了鸭子。
ajing: 我想捏一只睡觉的猫，它不用站起来。 {haha dongdong huajuan}
huajuan: 最好做，也最好看。
ajing: 蒸出来还是睡着的。完美。 {haha leilei moli; hug huajuan}
"""
