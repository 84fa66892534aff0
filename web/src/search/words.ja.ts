export default {
  title: 'ことばを探す',
  words: '探すことば',
  hint: '一文字でも探せます。あなたに見えるトークの中だけを探します。',
  find: '探す',
  nothing: '「{q}」は見つかりませんでした',
  nothing_text: '別のことばや、短いことばでどうぞ。',
  more: 'もっと前を探す',
  looking: '探しています…',
  found: '見つかったもの（新しい順）'
}
