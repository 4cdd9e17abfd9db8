import type { Preview } from '../conversation-event.ts'
import { entries, type Language } from '../language.ts'
import type { Asked } from '../say.ts'
import type { CopyKey } from './en.ts'
import { isolate } from './isolate.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

const NAME_MAX = 60
/** WhatsApp takes 1,024 UTF-16 units below a question; a tenth is left for longer letters. */
const QUESTION_MAX = 921

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
    .map(({ noun, count, until, because, over }) => {
      const values = { n: count, until: day(until, language) }
      if (because === 'lost') return t('kept.lost', values)
      if (over) return t('kept.over', values)
      if (because === 'law') return t('kept.locked', values)
      return t(`kept.${noun}`, { ...values, why: t(`kept.why.${because}`) })
    })
}

/** What `led` may put around a question's body (render-question.ts), a line of typed titles at its longest. */
const TYPED_ROOM = 250

function leadRoom({ lead }: Pick<Asked, 'lead'>, t: Translate): number {
  if (lead === null) return 0
  return lead === 'typed' ? TYPED_ROOM : t(`lead.${lead}`).length + 1
}

/**
 * A question's body with what the law keeps in its middle, as far as there is room above and below; what has none is named by its number,
 * its last day, and how to hear the rest.
 */
export function withKept(
  t: Translate,
  language: Language,
  say: Pick<Asked, 'lead'>,
  { above, kept, below }: { above: string; kept: Preview['kept']; below: (string | null)[] },
): string {
  const held = kept.filter(({ count }) => count > 0)
  const room = leadRoom(say, t)
  for (let shown = held.length; ; shown -= 1) {
    const rest = held.slice(shown)
    const more = rest.length === 0 ? null : keptMore(t, rest, language)
    const body = lines(above, ...keptLines(t, held.slice(0, shown), language), more, ...below)
    const long = entries[language].rightToLeft ? isolate(body).length : body.length
    if (shown === 0 || long + room <= QUESTION_MAX) return body
  }
}

function keptMore(t: Translate, rest: Preview['kept'], language: Language): string {
  const days = rest.flatMap(({ until, because, over }) => (because === 'lost' || over ? [] : [until])).sort()
  const last = days.at(-1)
  const n = rest.reduce((sum, { count }) => sum + count, 0)
  return t('kept.more', { n, until: last === undefined ? 'none' : day(last, language) })
}

/** What is still open beyond the day that was named, and whom to tell that this is not right. */
export function late(reference: string, deadlineAt: number, t: Translate, language: Language): string {
  return lines(t('late', { reference, deadline: day(deadlineAt, language) }), t('staff-rights'))
}

export function lines(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n')
}
