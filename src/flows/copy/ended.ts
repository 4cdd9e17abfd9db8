import type { Ended } from '../conversation-event.ts'
import type { Language } from '../language.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** Why staff ended a request without an erasure, and where to go with that. */
export function ended({ why, boardFrom }: Ended, reference: string, t: Translate, language: Language): string[] {
  return [t('refused', { reference, why: t(`refused.${why}`) }), boardLine(boardFrom, t, language)]
}

/** Where to go next, and since when it takes complaints. */
export function boardLine(from: string | null, t: Translate, language: Language): string {
  return t('board', { from: from === null ? 'none' : day(from, language) })
}
