import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { localBlobs } from '../src/blobs/local-blobs.ts'
import { readCatalogue } from '../src/erasure/catalogue-store.ts'
import { executePlan } from '../src/erasure/execute.ts'
import { planErasure } from '../src/erasure/plan.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { BIG, copyOf, dropDatabase, fillBig, recordingKeys } from './bench-erasure-data.ts'

const IDLE_MS = 3_000
const READ_EVERY_MS = 4
const UPDATES = 1_500

export interface BigErasure {
  rows: number
  children: boolean
  /** One DELETE per table of the same rows, in one transaction each. */
  plainSeconds: number
  engineSeconds: number
  ratio: number
  /** The longest transaction of the engine, so no lock was held longer. */
  longestMs: number
  reader: { idleP99Ms: number; duringP99Ms: number }
  memoryGrowthMiB: number
  /** The pattern of one UPDATE and commit per row, measured on a sample. */
  rowByRowPerSecond: number
  enginePerSecond: number
}

/** One customer's `rows` messages among many more (see fillBig): the engine against plain SQL, each on a fresh copy of the same data. */
export async function benchBig(serverUrl: string, rows: number, children: boolean): Promise<BigErasure> {
  const template = `big_${rows}${children ? '_children' : ''}`
  await fillBig(serverUrl, template, rows, children)
  try {
    const plainSeconds = await onCopy(serverUrl, template, plainDelete)
    const rowByRowPerSecond = await onCopy(serverUrl, template, rowByRow)
    const engine = await onCopy(serverUrl, template, (pool) => byEngine(pool, children ? recordingKeys(rows) : []))
    return {
      rows,
      children,
      plainSeconds,
      ratio: engine.engineSeconds / plainSeconds,
      rowByRowPerSecond,
      enginePerSecond: rows / engine.engineSeconds,
      ...engine,
    }
  } finally {
    await dropDatabase(serverUrl, template)
  }
}

async function onCopy<T>(serverUrl: string, template: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const url = await copyOf(serverUrl, template, `${template}_copy`)
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  // Dropping the copy ends connections that are still closing.
  pool.on('error', () => {})
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await dropDatabase(serverUrl, `${template}_copy`)
  }
}

// Children by their own foreign key's cascade, as a careful hand would.
async function plainDelete(pool: pg.Pool): Promise<number> {
  const start = performance.now()
  await pool.query('delete from message m using conversation c where c.id = m.conversation_id and c.external_id = $1', [BIG])
  await pool.query('delete from conversation where external_id = $1', [BIG])
  return (performance.now() - start) / 1_000
}

async function rowByRow(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    'select m.id from message m join conversation c on c.id = m.conversation_id where c.external_id = $1 limit $2',
    [BIG, UPDATES],
  )
  const start = performance.now()
  for (const { id } of rows) await pool.query(`update message set content = '', wamid = null where id = $1`, [id])
  return rows.length / ((performance.now() - start) / 1_000)
}

async function byEngine(pool: pg.Pool, recordings: readonly string[]) {
  const catalogue = await readCatalogue(pool)
  const subject = { phones: [BIG], userIds: [], emails: [] }
  const now = new Date()
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-blobs-'))
  const blobs = localBlobs(folder)
  for (const key of recordings) await blobs.put(key, Buffer.from('OggS'))
  const reader = await startReader(pool)
  await sleep(IDLE_MS)
  const idle = reader.take()
  const memory = watchMemory()
  let began = 0
  let longestMs = 0
  const start = performance.now()
  await executePlan(pool, blobs, {
    requestId: '00000000-0000-4000-8000-000000000001',
    run: 0,
    plan: planned.plan,
    subject,
    pseudonyms: [],
    now: () => now,
    checkpoint(name) {
      if (name.startsWith('begin')) began = performance.now()
      if (name.startsWith('committed')) longestMs = Math.max(longestMs, performance.now() - began)
    },
  })
  const engineSeconds = (performance.now() - start) / 1_000
  const during = reader.take()
  await reader.stop()
  await checkErased(pool)
  const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.ogg'))
  if (left.length > 0) throw new Error('The benchmark left recordings.')
  rmSync(folder, { recursive: true })
  return {
    engineSeconds,
    longestMs,
    reader: { idleP99Ms: p99(idle), duringP99Ms: p99(during) },
    memoryGrowthMiB: memory.stop() / 2 ** 20,
  }
}

async function checkErased(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select 1 from conversation where external_id = $1', [BIG])
  const left = await pool.query(
    'select 1 from message m where not exists (select 1 from conversation c where c.id = m.conversation_id) limit 1',
  )
  if (rows.length + left.rows.length > 0) throw new Error('The benchmark did not erase what it should have.')
}

/** Somebody else's chat, read over and over: how long its readers wait. */
async function startReader(pool: pg.Pool) {
  const { rows } = await pool.query<{ id: string }>('select id from conversation where external_id <> $1 limit 200', [BIG])
  let times: number[] = []
  let stopped = false
  const reading = (async () => {
    for (let i = 0; !stopped; i += 1) {
      const start = performance.now()
      await pool.query({
        name: 'read-a-chat',
        text: 'select content from message where conversation_id = $1 order by created_at desc limit 20',
        values: [rows[i % rows.length]?.id],
      })
      times.push(performance.now() - start)
      await sleep(READ_EVERY_MS)
    }
  })()
  return {
    take() {
      const taken = times
      times = []
      return taken
    },
    async stop() {
      stopped = true
      await reading
    },
  }
}

function watchMemory(): { stop(): number } {
  const used = () => process.memoryUsage().rss
  const before = used()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, used())
  }, 50)
  return {
    stop() {
      clearInterval(timer)
      return Math.max(most, used()) - before
    },
  }
}

const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN
