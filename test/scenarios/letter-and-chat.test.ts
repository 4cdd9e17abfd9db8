import { afterAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { type GivenStart, proposeStart } from '../../src/jobs/propose-start.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { loadRequest, noteFrozen, type RequestRow } from '../../src/requests/request-store.ts'
import { seal } from '../../src/runtime/keys.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const ROHAN = '+917000026350'
const MAIL = 'rohan@mail.example'
const GOES_ON = 'Meanwhile we were asked for the same on WhatsApp, from the number itself.'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

const one = { id: 'staff:one', role: 'support', reason: 'file-one' } as const
const two = { id: 'staff:two', role: 'privacy' } as const

function open() {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  const now = () => world.test.bot.clock.now()
  return {
    world,
    now,
    mails: async () => (await mailbox.read()).filter(({ to }) => to === MAIL).map(({ text }) => text.replaceAll('\r', '')),
    async letter(given: Partial<GivenStart> = {}): Promise<RequestRow> {
      const letter = { kind: 'letter', phone: ROHAN, scope: { kind: 'number' }, source: 'letter', proof: 'called-back' } as const
      const wish = { ...letter, language: 'en', file: 'file-one', email: MAIL, ...given } as GivenStart
      const proposed = await proposeStart(world.test.bot, wish, one)
      if (proposed.is !== 'proposed') throw new Error(proposed.is)
      const decided = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, ROHAN)
      if (decided.is !== 'done') throw new Error(decided.is)
      await world.test.settle()
      await mailbox.read()
      return decided.request
    },
    load: async ({ id }: RequestRow) => (await loadRequest(world.test.bot.db, id)) ?? expect.unreachable(),
    confirmed: () => world.bot<{ id: string }>('select id from erasure_request where confirmed_at is not null'),
    /** The shop has a message of theirs from this moment; a minute later. */
    async writes(text: string): Promise<string> {
      const message = await writesToTheShop(world, ROHAN, 'Rohan Das', text)
      await world.test.pass(MINUTE)
      return message
    },
    isThere: async (message: string) => (await world.platform('select 1 from message where id = $1', [message])).length > 0,
  }
}

async function asks(who: Actor): Promise<string[]> {
  await who.says('delete my data')
  await who.taps('Delete my data')
  return who.taps('Yes, delete it')
}

describe('whoever wrote a letter and then confirms in the chat, from the number itself', () => {
  const { world, now, letter, load, confirmed, writes, isThere, mails } = open()
  let entered: RequestRow
  let message: string

  test('has it erased up to this yes, in fifteen minutes, and staff’s letter says that it goes on there', async () => {
    const rohan = world.actor('rohan')
    entered = await letter()
    await world.test.pass(2 * DAY)
    message = await writes('is the batch at six still open')
    await mailbox.read()
    const [said = '', ...more] = await asks(rohan)
    expect(more).toEqual([])
    expect(said).toContain('We have stopped using your data. It is erased at')
    expect(said).toContain(entered.reference)
    expect(said).not.toContain('asked for this already')
    expect(await confirmed()).toHaveLength(1)
    const own = await load(entered)
    expect(own).toMatchObject({ state: 'scheduled', source: null, proof: null, contactSealed: null, suspect: false })
    expect(own.confirmedAt?.getTime()).toBeGreaterThan(now().getTime() - 2 * MINUTE)
    expect(own.eraseAt?.getTime()).toBe(now().getTime() + 15 * MINUTE)
    // The thirty days began with the letter.
    expect(own.deadlineAt).toEqual(entered.deadlineAt)
    const all = await mailbox.read()
    const [last = '', ...others] = all.filter(({ to }) => to === MAIL).map(({ text }) => text)
    expect(others).toEqual([])
    expect(last).toContain(GOES_ON)
    expect(last).not.toMatch(/6350|Akshara|\d+ messages/)
    // The businesses hear the new day, and of no end.
    expect(all.filter(({ to }) => to !== MAIL).length).toBeGreaterThan(0)
    expect(await world.bot('select distinct what, nth from business_notice order by nth')).toEqual([
      { what: 'confirmed', nth: 0 },
      { what: 'confirmed', nth: 1 },
    ])
  })

  test('what was written since the letter is frozen with the yes', async () => {
    expect((await load(entered)).frozenAt?.getTime()).toBe(now().getTime())
    const chats = "select distinct ai_autoreply_enabled from conversation where external_id = '+917000026350'"
    expect(await world.platform(chats)).toEqual([{ ai_autoreply_enabled: false }])
    expect(await isThere(message)).toBe(true)
  })

  test('a freeze of the letter that comes to its end only then counts for nothing', async () => {
    const { bot } = world.test
    await world.bot('update erasure_request set frozen_at = null')
    expect(await noteFrozen(bot.db, entered.id, entered.confirmedAt ?? expect.unreachable(), now())).toBeUndefined()
    const own = await load(entered)
    expect(await noteFrozen(bot.db, entered.id, own.confirmedAt ?? expect.unreachable(), now())).toBeDefined()
  })

  test('hears its end in the chat, with the counts, and by no letter any more', async () => {
    const rohan = world.actor('rohan')
    const heard = rohan.heard().length
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().slice(heard)).toEqual([expect.stringMatching(/Your data is erased: \d+ messages[\s\S]*Proof: /)])
    expect(await isThere(message)).toBe(false)
    expect(await load(entered)).toMatchObject({ state: 'completed' })
    expect(await mails()).toEqual([])
  })
})

describe('a letter whose number confirms the same in the chat', () => {
  const { world, now, letter, load, confirmed, writes, isThere, mails } = open()

  test('can be taken back there, and the data is as before', async () => {
    const rohan = world.actor('rohan')
    const entered = await letter()
    await asks(rohan)
    await rohan.taps('Keep my data')
    expect(await rohan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await load(entered)).toMatchObject({ state: 'cancelled', subjectSealed: null })
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  test('stays under the hold of two of the staff: newer words are frozen, and go when it ends', async () => {
    const rohan = world.actor('rohan')
    const entered = await letter()
    await twoOfStaff(world.test, entered.id, 'hold', 'law-asks', 10)
    const until = (await load(entered)).nextAttemptAt
    await world.test.pass(DAY)
    const message = await writes('do you have another course')
    await mailbox.read()
    expect(await asks(rohan)).toEqual([expect.stringContaining('Your request takes longer: a person is looking at it')])
    const held = await load(entered)
    expect(held).toMatchObject({ state: 'on_hold', reason: 'law-asks', source: null, nextAttemptAt: until })
    expect(held.frozenAt?.getTime()).toBe(now().getTime())
    expect(await mails()).toEqual([expect.stringContaining(GOES_ON)])
    await world.test.pass(2 * DAY)
    await rohan.says('status')
    expect(await isThere(message)).toBe(true)
    await world.test.pass(7 * DAY + MINUTE)
    expect(await load(entered)).toMatchObject({ state: 'completed' })
    expect(await isThere(message)).toBe(false)
  })

  test('keeps the longer window that two of the staff gave it', async () => {
    const rohan = world.actor('rohan')
    await writes('and how long is the course')
    const entered = await letter()
    await twoOfStaff(world.test, entered.id, 'extend', 'asked-by-the-person', 9)
    const extended = (await load(entered)).eraseAt
    await asks(rohan)
    expect(await load(entered)).toMatchObject({ state: 'scheduled', source: null, eraseAt: extended })
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    await mails()
  })

  test('whose erasure has begun ends for both: the letter and the chat', async () => {
    const rohan = world.actor('rohan')
    await writes('and one more question')
    const entered = await letter()
    await world.bot(
      `update erasure_request set state = 'running', started_at = $2, next_attempt_at = $2::timestamptz + interval '1 hour' where id = $1`,
      [entered.id, now()],
    )
    const heard = rohan.heard().length
    expect(await asks(rohan)).toEqual([expect.stringContaining('is being erased right now. I will write to you when it is done')])
    expect(await load(entered)).toMatchObject({ state: 'running', source: 'letter', confirmedAt: entered.confirmedAt })
    expect(await confirmed()).toHaveLength(4)
    await world.test.pass(HOUR + MINUTE)
    expect(rohan.heard().slice(heard).at(-1)).toContain('Your data is erased')
    expect(await mails()).toEqual([expect.stringContaining('Your data is erased')])
  })

  test('about a number that is not theirs any more is left alone: up to the yes it may be somebody else’s', async () => {
    const rohan = world.actor('rohan')
    await writes('hello, me again')
    const entered = await letter()
    const subject = seal(world.test.bot.keys, 'subject', JSON.stringify({ phones: ['+917000099999'], userIds: [], emails: [] }))
    await world.bot('update erasure_request set subject_sealed = $2 where id = $1', [entered.id, subject])
    // What this number asks for has a request of its own, whose end this chat hears; whoever keeps one keeps both.
    expect(await asks(rohan)).toEqual([expect.stringContaining('We have stopped using your data')])
    expect(await load(entered)).toMatchObject({
      state: 'scheduled',
      source: 'letter',
      eraseAt: entered.eraseAt,
      subjectSealed: subject,
    })
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    expect((await load(entered)).state).toBe('scheduled')
    await asks(rohan)
    await rohan.taps('Keep my data')
    expect(await rohan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect((await load(entered)).state).toBe('cancelled')
  })

  test('of one business is not moved by that business’s own chat, which says that it was asked already, and where it can be kept', async () => {
    const { tenantId, name } = demoBusiness('coaching')
    await writes('one last word')
    const entered = await letter({ scope: { kind: 'business', tenantId } })
    const there = world.actor('rohan', name)
    await there.says('delete my data')
    await there.taps('Delete this chat')
    expect(await there.taps('Yes, delete it')).toEqual([expect.stringMatching(/outside this chat[\s\S]+keep my data/)])
    expect(there.last().bubble.buttons).toEqual([])
    expect(await load(entered)).toMatchObject({ source: 'letter', channelId: null, confirmedAt: entered.confirmedAt })
  })
})

describe('“keep my data”, tapped at the very moment at which its erasure begins', () => {
  const { world, now, letter, load } = open()

  test('comes too late, and takes back nothing else that is open: nobody hears that the data stays', async () => {
    const rohan = world.actor('rohan')
    await asks(rohan)
    const other = await letter({ scope: { kind: 'business', tenantId: demoBusiness('coaching').tenantId } })
    await rohan.taps('Keep my data')
    // The word of its start lies behind the tap.
    await world.bot(
      `update erasure_request set state = 'running', started_at = $1, next_attempt_at = $1::timestamptz + interval '1 hour' where source is null`,
      [now()],
    )
    const heard = await rohan.taps('Yes, keep it')
    expect(heard).toEqual([expect.stringContaining('It is too late to keep it')])
    expect(heard.join()).not.toContain('Your data stays')
    expect(await load(other)).toMatchObject({ state: 'scheduled' })
    await world.test.pass(2 * HOUR)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
  })
})
