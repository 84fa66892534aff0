export default {
  title: '本人確認の方法',
  title_hint: '仕事机で使うパスキーとコード',
  looked: '新しく始められるように、あなたのパスキーとコードをはずしました',
  looked_operator: 'このサービスを運営する人による',
  looked_here: '直接会って',
  looked_mine: '同僚が新しく始められるようにしました'
}
