"""Talk of balls, boards and wheels: football at 暖檐 and 望潮, 小桥边's slow chess, 石榴里's bicycles."""

TALK = """
== nuanyan.football mon 09:10
laohai: 昨天的球大家看了吗？各位，最后一分钟！
ajiao: 我看到一半睡着了，几比几？
laohai >2: 二比二！守门员自己都愣住了！
dashu: 好球。
afu: 我在厨房听解说，以为你来我家了。 {haha laohai ajiao}
laohai: 下次请我，我带瓜子。
qiaomu: 周五下午院子空着，要不要踢着玩？走着踢，谁累谁坐。
laohai: 要！我负责解说，偶尔跑两步。
dashu: 我守门。
ajiao >9: 你站着就把门挡完了 {haha laohai afu qiaomu}

== nuanyan.football wed 11:20
afu: 球没气了，我家有两个打气筒，明天带一个。
laohai: 为什么不带两个？
afu: 另一个也没气了。 {haha laohai ajiao dashu qiaomu}
ajiao: 分队怎么分？
qiaomu >4: 按袜子颜色？深的一队，浅的一队。
dashu: 花的呢。
laohai: 花的当裁判！
ajiao: 那我穿花的，我想吹哨子
afu: 我有两个哨子。 {haha laohai qiaomu dashu}

== nuanyan.football fri 15:50
laohai: 终场哨响！深袜队三，浅袜队三，裁判笑得吹不响哨子！
ajiao: 因为你解说自己摔倒，说“这位老将选择休息”。 {haha dashu afu qiaomu}
qiaomu >2: 膝盖还好吗？
laohai: 好着呢，草是软的，心情也是软的。
dashu: 扑了一个。
afu: 大树那个扑救，我在水壶旁边都看呆了。 {thanks dashu}
dashu: 球自己来的。 {haha laohai ajiao afu}
qiaomu: 水和毛巾在走廊，大家慢慢走，不着急回去。
laohai: 感谢各位观众，我们下次再见！ {haha qiaomu; thanks ajiao}

== nuanyan.football thu 14:30
ajiao: 今晚有球吗？
laohai: 七点半有一场，早场，看完正好睡觉。
afu: 我爸也看，我们俩一人一边，支持不同的队。
laohai >3: 家里踢德比！
afu: 输的洗碗。上次我洗了。 {haha laohai ajiao dashu}
dashu: 加油。 {go_on laohai}
~ 19:20
laohai: 准备开始，我的瓜子已经入场
ajiao: 我的辣花生也热身完毕 {haha laohai afu}
afu: 我爸已经坐好了，不许我换台。
~ 20:30
afu: 上半场一比零，碗好像是他的了

== wangchao.football mon 10:20
tom: Thursday, four o'clock, small pitch. Walking football. No running, no heroes.
ravi: What happens if I run by accident?
tom >2: We look at you kindly. {haha ravi jun alang}
alang: 走着踢我最在行，我是散步型前锋
haidai: 我是海带型后卫，随风摇 {haha alang yuta tom}
yuta: ボール、ぼくが持っていきます。
jun: I can keep time. My watch is two minutes slow, so we get extra.
alang >7: 好表！ {haha jun ravi}
tom: Bring water. Sit down whenever you like.

== wangchao.football thu 17:20
ravi: I scored. I would like everyone to know.
jun: You scored against us. You are on our team. {haha tom alang haidai}
ravi: A goal is a goal.
haidai: 我挡了三个，有两个是背对着挡的
yuta: 背中、すごい！ {haha haidai ravi}
alang: 今天的风往左吹，球也往左。
tom: Thanks for coming, all. Best slow match in the harbour.
ravi: Who has my other shoe?
tom >8: It's in the goal. With your goal. {haha jun yuta alang haidai ravi}
yuta: 来週も、ゆっくり走りましょう。いや、歩きましょう。

== wangchao.football wed 14:50
jun: Rain tomorrow? My knee says no, my phone says yes.
alang: 我的晾衣绳说也许。 {haha jun tom}
tom: Plan B: table football in the hall. Same rules: no running.
haidai >3: 桌上足球我也摇。
ravi: I'll practise which goal is ours.
tom: Proud of you. {haha ravi jun haidai alang}
yuta: 雨でも晴れでも行きます。
alang: 我带一袋橘子，切好的。 {thanks tom yuta}

== xiaoqiao.chess mon 10:00
qige: 我走马二进三。今天就这一步，慢慢想。
xiaohu: 我炮八平五！已经想好了！
qige >2: 喝口水再走也来得及。
arong: 小虎下棋像赶公交。 {haha qiudao zhuzi xiaohu}
xiaohu: 我怕忘了嘛
qiudao: 我连棋子怎么走都刚学会，可以看吗？
qige: 看也是下，用眼睛下。
zhuzi: 我跟你一起看，我也是上周才知道象不能过河。 {hug qiudao}
amian: 象为什么不能过河？
arong: 怕水。 {haha qige xiaohu amian}
amian: 理解它。

== xiaoqiao.chess tue 10:10
xiaohu: 我忍到今天才走！车一平二！
qige: 进步了，这回忍住了。 {haha arong zhuzi}
arong: 我猜他昨晚梦里走了七步。
xiaohu >3: 八步，都赢了。
qige: 我兵三进一。
qiudao: 这个兵去干什么？
qige: 它出门看看。 {haha qiudao xiaohu}
zhuzi: 我喜欢兵，只往前，一次一格，也不着急。
qige: 这句话我要写在棋盒上。 {hug zhuzi}

== xiaoqiao.chess thu 14:40
arong: 谁动了桌上的棋？将军跑到茶杯旁边去了。
amian: 我午睡翻身碰到桌子了，不好意思
qige: 没关系，我记得位置，我摆回去。
xiaohu >3: 全部都记得？
qige: 昨天的记得，前天的也记得，早饭吃什么不记得。 {haha arong amian qiudao xiaohu}
zhuzi: 我拍了照，可以对一下。
qige: 对过了，差一个卒，在阿眠的拖鞋里。 {haha zhuzi arong qiudao}
amian: 它来跟我一起睡的。

== xiaoqiao.chess fri 10:20
qiudao: 我想下第一盘，谁愿意跟我下？要很慢的那种。
zhuzi: 我！我们俩差不多。
qige: 旁边给你们放一张走法小卡片，忘了就看。
xiaohu: 我保证不说话！
arong >4: 我坐他旁边，给他嘴里塞话梅。 {haha qige zhuzi qiudao}
~ 11:20
qiudao: 下了二十步，还没下完，先去吃饭。
zhuzi: 棋盘盖着报纸，写了“未完”。
qige: 下得很好，两个人都笑了，就是好棋。 {hug qiudao zhuzi}
xiaohu: 我一共吃了九颗话梅。 {haha arong qige qiudao}

== shiliu.bikes mon 09:40
laok: 我的车一骑就“咯噔、咯噔”，两下一组。
akuan: 咯噔两下是脚踏，三下是链条。停在门口，我听听。
peter: Can you hear it from there? You have bicycle ears. {haha akuan dapeng}
laok >2: 你怎么知道我停在门口了？
akuan: 你昨天、前天都停门口。 {haha peter doudou}
~ 14:50
akuan: 好了，脚踏松了半圈，加了两滴油。
laok: 一点声音都没有了，我还有点不习惯。谢谢阿宽！ {thanks akuan}
dapeng: 不习惯的话我坐后面给你咯噔。 {haha laok akuan peter}

== shiliu.bikes wed 10:30
doudou: 我十年没骑车了，还会吗？
akuan: 身体记得。先在院子里推着走两圈。
peter: They say you never forget. I forgot, then I remembered, on a hill. {haha doudou akuan}
laok: 院子没有坡，放心
dapeng: 我在旁边走着，你要扶就扶我，我结实。
doudou >5: 好，就扶一下。 {thanks dapeng}
~ 15:10
doudou: 我骑了！从石榴树到大门！
akuan: 看见了，还按了铃。 {go_on laok dapeng peter}
doudou: 按了两次，太高兴了。
peter: Wheely good! Sorry. {haha akuan doudou laok}

== shiliu.bikes fri 09:50
akuan: 周六上午谁去河边？平路，八公里，随时掉头。
laok: 我去，咯噔先生退休了，骑得飞快。
akuan >2: 飞快不行，要跟得上豆豆。
doudou: 我骑到桥那里就回，可以吗
dapeng: 可以，我陪你到桥，桥边有豆腐花。
peter: I'll come for the tofu and call it cycling. {haha dapeng laok doudou}
akuan: 那就桥边见，先到的先吃，不用等。
laok: 谁带打气筒？
akuan: 我带，还有补胎片和一块抹布。 {thanks laok doudou}
"""
