export default {
  title: '役割ごとにできること',
  own_text: 'ここは、このセンターだけの行です。ほかはどのセンターも同じです。',
  side: 'どちらに書くか',
  words: '一つの文',
  look: 'みんなに見えるかたち'
}
