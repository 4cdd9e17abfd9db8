import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { readHeads } from '../../src/erasure/ledger-head-store.ts'
import { createPhone, type Phone } from '../../src/simulator/phone.ts'
import { wamidHashes } from '../../src/subject/pseudonym.ts'
import { DAY, type DemoKey, MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn, rowsOf, without } from '../support/rows-of.ts'
import { type OwnWorld, openOwnWorld } from './support/own-world.ts'

const TIME_ENOUGH = 300_000
let own: OwnWorld
beforeAll(async () => {
  own = await openOwnWorld()
}, TIME_ENOUGH)
const AWAY = { status: 503, ready: false, database: 'down', platform: 'up' }
const BACK = { status: 200, ready: true, database: 'up', platform: 'up' }
/** It came back between one look and the next. */
const COMING = { status: 503, ready: false, database: 'up', platform: 'up' }
afterAll(async () => {
  await own.close()
  expect(own.saidWhileAway).toContainEqual(expect.objectContaining(AWAY))
}, TIME_ENOUGH)
afterEach(async () => {
  // Each time it went the bot said so, and why, unless it was back before, or while, it was asked; it has recovered by itself.
  await own.until(own.isReady)
  for (const said of own.saidWhileAway) expect([AWAY, COMING, BACK]).toContainEqual(only(said))
})

const only = ({ status, ready, database, platform }: OwnWorld['saidWhileAway'][number]) => ({ status, ready, database, platform })
const nothingWaits = () => own.nothingWaits()
const fall = () => own.fall()
const count = (phone: Phone, what: RegExp) => own.test.heard(phone).filter((text) => what.test(text)).length

describe('the bot’s own PostgreSQL falls and comes up again', () => {
  it(
    'while messages come in: each that was answered 200 is there, each is there once, and each is answered once',
    async () => {
      const phones = Array.from({ length: 30 }, (_, place) =>
        createPhone(
          own.test.graph,
          { name: `Person ${place}`, phone: `+9170009${String(place).padStart(5, '0')}` },
          own.test.phone('leela').channel.phoneNumberId,
        ),
      )
      const saying = phones.map(async (phone, place) => {
        await sleep(place * 40)
        return phone.say('hello')
      })
      await sleep(400)
      const falling = fall()
      const said = await Promise.all(saying)
      await falling
      // Some came before, some while it was away, and waited for it or were told 503: Meta brings those again.
      for (const { outcome } of said) expect([200, 503]).toContain(outcome.status)
      await own.test.graph.idle()
      await own.until(nothingWaits)
      const keys = said.map(({ wamid }) => wamidHashes(own.test.bot.keys, wamid)[0])
      const stored = await own.rows<{ key: string }>('select dedup_key as key from inbox_event where dedup_key = any($1)', [keys])
      expect(stored.map(({ key }) => key).sort()).toEqual([...keys].sort())
      for (const phone of phones) expect(own.test.heard(phone)).toHaveLength(1)
      await own.until(own.isReady)
    },
    TIME_ENOUGH,
  )

  it(
    'in the middle of a chat, a moment earlier or later: each message has one answer',
    async () => {
      const phone = own.test.phone('sunita')
      for (const waitMs of [0, 30, 120]) {
        const before = own.test.heard(phone).length
        const saying = phone.say('help')
        await sleep(waitMs)
        await fall()
        await saying
        await own.test.graph.idle()
        await own.until(nothingWaits)
        expect(own.test.heard(phone)).toHaveLength(before + 1)
      }
      await own.until(own.isReady)
    },
    TIME_ENOUGH,
  )

  it(
    'while a message is on its way, for longer than Meta’s word of it is waited for: it is not said twice',
    async () => {
      const phone = own.test.phone('leela')
      own.test.graph.faults.behaviour.statuses = 'none'
      const arrived = own.test.graph.waitFor(({ contact }) => contact.phone === phone.contact.phone)
      const leave = own.test.graph.listen((news) => {
        // At this moment Meta has the message, and the bot does not know it yet.
        if (news.news !== 'arrived') return
        leave()
        own.pass(2 * MINUTE)
        void own.bots.fall()
      })
      await phone.say('hello')
      await arrived
      await own.bots.answers()
      await own.until(nothingWaits)
      own.test.graph.faults.behaviour.statuses = 'normal'
      own.pass(2 * MINUTE)
      await own.until(nothingWaits)
      expect(own.test.heard(phone)).toHaveLength(1)
      await own.until(own.isReady)
    },
    TIME_ENOUGH,
  )

  it.each<[DemoKey, string]>([
    ['prakash', 'before the freeze'],
    ['imran', 'after the freeze'],
  ])(
    'while the data of %s is frozen, "%s": frozen once, and taking it back restores what was',
    async (who, where) => {
      const before = await dumpDatabase(own.platforms.platformUrl, 'public')
      const phone = await own.untilReview(who)
      own.acts.set(where, fall)
      await own.tapTitle(phone, 'Yes, delete it')
      await own.until(async () => !own.acts.has(where) && (await own.openState())?.frozen === true && (await nothingWaits()))
      expect(await own.openState()).toEqual({ state: 'scheduled', frozen: true })
      expect(count(phone, /We (have stopped using|are stopping the use of) your data/)).toBe(1)
      await own.tapTitle(phone, 'Keep my data')
      await own.until(nothingWaits)
      await own.tapTitle(phone, 'Yes, keep it')
      await own.until(
        async () =>
          (await own.openState())?.state === 'cancelled' &&
          (await own.rows('select 1 from erasure_request where thaw_wanted')).length === 0,
      )
      expect(await dumpDatabase(own.platforms.platformUrl, 'public')).toEqual(before)
      await own.until(own.isReady)
    },
    TIME_ENOUGH,
  )
})

describe('the bot’s own PostgreSQL falls at every step of an erasure and of the sweep that follows', () => {
  const ROHAN = { phone: '+917000026350', name: 'Rohan Das' }
  const STEPS = [
    'before the freeze',
    'after the freeze',
    'planned',
    'running',
    'changed message:erase',
    'counted',
    'executed',
    'searched',
    'freeze forgotten',
    'noted on the platform',
    'receipt written',
    'finished',
  ]
  const SWEEP = ['executed', 'freeze forgotten', 'noted on the platform', 'receipt written', 'finished']
  let before: Map<string, string[]>
  let phone: Phone

  it(
    'one receipt, one notice, nobody else’s row',
    async () => {
      before = await dumpDatabase(own.platforms.platformUrl, 'public')
      phone = await own.untilReview('rohan')
      for (const step of STEPS) own.acts.set(step, fall)
      await own.tapTitle(phone, 'Yes, delete it')
      await own.until(async () => (await own.openState())?.frozen === true)
      own.pass(15 * MINUTE)
      await own.until(
        async () => own.acts.size === 0 && (await own.openState())?.state === 'completed' && (await nothingWaits()),
        5_000,
      )
      await own.until(own.isReady)
      expect([...own.acts.keys()]).toEqual([])
      expect(await own.rows('select number from receipt')).toEqual([{ number: 0 }])
      expect(count(phone, /Your data is erased: 18 messages/)).toBe(1)
      expect(count(phone, /We (have stopped using|are stopping the use of) your data/)).toBe(1)
      expect(own.test.heard(phone)).toHaveLength(4)
      await expectGoneAlone()
    },
    TIME_ENOUGH,
  )

  it(
    'and the second sweep: the receipt is continued once, and his address is forgotten',
    async () => {
      for (const step of SWEEP) own.acts.set(step, fall)
      own.pass(8 * DAY + MINUTE)
      await own.until(
        async () =>
          own.acts.size === 0 && (await own.rows('select 1 from erasure_request where second_swept_at is not null')).length > 0,
        60_000,
      )
      await own.until(own.isReady)
      expect([...own.acts.keys()]).toEqual([])
      expect(await own.rows('select number from receipt order by number')).toEqual([{ number: 0 }, { number: 1 }])
      expect(
        await own.rows('select 1 from erasure_request where subject_sealed is not null and second_swept_at is not null'),
      ).toEqual([])
      expect(own.test.heard(phone)).toHaveLength(4)
      await expectGoneAlone()
    },
    TIME_ENOUGH,
  )

  async function expectGoneAlone(): Promise<void> {
    expect(await searchDatabase(own.platforms.platformUrl, [ROHAN.name, '7000026350'])).toEqual([])
    const after = await dumpDatabase(own.platforms.platformUrl, 'public')
    expect(missingIn(without(before, rowsOf(before, ROHAN)), after)).toEqual([])
    const keys = new Map([[own.test.bot.keys.signing.id, own.test.bot.keys.signing.publicKey]])
    const heads = readHeads(`${own.test.dataDir}/ledger-head.jsonl`)
    expect(await verifyLedger(own.test.bot.db, keys, heads)).toMatchObject({ findings: [] })
    const claimed = `select 1 from erasure_request where state = 'running' union all select 1 from outbox_message where state = 'sending'`
    expect(await own.rows(claimed)).toEqual([])
    // What was lost on the way was lost by the server alone: each pool still lends all it has.
    expect(own.test.bot.lockPool.waitingCount).toBe(0)
  }
})
