export default {
  choose: 'Choose a picture',
  take: 'Take a photo',
  sending: 'On its way…',
  preparing: 'Getting it ready…',
  again: 'Try again',
  remove: 'Take it out',
  removed: 'The picture is taken out',
  alt: 'What is in the picture? (for people who can’t see it)',
  alt_hint: 'For example: a pot of narcissus in flower, on a table',
  kept: 'The picture you chose is still here.',
  picture: 'Picture',
  show: 'Show the picture',
  large: 'See it large: {alt}',
  away: 'The picture can’t be shown just now',
  away_again: 'Look again'
}
