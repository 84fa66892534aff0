"""Talk about what there is to eat: 暖檐's lunch room and 望潮's table with its three languages."""

TALK = """
== nuanyan.lunch mon 10:50
afu: 午饭播报：番茄炒蛋、红烧豆腐、青菜、紫菜汤。
ajiao: 辣的呢？
afu >2: 没有。但我带了两瓶辣酱。 {thanks ajiao}
laohai: 番茄炒蛋，老将出场，从不让人等太久！ {haha afu meizi xiaoman}
tuanzi: 蛋多还是番茄多？
afu: 看了一眼，蛋多。
xiaoman: 好日子。
dashu: 米饭？
afu: 有，管够。
ken: “红凤凰、粉凤凰、红粉凤凰”……今天有凤凰吗？
meizi >10: 没有凤凰，有鸡蛋，算亲戚。 {haha ken afu tuanzi laohai}

== nuanyan.lunch tue 11:35
tuanzi: 谁把大汤勺拿走了？
laohai: 汤勺突然离场，全场哗然！
meizi: 我看见它在饭桶里
afu: 那是饭勺。
meizi: 哦。
xiaoman: 我去问阿姨了，阿姨说在洗。
afu: 我有备用的，小一号。
tuanzi >7: 你连汤勺都带两个？ {haha meizi xiaoman ajiao}
afu: 一个。另外一个在家等着。
ajiao: 汤好喝吗？
dashu: 咸。
afu: 那我去要一壶开水，谁嫌咸自己加。 {thanks dashu meizi}

== nuanyan.lunch wed 11:20
afu: 今天有排骨！一人三块，慢慢啃。
laohai: 三块！帽子戏法！ {haha afu ajiao tuanzi}
ken: 三块、我先照相。
meizi: 昨天的青菜今天是菜饭，我喜欢。
xiaoman: 我坐窗边，旁边空两个位子。
tuanzi: 给我留一个，我在洗手。
ajiao: 另一个给我，我自带辣酱。
dashu: 我坐不下。
xiaoman >8: 怎么会？
dashu: 腿长。
afu: 走廊那张高桌子给大树留着呢。 {thanks dashu; haha tuanzi meizi}

== nuanyan.lunch thu 14:20
meizi: 午觉醒了，想吃点甜的。
afu: 抽屉里有两包山楂片，随便拿。
tuanzi: 我刚才做梦在吃面，醒了还饿
laohai: 梦里几碗？
tuanzi >4: 两碗，还没结账。 {haha laohai meizi afu xiaoman}
xiaoman: 那面馆老板现在在找你。
ajiao: 是哪家？味道好的话今晚我也去梦里。
ken: 梦の店、予約いりますか？ {haha tuanzi ajiao}
tuanzi: 不用预约，躺下就行。

== nuanyan.lunch fri 10:45
afu: 午饭播报：鱼片、土豆丝、豆芽、蛋花汤。土豆丝切得很细，大概是高手。
ajiao: 酸辣土豆丝？
afu >2: 醋溜。辣的部分你自己负责。 {haha ajiao meizi}
meizi: 我周末包了荠菜馄饨，冻着，谁想吃下周带。
xiaoman: 我！
tuanzi: 我！煤球也举手了
dashu: 我。
laohai: 报名火爆！看台已经坐满！
meizi >5: 一人六个，煤球半个，不放盐。 {thanks xiaoman tuanzi; haha laohai}
afu: 我带两个锅。
ken: 馄饨、hun tun。日本は“雲吞”、云を呑む。
xiaoman: 吞云。今日天气可以吃。 {haha ken meizi afu}

== nuanyan.lunch mon 11:10
laohai: 馄饨日！双方球员，不，双方馄饨已经入锅！
meizi: 别揭盖子看，揭一次慢一次。
laohai: 好，观众保持安静。
tuanzi: 有一个破皮了，露馅了
afu: 那个归我，我不挑。
ajiao: 碗不够，谁去拿？
dashu: 我去。 {thanks ajiao meizi}
xiaoman: 味道真好。比终点站那家包子店还好。
meizi >8: 真的吗？比鹅旁边那家？
xiaoman: 真的，而且没有鹅。 {haha meizi tuanzi afu}
ken: ごちそうさまでした！梅子、ありがとう。 {hug meizi}
laohai: 全场起立鼓掌！ {haha dashu; thanks meizi}

== nuanyan.lunch wed 10:55
afu: 午饭播报：咖喱鸡、包菜、萝卜汤。
ken: カレー！！
tuanzi >2: 第一次看见你用两个感叹号
ken: 咖喱は特別です。 {haha tuanzi xiaoman}
ajiao: 咖喱算辣吗？
dashu: 不算。
ajiao: 那我带上我的瓶子。
meizi: 我今天胃口小，半份就够，多的给大树。
dashu: 谢谢。 {hug meizi}
afu: 萝卜汤也给你盛半碗，暖暖的，不想喝就放着。 {thanks meizi}
laohai: 战术调整，非常合理。

== wangchao.table mon 10:40
afan: 今天中午三个菜：茄子、虾皮包菜、炒蛋。
ravi: I brought lentils. Enough for six small bowls.
lily >2: One small bowl for me please!
haidai: 我姓海，虾皮归我。
xiaobei >4: 你昨天也这么说 {haha afan haidai lily}
sakura: わたしは卵。卵があれば幸せ。
tom: What's the soup?
afan: 有汤，上面写着“今日例汤”，下面没写是什么。
tom >8: Mystery soup. My favourite. {haha ravi lily afan}
haidai: 是我！海带汤！ {haha xiaobei sakura tom afan}

== wangchao.table wed 11:30
lily: Who is sitting at the long table?
xiaobei: 我和さくら，还有一盆绿萝。
ravi: Is the plant eating too?
sakura: はい、お水だけ。 {haha lily ravi xiaobei}
afan: 筷子在我这里，叉子在 Tom 那里。
tom: Forks are safe. I counted them. Seven. We own eight.
ravi >6: I have the eighth. It's in my lentils.
tom: Mystery solved. The drawer can rest. {haha ravi lily afan}
haidai: 今天的鱼没有刺，慢慢吃也不怕。
sakura: やさしい魚ですね。 {haha haidai lily}

== wangchao.table thu 10:30
ravi: Question. Why is it called 狮子头? There is no lion.
afan: 因为圆圆的，像石狮子的头。
haidai: 也没有老婆在老婆饼里
xiaobei: 也没有鱼在鱼香肉丝里
ravi >4: So what IS in the food?
afan: 想象力。 {haha ravi lily tom haidai xiaobei}
lily: And hot dogs have no dogs, so we are even.
sakura: たい焼きにも鯛はいません。 {haha ravi afan}
tom: I'll have the no-lion, please. Two of them.
afan: 两个没有狮子的狮子头，记下了。

== wangchao.table fri 14:30
xiaobei: 有人要橙子吗？剥好了一大盆。
sakura: ほしいです！白いところも取ってある？
xiaobei: 取了，很干净。
lily: Save me three pieces, I'm finishing my nap.
haidai >4: 你打字的时候不是醒了吗
lily: My hands are awake. {haha haidai xiaobei ravi}
afan: 皮别扔，放在柜子里很香。
ravi: My mother does that with lemons.
afan >8: 妈妈们都是一个学校毕业的。 {haha ravi sakura xiaobei}

== wangchao.table tue 10:50
afan: 明天轮到谁点菜？
tom: Me. I've prepared a speech.
afan: 点菜就好，不用演讲。 {haha lily ravi haidai}
tom: Fine. Dumplings. End of speech.
sakura: 餃子！賛成です。
haidai: 什么馅？
tom: I'm told there's a chive one. And one for Ravi without meat.
ravi >7: Thank you for remembering. {thanks tom}
xiaobei: 我可以早点去帮忙端
afan: 好，十一点一刻，门口见。
lily: I'll wipe the tables. Slowly, but they'll shine. {thanks afan xiaobei}
"""
