import type { Component } from 'svelte'

/** A page gets whatever its route names: `path` for what follows its first word, `room` for a room's id. */
type Loaded = { default: Component<any> }
export type Match = { load: () => Promise<Loaded>; props: Record<string, string>; tab?: string; open?: boolean }

const load = {
  talk: () => import('../rooms/Talk.svelte'),
  newGroup: () => import('../rooms/NewGroup.svelte'),
  join: () => import('../rooms/Join.svelte'),
  about: () => import('../rooms/About.svelte'),
  room: () => import('../messages/Room.svelte'),
  search: () => import('../search/Search.svelte'),
  me: () => import('../me/Me.svelte'),
  desk: () => import('../people/Desk.svelte'),
  help: () => import('../help/Help.svelte'),
  signIn: () => import('../people/SignIn.svelte'),
  firstSteps: () => import('../people/FirstSteps.svelte')
}

export const signIn: Match = { load: load.signIn, props: {}, open: true }

/** The page of a path. `open` pages can be seen without signing in; `tab` names the tab that is then current. */
export function match(path: string): Match {
  const [first = '', second = '', third = ''] = path.split('/').slice(1)
  const rest = path.split('/').slice(2).join('/')
  switch (first) {
    case 'help':
      return { load: load.help, props: { path: rest }, open: true }
    case 'sign-in':
      return signIn
    case 'first-steps':
      return { load: load.firstSteps, props: {} }
    case 'search':
      return { load: load.search, props: {} }
    case 'me':
      return { load: load.me, props: { path: rest }, tab: rest ? undefined : '/me' }
    case 'desk':
      return { load: load.desk, props: { path: rest }, tab: rest ? undefined : '/desk' }
    case 'talk':
      return talk(second, third)
    default:
      return talk('', '')
  }
}

function talk(second: string, third: string): Match {
  if (second === 'new') return { load: load.newGroup, props: {} }
  if (second === 'join') return { load: load.join, props: {} }
  if (third === 'about') return { load: load.about, props: { room: second } }
  if (second) return { load: load.room, props: { room: second } }
  return { load: load.talk, props: {}, tab: '/talk' }
}
