import type { Language } from '../language.ts'
import { entries } from '../language.ts'
import type { Translate } from './translate.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const ZONE = 'Asia/Kolkata'
const NOON = 'T12:00:00Z'

const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const dayKeyFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const dayFormats = new Map<Language, Intl.DateTimeFormat>()

function dayFormat(language: Language): Intl.DateTimeFormat {
  const month = entries[language].months ?? 'long'
  const options = { timeZone: ZONE, day: 'numeric', month, year: 'numeric' } as const
  const known = dayFormats.get(language) ?? new Intl.DateTimeFormat(`${language}-IN-u-nu-latn`, options)
  dayFormats.set(language, known)
  return known
}

/** A day in India, as day, month and year in every language: from milliseconds since 1970, or from yyyy-mm-dd. */
export function day(at: number | string, language: Language): string {
  const parts = dayFormat(language).formatToParts(typeof at === 'string' ? Date.parse(at + NOON) : at)
  const part = (type: 'day' | 'month' | 'year') => parts.find((known) => known.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}

function clock(at: number): { clock: string; period: string } {
  const [hours = '0', minutes = '00'] = clockFormat.format(at).split(':')
  const hour = Number(hours)
  const period =
    hour < 4 ? 'small' : hour < 12 ? 'morning' : hour < 16 ? 'noon' : hour < 18 ? 'evening' : hour < 20 ? 'dusk' : 'night'
  return { clock: `${hour % 12 || 12}:${minutes}`, period }
}

const dayKey = (at: number) => dayKeyFormat.format(at)

/** A moment as people say it: today, tomorrow, or with its day. */
export function moment(at: number, now: number, t: Translate, language: Language): string {
  const time = t('time', clock(at))
  if (dayKey(at) === dayKey(now)) return t('when.today', { time })
  const tomorrow = dayKey(at) === dayKey(now + DAY_MS)
  // Nobody calls the hour after midnight tomorrow before having slept.
  if (tomorrow && clock(at).period === 'small') return t('when.tonight', { clock: clock(at).clock })
  if (tomorrow) return t('when.tomorrow', { time })
  return t('when.day', { time, day: day(at, language) })
}

/** The same behind "before": today's needs no day. */
export function before(at: number, now: number, t: Translate, language: Language): string {
  return dayKey(at) === dayKey(now) ? t('before.today', clock(at)) : moment(at, now, t, language)
}

/** For letters, which are read on another day: "20 Dec 2026 (4:45 pm)". */
export function dayAndTime(at: number, t: Translate, language: Language): string {
  return `${day(at, language)} (${t('time', clock(at))})`
}
