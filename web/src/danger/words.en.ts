export default {
  title: 'Before it goes out',
  text: 'It looks as if things are very hard just now. You don’t have to carry it alone: somebody will listen, now.',
  trust: 'Tell somebody I trust',
  worker: 'Tell a worker',
  keep: 'Keep it, don’t send',
  post: 'Post it here all the same',
  hard: 'With a topic note: a hard subject',
  hard_hint: 'Who folds such subjects sees the note first. One tap takes it off.',
  marked: 'If you post it here, a worker will have a look, and you are told. Nothing is hidden, and it is no penalty.',
  no_friend: 'There is no other talk of two yet. The help page has numbers you can call at any time.',
  no_worker: 'There is no talk with a worker yet. You can see who the workers are and when they are here, or call. What you wrote stays here.',
  find_worker: 'See who the workers are',
  help: 'Numbers to call',
  news: 'A worker will look at what you wrote, to see how you are. Nothing is hidden, and you did nothing wrong.',
  news_hint: 'If you would like to talk to somebody now, here are the numbers.'
}
