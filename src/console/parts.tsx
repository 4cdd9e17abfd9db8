import type { ComponentChildren } from 'preact'
import { plain, stateWords, toneOf } from './words.ts'

const MOMENT = new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kolkata' })
const DAY = new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeZone: 'Asia/Kolkata' })
const DAY_MS = 86_400_000

/** A moment in India, where the people and the staff are. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{MOMENT.format(at)}</time>
}

export function Day({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{DAY.format(at)}</time>
}

/** What has just been done, or did not work. */
export function Notice({ children, tone }: { children: ComponentChildren; tone?: 'bad' | 'warn' }) {
  return (
    <p class={`notice ${tone ?? ''}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </p>
  )
}

export function State({ state }: { state: string }) {
  return <span class={`state ${toneOf(state)}`}>{stateWords[state] ?? plain(state)}</span>
}

/** A list of requests, chosen by its filters. */
export const listPlace = (query: Record<string, string>): string => `/console/requests?${new URLSearchParams(query)}`

/** Whole days until a deadline, of something that is still open. */
export function daysLeft(deadlineAt: Date, now: Date): number {
  return Math.floor((deadlineAt.getTime() - now.getTime()) / DAY_MS)
}

export function DaysLeft({ days }: { days: number }) {
  if (days < 0) return <span class="late">{-days} days late</span>
  return <span class={days < 7 ? 'near' : ''}>{days === 1 ? '1 day left' : `${days} days left`}</span>
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="card empty">{children}</p>
}

export interface Choice {
  value: string
  words: string
}

export const inWords = (values: readonly string[]): Choice[] => values.map((value) => ({ value, words: plain(value) }))

export function Select(props: {
  name: string
  label: string
  id: string
  options: readonly Choice[]
  chosen?: string
  any?: string
}) {
  const { name, label, id, options, chosen, any } = props
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} required={any === undefined}>
        <option value="">{any ?? 'Choose …'}</option>
        {options.map(({ value, words }) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Why, from a list: what staff give as a reason ends up where no name may stand. */
export function Reason({ reasons, id, chosen }: { reasons: readonly string[]; id: string; chosen?: string | undefined }) {
  return <Select name="reason" label="Why" id={`${id}-reason`} options={inWords(reasons)} {...(chosen ? { chosen } : {})} />
}
