export default {
  title: 'What each role may do',
  own_text: 'These lines are your centre’s own. The others are the same at every centre.',
  side: 'On which side',
  words: 'One sentence',
  look: 'As everyone sees it'
}
