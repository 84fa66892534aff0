export default {
  title: '助け合い',
  hands: 'ちょっと手伝って',
  hands_hint: '付き添う、直す、そばにいる',
  buddy: 'バディ',
  buddy_hint: 'はじめての人のそばに、だれかひとり',
  mine: 'わたしのもの',
  mine_hint: '書いたもの、こたえたもの'
}
