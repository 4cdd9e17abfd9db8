import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { lookUpFacts } from '../../src/erasure/facts-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { RequestScope } from '../../src/requests/request.ts'
import { testDatabase } from '../support/databases.ts'
import { subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { fillShop, NOW, people, type ShopWorld, tenantIds } from './support/world.ts'

const database = testDatabase()
const [first, second] = people
if (!first || !second) throw new Error('nobody')
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const empty: ShopWorld = { contacts: [], threads: [], notes: [], marks: [], bills: [], usage: [], targets: [], deliveries: [] }
const contact = (who: number, shop: 0 | 1, days: number): ShopWorld['contacts'][number] => ({
  who,
  tenant: tenantIds[shop],
  at: daysAgo(days),
  by: 'phone',
  spelling: 'plus',
})
const wrote = (...days: number[]): ShopWorld => ({
  ...empty,
  contacts: [contact(0, 0, 200)],
  threads: [{ contact: 0, at: daysAgo(200) }],
  notes: days.map((each) => ({ thread: 0, reply: null, at: daysAgo(each), names: null, media: false })),
})
const look = async (scope: RequestScope = { kind: 'number' }) =>
  lookUpFacts(
    pool,
    { map: shopMap, catalogue: await readCatalogue(pool), subject: subjectOf(first), scope, now: NOW },
    { statementMs: 10_000 },
  )

describe('the recycled-number guard', () => {
  const silences: [string, ShopWorld, boolean][] = [
    ['somebody who wrote every month', wrote(190, 160, 130, 100, 70, 40, 10), false],
    ['somebody who was silent for just 90 days before now', wrote(90), false],
    ['somebody who has been silent for 91 days', wrote(91), true],
    ['somebody with a silence of 91 days in between', wrote(120, 29, 2), true],
    ['somebody about whom data is old and who has never written', { ...empty, contacts: [contact(0, 0, 91)] }, true],
    ['somebody who is new and has never written', { ...empty, contacts: [contact(0, 0, 20)] }, false],
    ['nobody we know', { ...empty, contacts: [contact(1, 0, 200)] }, false],
  ]
  test.each(silences)('%s', async (_who, world, suspect) => {
    await fillShop(pool, world)
    expect((await look()).suspect).toBe(suspect)
  })

  test('counts only what the person wrote, not what was written to them', async () => {
    await fillShop(pool, wrote(120, 80, 40, 2))
    expect((await look()).suspect).toBe(false)
    await pool.query(`update note set said_by = 'us' where created_at between $1 and $2`, [daysAgo(85), daysAgo(35)])
    expect((await look()).suspect).toBe(true)
  })
})

describe('what is held', () => {
  beforeEach(() => fillShop(pool, { ...empty, contacts: [contact(0, 0, 20), contact(0, 1, 10), contact(1, 1, 10)] }))

  test('is told with the businesses by name', async () => {
    expect(await look()).toEqual({
      held: true,
      suspect: false,
      hasAccount: false,
      businesses: 2,
      tenants: [
        { tenantId: tenantIds[0], name: 'Shop 0' },
        { tenantId: tenantIds[1], name: 'Shop 1' },
      ],
    })
  })

  test('of one business is that business’s alone', async () => {
    expect((await look({ kind: 'business', tenantId: tenantIds[1] })).tenants).toEqual([
      { tenantId: tenantIds[1], name: 'Shop 1' },
    ])
  })

  test('is nothing for a number that only looks alike', async () => {
    await pool.query('update contact set phone = phone || $1 where phone = $2', ['0', first.phone])
    expect(await look()).toEqual({ held: false, suspect: false, hasAccount: false, businesses: 0, tenants: [] })
  })

  test('says that the number has an account', async () => {
    await pool.query(`insert into staff values (gen_random_uuid(), $1, $2, 'owner@example.test')`, [tenantIds[0], first.phone])
    expect((await look()).hasAccount).toBe(true)
  })
})
