import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { demoBusinesses } from '../../src/platform/demo-businesses.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { parsePhone } from '../../src/subject/address.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs } from './support/run.ts'
import { snapshot } from './support/world.ts'

const databases = testDatabases({ demo: true })
const statementMs = 20_000
const NOBODY = { phones: [], userIds: [], emails: [] }
let pool: pg.Pool
let tables: string[]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 3 })
  await installOwnSchema(pool)
  tables = Object.keys((await readCatalogue(pool)).tables)
})
afterAll(() => pool.end())

/** Whose rows these are, said in plain SQL for the tables that have no tenant of their own. */
const BY_PARENT: Record<string, string> = {
  tenant: 't.id = $1',
  user_session: 't.user_id in (select id from app_user where tenant_id = $1)',
  passkey: 't.user_id in (select id from app_user where tenant_id = $1)',
  knowledge_entry: 't.knowledge_source_id in (select id from knowledge_source where tenant_id = $1)',
  message: 't.conversation_id in (select id from conversation where tenant_id = $1)',
  message_status:
    't.message_id in (select m.id from message m join conversation c on c.id = m.conversation_id where c.tenant_id = $1)',
  voice_turn: 't.voice_session_id in (select id from voice_session where tenant_id = $1)',
  call_analysis: 't.voice_session_id in (select id from voice_session where tenant_id = $1)',
}

async function rowsOfTenant(tenantId: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of tables) {
    const { rows } = await pool.query<{ key: string }>(
      `select coalesce(to_jsonb(t) ->> 'id', to_jsonb(t)::text) as key from ${table} t where ${BY_PARENT[table] ?? 't.tenant_id = $1'}`,
      [tenantId],
    )
    for (const { key } of rows) found.add(`${table} ${key}`)
  }
  return found
}

/** Owner, staff and customers: none of them may be named by what comes of the erasure. */
async function peopleOf(tenantId: string): Promise<SubjectIdentifiers> {
  const { rows } = await pool.query<{ phone: string | null; email: string | null }>(
    `select phone_number as phone, email from app_user where tenant_id = $1
     union select external_id, null from conversation where tenant_id = $1`,
    [tenantId],
  )
  return {
    phones: [...new Set(rows.flatMap(({ phone }) => (phone === null ? [] : (parsePhone(phone) ?? []))))],
    userIds: [],
    emails: rows.flatMap(({ email }) => email ?? []),
  }
}

async function eraseAccount(tenantId: string, requestId: string) {
  const people = await peopleOf(tenantId)
  const catalogue = await readCatalogue(pool)
  const scope = { kind: 'account', tenantId } as const
  const planned = planErasure({ map: referenceMap, catalogue, subject: NOBODY, scope, cutOff: demoNow, now: demoNow })
  if ('refused' in planned) throw new Error(planned.refused)
  const { plan } = planned
  const counts = await countPlan(pool, plan, NOBODY, { atMost: 100_000, statementMs })
  const blobs = memoryBlobs()
  const run = { requestId, run: 0, plan, subject: NOBODY, pseudonyms: [], now: () => demoNow }
  const done = await carryOut(pool, blobs, run, people)
  const found = await searchResidue(pool, { plan, subject: NOBODY, requestId }, { statementMs })
  return { plan, counts, done, found, blobs }
}

const accounts = demoBusinesses.map(
  ({ name, tenantId }, n) => [name, tenantId, `00000000-0000-4000-8000-00000000000${n}`] as const,
)

describe('each business of the demo', () => {
  test.each(accounts)(
    '%s goes with all that was made under it, and no row of another business changes',
    async (_name, tenantId, requestId) => {
      const before = await snapshot(pool, tables)
      const its = await rowsOfTenant(tenantId)

      const blobKeys = await blobKeysOf(tenantId)
      const { plan, counts, done, found, blobs } = await eraseAccount(tenantId, requestId)

      const after = await snapshot(pool, tables)
      const touched = tables.flatMap((table) =>
        Object.entries(before[table] ?? {}).flatMap(([key, row]) => (after[table]?.[key] === row ? [] : [`${table} ${key}`])),
      )
      expect(touched.filter((row) => !its.has(row))).toEqual([])
      expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
      expect(completed(plan, found)).toEqual({ is: 'completed' })
      expect([...new Set(blobs.removed)].toSorted()).toEqual(blobKeys)
      const { rows: kept } = await pool.query<{ row: string }>(
        `select table_name || ' ' || (primary_key ->> 'id') as row from deletion_bot.retained where request_id = $1 order by 1`,
        [requestId],
      )
      expect([...(await rowsOfTenant(tenantId))].toSorted()).toEqual(kept.map(({ row }) => row).toSorted())
      expect(new Set(kept.map(({ row }) => row.split(' ')[0]))).toEqual(new Set(KEPT))

      const again = await eraseAccount(tenantId, requestId)
      expect(again.done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
      expect(await snapshot(pool, tables)).toEqual(after)
    },
  )
})

/** What the law keeps of an account, and the rows that these reference. */
const KEPT = ['app_user', 'audit_log', 'credit_transaction', 'invoice', 'payment', 'tenant']

async function blobKeysOf(tenantId: string): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `select m.media_key as key from message m join conversation c on c.id = m.conversation_id where c.tenant_id = $1
     union select recording_key from voice_session where tenant_id = $1
     union select a.recording_key from call_analysis a join voice_session v on v.id = a.voice_session_id where v.tenant_id = $1
     union select file_key from knowledge_source where tenant_id = $1`,
    [tenantId],
  )
  return rows.flatMap(({ key }) => key ?? []).toSorted()
}

test('an account without a name of its own is refused before anything is read', () => {
  const scope = { kind: 'account', tenantId: ' ' } as const
  const catalogue = { schema: 'public', tables: {}, foreignKeys: [] }
  const planned = planErasure({ map: referenceMap, catalogue, subject: NOBODY, scope, cutOff: demoNow, now: demoNow })
  expect(planned).toEqual({ refused: 'empty-identifier' })
})
