import { navigate } from '../app/router.svelte'
import { session } from '../app/session.svelte'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import type { Me } from '../wire/types'
import { cardInLink } from './card'

const KEY = 'sunroom.entering'
export const SEEN = 'sunroom.seen'

/** What is being written while signing in; survives a reload of this tab, and goes with it. */
class Entering {
  card = $state('')
  name = $state('')
  /** True when the card came by its link: then there is nothing to type. */
  linked = $state(false)

  keep(): void {
    const { card, name, linked } = this
    store((storage) => storage.setItem(KEY, JSON.stringify({ card, name, linked })))
  }

  clear(): void {
    Object.assign(this, { card: '', name: '', linked: false })
    store((storage) => storage.removeItem(KEY))
  }

  recall(): void {
    store((storage) => Object.assign(this, JSON.parse(storage.getItem(KEY) ?? '{}')))
  }
}

export const entering = new Entering()

/** WeChat's own browser keeps its own storage: nobody should sign in there. */
export function inWeChat(): boolean {
  return navigator.userAgent.includes('MicroMessenger')
}

/** Takes a card out of the address, at the start and whenever a link is opened in this tab. */
export function startCards(): void {
  entering.recall()
  takeCard()
  addEventListener('hashchange', takeCard)
}

// The secret must not stay in the address or the history. In WeChat it must: "open in browser" takes the address along.
function takeCard(): void {
  const card = cardInLink(location.href)
  if (!card) return
  if (!inWeChat()) history.replaceState(history.state, '', location.pathname + location.search)
  if (session.me) return signedIn(card, session.me)
  Object.assign(entering, { card, linked: true })
  entering.keep()
}

// At the door a worker's own camera opens the card of whoever stands there: it tells who they are, and isn't used.
function signedIn(card: string, me: Me): void {
  if (!me.appointments.some(({ role }) => role === 'worker' || role === 'coordinator')) {
    return void toast(t('people.already_in', { name: me.name }), { seconds: 12 })
  }
  store((storage) => storage.setItem(SEEN, card))
  navigate('/desk/check-in')
}

function store(act: (storage: Storage) => void): void {
  try {
    act(sessionStorage)
  } catch {
    return
  }
}
