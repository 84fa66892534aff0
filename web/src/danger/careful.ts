import { finds } from './find'
import { listOf } from './list'

/** What tells, on this phone alone, whether words may mean danger at a centre. */
export async function carefulAt(centre: string): Promise<(text: string) => boolean> {
  const phrases = await listOf(centre)
  return (text) => finds(phrases, text)
}
