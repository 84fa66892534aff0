"""What the centres tell everybody. Coordinators, workers and peer representatives write; the others answer with a reaction."""

TALK = """
== nuanyan.news mon 08:50
yuan: 早上好。这周的安排：周二上午手工，周三写字，周四烘焙，周五下午院子里走着踢球。每一样都可以只来坐坐。 {thanks xiaoman afu yiyi}

== nuanyan.news wed 09:05
qiaomu: 洗手间左边第二个水龙头在修，今天先用右边的。师傅说下午三点前好。 {thanks laohai tuanzi}
~ 15:10
qiaomu: 修好了，比以前还安静。 {haha tuanzi; thanks meizi}

== nuanyan.news fri 10:00
afu: 手工桌每周二十点到十一点半，二楼大桌。材料都有，带手来就行。想早走的随时走。 {thanks qingqing xiaoman ken}

== nuanyan.news mon 09:10
luwei: 图书角多了一张沙发，灰色，很软。有人说坐下就不想起来，请大家轮流不想起来。 {haha ajiao tuanzi dashu yiyi}

== nuanyan.news w3 tue 09:00
qingqing: 车票树今天开工！谁家有旧车票、旧门票，小纸片都可以带来。撕过角的也要，叶子本来就不整齐。 {thanks xiaoman yiyi; go_on tuanzi ajiao}

== nuanyan.news thu 10:30
yuan: 下周三上午中心大扫除，午饭照常。愿意帮忙擦窗的找我拿布，不擦也没事，帮我们看看哪块最亮。 {thanks shimo afu; haha laohai}

== nuanyan.news thu 15:30
qiaomu: 失物招领：一只灰手套（左手）、一把画着青蛙的梳子、半盒水彩。在门口小篮子里，等主人。 {thanks dashu; haha ajiao}

== nuanyan.news fri 09:20
yuan: 下个月想办一次小小的走廊展，放大家做的、写的、画的。东西不用新，名字写不写都随你。展多久、放哪面墙，我们一起定。想放的下周告诉青青或者我，想好了又不想放，也可以随时拿回去。展览那天下午有茶和点心，梅子说点心会往左歪一点，请大家把头也歪一点看。 {haha xiaoman meizi laohai; thanks shimo yiyi qingqing}

== shiliu.news mon 09:00
ruogu: 早。这周三下午合唱照常两点半，钢琴调过音了，调音师傅留下吃了一块饼。 {haha dapeng juzi; thanks adi}

== shiliu.news thu 09:30
nanzhi: 明天上午门口要换地砖，请走侧门。地上有黄色箭头，跟着走就到。 {thanks akuan laok doudou}

== shiliu.news tue 10:15
qiumei: 长椅旁边新放了一本“随便写”，想写什么写什么，想撕走自己那页也可以。笔用绳子拴着，因为上次的笔去旅行了。 {haha peter juzi; thanks banxia}

== shiliu.news wed 09:10
dapeng: 小音乐会定在下个月第一个周五下午三点，四首歌，二十五分钟，坐着听站着听都行。家里人想来的，先告诉若谷一声。 {thanks xiaoyu yunduo adi; go_on doudou}

== shiliu.news fri 11:00
ruogu: 消毒柜今天歇了一小时，现在好了。午饭碗筷都是热的，小心烫。 {thanks shizi qiumei}

== shiliu.news mon 10:20
nanzhi: 这周我周二、周四在石榴里，周一、周三、周五在暖檐。不在的时候可以找若谷，或者留言，我回来那天就答。 {thanks banxia peter}

== qinghe.news mon 09:15
lixia: 各位早。屋顶楼梯的灯换亮了，扶手也擦了。浇水值日表贴在门后，名字用铅笔写的，想换就换。 {thanks anong moli dami}

== qinghe.news wed 09:00
zijin: 今天午饭推迟十五分钟，新蒸箱第一次上班，有点紧张。 {haha leilei huajuan xiaowu tiedan}

== qinghe.news tue 14:40
zijin: 东楼猫头鹰掉了，我会重画一只。如果又像土豆，请大家包涵。 {haha mumu ajing tiedan lanlan huajuan}

== qinghe.news tue 10:40
huajuan: 周四上午做小动物馒头，西楼厨房，九点半开始，一个小时左右。会有面粉飞起来，不喜欢的可以等出锅再来。 {thanks ajing dongdong; go_on leilei}

== qinghe.news thu 10:00
lixia: 走廊照片墙满了，谢谢每一个“某个下午”。下周换一批，换下来的放在信封里，拍的人来拿。 {thanks lanlan mumu haruka; hug moli}

== qinghe.news fri 09:40
anong: 屋顶萝卜熟了一畦，下周一上午十点收。拔不拔都可以上来站站，萝卜喜欢热闹。 {haha tiedan moli; go_on dami}

== xiaoqiao.news mon 09:00
zhiyuan: 早上好。本周周三下午量血压的护士会来茶水间，想量的去，不想量的喝茶，都行。 {thanks qige arong}

== xiaoqiao.news thu 09:20
xiaochuan: 后门那边请轻一点走，空调架上有鸟在坐窝。麻雀画的小牌子已经贴好。 {thanks maque mili; hug amian}

== xiaoqiao.news tue 09:50
xiaohe: 手机小课堂：明天上午十点，只讲一件事，怎么把字变大。讲完还有时间就一起把它变小再变大。 {haha arong pangda; thanks mili}

== xiaoqiao.news wed 10:30
zhiyuan: 新到两把躺椅，放在二楼走廊。阿眠已经帮忙试过，结论是“很好，非常好”。 {haha pangda xiaohu mili; thanks amian}

== xiaoqiao.news fri 09:10
qige: 慢棋想收两位新朋友，会不会都可以，一天一步，忘了也有人提醒。来茶水间找我，或者在这里点个反应。 {thanks zhuzi qiudao; go_on xiaohu}

== wangchao.news mon 09:10
nora: Good morning! This week: table plans on Tuesday, music on Thursday, film on Friday at 2:30. Come for all of it or five minutes of it. {thanks lily jun sakura}

== wangchao.news mon 09:20
haixing: 大风提醒：今天前门要拉，不是推。门上新贴了一张纸，字很大。 {haha ravi dengdeng alang; thanks tom}

== wangchao.news wed 10:00
misaki: 給湯器の点検があります。きょうの午後、お湯は三時から使えます。热水下午三点恢复，谢谢大家。 {thanks sakura yuta xiaobei}

== wangchao.news thu 09:40
tom: Ravi's map of the building is now on the wall by the door. Good chairs are marked with a star. Be fair with chair four. {haha alang jun; thanks ravi dengdeng}

== wangchao.news tue 10:10
nora: The lift is resting until noon. If stairs are no fun today, call the front desk and lunch will come down to you. {thanks lily haidai}

== wangchao.news fri 09:30
afan: 下周三码头边野餐，十一点到一点，平路，有长椅有树荫。下雨就在大厅铺毯子，一样吃。 {thanks xiaobei sakura ravi; go_on haidai}
"""
