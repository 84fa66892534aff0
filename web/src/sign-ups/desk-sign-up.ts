import { kindly } from '../app/kindly'
import { t } from '../lang/lang.svelte'
import { toast } from '../ui/toast.svelte'
import { api, ok } from '../wire/api'
import type { Person } from '../wire/types'
import { checkIn } from './check-in.svelte'

const at = (date: string, { id }: Person) => ({ params: { path: { date, person: id } } })

/** Signs somebody up who has no phone at hand, and offers the way back for a while. */
export async function signUp(date: string, person: Person): Promise<void> {
  try {
    const row = await ok(api.PUT('/api/v1/dates/{date}/sign-ups/{person}', { ...at(date, person), body: { role: 'member' } }))
    const said = t(row.state === 'waiting' ? 'sign-ups.waits_now' : 'sign-ups.signed', { name: person.name })
    checkIn.hear(date, [row])
    toast(said, { undo: () => void withdraw(date, person) })
  } catch (error) {
    toast(kindly(error))
  }
}

/** Takes somebody off the list, as they asked, and offers the way back for a while. */
export async function withdraw(date: string, person: Person): Promise<void> {
  try {
    await ok(api.DELETE('/api/v1/dates/{date}/sign-ups/{person}', at(date, person)))
    checkIn.without(date, person.id)
    toast(t('sign-ups.withdrawn', { name: person.name }), { undo: () => void signUp(date, person) })
  } catch (error) {
    toast(kindly(error))
  }
}
