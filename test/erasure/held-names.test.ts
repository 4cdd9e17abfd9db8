import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { executePlan } from '../../src/erasure/execute.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { findHoldOnCopies, holdFinder } from '../../src/erasure/hold-store.ts'
import { activeHold } from '../../src/erasure/kept-hold-store.ts'
import { reading } from '../../src/erasure/session-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { memoryBlobs, planFor, REQUEST } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { NOW, people, snapshot, TABLES } from './support/world.ts'

const database = testDatabase()
const [first, second] = people
if (!first || !second) throw new Error('nobody')
/** Known by an address alone; the rows bear the number as well. */
const whose: SubjectIdentifiers = { phones: [], userIds: [], emails: [first.email] }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('update contact set email = $2, phone = $3 where phone = $1 or email = $2', [
    first.phone,
    first.email,
    `0${first.phone.slice(3, 8)} ${first.phone.slice(8)}`,
  ])
})

const nameOf = ({ phones, userIds, emails }: SubjectIdentifiers) =>
  [...phones, ...userIds, ...emails].map((name) => ({ keyId: 'k1', value: sha256Hex(name) }))
const hold = (...names: string[]) =>
  placeHold(pool, {
    id: randomUUID(),
    target: { scope: 'subject', pseudonyms: nameOf({ phones: names, userIds: [], emails: [] }) },
    reason: 'court_order',
    from: new Date('2026-01-01T00:00:00Z'),
    until: null,
  })
const run = async (checkpoint?: (name: string) => Promise<void>) =>
  executePlan(pool, memoryBlobs(), {
    requestId: REQUEST,
    run: 0,
    plan: await planFor(pool, shopMap, whose),
    subject: whose,
    pseudonyms: nameOf(whose),
    nameOf,
    now: () => NOW,
    ...(checkpoint ? { checkpoint } : {}),
    sizes: { first: 2, least: 2, most: 2, slice: 2, ahead: 4 },
  })

describe('somebody held under one of their names, and asking under another', () => {
  test('keeps every row while the rows bear the name of the hold, however it is spelled', async () => {
    await hold(first.phone)
    const before = await snapshot(pool, TABLES)
    expect((await run()).is).toBe('held')
    expect(await snapshot(pool, TABLES)).toEqual(before)
  })

  test('is stopped by a hold that is placed half-way', async () => {
    let rows = 0
    const halted = await run(async (name) => {
      if (rows > 0 || !name.startsWith('committed')) return
      await hold(first.phone)
      rows = (await pool.query('select 1 from contact where email = $1', [first.email])).rows.length
    })
    expect(halted.is).toBe('held')
    expect(rows).toBeGreaterThan(0)
    expect((await pool.query('select 1 from contact where email = $1', [first.email])).rows).toHaveLength(rows)
  })

  test('is erased while only others are held', async () => {
    await hold(second.phone, '+917000000899')
    expect((await run()).is).toBe('done')
  })
})

describe('somebody whose rows name very many', () => {
  const MANY = 12_000
  beforeEach(() =>
    pool.query(
      `insert into contact (id, tenant_id, email, phone, created_at) select gen_random_uuid(), tenant_id, email, '+91700' || (2000000 + i), created_at
       from (select * from contact where email = $1 limit 1) c, generate_series(1, ${MANY}) i`,
      [first.email],
    ),
  )
  const contacts = async () => (await pool.query('select 1 from contact where email = $1', [first.email])).rows.length
  const compared = async () => {
    const heard: number[] = []
    const plan = await planFor(pool, shopMap, whose)
    const nameThem = (found: SubjectIdentifiers) => {
      heard.push(found.phones.length)
      return nameOf(found)
    }
    const execution = { requestId: REQUEST, run: 0, plan, subject: whose, pseudonyms: nameOf(whose), nameOf: nameThem }
    return { is: (await executePlan(pool, memoryBlobs(), { ...execution, now: () => NOW })).is, heard }
  }

  test('keeps every row where the very last of the names is held, and no more than some names are looked at together', async () => {
    await hold(`+91700${2_000_000 + MANY}`)
    const before = await contacts()
    const { is, heard } = await compared()
    expect(is).toBe('held')
    expect(await contacts()).toBe(before)
    expect(Math.max(...heard)).toBeLessThanOrEqual(5_000)
    expect(heard.reduce((sum, names) => sum + names, 0)).toBeGreaterThanOrEqual(MANY)
  })

  test('is erased where none of them is held, and is compared once', async () => {
    await hold('+917000000899')
    const { is, heard } = await compared()
    expect(is).toBe('done')
    // The one that a kept bill refers to.
    expect(await contacts()).toBe(1)
    expect(heard.reduce((sum, names) => sum + names, 0)).toBeLessThan(2 * MANY)
  })

  test('is compared outside the transaction that erases, and once', async () => {
    await hold('+917000000899')
    const waits: boolean[] = []
    const plan = await planFor(pool, shopMap, whose)
    const nameThem = (found: SubjectIdentifiers) => {
      waits.push(found.phones.length > 0)
      return nameOf(found)
    }
    const holds = holdFinder({ plan, subject: whose, requestId: REQUEST }, { pseudonyms: nameOf(whose), nameOf: nameThem })
    const found = await reading(pool, { lockMs: 1_000, statementMs: 5_000 }, (session) => holds.find(session, NOW))
    expect(waits).toEqual([])
    if (!found || 'holdId' in found) throw new Error('Nothing was left to be compared.')
    await holds.compare(pool, found.compare)
    expect(waits).toContain(true)
    expect(await reading(pool, { lockMs: 1_000, statementMs: 5_000 }, (session) => holds.find(session, NOW))).toBeUndefined()
  })
})

describe('a hold on somebody with several names', () => {
  const [since, now] = [new Date('2026-01-02T00:00:00Z'), NOW]
  test.each([0, 1, 2])('stops an erasure, a copy’s and a kept row’s under each of them', async (i) => {
    const names = [first.phone, 'IN.abcDEF123456', first.email]
    await hold(...names)
    const pseudonyms = nameOf({ phones: [names[i] ?? ''], userIds: [], emails: [] })
    const copies = { pseudonyms, tenants: [], tables: [], known: [], isAccount: false, since }
    expect(await findHoldOnCopies(pool, copies, now)).toBeDefined()
    await pool.query('insert into deletion_bot.kept_subject values ($1, $2, $3)', [REQUEST, 'k1', pseudonyms[0]?.value])
    const row = { table: 'bill', tenant: undefined, requests: sql`select ${REQUEST}::uuid`, known: [] }
    const kept = () => reading(pool, { lockMs: 1_000, statementMs: 5_000 }, (session) => session.run(activeHold(now, row)))
    expect(await kept()).toHaveLength(1)
    await pool.query('truncate deletion_bot.kept_subject')
    expect(await kept()).toEqual([])
    expect((await run()).is).toBe('held')
  })

  test('can hold nothing but pseudonyms', async () => {
    await hold(first.phone)
    const also = (value: unknown) => pool.query('update deletion_bot.legal_hold set also = $1', [JSON.stringify(value)])
    await expect(also([{ keyId: 'k1', value: first.phone }])).rejects.toMatchObject({ code: '23514' })
    await expect(also([first.email])).rejects.toMatchObject({ code: '23514' })
    await also([{ keyId: 'k1', value: 'b'.repeat(64) }])
    await also([])
  })
})
