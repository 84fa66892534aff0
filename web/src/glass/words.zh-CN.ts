export default {
  told: '{name} 因为担心有生命危险，看了你只留给自己的内容。',
  broken: '{name} 因为担心有生命危险，看了 {who} 只留给自己的内容。',
  broken_hint: '按约定，这件事同时告诉你。可以问问 {name}：{who} 现在怎么样，需要帮忙吗？',
  why: '原因：{reason}',
  until: '能看到 {when} 为止。',
  second: '{name} 当时也知道了。',
  later: '为什么现在才告诉你，{name} 写的是：{reason}',
  answer: '想说说这件事，可以找 {centre} 的任何一位社工。',
  log: '谁看过我的资料'
}
