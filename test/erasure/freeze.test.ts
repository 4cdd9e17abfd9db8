import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freeze, holdFloor, stopAds } from '../../src/erasure/freeze-store.ts'
import { endFreeze, thaw } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, fillShop, people, shopWorld, snapshot, TABLES, tenantIds } from './support/world.ts'

const CONVERSATION = '33333333-3333-4333-8333-333333333333'
const database = testDatabase()
const [first] = people
if (!first) throw new Error('nobody')
const whose = subjectOf(first)
const pseudonyms = [{ keyId: 'k1', value: 'a'.repeat(64) }]
const number = { kind: 'number' } as const
const oneShop = { kind: 'business', tenantId: tenantIds[0] } as const
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => fillBusyShop(pool, 0))

type Scope = Parameters<typeof planFor>[3]
const input = async (scope: Scope = number) => ({
  plan: await planFor(pool, shopMap, whose, scope),
  subject: whose,
  pseudonyms,
  at: CUT_OFF,
})
const freezeAs = async (requestId: string, scope: Scope = number) => freeze(pool, { ...(await input(scope)), requestId })
const blocks = async () =>
  (
    await pool.query<{ tenant_id: string; blocks: string }>(
      'select tenant_id, blocks from deletion_bot.suppression order by tenant_id',
    )
  ).rows.map((row) => `${row.tenant_id.slice(-1)} ${row.blocks}`)
const undoRows = async () => (await pool.query('select * from deletion_bot.freeze_undo order by 1, 2, 3, 4')).rows
const replies = async () =>
  (await pool.query<{ id: string; autoreply: boolean }>('select id, autoreply from thread order by id')).rows

describe('a freeze', () => {
  test('stops what the map says for this person alone, and blocks each business that holds the person', async () => {
    const before = await snapshot(pool, TABLES)
    const done = await freezeAs(REQUEST)
    expect(done.tenants).toBe(2)
    expect(await blocks()).toEqual(['a everything', 'b everything'])
    const after = await snapshot(pool, TABLES)
    const changed = TABLES.flatMap((table) =>
      Object.keys(after[table] ?? {}).flatMap((id) => (after[table]?.[id] === before[table]?.[id] ? [] : [`${table} ${id}`])),
    )
    expect(changed).toHaveLength(done.rows)
    expect(changed.filter((row) => row.startsWith('thread'))).toEqual(['thread 1'])
    expect(changed).toContain('target 0')
    expect(changed.filter((row) => row.startsWith('contact'))).toHaveLength(2)
  })

  test('done a second time changes nothing and keeps the first former values', async () => {
    await freezeAs(REQUEST)
    const [rows, undo, blocked] = [await snapshot(pool, TABLES), await undoRows(), await blocks()]
    expect((await freezeAs(REQUEST)).rows).toBe(0)
    expect([await snapshot(pool, TABLES), await undoRows(), await blocks()]).toEqual([rows, undo, blocked])
  })

  test('undone leaves the shop byte for byte as it was, whatever it held', async () => {
    await fc.assert(
      fc.asyncProperty(shopWorld, fc.constantFrom<Scope>(number, oneShop), async (world, scope) => {
        await fillShop(pool, world)
        const before = await snapshot(pool, TABLES)
        await freezeAs(REQUEST, scope)
        await thaw(pool, REQUEST)
        expect(await snapshot(pool, TABLES)).toEqual(before)
        expect(await undoRows()).toEqual([])
        expect(await blocks()).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  test('undone leaves alone what somebody has changed since', async () => {
    await freezeAs(REQUEST)
    await pool.query(`update contact set offers = 'weekly' where phone = $1 and tenant_id = $2`, [first.phone, tenantIds[0]])
    await thaw(pool, REQUEST)
    const { rows } = await pool.query('select offers from contact where phone = $1 order by tenant_id', [first.phone])
    expect(rows).toEqual([{ offers: 'weekly' }, { offers: 'yes' }])
  })
})

describe('two requests about the same rows', () => {
  const order = fc.shuffledSubarray([REQUEST, OTHER_REQUEST], { minLength: 2 })

  test('whichever is undone first, rows stay frozen until the last is undone, and then are what they were', async () => {
    await fc.assert(
      fc.asyncProperty(order, order, async ([f1 = '', f2 = ''], [t1 = '', t2 = '']) => {
        await fillBusyShop(pool, 0)
        const before = await snapshot(pool, TABLES)
        await freezeAs(f1)
        await freezeAs(f2)
        const frozen = await snapshot(pool, TABLES)
        await thaw(pool, t1)
        expect(await snapshot(pool, TABLES)).toEqual(frozen)
        expect(await blocks()).toEqual(['a everything', 'b everything'])
        await thaw(pool, t2)
        expect(await snapshot(pool, TABLES)).toEqual(before)
        expect(await blocks()).toEqual([])
      }),
      { numRuns: 4 },
    )
  })

  test('the wider one undone, the narrower one keeps its own business frozen', async () => {
    await freezeAs(REQUEST, number)
    await freezeAs(OTHER_REQUEST, oneShop)
    await thaw(pool, REQUEST)
    expect(await blocks()).toEqual(['a everything'])
    const { rows } = await pool.query('select offers from contact where phone = $1 order by tenant_id', [first.phone])
    expect(rows).toEqual([{ offers: 'no' }, { offers: 'yes' }])
  })

  test('an erasure that is through keeps its block when the other request is undone', async () => {
    await freezeAs(REQUEST)
    await freezeAs(OTHER_REQUEST)
    await endFreeze(pool, REQUEST, (await input()).plan)
    await thaw(pool, OTHER_REQUEST)
    expect(await blocks()).toEqual(['a everything', 'b everything'])
    expect(await undoRows()).toEqual([])
  })
})

describe('who only wants no more offers', () => {
  test('has offers and waiting messages stopped, and every chat goes on', async () => {
    const before = await replies()
    await stopAds(pool, await input())
    expect(await blocks()).toEqual(['a campaigns', 'b campaigns'])
    expect(await replies()).toEqual(before)
    const { rows } = await pool.query('select status from target where phone = $1', [first.phone])
    expect(rows).toEqual([{ status: 'cancelled' }])
  })

  test('keeps that after asking for an erasure and taking it back', async () => {
    await stopAds(pool, await input())
    await freezeAs(REQUEST)
    expect(await blocks()).toEqual(['a everything', 'b everything'])
    await thaw(pool, REQUEST)
    expect(await blocks()).toEqual(['a campaigns', 'b campaigns'])
  })

  test('keeps it too when it was said during the erasure’s undo window', async () => {
    await freezeAs(REQUEST)
    await stopAds(pool, await input())
    expect(await blocks()).toEqual(['a everything', 'b everything'])
    await thaw(pool, REQUEST)
    expect(await blocks()).toEqual(['a campaigns', 'b campaigns'])
    const { rows } = await pool.query(
      'select offers, status from contact join target using (phone) where contact.phone = $1 and contact.tenant_id = $2',
      [first.phone, tenantIds[0]],
    )
    expect(rows).toEqual([{ offers: 'no', status: 'cancelled' }])
  })
})

describe('the floor of a chat', () => {
  test('is the business’s own bot’s silence in that chat and nothing else', async () => {
    const before = await snapshot(pool, TABLES)
    await holdFloor(pool, { ...(await input(oneShop)), requestId: CONVERSATION })
    const held = await snapshot(pool, TABLES)
    expect(TABLES.filter((table) => JSON.stringify(held[table]) !== JSON.stringify(before[table]))).toEqual([])
    await pool.query('update thread set autoreply = true where id = 0')
    await holdFloor(pool, { ...(await input(oneShop)), requestId: CONVERSATION })
    expect((await replies())[0]?.autoreply).toBe(false)
    expect(await blocks()).toEqual([])
    await thaw(pool, CONVERSATION)
    expect((await replies())[0]?.autoreply).toBe(true)
  })

  test('given back during a freeze leaves the chat frozen, and the undo then restores it', async () => {
    const before = await replies()
    await holdFloor(pool, { ...(await input()), requestId: CONVERSATION })
    await freezeAs(REQUEST)
    await thaw(pool, CONVERSATION)
    expect((await replies())[1]?.autoreply).toBe(false)
    await thaw(pool, REQUEST)
    expect(await replies()).toEqual(before)
  })
})
