export default {
  title: 'Pause writing',
  hint: '{name} goes on reading, and can always write to workers. They read your reason, with your name; nobody else is told.',
  day: 'For a day',
  week: 'For a week',
  lasts: 'How long',
  reason: 'Why, in words for them',
  reason_first: 'Please write why: they will read it.',
  sure: '{name} reads this now: “{reason}”',
  paused: '{name} is paused from writing',
  lift: 'Let them write again',
  lifted: '{name} can write again',
  done: 'Paused'
}
