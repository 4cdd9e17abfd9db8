import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { holdersOf } from '../../src/erasure/holders-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { demoPeople } from '../../src/platform/demo-people.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'
import { execute, REQUEST } from './support/run.ts'
import { snapshot } from './support/world.ts'

/** Y is nobody of the demo: what names Y here was written by these tests into rows that hang on somebody else's. */
const Y: SubjectIdentifiers = { phones: ['+917000000911'], userIds: [], emails: [] }
const yours = Y.phones[0] ?? ''
const PAYMENT = '00000000-0000-4000-8000-00000000f001'
const databases = testDatabases({ demo: true })
const statementMs = 20_000
let pool: pg.Pool
let tables: string[]
let x: SubjectIdentifiers
let invoice: string

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 3 })
  await installOwnSchema(pool)
  tables = Object.keys((await readCatalogue(pool)).tables)
  const phones = demoPeople(demoNow).flatMap(({ phone }) => (phone ? [phone] : []))
  const { rows } = await pool.query<{ id: string; phone: string }>(
    `select id, billing_phone as phone from invoice where billing_phone = any($1) and annual_return_due > '2026-01-01' and exists (
       select 1 from payment where invoice_id = invoice.id) order by id limit 1`,
    [phones],
  )
  const [bill] = rows
  if (!bill) throw new Error('no bill')
  invoice = bill.id
  x = { phones: [bill.phone], userIds: [], emails: [] }
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate deletion_bot.progress, deletion_bot.retained'))

async function erase(subject: SubjectIdentifiers) {
  const catalogue = await readCatalogue(pool)
  const input = { map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: demoNow, now: demoNow } as const
  const planned = planErasure(input)
  if ('refused' in planned) throw new Error(planned.refused)
  const { plan } = planned
  const counts = await countPlan(pool, plan, subject, { atMost: 10_000, statementMs })
  const holders = await holdersOf(pool, plan, subject)
  const done = await execute(pool, plan, subject)
  expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
  const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs })
  return { done, found, holders, verdict: completed(plan, found).is }
}

const payWith = (phone: string | null) =>
  pool.query(
    `insert into payment select (jsonb_populate_record(p, $1::jsonb)).* from payment p where invoice_id = $2 and id <> $3 limit 1
     on conflict (id) do update set payer_phone = excluded.payer_phone, payer_name = excluded.payer_name`,
    [
      JSON.stringify({ id: PAYMENT, order_id: 'order_paid_by_another', payer_phone: phone, payer_name: 'The payer' }),
      invoice,
      PAYMENT,
    ],
  )
const payment = async () =>
  (await pool.query('select to_jsonb(p)::text as row from payment p where id = $1', [PAYMENT])).rows.map(({ row }) => row)

describe('a payment for somebody else’s bill', () => {
  test('is the payer’s: the billed person’s erasure leaves it byte for byte, and the payer’s takes it', async () => {
    await payWith(yours)
    const before = await payment()
    const { verdict } = await erase(x)
    expect(await payment()).toEqual(before)
    expect(verdict).toBe('completed')
    const { rows } = await pool.query('select billing_phone from invoice where id = $1', [invoice])
    expect(rows).toEqual([{ billing_phone: null }])

    await pool.query('truncate deletion_bot.progress')
    const taken = await erase(Y)
    expect(taken.holders).toMatchObject([{ knownBy: [0] }])
    expect(taken.verdict).toBe('completed')
    const [row] = await payment()
    expect(JSON.parse(row)).toMatchObject({ payer_phone: null, payer_name: null, invoice_id: invoice })
  })

  test.each([
    ['by nobody’s number', null],
    ['by the billed person’s own number in an unusual spelling', 'own'],
    ['by what is no number', 'unknown'],
  ])('%s goes with the bill', async (_what, spelled) => {
    await pool.query('update invoice set billing_phone = $2 where id = $1', [invoice, x.phones[0]])
    const own = x.phones[0] ?? ''
    await payWith(spelled === 'own' ? `+${own.slice(1, 3)} (${own.slice(3, 6)}) ${own.slice(6)}` : spelled)
    await erase(x)
    const [row] = await payment()
    expect(JSON.parse(row)).toMatchObject({ payer_phone: null, payer_name: null })
  })
})

describe('a number in the contact of somebody else’s chat', () => {
  const chats = async () => {
    const { rows } = await pool.query<{ id: string }>('select id from conversation where external_id = any($1) order by id', [
      [x.phones[0], x.phones[0]?.slice(1)],
    ])
    return rows.map(({ id }) => id)
  }
  beforeEach(async () => {
    await pool.query(
      `update conversation set external_id = $1, metadata = jsonb_build_object('contact', jsonb_build_object('phone', $2::text))
      where id in (select conversation_id from message group by 1 order by count(*) desc, 1 limit 1)`,
      [x.phones[0], yours],
    )
  })

  test('does not make it that person’s: the chat stays, and its own person’s erasure takes it', async () => {
    const [chat] = await chats()
    expect(chat).toBeDefined()
    const before = await snapshot(pool, tables)
    const { found, holders, verdict } = await erase(Y)
    expect(await snapshot(pool, tables)).toEqual(before)
    expect(found.residue).toEqual([])
    expect(found.mentions).toEqual([{ table: 'conversation', rows: 1 }])
    expect(holders).toEqual([])
    expect(verdict).toBe('completed')
    await pool.query('truncate deletion_bot.progress')
    await erase(x)
    expect(await chats()).toEqual([])
  })

  test('is that person’s own chat where it stands under a user id that is not known yet', async () => {
    const [chat] = await chats()
    await pool.query('update conversation set external_id = $2, business_scoped_user_id = $2 where id = $1', [
      chat,
      'IN.abcDEF123456',
    ])
    await erase(Y)
    expect((await pool.query('select 1 from conversation where id = $1', [chat])).rows).toEqual([])
  })
})
