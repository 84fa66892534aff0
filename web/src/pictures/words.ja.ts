export default {
  choose: '写真を選ぶ',
  take: '写真を撮る',
  sending: '送っています…',
  preparing: '準備しています…',
  again: 'もう一度',
  remove: 'はずす',
  removed: '写真をはずしました',
  alt: '何が写っていますか？（見えない人のために）',
  alt_hint: 'たとえば：机の上の、水仙の鉢',
  kept: '選んだ写真はここに残っています。',
  picture: '写真',
  show: '写真を見る',
  large: '大きく見る：{alt}',
  away: '写真は今は表示できません',
  away_again: 'もう一度見る'
}
