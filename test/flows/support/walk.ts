import fc from 'fast-check'
import { choices } from '../../../src/flows/heard.ts'
import { languages } from '../../../src/flows/language.ts'
import type { PersonInput, Said } from '../../../src/flows/person-input.ts'
import { drawn, titlesOf } from './offered.ts'
import { counted, knows, type Move, OWN_CARD, onward, outcome } from './onward.ts'
import { accountTimes, HOUR, MINUTE, member, owner, type Talk, times } from './talk.ts'

const often = <T>(usual: T, ...rare: [T, ...T[]]) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 8 }, { arbitrary: fc.constantFrom(...rare), weight: 2 })

/** Under what circumstances a message comes: mostly plain ones, so that most confirmations count. */
const manner = fc.record({
  forwarded: often(false, true),
  late: often(false, true),
  answers: often<'none' | 'own' | 'unknown'>('own', 'none', 'unknown'),
  shown: often(true, false),
  foreign: often(false, false, false, true),
  /** The prompt of long ago instead of the open one. */
  old: often(false, true),
})
type Manner = typeof manner extends fc.Arbitrary<infer T> ? T : never

const texts = [
  ...['delete my data', 'STOP', 'yes', 'no', 'keep my data', 'status', 'hmm', 'DELETE 999', 'delete data of 7000055555'],
  ...['hindi', 'my CallMissed account', 'asha@sweets.example', '123456', 'sooner', 'keep my account', 'what do you hold'],
  ...['send code again', 'do not delete', 'thank you', 'my mother died', 'I want to talk to a person', 'complain'],
] as const
const others: readonly Said[] = [
  OWN_CARD,
  { type: 'contacts', contacts: [{ origin: 'other', phones: ['+917000055555'] }] },
  { type: 'media', media: 'image', caption: 'yes, delete it' },
  { type: 'media', media: 'audio' },
  { type: 'spoken', words: 'yes delete it' },
  { type: 'spoken', words: 'delete my data' },
  { type: 'unheard', why: 'long' },
  { type: 'reaction', emoji: '👍' },
  { type: 'edit' },
  { type: 'revoke' },
  { type: 'location' },
  { type: 'welcome' },
  { type: 'template-button', payload: 'x', text: 'Yes, delete it' },
]
const worlds = [
  ...(['facts', 'suspect', 'counted', 'counted-other', 'refused', 'scheduled', 'scheduled-account', 'status'] as const),
  ...(['due', 'identity', 'started', 'finished', 'failed', 'right', 'wrong', 'dead', 'accounts', 'checked'] as const),
  ...(['not-held', 'entered', 'turn-failed', 'proof-missing', 'sooner-done', 'undone', 'elsewhere'] as const),
] as const
const number = fc.nat({ max: 99 })

/** A yes to whatever is open, or what merely looks like one. */
const by = fc.constantFrom('button' as const, 'button' as const, 'code' as const, 'code' as const, 'voice' as const)
export const yes = fc.record({ do: fc.constant('yes' as const), by, manner })

export const step = fc.oneof(
  { arbitrary: fc.constant({ do: 'onward' as const }), weight: 9 },
  { arbitrary: fc.record({ do: fc.constant('offered' as const), which: number, manner, row: fc.boolean() }), weight: 4 },
  {
    arbitrary: fc.record({ do: fc.constant('title' as const), which: number, manner, language: fc.constantFrom(...languages) }),
    weight: 3,
  },
  { arbitrary: fc.record({ do: fc.constant('tap' as const), choice: fc.constantFrom(...choices), manner }), weight: 2 },
  { arbitrary: yes, weight: 7 },
  { arbitrary: fc.record({ do: fc.constant('text' as const), body: fc.constantFrom(...texts), manner }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constant('other' as const), said: fc.constantFrom(...others), manner }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant('world' as const), event: fc.constantFrom(...worlds) }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('wait' as const), how: fc.constantFrom('due', 'due', 'hour', 'day') }), weight: 2 },
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What a step is in the conversation as it stands: several moves where a word of the person's and its outcome belong together. */
export function movesOf(chat: Talk, next: Step, wish: 'data' | 'account' | 'one-of-two'): Move[] {
  switch (next.do) {
    case 'onward':
      return onward[chat.state()](chat, wish)
    case 'offered': {
      const ids = drawn(chat.context())
      const id = ids[next.which % Math.max(1, ids.length)]
      return id === undefined ? onward[chat.state()](chat, wish) : [tapped(chat, id, next.manner, next.row)]
    }
    case 'title': {
      const titles = titlesOf(chat.context(), next.language)
      const body = titles[next.which % Math.max(1, titles.length)]
      return body === undefined
        ? onward[chat.state()](chat, wish)
        : [{ said: { type: 'text', body }, how: circumstances(chat, next.manner) }]
    }
    case 'tap':
      return [tapped(chat, next.choice, next.manner)]
    case 'yes': {
      if (next.by === 'button') return [tapped(chat, 'confirm', next.manner)]
      const words = `DELETE ${chat.context().prompt?.code ?? '000'}`
      const said: Said = next.by === 'voice' ? { type: 'spoken', words } : { type: 'text', body: words }
      return [{ said, how: circumstances(chat, next.manner) }]
    }
    case 'text':
      return [{ said: { type: 'text', body: next.body }, how: circumstances(chat, next.manner) }]
    case 'other':
      return [{ said: next.said, how: circumstances(chat, next.manner) }]
    case 'world':
      return [world(chat, next.event)]
    case 'wait':
      return [passes(chat, next.how)]
  }
}

function tapped(chat: Talk, choice: string, how: Manner, row = false): Move {
  const id = `${how.old ? 'prompt-1' : chat.promptId()}:${choice}`
  return {
    said: { type: row ? 'list-row' : 'button', id, title: 'x' },
    how: { ...circumstances(chat, how), ...(how.foreign ? { foreign: true } : {}) },
  }
}

function circumstances(chat: Talk, { forwarded, late, answers, shown, old }: Manner): Partial<PersonInput> {
  const promptId = old ? 'prompt-1' : chat.promptId()
  return {
    forwarded,
    shown,
    answers: answers === 'own' ? { promptId } : answers,
    ...(late ? { sentAt: chat.now.at - 25 * HOUR } : {}),
  }
}

/** The clock goes on, to when a wake-up was asked for or for some time, and what is due then comes. */
function passes(chat: Talk, how: string): Move {
  const { wakeAt = null } = chat.context()
  const ahead = how === 'hour' ? 61 * MINUTE : how === 'day' ? 25 * HOUR : MINUTE
  chat.now.at = how === 'due' && wakeAt !== null ? Math.max(chat.now.at, wakeAt) : chat.now.at + ahead
  return world(chat, 'due')
}

function world(chat: Talk, event: (typeof worlds)[number]): Move {
  const now = chat.now.at
  const fresh = chat.fresh()
  const { scope, request } = chat.context()
  const { reference } = request ?? times
  const kind = request?.kind ?? 'data'
  if (event === 'facts') return knows(chat)
  if (event === 'suspect') return knows(chat, { suspect: true })
  if (event === 'not-held') return knows(chat, { held: false })
  if (event === 'counted') return counted(chat)
  if (event === 'counted-other') return counted(chat, true)
  const asked = { scope: scope ?? { kind: 'number' as const }, purpose: 'review' as const }
  if (event === 'refused') return { world: { type: 'preview.refused', now, ...asked, eraseAt: now + HOUR, fresh } }
  if (event === 'scheduled') return { world: { type: 'request.scheduled', now, fresh, ...times } }
  if (event === 'scheduled-account') return { world: { type: 'request.scheduled', now, fresh, ...accountTimes } }
  const status = { is: 'scheduled' as const, kept: [], finishedAt: null, ...times }
  if (event === 'status') return { world: { type: 'status.ready', now, status, fresh } }
  if (event === 'due') return { world: { type: 'clock.due', now, fresh } }
  if (event === 'identity') return { world: { type: 'identity.changed', now } }
  if (event === 'started') return { world: { type: 'erasure.started', now } }
  if (event === 'finished') return { world: { type: 'erasure.finished', now, reference, kind, partial: false, outcome } }
  if (event === 'failed') return { world: { type: 'facts.failed', now, away: false, fresh } }
  if (event === 'right') return { world: { type: 'code.right', now } }
  if (event === 'wrong') return { world: { type: 'code.wrong', now, left: 4 } }
  if (event === 'dead') return { world: { type: 'code.dead', now, fresh } }
  if (event === 'accounts') return { world: { type: 'accounts.ready', now, accounts: [owner, member], fresh } }
  if (event === 'checked') return { world: { type: 'account.checked', now, holds: false } }
  if (event === 'entered') return { world: { type: 'erasure.entered', now, fresh, ...times } }
  if (event === 'turn-failed') return { world: { type: 'turn.failed', now, fresh } }
  if (event === 'proof-missing') return { world: { type: 'proof.missing', now, fresh } }
  if (event === 'sooner-done') return { world: { type: 'hurry.done', now, fresh, ...accountTimes } }
  if (event === 'elsewhere') return { world: { type: 'request.elsewhere', now, since: now, back: true } }
  return { world: { type: 'undo.done', now } }
}
