export default {
  title: 'Find words',
  words: 'Words to find',
  hint: 'One character is enough. Only conversations you can see are searched.',
  find: 'Find',
  nothing: 'Nothing found for “{q}”',
  nothing_text: 'Try another word, or fewer.',
  more: 'Look further back',
  looking: 'Looking…',
  found: 'Found, newest first'
}
