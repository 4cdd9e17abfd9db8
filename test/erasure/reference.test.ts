import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brake } from '../../src/erasure/brake.ts'
import { readBrakeFacts } from '../../src/erasure/brake-store.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { lookUpFacts } from '../../src/erasure/facts-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { demoPeople } from '../../src/platform/demo-people.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { type SubjectIdentifiers, spellingsOf } from '../../src/subject/subject.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs } from './support/run.ts'
import { snapshot } from './support/world.ts'

const databases = testDatabases({ demo: true })
const statementMs = 20_000
let pool: pg.Pool
let tables: string[]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 3 })
  await installOwnSchema(pool)
  tables = Object.keys((await readCatalogue(pool)).tables)
})
afterAll(() => pool.end())

/** Whose rows these are, said in plain SQL; $1 is every spelling of the number, $2 every user id. */
const HIS = `
  with c as (select id from conversation where external_id = any($1::text[] || $2::text[]) or business_scoped_user_id = any($2) or (metadata #>> '{contact,phone}' = any($1) and external_id !~ '^[+]?[0-9]+$')),
    m as (select id from message where conversation_id in (select id from c)),
    v as (select id from voice_session where conversation_id in (select id from c) or metadata #>> '{caller,phone}' = any($1)),
    i as (select id from invoice where billing_phone = any($1))
  select 'conversation' as "table", id::text as key from c union all select 'message', id::text from m
  union all select 'message_status', id::text from message_status where message_id in (select id from m)
  union all select 'voice_session', id::text from v
  union all select 'voice_turn', id::text from voice_turn where voice_session_id in (select id from v)
  union all select 'call_analysis', id::text from call_analysis where voice_session_id in (select id from v)
  union all select 'usage_log', id::text from usage_log where conversation_id in (select id from c)
  union all select 'campaign_recipient', id::text from campaign_recipient where phone = any($1)
  union all select 'webhook_delivery', id::text from webhook_delivery where payload #>> '{data,conversation,external_id}' = any($1::text[] || $2::text[])
  union all select 'audit_log', id::text from audit_log where target = any($1)
  union all select 'invoice', id::text from i
  union all select 'payment', id::text from payment where payer_phone = any($1) or (payer_phone is null and invoice_id in (select id from i))
  union all select 'idempotency_record', to_jsonb(r)::text from idempotency_record r, jsonb_array_elements(response -> 'contacts') x
    where x ->> 'wa_id' = any($1) or x ->> 'input' = any($1) or x ->> 'user_id' = any($2)`

async function hisRows(subject: SubjectIdentifiers): Promise<Set<string>> {
  const { rows } = await pool.query<{ table: string; key: string }>(HIS, [
    spellingsOf(subject, 'phone'),
    spellingsOf(subject, 'user_id'),
  ])
  return new Set(rows.map(({ table, key }) => `${table} ${key}`))
}

async function erase(subject: SubjectIdentifiers, requestId: string) {
  const catalogue = await readCatalogue(pool)
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: demoNow, now: demoNow })
  if ('refused' in planned) throw new Error(planned.refused)
  const { plan } = planned
  const counts = await countPlan(pool, plan, subject, { atMost: 10_000, statementMs })
  const facts = await readBrakeFacts(pool, plan, subject, counts, { statementMs })
  const blobs = memoryBlobs()
  const done = await carryOut(pool, blobs, { requestId, run: 0, plan, subject, pseudonyms: [], now: () => demoNow })
  const found = await searchResidue(pool, { plan, subject, requestId }, { statementMs })
  return { plan, counts, done, found, blobs, judged: brake(subject, counts, facts, { rowsMax: 10_000 }) }
}

const people = demoPeople(demoNow)
const subjectOf = ({ phone, userId }: (typeof people)[number]): SubjectIdentifiers => ({
  phones: phone ? [phone] : [],
  userIds: userId ? [userId] : [],
  emails: [],
})

test('before anything is erased, the facts about each demo person are what the demo says of them', async () => {
  const fresh = { map: referenceMap, catalogue: await readCatalogue(pool), scope: { kind: 'number' } as const, now: demoNow }
  const told: Record<string, object> = {}
  for (const person of people) {
    const { held, suspect, businesses, hasAccount, tenants } = await lookUpFacts(
      pool,
      { ...fresh, subject: subjectOf(person) },
      { statementMs },
    )
    told[person.key] = { held, suspect, businesses, hasAccount }
    expect(tenants.every(({ tenantId, name }) => name !== tenantId)).toBe(true)
  }
  expect(told).toMatchObject({
    meera: { held: true, suspect: false, businesses: 2, hasAccount: false },
    rohan: { held: true, suspect: false, businesses: 1, hasAccount: false },
    farhan: { held: true, suspect: true, businesses: 1, hasAccount: false },
    kavya: { held: true, suspect: false, businesses: 1, hasAccount: false },
  })
})

describe('each person of the demo', () => {
  test.each(people.map((person, i) => [person.name, person, i] as const))(
    '%s goes, and no row of anybody else changes',
    async (_name, person, i) => {
      const subject = subjectOf(person)
      const before = await snapshot(pool, tables)
      const his = await hisRows(subject)

      const { plan, counts, done, found, blobs, judged } = await erase(
        subject,
        `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      )

      const after = await snapshot(pool, tables)
      const touched = tables.flatMap((table) =>
        Object.entries(before[table] ?? {}).flatMap(([key, row]) => (after[table]?.[key] === row ? [] : [`${table} ${key}`])),
      )
      expect(touched.filter((row) => !his.has(row))).toEqual([])
      expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
      expect(found.residue).toEqual([])
      expect(judged).toEqual(['vikram', 'gauri'].includes(person.key) ? { stop: 'staff-number' } : { go: true })
      // Imran's number stands in what somebody else wrote.
      expect(found.mentions).toEqual(person.key === 'imran' ? [{ table: 'message', rows: 1 }] : [])
      expect(completed(plan, found)).toEqual({ is: 'completed' })
      expect(await hisRows(subject)).toEqual(new Set())
      const messages = done.steps.find(({ step }) => step.table === 'message')
      expect(messages?.rows).toBe(person.messages)
      expect(blobs.removed.length).toBeGreaterThanOrEqual(
        done.steps.find(({ step }) => step.table === 'voice_session')?.noun?.rows ?? 0,
      )
    },
  )
})

test('once all of them are gone their numbers stand only where others mention them', async () => {
  const phones = people.flatMap(({ phone }) => (phone ? [phone.slice(3)] : []))
  const { rows } = await pool.query<{ content: string }>(`select content from message where content ~ $1`, [phones.join('|')])
  const { rows: rest } = await pool.query(
    `select 1 from conversation t where t::text ~ $1 union all select 1 from campaign_recipient t where t::text ~ $1
     union all select 1 from invoice t where t::text ~ $1 union all select 1 from payment t where t::text ~ $1
     union all select 1 from webhook_delivery t where t::text ~ $1 union all select 1 from audit_log t where t::text ~ $1`,
    [phones.join('|')],
  )
  expect(rest).toEqual([])
  expect(rows.length).toBeLessThan(5)
})
