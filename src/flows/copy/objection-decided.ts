import type { Language } from '../language.ts'
import type { SayOf } from '../say.ts'
import { boardLine } from './ended.ts'
import { lines } from './phrases.ts'
import type { Translate } from './translate.ts'
import { day, moment } from './when.ts'

/** In a line of its own, which a template bears as well. */
export function waitsStill(
  { reference, eraseAt, now, stopping }: { reference: string; eraseAt: number; now: number; stopping?: boolean },
  t: Translate,
  language: Language,
): string {
  const deadline = day(eraseAt, language)
  const key = eraseAt <= now ? 'late' : stopping ? 'status.waiting-stopping' : 'delayed'
  return t(key, { with: '', reference, deadline })
}

/** What became of a business's wish to keep the data. */
export function objectionDecided(say: SayOf<'objection-decided'>, t: Translate, language: Language): string {
  const { reference, business, eraseAt, now } = say
  const ground = t(`ground.${say.ground}`)
  if (eraseAt === null)
    return lines(t('objection-decided.upheld', { reference, business, ground }), boardLine(say.boardFrom, t, language))
  if (say.waits) return lines(t('objection-decided.no-reason', { business }), waitsStill({ ...say, eraseAt }, t, language))
  return t('objection-decided.over', { reference, business, at: moment(Math.max(eraseAt, now), now, t, language) })
}
