import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countPlan } from '../../src/erasure/count-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { spellingsOf } from '../../src/subject/subject.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let test: TestBot

beforeAll(async () => {
  test = await openTestBot(databases)
})
afterAll(() => test.close())

it('a row that names the person in a spelling nobody foresaw makes the erasure partial, and is no mention', async () => {
  const moved = await test.bot.platform.query(`
    update campaign_recipient set phone = 'tel 70.000 26-350'
    where id = (select id from campaign_recipient where phone = '+917000026350' limit 1) returning id`)
  const added = await test.bot.platform.query(`
    update campaign_recipient set phone = 'tel 70.000 26-350'
    where id = (select id from campaign_recipient where phone not like '%7000026350' order by id limit 1) returning id`)
  expect((moved.rowCount ?? 0) + (added.rowCount ?? 0)).toBeGreaterThan(0)
  const phone = test.phone('rohan')
  await phone.say('delete my data')
  await test.settle()
  await test.tapTitle(phone, 'Delete my data')
  await test.tapTitle(phone, 'Yes, delete it')
  await test.pass(15 * MINUTE)
  const { rows } = await test.bot.lockPool.query<{ body: string }>('select body from receipt')
  const receipt = JSON.parse(rows[0]?.body ?? '{}')
  expect(receipt).toMatchObject({ result: 'partial', mentionedElsewhere: [] })
  expect(receipt.rest).toContain('campaign_recipient.phone')
})

it('whatever stands between a number’s digits, a row that bears it alone is found, and no row of a number that ends alike', async () => {
  const { platform, catalogue, dataMap: map, clock } = test.bot
  const [now, subject] = [clock.now(), { phones: ['+919812345678'], userIds: [], emails: [] }]
  const planned = planErasure({ map, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  const search = { plan: planned.plan, subject, requestId: randomUUID() }
  // Between the zeros of an exit code nobody puts anything, and the search knows of nothing there.
  const gap = fc.constantFrom('', '', '', ' ', '.', '-', '\n', ')(', '\t')
  const spelled = fc.tuple(
    fc.constantFrom(...spellingsOf(subject, 'phone').filter((spelling) => /^\d+$/.test(spelling))),
    fc.array(gap, { minLength: 20, maxLength: 20 }),
    fc.constantFrom('', ' ', ' (home)', '•'),
  )
  await fc.assert(
    fc.asyncProperty(spelled, fc.boolean(), async ([digits, gaps, after], isAnothers) => {
      const value =
        [...(isAnothers ? `1${digits}` : digits)].map((digit, i) => `${i < 2 ? '' : gaps[i]}${digit}`).join('') + after
      const { rows } = await platform.query<{ id: string }>(
        'update campaign_recipient set phone = $1 where id = (select id from campaign_recipient order by id limit 1) returning id',
        [value],
      )
      expect(rows).toHaveLength(1)
      // What the plan knows is taken, and not searched for.
      const isKnown = spellingsOf(subject, 'phone').includes(value)
      const { residue } = await searchResidue(platform, search, { statementMs: 10_000 })
      expect(residue).toEqual(isKnown || isAnothers ? [] : [{ table: 'campaign_recipient', column: 'phone', rows: 1 }])
    }),
    { numRuns: 25 },
  )
})

describe('digits that are a number in India and another one abroad', () => {
  const digits = '9598123456'

  it.each([
    ['of the Indian', `+91${digits}`, `+${digits}`],
    ['of the one abroad', `+${digits}`, `0${digits}`],
  ])(
    'erase nothing %s, keep the erasure from being called complete, and leave the other’s own rows alone',
    async (_whose, phone, other) => {
      const { platform, catalogue, dataMap: map, clock } = test.bot
      const { rows } = await platform.query<{ id: string }>(
        'update campaign_recipient set phone = $1 where id = (select id from campaign_recipient order by id limit 1) returning id',
        [digits],
      )
      const [now, subject] = [clock.now(), { phones: [phone], userIds: [], emails: [] }]
      const planned = planErasure({ map, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
      if ('refused' in planned) throw new Error(planned.refused)
      const counts = () => countPlan(platform, planned.plan, subject, { atMost: 10, statementMs: 10_000 })
      const search = { plan: planned.plan, subject, requestId: randomUUID() }
      expect((await counts()).filter(({ rows }) => rows > 0)).toEqual([])
      expect(await searchResidue(platform, search, { statementMs: 10_000 })).toMatchObject({
        residue: [{ table: 'campaign_recipient', column: 'phone', rows: 1 }],
        mentions: [],
      })
      await platform.query('update campaign_recipient set phone = $1 where id = $2', [other, rows[0]?.id])
      expect((await counts()).filter(({ rows }) => rows > 0)).toEqual([])
      expect((await searchResidue(platform, search, { statementMs: 10_000 })).residue).toEqual([])
    },
  )
})
