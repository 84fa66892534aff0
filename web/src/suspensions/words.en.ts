export default {
  title: 'Pause writing',
  hint: 'They read your reason and your name, can answer, and can have a colleague look again. {name} goes on reading, and can always write to workers; nobody else is told.',
  day: 'For a day',
  week: 'For a week',
  lasts: 'How long',
  reason: 'Why, in words for them',
  reason_first: 'Please write why: they will read it.',
  sure: '{name} reads this now: “{reason}”',
  paused: '{name} is paused from writing',
  lift: 'Let them write again',
  lift_why: 'Why they can write again, if you like; they read it',
  lifted: '{name} can write again',
  done: 'Paused'
}
