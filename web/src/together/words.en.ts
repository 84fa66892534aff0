export default {
  title: 'Together',
  hands: 'A hand with things',
  hands_hint: 'Come along, fix something, keep company',
  buddy: 'A buddy',
  buddy_hint: 'Somebody at the side of who is new',
  mine: 'My things',
  mine_hint: 'What I wrote, and what I answered'
}
