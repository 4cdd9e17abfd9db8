import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BrakeFacts, brake } from '../../src/erasure/brake.ts'
import { readBrakeFacts } from '../../src/erasure/brake-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { StepCount } from '../../src/erasure/evidence.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { RequestScope } from '../../src/requests/request.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { planFor, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, NOW, people, tenantIds } from './support/world.ts'

const someone: SubjectIdentifiers = { phones: ['+917000000010'], userIds: [], emails: [] }
const counted = (rows: number, more = false): StepCount => ({
  step: { key: 'note:erase', table: 'note', action: 'erase' },
  rows,
  more,
  kept: [],
})
const clear: BrakeFacts = { guarded: [], crossing: [], largeShares: [] }

describe('the brake', () => {
  const cases: [string, SubjectIdentifiers, StepCount[], BrakeFacts, object][] = [
    ['lets an ordinary erasure go', someone, [counted(20)], clear, { go: true }],
    ['lets one exactly at the limit go', someone, [counted(60), counted(40)], clear, { go: true }],
    ['stops for nobody', { phones: [], userIds: [], emails: [] }, [counted(20)], clear, { stop: 'empty-identifier' }],
    ['stops for a blank among the identifiers', { ...someone, emails: [' '] }, [], clear, { stop: 'empty-identifier' }],
    ['stops for a business’s own number', someone, [], { ...clear, guarded: ['business'] }, { stop: 'business-number' }],
    ['stops for the number of staff', someone, [], { ...clear, guarded: ['staff'] }, { stop: 'staff-number' }],
    [
      'stops where a tenant is crossed',
      someone,
      [],
      { ...clear, crossing: ['thread'] },
      { stop: 'crosses-tenant', table: 'thread' },
    ],
    ['stops above the limit', someone, [counted(60), counted(41)], clear, { stop: 'too-many-rows' }],
    ['stops where counting gave up', someone, [counted(60, true)], clear, { stop: 'too-many-rows' }],
    ['stops at a large share', someone, [], { ...clear, largeShares: ['note'] }, { stop: 'too-large-share', table: 'note' }],
  ]
  test.each(cases)('%s', (_what, subject, counts, facts, verdict) => {
    expect(brake(subject, counts, facts, { rowsMax: 100 })).toEqual(verdict)
  })
})

describe('a plan', () => {
  const catalogue = { schema: 'public', tables: {}, foreignKeys: [] }
  const refusals: [string, SubjectIdentifiers, string][] = [
    ['nobody', { phones: [], userIds: [], emails: [] }, 'empty-identifier'],
    ['a blank number', { phones: ['  '], userIds: [], emails: [] }, 'empty-identifier'],
    ['a blank beside a number', { ...someone, userIds: [''] }, 'empty-identifier'],
    ['a number without its country', { ...someone, phones: ['7000000010'] }, 'bad-identifier'],
    ['a number with a wildcard', { ...someone, phones: ['+9170000%'] }, 'bad-identifier'],
    ['a scrap of an id', { phones: [], userIds: ['IN.'], emails: [] }, 'bad-identifier'],
    ['an e-mail without a name', { phones: [], userIds: [], emails: ['@example.test'] }, 'bad-identifier'],
  ]
  test.each(refusals)('is never made for %s', (_what, subject, refused) => {
    expect(planErasure({ map: shopMap, catalogue, subject, scope: { kind: 'number' }, cutOff: CUT_OFF, now: NOW })).toEqual({
      refused,
    })
  })
})

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => fillBusyShop(pool, 0))

async function factsAbout(subject: SubjectIdentifiers, scope: RequestScope = { kind: 'number' }): Promise<BrakeFacts> {
  const plan = await planFor(pool, shopMap, subject, scope)
  const counts = await countPlan(pool, plan, subject, { atMost: 10_000, statementMs: 10_000 })
  return readBrakeFacts(pool, plan, subject, counts, { statementMs: 10_000 })
}
const [first] = people
if (!first) throw new Error('nobody')
const whose = subjectOf(first)
const oneShop = { kind: 'business', tenantId: tenantIds[0] } as const

describe('what the brake is told', () => {
  test('nothing about an ordinary customer', async () => {
    expect(await factsAbout(whose)).toEqual(clear)
    expect(await factsAbout(whose, oneShop)).toEqual(clear)
  })

  test('that a number is staff’s, in whichever spelling it stands there', async () => {
    await pool.query(`insert into staff values (gen_random_uuid(), $1, $2, 'owner@example.test')`, [
      tenantIds[0],
      first.phone.slice(1),
    ])
    expect((await factsAbout(whose)).guarded).toEqual(['staff'])
  })

  test('that a row reached through a parent belongs to another business', async () => {
    await pool.query('update thread set tenant_id = $1 where id = 0', [tenantIds[1]])
    expect([...(await factsAbout(whose, oneShop)).crossing].sort()).toEqual(['thread', 'usage'])
    expect((await factsAbout(whose)).crossing).toEqual([])
  })

  test('that one person holds more than a twentieth of a big table, and not of a small one', async () => {
    await pool.query(
      `insert into note (id, thread_id, body, created_at) select 5000 + i, case when i <= 100 then 0 else 2 end, 'x', $1
       from generate_series(1, 900) i`,
      [CUT_OFF],
    )
    expect((await factsAbout(whose)).largeShares).toEqual([])
    await pool.query(
      `insert into note (id, thread_id, body, created_at) select 6000 + i, 2, 'x', $1 from generate_series(1, 100) i`,
      [CUT_OFF],
    )
    expect((await factsAbout(whose)).largeShares).toEqual(['note'])
    await pool.query(
      `insert into note (id, thread_id, body, created_at) select 9000 + i, 2, 'x', $1 from generate_series(1, 2000) i`,
      [CUT_OFF],
    )
    expect((await factsAbout(whose)).largeShares).toEqual([])
  })
})
