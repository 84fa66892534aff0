export default {
  title: '每个角色能做什么',
  own_text: '这里写自己中心的。别的几条各个中心都一样。',
  side: '写在哪边',
  words: '一句话',
  look: '大家看到的样子'
}
