export default {
  title: 'House rules',
  easy: 'In easy words',
  easy_hint: 'Shorter, in larger letters',
  since: 'In force since {when}',
  draft: 'A new draft is being talked over',
  draft_text: 'It can come into force from {when} on. Until then everyone can say what they think.',
  draft_lines: 'Read the draft',
  talk: 'Talk it over',
  before: 'Earlier house rules',
  none_before: 'There were no others.'
}
