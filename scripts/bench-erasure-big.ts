import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { localBlobs } from '../src/blobs/local-blobs.ts'
import { readCatalogue } from '../src/erasure/catalogue-store.ts'
import { executePlan } from '../src/erasure/execute.ts'
import { planErasure } from '../src/erasure/plan.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { type Below, BIG, copyOf, dropDatabase, fillBig, recordingKeys } from './bench-erasure-data.ts'
import { eraseByPages, type Floor } from './bench-erasure-floor.ts'

const READER = fileURLToPath(new URL('bench-erasure-reader.ts', import.meta.url))
const IDLE_MS = 3_000
const UPDATES = 1_500

export interface BigErasure {
  rows: number
  below: Below
  /** One DELETE per table of the same rows, in one transaction each. */
  plainSeconds: number
  engineSeconds: number
  ratio: number
  /** The longest transaction of the engine, so no lock was held longer. */
  longestMs: number
  /** 99th percentiles of somebody else's reads. */
  reader: { idleMs: number; plainMs: number; engineMs: number }
  memoryGrowthMiB: number
  /** The pattern of one UPDATE and commit per row, measured on a sample. */
  rowByRowPerSecond: number
  enginePerSecond: number
  /** With statuses alone: what remains without the engine. */
  floor?: Floor
}

/** One customer's `rows` messages among many more (see fillBig): the engine against plain SQL, each on a fresh copy of the same data. */
export async function benchBig(serverUrl: string, rows: number, below: Below): Promise<BigErasure> {
  const template = `big_${rows}_${below.replaceAll(' ', '_')}`
  await fillBig(serverUrl, template, rows, below)
  try {
    const plain = await onCopy(serverUrl, template, plainDelete)
    const rowByRowPerSecond = await onCopy(serverUrl, template, rowByRow)
    const floorOf = (whole: keyof Floor) => onCopy(serverUrl, template, (pool) => eraseByPages(pool, whole))
    const floor = below === 'statuses' ? { pages: await floorOf('pages'), counted: await floorOf('counted') } : undefined
    const engine = await onCopy(serverUrl, template, (pool, url) =>
      byEngine(pool, url, below === 'statuses and recordings' ? recordingKeys(rows) : []),
    )
    return {
      rows,
      below,
      plainSeconds: plain.seconds,
      ratio: engine.engineSeconds / plain.seconds,
      rowByRowPerSecond,
      enginePerSecond: rows / engine.engineSeconds,
      ...(floor ? { floor } : {}),
      ...engine,
      reader: { ...engine.reader, plainMs: plain.readerMs },
    }
  } finally {
    await dropDatabase(serverUrl, template)
  }
}

async function onCopy<T>(serverUrl: string, template: string, work: (pool: pg.Pool, url: string) => Promise<T>): Promise<T> {
  const url = await copyOf(serverUrl, template, `${template}_copy`)
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  // Dropping the copy ends connections that are still closing.
  pool.on('error', () => {})
  try {
    return await work(pool, url)
  } finally {
    await pool.end()
    await dropDatabase(serverUrl, `${template}_copy`)
  }
}

// Children by their own foreign key's cascade, as a careful hand would.
async function plainDelete(pool: pg.Pool, url: string): Promise<{ seconds: number; readerMs: number }> {
  const reader = await startReader(url)
  await reader.take()
  const start = performance.now()
  await pool.query('delete from message m using conversation c where c.id = m.conversation_id and c.external_id = $1', [BIG])
  await pool.query('delete from conversation where external_id = $1', [BIG])
  const seconds = (performance.now() - start) / 1_000
  const readerMs = await reader.take()
  await reader.stop()
  return { seconds, readerMs }
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

async function byEngine(pool: pg.Pool, url: string, recordings: readonly string[]) {
  const catalogue = await readCatalogue(pool)
  const subject = { phones: [BIG], userIds: [], emails: [] }
  const now = new Date()
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-blobs-'))
  const blobs = localBlobs(folder)
  for (const key of recordings) await blobs.put(key, Buffer.from('OggS'))
  const reader = await startReader(url)
  const idleMs = await reader.take()
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
  const engineMs = await reader.take()
  await reader.stop()
  await checkErased(pool)
  const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.ogg'))
  if (left.length > 0) throw new Error('The benchmark left recordings.')
  rmSync(folder, { recursive: true })
  return {
    engineSeconds,
    longestMs,
    reader: { idleMs, engineMs },
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

/** Somebody else's chat, read by a process of its own: how long its readers wait. */
async function startReader(url: string) {
  const child = fork(READER, [url, BIG], { execArgv: ['--import', 'tsx'] })
  const answer = async (asked: string) => {
    const answered = once(child, 'message')
    child.send(asked)
    return p99(((await answered) as [number[]])[0])
  }
  await once(child, 'message')
  await sleep(IDLE_MS)
  return {
    take: () => answer('take'),
    async stop() {
      const ended = once(child, 'exit')
      await answer('stop')
      await ended
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
