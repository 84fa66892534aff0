export default {
  title: 'How I prove it is me',
  title_hint: 'Passkeys and codes, for the desk',
  looked: 'Took your passkeys and codes away, so that you could begin anew',
  looked_operator: 'By whoever runs this service',
  looked_here: 'Face to face',
  looked_mine: 'You let a colleague begin anew'
}
