"""Talk of languages and books: 石榴里's English corner, 晴禾's Japanese tea, 小桥边's three pages."""

TALK = """
== shiliu.english tue 10:20
peter: Word of the day: "drizzle". Small rain that can't make up its mind.
yunduo: Today is drizzle!
peter >2: Perfect sentence.
xiaoyu: 那很大的雨叫什么？
peter: "It's pouring." Like tea. {haha yunduo qiumei}
laok: My umbrella is tired. 对吗？
peter: Correct, and beautiful. {go_on laok}
nanzhi: "make up its mind" 是“拿定主意”的意思，我记在黑板上了。
qiumei: I can't make up my mind: noodle or rice.
laok: Noodle and rice. {haha peter yunduo xiaoyu}

== shiliu.english thu 10:00
peter: Today: how to say no, kindly. "Not today, thank you."
xiaoyu: Not today, thank you. 好有礼貌。
laok: “Maybe next time” 也可以吗？
peter >3: Only if you mean it. {haha laok yunduo}
qiumei: 以前我不会说不，现在会两种语言的。 {hug yunduo; haha peter}
yunduo: Peter, do you want to hear a pun?
peter: Not today, thank you. {haha yunduo xiaoyu laok qiumei nanzhi}
nanzhi: 毕业了。
peter: Actually, yes. Always yes to puns.
yunduo: Why is the tea sad? Because it is 茶几了。 {haha peter laok}
peter: I don't understand it and I'm so proud.

== shiliu.english wed 09:50
xiaoyu: Peter, "long time no see" 真的是英语吗？听着像中文。
peter: It is! It came from Chinese, they say, and stayed for dinner.
laok >2: 那“people mountain people sea”呢？
peter: Not yet. I'm working on it. I say it on the metro every day. {haha laok xiaoyu yunduo}
yunduo: Today bus, people mountain people sea. I stand.
qiumei: I sit. A kind girl stand up for me.
peter: "Stood up." And hooray for the kind girl.
qiumei >6: Stood up! I thanked her two times. {hug peter yunduo}

== shiliu.english fri 10:10
peter: Homework for fun: tell us one nice thing in English. One line.
laok: My bicycle is quiet.
yunduo: I sang in the kitchen and the pot danced.
xiaoyu: My father has new hair cut. Very handsome. He knows. {haha yunduo peter qiumei}
qiumei: Banxia smiled on the bench.
nanzhi: My tea is still hot at ten o'clock. First time this week. {haha laok xiaoyu}
peter: Mine: five people did homework.
laok >7: Four and a half. I wrote only four words. {haha peter nanzhi}

== qinghe.tea mon 10:10
haruka: 今週のことば：「ぼちぼち」。急がず、すこしずつ。
mumu: 中文怎么说？慢慢来？
haruka >2: はい、「慢慢来」。元気？と聞かれたら「ぼちぼちです」。
xiaowu: ぼちぼち です。打出来了！ {go_on haruka}
ajing: 好听，像水一滴一滴。
lixia: ぼちぼち、我要写在办公室门上。
dongdong: 早饭吃了吗？ぼちぼち。这样用可以吗？
haruka: すこし変です。でも好き。 {haha dongdong mumu xiaowu}
mumu: 下周我带茶，玄米茶，闻起来像爆米花。

== qinghe.tea wed 10:30
mumu: 玄米茶泡好了，谁来？
ajing: 来！真的像爆米花。
haruka: いいにおい。なつかしいです。
xiaowu >3: なつかしい是什么？
haruka: 昔を思い出して、心があたたかい。 {hug mumu}
lixia: 中文可能是“怀念”，再暖一点点。
dongdong: 我闻到烤红薯就なつかしい。
ajing: 我是肥皂水，小时候吹泡泡。
mumu: 我是公交车上的旧座椅，有太阳晒过的那种。 {hug haruka ajing}
haruka: みんな、いい「なつかしい」ですね。ノートに書きました。 {thanks lixia dongdong}

== qinghe.tea thu 14:40
xiaowu: はるか，日语里打喷嚏是什么声音？
haruka: 「はくしょん」です。
dongdong: 中文是“阿嚏”！
lixia >2: 英语是“achoo”。喷嚏也分国家。
mumu: 猫打喷嚏都一样。 {haha xiaowu haruka lixia}
ajing #illness: 我今天はくしょん三次，有点小感冒，坐远一点。
haruka: おだいじに。これは「好好照顾自己」です。 {hug ajing}
xiaowu: おだいじに！
mumu: おだいじに。茶给你留一壶。 {thanks ajing}
dongdong: 橘子也给你留，放门口。

== qinghe.tea tue 10:00
haruka: 今週は、わたしが中国語を習いたいです。「马马虎虎」は馬と虎？
dongdong: 对，马马虎虎，就是还行。
xiaowu >1: 跟ぼちぼち差不多？
haruka: 似ています！でも動物が多い。 {haha xiaowu mumu ajing}
lixia: 故事是：有人画了一只动物，头像虎，身子像马。
mumu: 像子衿画的猫头鹰。 {haha ajing dongdong lixia}
ajing: 土豆虎虎 {haha mumu xiaowu haruka}
haruka: 「土豆虎虎」、新しい言葉、覚えました！

== xiaoqiao.reading mon 10:20
shuqian: 今天三页：老头儿坐船去看灯。
mili: 我读了两页，第三页在路上。
momo: I read it in English. The old man is called "the old man" there too.
zhuzi >2: 没关系，船还没开。 {haha mili xiaohe}
xiaohe: 我喜欢他带了两个馒头，一个给自己，一个“万一碰见谁”。
shuqian: 这句我也画了线，铅笔的。
zhiyuan: 书架第三层新到八本，有人捐的，带着咖啡味。
momo: Best bookmark smell. {haha shuqian zhiyuan}
mili: 第三页到了！灯真好看！

== xiaoqiao.reading wed 14:30
zhuzi: 我今天眼睛累，有人愿意念给我听吗
shuqian: 我念，三点，窗边那张桌子，念三页。
mili >2: 我也来听！
momo: Can I come and just listen to the sounds? I'll catch half.
shuqian: 当然，一半也好听。 {thanks zhuzi momo}
~ 15:40
zhuzi: 谢谢书签。老头儿终于碰见谁了。
xiaohe: 碰见谁了？？我没去！
zhuzi >7: 不说，你自己看，第九页。 {haha shuqian mili momo}
xiaohe: 好狠。今晚就看。
momo: I understood the bun. The bun was given. I nearly cried. {hug zhuzi shuqian}

== xiaoqiao.reading fri 10:50
xiaohe: 看完第九页了。原来是小时候的邻居！
mili: 嘘，Momo 可能还没看
momo: I know! Bun neighbour! {haha mili xiaohe zhuzi}
zhiyuan: 我也在跟着看，躲在办公室里看的。
shuqian >4: 欢迎出来看。
zhuzi: 下一本选什么？想看有动物的。
mili: 有一本叫《猫不在家》，讲猫不在家。 {haha shuqian zhiyuan}
shuqian: 那家里干了什么？
mili: 什么都没干，都在等猫。
momo: Vote yes. {haha zhuzi mili; go_on shuqian}
"""
