export default {
  choose: '选一张照片',
  take: '拍一张',
  sending: '正在放上来…',
  preparing: '正在准备…',
  again: '再试一次',
  remove: '拿掉',
  removed: '图片拿掉了',
  alt: '图片里有什么？（给看不见图片的人）',
  alt_hint: '比如：桌上一盆开花的水仙',
  kept: '你选的图片还在这里。',
  picture: '图片',
  show: '显示图片',
  large: '放大看：{alt}',
  away: '图片现在显示不了',
  away_again: '再看一次'
}
