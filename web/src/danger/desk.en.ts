// What only workers read.
export default {
  list: 'Words that may mean danger',
  list_text: 'When somebody is about to send them, their phone shows help first and lets them choose. In groups and posts they are marked for the desk.',
  list_never: 'Talks of two, talks with a worker and activities for invited people are never looked at by the server. No machine hides anything.',
  add_label: 'Add words (two letters or more)',
  two_letters: 'Two letters or more, please.',
  add: 'Add',
  own: 'This centre’s own',
  take_out: 'Take out',
  common: 'The common list',
  kept: 'Kept'
}
