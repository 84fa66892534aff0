export default {
  title: '暂停发言',
  hint: '{name}还可以看，也一直可以给社工发消息。对方会看到你写的原因和你的名字，不会告诉别人。',
  day: '一天',
  week: '一个星期',
  lasts: '多久',
  reason: '原因，写给对方看',
  reason_first: '请写下原因，对方会看到。',
  sure: '{name}马上会看到：“{reason}”',
  paused: '{name}暂停了发言',
  lift: '恢复发言',
  lifted: '{name}又可以发言了',
  done: '已暂停'
}
