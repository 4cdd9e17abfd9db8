import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupOf, type StateName } from '../../src/flows/conversation.ts'
import type { ConversationEvent } from '../../src/flows/conversation-event.ts'
import { render } from '../../src/flows/copy/render.ts'
import type { Effect } from '../../src/flows/effect.ts'
import { languages } from '../../src/flows/language.ts'
import type { ConversationStart, PersonInput, Said } from '../../src/flows/person-input.ts'
import { assertWithinLimits } from '../../src/outbox/limits.ts'
import { isAnswered } from './support/answered.ts'
import type { Move } from './support/onward.ts'
import { dedicated, HOUR, shared, type Talk, talk } from './support/talk.ts'
import { movesOf, type Step, step, yes } from './support/walk.ts'

/** What all walks together came by: without it a walk that gets nowhere would prove nothing. */
const tally = () => ({ numbers: 0, accounts: 0, refused: 0, codes: 0, undone: 0, reminders: 0, expiries: 0, retries: 0 })
type Tally = ReturnType<typeof tally>

interface Walk {
  chat: Talk
  start: ConversationStart
  count: Tally
  /** Prompts from which something was confirmed. */
  used: Set<string>
  /** Since the address was asked for, its code was right; since then the review was answered by a yes. */
  passed: boolean
  yes: boolean
  /** Of which data the last review spoke. */
  reviewed: unknown
}

const wishes = fc.constantFrom('data' as const, 'account' as const, 'one-of-two' as const)
const ONWARD_TO_A_REVIEW_MAX = 12

/** About a third of what the walks come by. */
const onDedicated = { numbers: 50, accounts: 25, refused: 40, codes: 12, undone: 10, reminders: 15, expiries: 10, retries: 10 }

describe.each<[string, ConversationStart, Partial<Tally>]>([
  ['the dedicated number', dedicated, onDedicated],
  ['a person without a number', { ...dedicated, lastFour: null }, onDedicated],
  ['the chat of a business', shared, { numbers: 50, refused: 12, reminders: 15, expiries: 10, retries: 15 }],
])('whatever order things come in, at %s', (_, start, floor) => {
  const count = tally()
  it('a review is confirmed once, by its own plain yes and by nothing else; STOP changes nothing; all is answered within WhatsApp’s limits', () => {
    fc.assert(
      fc.property(
        wishes,
        fc.option(yes, { freq: 3 }),
        fc.array(step, { maxLength: 40, size: 'max' }),
        (wish, atReview, steps) => {
          const chat = talk(start)
          const walk: Walk = { chat, start, count, used: new Set(), passed: false, yes: false, reviewed: null }
          const takes = (next: Step) => {
            for (const move of movesOf(chat, next, wish)) goes(walk, move)
          }
          for (let left = ONWARD_TO_A_REVIEW_MAX; atReview && chat.state() !== 'reviewing' && left > 0; left -= 1)
            takes({ do: 'onward' })
          for (const next of atReview ? [atReview, ...steps] : steps) takes(next)
        },
      ),
      { numRuns: 300 },
    )
  })
  it('and the walks did come by confirmations, reminders, ends and new tries', () => {
    const short = Object.entries(floor).filter(([what, least]) => count[what as keyof Tally] < least)
    expect(short, JSON.stringify(count)).toEqual([])
  })
})

function goes(walk: Walk, move: Move): void {
  const { chat, count } = walk
  const before = { state: chat.state(), ...chat.context() }
  const effects = 'said' in move ? chat.person(move.said, move.how ?? {}) : chat.send(move.world)
  expectWithinLimits(effects)
  const reviewed = effects.find(({ do: what }) => what === 'await-confirmation')
  if ('said' in move) hears(walk, before, move.said, move.how ?? {}, effects)
  else brings(walk, before.state, move.world, effects)
  if (reviewed?.do === 'await-confirmation') walk.reviewed = reviewed.scope
  if (effects.some((effect) => effect.do === 'ask-for-code' || (effect.do === 'say' && effect.say.key === 'account-email')))
    walk.passed = false
  if (chat.state() !== 'checkingAccount') walk.yes = false
  if (effects.some(({ do: what }) => what === 'confirm-account')) count.accounts += 1
}

type Before = { state: StateName } & ReturnType<Talk['context']>

function hears(walk: Walk, before: Before, said: Said, how: Partial<PersonInput>, effects: Effect[]): void {
  const { chat, start, count, used } = walk
  const { mode } = start.channel
  const isOpen = before.state !== undefined && groupOf(before.state) === 'unconfirmed'
  // Without the floor a business's chat is the business's, and silence is right.
  if ((mode === 'dedicated' || isOpen) && !maySilence(said, how, before, mode))
    expect([said, before.state, isAnswered(effects, mode)]).toEqual([said, before.state, true])
  if (said.type === 'text' && said.body === 'STOP') {
    const more = effects.filter(({ do: what }) => !['stop-ads', 'say', 'wake-at'].includes(what))
    expect([chat.state(), chat.context().request, more]).toEqual([before.state, before.request ?? null, []])
  }
  const ofTheirOwn = effects.filter(({ do: what }) => ['undo-request', 'hurry-request', 'try-code'].includes(what))
  if (how.forwarded || how.foreign) expect([said, before.state, ofTheirOwn]).toEqual([said, before.state, []])
  if (ofTheirOwn.some(({ do: what }) => what === 'undo-request')) count.undone += 1
  const confirm = effects.find(({ do: what }) => what === 'confirm-request')
  const check = effects.find(({ do: what }) => what === 'check-account')
  const isYes = before.state === 'reviewing' && saysYes(said, before, mode)
  const isPlain = isYes && countsAsMeant(how, before, chat.now.at)
  expect([said, how, confirm !== undefined || check !== undefined]).toEqual([said, how, isPlain])
  expect(effects.map(({ do: what }) => what)).not.toContain('confirm-account')
  if (isYes && !isPlain) count.refused += 1
  if (!isPlain) return
  const { id = '' } = before.prompt ?? {}
  expect(used.has(id)).toBe(false)
  used.add(id)
  if (said.type === 'text') count.codes += 1
  if (check !== undefined) {
    expect([before.question?.key, walk.passed, confirm]).toEqual(['review-account', true, undefined])
    walk.yes = true
    return
  }
  count.numbers += 1
  // Whose number it is was settled, and a scope chosen: in a business's chat that business alone.
  const { facts, scope, otherNumber, question } = before
  const suspect = facts?.suspect
  expect([confirm, otherNumber]).toMatchObject([{ scope, suspect }, false])
  expect(question?.key).toBe(suspect ? 'review-suspect' : 'review')
  expect(scope).toEqual(walk.reviewed)
  if (mode === 'shared') expect(scope).toEqual({ kind: 'business', tenantId: 't1' })
}

/** Its own button, or on the dedicated number its own code. */
function saysYes(said: Said, { prompt }: Before, mode: 'dedicated' | 'shared'): boolean {
  if (prompt == null) return false
  if (said.type === 'button' || said.type === 'list-row') return said.id === `${prompt.id}:confirm`
  return mode === 'dedicated' && prompt.code !== null && said.type === 'text' && said.body === `DELETE ${prompt.code}`
}

/** Not forwarded, not old, and in answer to this prompt, which has gone out and is not old either. */
function countsAsMeant(how: Partial<PersonInput>, { prompt }: Before, now: number): boolean {
  const { forwarded = false, shown = true, foreign = false, answers = 'none', sentAt = now } = how
  const isOwn = answers === 'none' || (answers !== 'unknown' && answers.promptId === prompt?.id)
  return !forwarded && shown && !foreign && isOwn && now - sentAt <= 24 * HOUR && now - (prompt?.askedAt ?? 0) <= 24 * HOUR
}

/** A reaction where nothing is asked; in a business's chat also what may have been about a message of the business. */
function maySilence(said: Said, { answers }: Partial<PersonInput>, { state }: Before, mode: 'dedicated' | 'shared'): boolean {
  if (said.type === 'edit' || said.type === 'revoke') return mode === 'shared'
  if (said.type !== 'reaction') return false
  return groupOf(state) !== 'unconfirmed' || (mode === 'shared' && answers === 'unknown')
}

function brings(walk: Walk, before: StateName, event: ConversationEvent, effects: Effect[]): void {
  const { count } = walk
  const does = effects.map(({ do: what }) => what)
  for (const never of ['confirm-request', 'check-account', 'undo-request', 'hurry-request', 'stop-ads'] as const)
    if (never !== 'check-account' || event.type !== 'clock.due') expect(does).not.toContain(never)
  if (event.type === 'code.right' && before === 'provingEmail') walk.passed = true
  if (does.includes('confirm-account')) {
    expect([event, before, walk.yes, walk.passed]).toMatchObject([
      { type: 'account.checked', holds: true },
      'checkingAccount',
      true,
      true,
    ])
  }
  if (event.type !== 'clock.due') return
  if (does.includes('check-account')) expect([before, walk.yes]).toEqual(['checkingAccount', true])
  const says = effects.flatMap((effect) => (effect.do === 'say' ? [effect.say] : []))
  if (says.some((say) => say.key === 'contact-request' || ('lead' in say && say.lead === 'reminder'))) count.reminders += 1
  if (says.some(({ key }) => key === 'expired')) count.expiries += 1
  if (
    isAnswered(
      effects.filter(({ do: what }) => what !== 'say'),
      'dedicated',
    )
  )
    count.retries += 1
}

const drawn = new Set<string>()

function expectWithinLimits(effects: Effect[]): void {
  for (const effect of effects) {
    if (effect.do !== 'say') continue
    const same = JSON.stringify({ ...effect.say, promptId: '', code: '' })
    if (drawn.has(same)) continue
    drawn.add(same)
    for (const language of languages) assertWithinLimits(effect.say.key, render(effect.say, language))
  }
}
