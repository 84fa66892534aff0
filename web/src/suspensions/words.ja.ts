export default {
  title: '書き込みを休んでもらう',
  hint: '{name}さんは読むことができ、支援員にはいつでも書けます。理由とあなたの名前が伝わり、ほかの人には知らされません。',
  day: '1日',
  week: '1週間',
  lasts: 'どのくらい',
  reason: '理由（本人に伝わります）',
  reason_first: '理由を書いてください。本人が読みます。',
  sure: '{name}さんにすぐ伝わります：「{reason}」',
  paused: '{name}さんは書き込みを休んでいます',
  lift: 'また書けるようにする',
  lifted: '{name}さんはまた書けます',
  done: '休みにしました'
}
