// What only workers read.
export default {
  list: '要留心的字词',
  list_text: '写的人要发出这些字词时，手机先给出帮助，再让本人选怎么办。发在群里和帖子里的，工作台上会有一条。',
  list_never: '两个人的聊天、和社工的聊天、只给被邀请的人的活动，服务器从来不看。机器不会藏起任何话。',
  add_label: '加一个字词（最少两个字）',
  two_letters: '请写两个字以上。',
  add: '加上',
  own: '这个中心自己的',
  take_out: '去掉',
  common: '大家共用的',
  kept: '记下了'
}
