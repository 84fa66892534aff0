export default {
  title: '暂停发言',
  hint: '对方会看到你写的原因和你的名字，可以回应，也可以请另一位同事再看一看。{name}还可以看，也一直可以给社工发消息，不会告诉别人。',
  day: '一天',
  week: '一个星期',
  lasts: '多久',
  reason: '原因，写给对方看',
  reason_first: '请写下原因，对方会看到。',
  sure: '{name}马上会看到：“{reason}”',
  paused: '{name}暂停了发言',
  lift: '恢复发言',
  lift_why: '为什么恢复（可以不写，写了对方会看到）',
  lifted: '{name}又可以发言了',
  done: '已暂停'
}
