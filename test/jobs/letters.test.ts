import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { expire } from '../../src/jobs/expire.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { replyToPerson } from '../../src/jobs/reply-to-person.ts'
import { lettersOf } from '../../src/mail/post-store.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { GuardedAction } from '../../src/requests/staff-reasons.ts'
import { cli, namedByItself, productionSettings } from '../cli/support/run-cli.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const ROHAN = '+917000026350'
const MAIL = 'rohan@mail.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
type World = ReturnType<typeof scenario>

/** What two of the staff enter, and what two of them decide about it later. */
function staffOf(world: World) {
  const one = (reason: string) => ({ id: 'staff:one', role: 'support', reason }) as const
  const second = { id: 'staff:two', role: 'privacy' } as const
  const load = async (id: string) => {
    const request = await loadRequest(world.test.bot.db, id)
    if (!request) throw new Error('There is no such request.')
    return request
  }
  return {
    load,
    async enter(email: string | undefined, language = 'en', phone = ROHAN): Promise<string> {
      const letter = { kind: 'letter', phone, scope: { kind: 'number' }, source: 'letter', file: 'file-one' } as const
      const given = { ...letter, proof: 'called-back', language, ...(email === undefined ? {} : { email }) } as const
      const proposed = await proposeStart(world.test.bot, given, one('file-one'))
      if (proposed.is !== 'proposed') throw new Error(proposed.is)
      const decided = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', second, phone)
      if (decided.is !== 'done') throw new Error(decided.is)
      await world.test.settle()
      return decided.request.id
    },
    async decide(id: string, what: GuardedAction, reason: string, until: Date): Promise<void> {
      const proposed = await proposeAction(world.test.bot, await load(id), { what, until }, one(reason))
      if (proposed.is !== 'proposed') throw new Error(proposed.is)
      expect(await decideProposal(world.test.bot, proposed.proposal.id, 'approve', second)).toMatchObject({ is: 'done' })
      await world.test.settle()
    },
  }
}

describe('whoever asked by letter and left a mail address', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  const staff = staffOf(world)
  const inDays = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY)
  const read = async () => {
    const mails = (await mailbox.read()).filter(({ to }) => to === MAIL)
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/CM-\w{4}-\w{4}/)
      expect(text).toContain('karan@callmissed.com')
      expect(`${subject}${text}`).not.toMatch(/6350|Akshara|Rohan|\d+ messages/)
    }
    return mails.map(({ text }) => text.replaceAll('\r', ''))
  }
  const BOARD = 'Data Protection Board of India (it takes such complaints from 13 May 2027)'

  test('hears by mail that it is held, for how long and why, and that the undo window is longer', async () => {
    const id = await staff.enter(MAIL)
    expect(await read()).toEqual([expect.stringContaining('We are stopping the use of your data')])
    await staff.decide(id, 'extend', 'asked-by-the-person', inDays(9))
    expect(await read()).toEqual([expect.stringMatching(/longer: you asked us for it[\s\S]*complaints from 13 May 2027/)])
    await staff.decide(id, 'hold', 'identity-in-doubt', inDays(10))
    const [held = '', ...more] = await read()
    expect(more).toEqual([])
    expect(held).toContain('paused until 3 Dec 2026 at the latest: we have to make sure that the data is yours')
    expect(held).toContain(BOARD)
    expect(
      await replyToPerson(world.test.bot, await staff.load(id), 'We rang you again.', {
        id: 'staff:one',
        role: 'support',
        reason: 'case-work',
      }),
    ).toBe('replied')
    await world.test.settle()
    expect(await read()).toEqual([expect.stringContaining('We rang you again.')])
  })

  test('hears by mail when it is cancelled by two of the staff, and why', async () => {
    const [row] = await world.bot<{ id: string }>('select id from erasure_request')
    await staff.decide(row?.id ?? '', 'cancel', 'insufficient-verification', inDays(1))
    const [text = '', ...more] = await read()
    expect(more).toEqual([])
    expect(text).toContain('We do not delete your data: we could not make sure that the data is yours')
    expect(text).toContain(BOARD)
  })

  test('hears of a refusal in their own language, once', async () => {
    const id = await staff.enter(MAIL, 'ta')
    await read()
    await staff.decide(id, 'refuse', 'claim-not-covered', inDays(1))
    const mails = await mailbox.read()
    const [own, ...more] = mails.filter(({ to }) => to === MAIL)
    expect(more).toEqual([])
    expect(own?.text).toContain('இந்திய டேட்டா பாதுகாப்பு வாரியம்')
    // The business that was told of the request hears, too, and not who asked.
    const others = mails.filter(({ to }) => to !== MAIL)
    expect(others.length).toBeGreaterThan(0)
    for (const { text } of others) expect(text).toContain('A deletion request of a customer of yours is not carried out.')
    await world.test.pass(DAY)
    expect((await mailbox.read()).filter(({ to }) => to === MAIL)).toEqual([])
  })

  test('hears that it is done, with the proof, and of whom to ask then', async () => {
    await staff.enter(MAIL)
    await read()
    await world.test.pass(8 * DAY)
    const [text = '', ...more] = await read()
    expect(more).toEqual([])
    expect(text).toMatch(/Your data is erased[\s\S]*Proof: https:\/\/bot\.example\/receipts\//)
    expect(text).toContain('What a law makes us keep stays until its own day')
    expect(text).toContain(BOARD)
    world.alsoSecret(/receipts\/\S+#(\S+)/.exec(text)?.[1] ?? 'no proof')
  })
})

describe('whoever asked by letter and left no address', () => {
  const world = scenario()
  const staff = staffOf(world)
  let id: string
  beforeAll(() => void Object.assign(world.test.bot.keys, namedByItself(world.test.bot.keys)))

  test('loses nothing: staff have each letter ready, in the person’s language, and the timeline says that it is due', async () => {
    id = await staff.enter(undefined, 'hi')
    await world.test.pass(MINUTE)
    const until = new Date(world.test.bot.clock.now().getTime() + 3 * DAY)
    await staff.decide(id, 'hold', 'law-asks', until)
    await world.test.pass(9 * DAY)
    const letters = await lettersOf(world.test.bot.db, world.test.bot.keys, id)
    expect(letters.map(({ what }) => what)).toEqual(['request.entered', 'request.held', 'request.completed'])
    for (const { text } of letters) expect(text).toMatch(/केस CM-[\s\S]*karan@callmissed\.com/)
    expect(await world.bot(`select detail from request_event where what = 'letter-due' order by id`)).toEqual([
      { detail: 'entered' },
      { detail: 'held' },
      { detail: 'completed' },
    ])
    expect(await world.bot('select 1 from mail_message where state in ($1, $2)', ['pending', 'sending'])).toEqual([])
  })

  test('and they read them where they read the request', { timeout: 120_000 }, async () => {
    const { reference } = await staff.load(id)
    const settings = productionSettings(world.databases, world.test.dataDir, world.test.bot.keys)
    const without = await cli(settings, ['request', 'show', reference])
    expect(without.stdout.match(/Tell by letter, /g)).toHaveLength(3)
    expect(without.stdout).not.toContain('भारत का डेटा संरक्षण बोर्ड')
    expect((await cli(settings, ['request', 'show', reference, '--letters'])).code).not.toBe(0)
    const { stdout } = await cli(settings, ['request', 'show', reference, '--letters', '--reason', 'posts-the-letters'])
    expect(stdout).toContain('भारत का डेटा संरक्षण बोर्ड')
    const looks = `select reason, request_id is not null as request from access_log where action = 'see-post' and reason = 'posts-the-letters'`
    expect(await world.bot(looks)).toEqual([{ reason: 'posts-the-letters', request: true }])
  })

  test('after 30 days the words are gone, and that there was a letter stays', async () => {
    await world.test.pass(31 * DAY + MINUTE)
    await expire(world.test.bot)
    const letters = await lettersOf(world.test.bot.db, world.test.bot.keys, id)
    expect(letters.map(({ text }) => text)).toEqual([null, null, null])
  })
})

describe('whoever asked by letter for the number, and in the chat for one business', () => {
  const world = scenario({ config: mailbox.config })
  const staff = staffOf(world)

  test('keeps what the question in the chat was about, and reads that the other goes on', async () => {
    const meera = world.actor('meera')
    await meera.says('english')
    await meera.says('delete my data')
    for (const title of ['Something else', 'Only one business', 'Rangoli Sarees', 'Yes, delete it']) await meera.taps(title)
    const id = await staff.enter(undefined, 'en', '+917000014821')
    const { reference } = await staff.load(id)
    await meera.says('keep my data')
    const [kept = '', goesOn = '', ...more] = await meera.taps('Yes, keep it')
    expect(more).toEqual([])
    expect(kept).toContain('That request is taken back')
    expect(goesOn).toContain('We are not using your data.')
    expect(goesOn).toContain(reference)
    const states = 'select scope, state from erasure_request where confirmed_at is not null order by scope'
    expect(await world.bot(states)).toEqual([
      { scope: 'business', state: 'cancelled' },
      { scope: 'number', state: 'scheduled' },
    ])
    await meera.taps('Keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect((await staff.load(id)).state).toBe('cancelled')
  })
})
