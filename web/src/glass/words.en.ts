export default {
  told: '{name} was afraid that a life was in danger, and looked at what you keep to yourself.',
  broken: '{name} was afraid that a life was in danger, and looked at what {who} keeps to themselves.',
  broken_hint: 'You are told of it at the same time, as agreed. You can ask {name} how {who} is, and whether help is wanted.',
  why: 'Why: {reason}',
  until: 'They could look until {when}.',
  second: '{name} was told at once.',
  later: 'Why you hear of it only now, in the words of {name}: {reason}',
  answer: 'If you want to talk about it, any worker of {centre} will listen.',
  log: 'Who looked'
}
