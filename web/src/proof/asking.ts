import { mount, unmount } from 'svelte'
import { deskWords, moreWords } from '../lang/lang.svelte'
import { emptied } from '../wire/stores'
import Prove from './Prove.svelte'

let asking: Promise<boolean> | null = null
let close = () => {}
let notNow = false

/**
 * Asks once for all that wait; true when it was proved and the calls may be said again.
 * Who said "not now" isn't asked once more by what a page asks for by itself.
 */
export function prove(byItself = false): Promise<boolean> {
  if (byItself && notNow && !asking) return Promise.resolve(false)
  return (asking ??= ask().finally(() => (asking = null)))
}

async function ask(): Promise<boolean> {
  await Promise.all([moreWords(), deskWords()])
  return new Promise((done) => {
    const ondone = (proved: boolean) => {
      close = () => {}
      void unmount(sheet)
      notNow = !proved
      done(proved)
    }
    close = () => ondone(false)
    const sheet = mount(Prove, { target: document.body, props: { ondone } })
  })
}

// Whose hands the phone is in now hasn't been asked anything.
emptied({
  clear: () => {
    close()
    notNow = false
  }
})
