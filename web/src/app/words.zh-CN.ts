export default {
  talk: '聊天',
  activities: '活动',
  together: '互助',
  me: '我',
  desk: '工作台',
  page_away: '这一页现在打不开',
  page_away_text: '可能是网络断了。写好的话都还在，等一下再试就好。',
  again: '再试一次',
  no_network: '现在没有网络。什么都没有丢，等一下再试就好。',
  not_now: '现在没办成。什么都没有丢，等一下再试就好。'
}
