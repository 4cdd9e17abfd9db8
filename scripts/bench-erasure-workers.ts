import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migratePlatformDemo } from '../src/db/migrate.ts'
import { installOwnSchema } from '../src/platform/own-schema.ts'
import { fillSmall, ROWS_PER_SUBJECT } from './bench-erasure-small.ts'

const WORKER = fileURLToPath(new URL('bench-erasure-worker.ts', import.meta.url))
const SUBJECTS_PER_WORKER = 205
const UNTIMED = 5

export interface Throughput {
  rowsPerSubject: number
  runs: { workers: number; perSecond: number }[]
}

/** Erasures of small subjects per second by 1, 2 and 4 processes on one database. Leaves the database migrated and filled. */
export async function benchWorkers(url: string, say: (line: string) => void): Promise<Throughput> {
  await migratePlatformDemo(url)
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const counts = [1, 2, 4]
  try {
    await fillSmall(pool, counts.reduce((sum, count) => sum + count, 0) * SUBJECTS_PER_WORKER)
    await installOwnSchema(pool)
  } finally {
    await pool.end()
  }
  let next = 0
  const runs: Throughput['runs'] = []
  for (const workers of counts) {
    say(`small subjects with ${workers} workers …`)
    runs.push({ workers, perSecond: await together(url, workers, next) })
    next += workers * SUBJECTS_PER_WORKER
  }
  return { rowsPerSubject: ROWS_PER_SUBJECT, runs }
}

async function together(url: string, workers: number, first: number): Promise<number> {
  const children = Array.from({ length: workers }, (_, i) => {
    const from = first + i * SUBJECTS_PER_WORKER
    return fork(WORKER, [url, String(from), String(from + SUBJECTS_PER_WORKER)], { execArgv: ['--import', 'tsx'] })
  })
  await Promise.all(children.map((child) => once(child, 'message')))
  const start = performance.now()
  const done = children.map((child) => once(child, 'message'))
  for (const child of children) child.send('go')
  await Promise.all(done)
  return (workers * (SUBJECTS_PER_WORKER - UNTIMED)) / ((performance.now() - start) / 1_000)
}
