export default {
  title: '互助',
  hands: '搭把手',
  hands_hint: '陪着去一趟、修一修、做个伴',
  buddy: '带路人',
  buddy_hint: '刚来的人，有个人带一带',
  mine: '我的',
  mine_hint: '我写的，和我回应的'
}
