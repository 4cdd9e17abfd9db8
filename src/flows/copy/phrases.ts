import type { Preview } from '../conversation-event.ts'
import type { Language } from '../language.ts'
import type { CopyKey } from './en.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

const NAME_MAX = 60
const KEPT_LINES_MAX = 3

/** Text at most `max` UTF-16 units long, cut between whole characters. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let short = ''
  for (const character of text) {
    if (short.length + character.length > max - 1) break
    short += character
  }
  return `${short.trimEnd()}…`
}

/** For sentences that say that nothing is used: left out of what is not frozen yet. */
export const freezing = ({ stopping }: { stopping?: boolean | undefined }): { stopping: 'yes' | 'no' } => ({
  stopping: stopping ? 'yes' : 'no',
})

/** A business's name within a sentence: on one line, and no longer than it needs. */
export function name(business: string): string {
  return cut(business.replace(/\s+/g, ' ').trim(), NAME_MAX)
}

/** "Number ending 4821", or "Shop, number ending 4821". */
export function subject(t: Translate, lastFour: string | null, business: string | null): string {
  const number = lastFour ?? 'none'
  return business === null ? t('whole', { number }) : t('part', { number, business: name(business) })
}

/** " with Shop", or nothing where the whole number is meant. */
export function withBusiness(t: Translate, business: string | null): string {
  return business === null ? '' : t('with', { business: name(business) })
}

type Counted = { noun: 'message' | 'recording'; count: number; more?: boolean }[]

/** "212 messages and 3 call recordings"; `null` when there is nothing to count. */
export function counts(t: Translate, counted: Counted, style: 'count' | 'done'): string | null {
  const phrases = counted
    .filter(({ count }) => count > 0)
    .map(({ noun, count, more }) => {
      const key: CopyKey = `${style}.${noun}`
      return t(key, style === 'count' ? { n: count, more: more ? 'yes' : 'no' } : { n: count })
    })
  const [first, ...others] = phrases
  if (first === undefined) return null
  return others.reduce((a, b) => t(style === 'count' ? 'and' : 'comma', { a, b }), first)
}

/** One line for each kind that the law makes CallMissed keep, with the day it goes too. */
export function keptLines(t: Translate, kept: Preview['kept'], language: Language): string[] {
  return kept
    .filter(({ count }) => count > 0)
    .slice(0, KEPT_LINES_MAX)
    .map(({ noun, count, until, because, over }) => {
      const values = { n: count, until: day(until, language) }
      if (because === 'lost') return t('kept.lost', values)
      if (over) return t('kept.over', values)
      if (because === 'law') return t('kept.locked', values)
      return t(`kept.${noun}`, { ...values, why: t(`kept.why.${because}`) })
    })
}

/** What is still open beyond the day that was named, and whom to tell that this is not right. */
export function late(reference: string, deadlineAt: number, t: Translate, language: Language): string {
  return lines(t('late', { reference, deadline: day(deadlineAt, language) }), t('staff-rights'))
}

export function lines(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n')
}
