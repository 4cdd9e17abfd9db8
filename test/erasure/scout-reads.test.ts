import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { executePlan } from '../../src/erasure/execute.ts'
import { type ErasurePlan, planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import type { Sizes } from '../../src/erasure/scout-store.ts'
import { type OwnCluster, startOwnCluster } from '../support/own-cluster.ts'
import { memoryBlobs, REQUEST } from './support/run.ts'
import { fillTwo } from './support/two-people.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const subject = { phones: [MEERA], userIds: [], emails: [] }
let cluster: OwnCluster
let pool: pg.Pool
let plan: ErasurePlan

beforeAll(async () => {
  // What another database's transaction or autovacuum holds back is not marked as dead: nobody else is in this one.
  cluster = await startOwnCluster()
  pool = new pg.Pool({ connectionString: cluster.platformUrl })
  await pool.query('alter system set autovacuum = off')
  await pool.query('select pg_reload_conf()')
  const now = new Date()
  const catalogue = await readCatalogue(pool)
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  plan = planned.plan
})
afterAll(async () => {
  await pool.end()
  await cluster.stop()
})

/** Of messages and statuses, ever. */
const rowsRead = () =>
  told(
    `select sum(idx_tup_fetch + seq_tup_read)::int as told from pg_stat_all_tables where relname in ('message', 'message_status')`,
  )
/** Of the index that leads from a chat to its messages, those of dead rows as well, unless they are known to be dead. */
const entriesRead = () =>
  told(
    `select idx_tup_read::int as told from pg_stat_all_indexes where indexrelname = 'message_conversation_id_created_at_index'`,
  )

/** What a connection has read is told when it ends. */
async function told(query: string): Promise<number> {
  await pool.end()
  pool = new pg.Pool({ connectionString: cluster.platformUrl, max: 4 })
  const others = 'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  await expect.poll(async () => (await pool.query(others)).rows.length, { timeout: 10_000 }).toBe(0)
  const { rows } = await pool.query<{ told: number }>(query)
  return rows[0]?.told ?? 0
}

/** Erases as where tables are large: ones as small as these would be read whole. Answers with how much more `read` tells. */
async function readBy(read: () => Promise<number>, sizes: Sizes): Promise<number> {
  await pool.query('analyze')
  const before = await read()
  const options = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'
  const own = new pg.Pool({ connectionString: cluster.platformUrl, max: 2, options })
  const execution = { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], sizes, now: () => plan.cutOff }
  expect((await executePlan(own, memoryBlobs(), execution)).is).toBe('done')
  await own.end()
  return (await read()) - before
}

describe('of a person with more rows than one batch takes, an erasure reads', () => {
  test('twice as many of twice as many rows below their rows: no batch brings all of the parents together', async () => {
    const sizes: Sizes = { first: 5, least: 10, most: 20, slice: 10, ahead: 10_000 }
    const work = async (messages: number) => {
      await fillTwo(pool, [MEERA, ROHAN], messages)
      return readBy(rowsRead, sizes)
    }
    await work(100)
    const [once, twice] = [await work(200), await work(400)]
    expect(twice / once).toBeLessThan(2.6)
  })

  test('few of those that are dead behind the last batch: whoever comes first marks them, and those that follow pass over them', async () => {
    const messages = 2_000
    await fillTwo(pool, [MEERA, ROHAN], messages)
    await pool.query('update message set media_key = null')
    await pool.query('vacuum message')
    const read = await readBy(entriesRead, { first: 10, least: 100, most: 200, slice: 100, ahead: 10_000 })
    expect(read / messages).toBeLessThan(4)
  })
})
