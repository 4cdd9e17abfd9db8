import { describe, expect, test } from 'vitest'
import { basisOf, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { scenario } from '../support/scenario.ts'

/** In force already, so that nobody is silent until then. */
const law = { ...basisOf('dpdp-r8-3'), inForceFrom: '2026-11-01' }
const decided = { decided: 'keep', from: law.inForceFrom, opinion: 'Opinion 7 of counsel, 1 March 2027' } as const
// Before the bot opens, as RETENTION_BASES is read.
useRetentionBases([
  {
    ...law,
    floors: [
      { tenants: 'all', category: 'messaging', ...decided },
      { tenants: 'all', category: 'identifiers', ...decided },
    ],
  },
])

describe('a person who asks while a legal opinion has chats kept for a year', { timeout: 180_000 }, () => {
  const world = scenario()
  const chats = () => world.platform(`select id::text as id from conversation where external_id like '%7000026350' order by 1`)
  const receipts = async () =>
    (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body))

  test('hears that the chats stay, by which law and until when', async () => {
    const before = await chats()
    expect(before.length).toBeGreaterThan(0)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.says('english')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toMatch(/Your data is erased\.[\s\S]*\d+ records: locked now, erased on \d{1,2} \w{3} 2027\./)
    expect(await chats()).toEqual(before)
    const [receipt] = await receipts()
    expect(receipt.result).toBe('completed')
    expect(receipt.kept).toContainEqual(
      expect.objectContaining({ table: 'conversation', basis: 'dpdp-r8-3', statute: 'DPDP Rules 2025, r. 8(3)' }),
    )
  })

  test('is told the same when they ask what is still held', async () => {
    const rohan = world.actor('rohan')
    const told = /(\d+ records): locked now/.exec(rohan.heard().at(-1) ?? '')?.[1]
    expect(told).toBeDefined()
    expect((await rohan.says('what do you still hold about me?')).join()).toContain(`${told}: locked now`)
  })

  test('and staff see in the log of accesses that the rules are others', async () => {
    await nightly(world.test.bot)
    expect(await world.bot(`select action, reason from access_log where action = 'retention-recomputed'`)).toContainEqual({
      action: 'retention-recomputed',
      reason: 'rules-changed',
    })
  })

  test('is answered by the shop’s bot on coming back as a customer, in the very chat that stays', async () => {
    const imran = world.actor('imran')
    const chat = () =>
      world.platform(
        "select id, ai_autoreply_enabled as answers from conversation where external_id like '%7000075532' order by id",
      )
    const before = await chat()
    expect(before).toContainEqual(expect.objectContaining({ answers: true }))
    await imran.says('delete my data')
    await imran.says('english')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    expect(await chat()).not.toEqual(before)
    await world.test.pass(15 * MINUTE)
    expect(imran.heard().at(-1)).toContain('locked now')
    await world.test.pass(3 * DAY)
    await writesToTheShop(world, '+917000075532', 'Imran Qureshi', 'is the batch at six still open')
    expect(await chat()).toEqual(before)
    await world.test.pass(6 * DAY)
    expect(await chat()).toEqual(before)
  })

  test('loses them the night after, and the receipt goes on', async () => {
    await world.test.pass(9 * DAY)
    expect((await chats()).length).toBeGreaterThan(0)
    await world.test.pass(380 * DAY)
    await nightly(world.test.bot)
    expect(await chats()).toEqual([])
    const released = (await receipts()).flatMap((receipt) => receipt.released ?? [])
    expect(released).toContainEqual(expect.objectContaining({ table: 'conversation', basis: 'dpdp-r8-3' }))
  })
})
