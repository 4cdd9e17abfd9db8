import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completed } from '../../src/erasure/evidence.ts'
import type { ErasurePlan } from '../../src/erasure/plan.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, type Person, people, tenantIds } from './support/world.ts'

const person = people[0] as Person
const whose = subjectOf(person)
const NOTES = 1_500
const [OLD, NEW] = [new Date(CUT_OFF.getTime() - 1), new Date(CUT_OFF.getTime() + 1)]
const BLOCKED_MS = 100
const FOREIGN_KEY = '23503'
/** A lock that the erasure holds, or one for which it gave up waiting. */
const LOCK_TIMEOUT = '55P03'

const database = testDatabase()
let pool: pg.Pool
let writer: pg.Client
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
  writer = new pg.Client({ connectionString: database.url })
  await writer.connect()
})
afterAll(async () => {
  await writer.end()
  await pool.end()
})

/** What a platform writes for a customer: a contact with its chat, and a message in a chat that may be going at this very moment. */
function writes(id: number, at: Date): [string, unknown[]][] {
  const uuid = `99999999-0000-4000-8000-${String(id).padStart(12, '0')}`
  return [
    ['insert into contact (id, tenant_id, phone, created_at) values ($1, $2, $3, $4)', [uuid, tenantIds[0], person.phone, at]],
    ['insert into thread (id, tenant_id, contact_id, created_at) values ($1, $2, $3, $4)', [id, tenantIds[0], uuid, at]],
    ['insert into note (id, thread_id, body, created_at) values ($1, $1, $2, $3)', [id, `it is ${person.phone}`, at]],
    ['insert into note (id, thread_id, body, created_at) values ($1, 0, $2, $3)', [id + 1, 'in the old chat', at]],
    [
      'insert into delivery (id, tenant_id, payload, created_at) values ($1, $2, $3, $4)',
      [id, tenantIds[1], { contacts: [{ wa_id: person.phone.slice(1) }] }, at],
    ],
  ]
}

/** Writes one statement after the other, each committed by itself. Answers with how many rows the database took. */
async function write(id: number, at: Date): Promise<number> {
  let taken = 0
  for (const [text, values] of writes(id, at)) {
    // Its parent is gone: the write is refused, and nothing is left.
    const { rowCount } = await writer.query(text, values).catch((error: { code?: string }) => {
      if (error.code !== FOREIGN_KEY) throw error
      return { rowCount: 0 }
    })
    taken += rowCount ?? 0
  }
  return taken
}

/** Rows of the person dated up to the cut-off, or after it, said in plain SQL. */
async function rowsDated(old: boolean): Promise<number> {
  const dated = `created_at ${old ? '<=' : '>'} '${CUT_OFF.toISOString()}'`
  const { rows } = await pool.query<{ rows: number }>(
    `with mine as (select id from contact where phone = any($1)), chats as (select id from thread where contact_id in (select id from mine))
     select ((select count(*) from note where thread_id in (select id from chats) and ${dated})
       + (select count(*) from delivery where payload #>> '{contacts,0,wa_id}' = $2 and ${dated})
       + (select count(*) from note where body like '%' || $2 || '%' and thread_id >= 900000 and ${dated}))::int as rows`,
    [[person.phone, person.phone.slice(1), person.phone.slice(3)], person.phone.slice(1)],
  )
  return rows[0]?.rows ?? -1
}

const pass = async (plan: ErasurePlan, run: number, checkpoint?: (name: string) => Promise<void>, written?: () => unknown) => {
  const outcome = await execute(pool, plan, whose, { run, ...(checkpoint ? { checkpoint } : {}) }).catch(
    (error: { code?: string }) => {
      if (error.code !== LOCK_TIMEOUT) throw error
      return undefined
    },
  )
  await written?.()
  const found = await searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs: 20_000 })
  return { outcome, verdict: completed(plan, found) }
}

describe('somebody writes for the person while the erasure runs', () => {
  test('at any moment: what is dated before the cut-off is taken or named, and what is newer stays', {
    timeout: 600_000,
  }, async () => {
    let caught = 0
    let named = 0
    for (let moment = 0, through = false; !through; moment += 1) {
      await fillBusyShop(pool, NOTES)
      const plan = await planFor(pool, shopMap, whose)
      let passed = 0
      let writing: Promise<number[]> | undefined
      const [old, newer] = [900_000 + 10 * moment, 950_000 + 10 * moment]
      const look = async () => {
        if (passed++ !== moment) return
        writing = (async () => [await write(old, OLD), await write(newer, NEW)])()
        // It may wait for rows that this very transaction has taken.
        await Promise.race([writing, sleep(BLOCKED_MS)])
      }
      const first = await pass(plan, 0, look, () => writing)
      through = writing === undefined
      const taken = (await writing) ?? [0, 0]
      if (through) continue
      const left = await rowsDated(true)
      // Never silently left: a verdict of completed means that there is nothing.
      if (first.verdict.is === 'completed') {
        expect({ moment, left }).toEqual({ moment, left: 0 })
        caught += 1
      } else {
        named += 1
        const next = await pass(plan, 1)
        expect({ moment, left: await rowsDated(true), verdict: next.verdict.is }).toEqual({
          moment,
          left: 0,
          verdict: 'completed',
        })
      }
      expect({ moment, newer: await rowsDated(false) }).toEqual({ moment, newer: (taken[1] ?? 0) - 2 + 1 })
    }
    expect(caught).toBeGreaterThan(0)
    expect(named).toBeGreaterThan(0)
  })

  test('a transaction that began before and commits after it leaves nothing unnamed', async () => {
    await fillBusyShop(pool, NOTES)
    const plan = await planFor(pool, shopMap, whose)
    await writer.query('begin')
    for (const [text, values] of writes(990_000, OLD).slice(0, 3)) await writer.query(text, values)
    const first = await pass(plan, 0, async (name) => {
      if (name.startsWith('committed')) await writer.query('commit')
    })
    expect(first.outcome?.is).toBe('done')
    expect(first.verdict.is === 'partial' || (await rowsDated(true)) === 0).toBe(true)
    expect((await pass(plan, 1)).verdict.is).toBe('completed')
    expect(await rowsDated(true)).toBe(0)
  })

  test('a completed verdict is never given while such a row stands', async () => {
    await fillBusyShop(pool, 0)
    const plan = await planFor(pool, shopMap, whose)
    await pass(plan, 0)
    await write(995_000, OLD)
    const found = await searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs: 20_000 })
    expect(completed(plan, found).is).toBe('partial')
  })
})
