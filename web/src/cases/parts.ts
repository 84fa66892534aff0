import type { PlaybookPart } from '../wire/types'

/** The parts of a playbook, in the order one reads them. */
export const PARTS: PlaybookPart[] = ['check', 'say', 'avoid', 'call', 'stop']
