import { t } from '../lang/lang.svelte'

/** "1 hour 30 minutes". */
export function lengthName(all: number): string {
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  if (!hours) return t('dates.minutes', { minutes })
  return t(minutes ? 'dates.hours_minutes' : 'dates.hours', { hours, minutes })
}

/** What is to be looked at again: the catalogue's words, or the server's sentence as it came. */
export const sentence = (said: string | undefined) => said && t(said)

/** Brings the first field that is to be looked at again into sight, unfolded. */
export function lookAgain(form: HTMLElement): void {
  const at = form.querySelector<HTMLElement>('[aria-invalid], [data-look]')
  at?.closest('details')?.setAttribute('open', '')
  const field = at?.matches('input, textarea') ? at : at?.querySelector<HTMLElement>('input, button')
  if (field) field.focus()
  else at?.scrollIntoView({ block: 'center' })
}
