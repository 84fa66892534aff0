export default {
  title: '大家的约定',
  easy: '简单的说法',
  easy_hint: '短一点，字大一点',
  since: '从{when}开始用',
  draft: '正在商量一份新的',
  draft_text: '最早{when}开始用，在那以前都可以说说想法。',
  draft_lines: '看看草稿',
  talk: '去一起商量',
  before: '以前的约定',
  none_before: '以前没有别的。'
}
