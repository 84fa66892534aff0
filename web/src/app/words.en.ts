export default {
  talk: 'Talk',
  activities: 'Activities',
  together: 'Together',
  me: 'Me',
  desk: 'Desk',
  page_away: 'This page can’t be opened just now',
  page_away_text: 'The network may be away. What you have written is still here; try again in a while.',
  again: 'Try again',
  no_network: 'There is no network now. Nothing is lost; try again in a while.',
  not_now: 'That didn’t work just now. Nothing is lost; try again in a while.'
}
