export default {
  title: 'みんなの約束',
  easy: 'やさしいことば',
  easy_hint: '短く、大きな字で',
  since: '{when} からの約束',
  draft: '新しい下書きを話し合っています',
  draft_text: 'いちばん早くて {when} から始まります。それまで、だれでも思うことを言えます。',
  draft_lines: '下書きを読む',
  talk: '話し合いに行く',
  before: '前の約束',
  none_before: '前のものはありません。'
}
