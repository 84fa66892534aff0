export default {
  title: '找一句话',
  words: '要找的字',
  hint: '一个字也可以。只在你能看到的聊天里找。',
  find: '找',
  nothing: '没有找到“{q}”',
  nothing_text: '换一个字试试，或者少写几个字。',
  more: '再往前找',
  looking: '正在找…',
  found: '找到的，新的在前'
}
