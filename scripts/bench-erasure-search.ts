import pg from 'pg'
import { readCatalogue } from '../src/erasure/catalogue-store.ts'
import { completed } from '../src/erasure/evidence.ts'
import { executePlan } from '../src/erasure/execute.ts'
import { planErasure } from '../src/erasure/plan.ts'
import { commitmentOf, composeReceipt } from '../src/erasure/receipt.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { searchResidue } from '../src/erasure/residue.ts'
import { BIG, dropDatabase, fillBig, messagesAround } from './bench-erasure-data.ts'

const SUBJECTS = 20
const SHOPS = 500
const STATEMENT_MS = 60_000

export interface SearchBench {
  messages: number
  /** Milliseconds of one small subject, the middle of all: of a business among many, and of one that has everybody. */
  small: Timed
  big: Timed
}

interface Timed {
  eraseMs: number
  searchMs: number
  receiptMs: number
  /** Tables that are left to the night. */
  tonight: number
}

/** What an erasure does after its last row: the search for what is left, and the receipt, on a platform of so many messages. */
export async function benchSearch(serverUrl: string, rows: number): Promise<SearchBench> {
  const url = await fillBig(serverUrl, 'search', rows, 'statuses and recordings')
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  try {
    const big = await timed(pool)
    await pool.query(SPREAD, [SHOPS])
    await pool.query('vacuum analyze')
    return { messages: messagesAround(rows), big, small: await timed(pool) }
  } finally {
    await pool.end()
    await dropDatabase(serverUrl, 'search')
  }
}

/** The customers of the one business become those of many. */
const SPREAD = `
with t as (insert into tenant (name) select 'Shop ' || n from generate_series(1, $1::int) n returning id),
  b as (insert into bot (tenant_id, name, type) select id, 'Bot', 'whatsapp' from t returning id, tenant_id),
  shop as (select *, row_number() over () - 1 as nth from b),
  c as (select id, row_number() over () % $1::int as nth from conversation)
update conversation set tenant_id = shop.tenant_id, bot_id = shop.id from c join shop on shop.nth = c.nth where c.id = conversation.id`

async function timed(pool: pg.Pool): Promise<Timed> {
  const { rows } = await pool.query<{ phone: string; tenant: string }>(
    `select external_id as phone, tenant_id::text as tenant from conversation where external_id <> $2 order by md5(id::text) limit $1`,
    [SUBJECTS, BIG],
  )
  if (rows.length < SUBJECTS) throw new Error('The benchmark has too few customers.')
  const catalogue = await readCatalogue(pool)
  const runs: Timed[] = []
  for (const [i, { phone, tenant }] of rows.entries()) {
    const now = new Date()
    const subject = { phones: [phone], userIds: [], emails: [] }
    const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
    if ('refused' in planned) throw new Error(planned.refused)
    const { plan } = planned
    const requestId = `00000000-0000-4000-8000-${tenant.slice(-6)}${String(i).padStart(6, '0')}`
    const began = performance.now()
    const remove = async () => ({ is: 'gone' as const })
    const done = await executePlan(
      pool,
      { remove, exists: async () => true },
      { requestId, run: 0, plan, subject, pseudonyms: [], now: () => now },
    )
    const erased = performance.now()
    const found = await searchResidue(pool, { plan, subject, requestId, tenants: [tenant] }, { statementMs: STATEMENT_MS })
    const searched = performance.now()
    const verdict = completed(plan, found)
    if (verdict.is !== 'completed') throw new Error(`The benchmark left something: ${verdict.rest.join(', ')}`)
    composeReceipt({
      ...{ receiptId: requestId, reference: 'CM-BENC-HMRK', number: 0, plan, steps: done.steps, found, verdict, unreachable: [] },
      commitment: commitmentOf(phone, 'salt'),
      times: { proved: now, confirmed: now, frozen: now, started: now, finished: now },
    })
    const receiptMs = performance.now() - searched
    runs.push({ eraseMs: erased - began, searchMs: searched - erased, receiptMs, tonight: found.tonight?.length ?? 0 })
  }
  const middle = (of: keyof Timed) => runs.map((run) => run[of]).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN
  return { eraseMs: middle('eraseMs'), searchMs: middle('searchMs'), receiptMs: middle('receiptMs'), tonight: middle('tonight') }
}
