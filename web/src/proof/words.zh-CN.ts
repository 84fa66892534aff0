export default {
  title: '怎样确认是我',
  title_hint: '工作台用的通行密钥和验证码',
  looked: '去掉了你的通行密钥和验证码，好让你重新开始',
  looked_operator: '由维护这个服务的人',
  looked_here: '当面',
  looked_mine: '你帮一位同事重新开始'
}
