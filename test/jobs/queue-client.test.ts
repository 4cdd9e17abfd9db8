import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, quickAddJob, run } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QueueClient } from '../../src/jobs/queue-client.ts'
import { QueuePool } from '../../src/jobs/queue-pool.ts'
import { migrateQueue } from '../../src/jobs/worker.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
const NAME = 'queue-under-test'
let pool: pg.Pool
let outside: pg.Client
beforeAll(async () => {
  await migrateQueue(database.url)
  outside = new pg.Client({ connectionString: database.url })
  await outside.connect()
  pool = new pg.Pool({ Client: QueueClient, connectionString: database.url, max: 3, application_name: NAME })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
})
afterAll(async () => {
  await pool.end()
  await outside.end()
})

const endSessions = () =>
  outside.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [NAME])

test('a job whose connections are lost at its end is struck off once they are back, and the process goes on', async () => {
  let done = 0
  // The queue reaches for a connection right after the job: each one it gets is gone before its first statement is through.
  const cutting = async () => {
    done += 1
    await outside.query('begin; lock table graphile_worker._private_jobs in exclusive mode')
    setTimeout(async () => {
      await endSessions()
      await outside.query('rollback')
    }, 300)
  }
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 200,
    taskList: { cutting },
    logger: new Logger(() => () => {}),
  })
  await quickAddJob({ connectionString: database.url, logger: new Logger(() => () => {}) }, 'cutting', {})
  const left = async () => (await outside.query('select 1 from graphile_worker._private_jobs')).rowCount
  while (done === 0 || (await left()) !== 0) await sleep(100)
  await runner.stop()
  expect(done).toBe(1)
})

test('who comes for a connection after the queue’s pool has ended waits, and is no unhandled rejection', async () => {
  const ended: pg.Pool = new QueuePool({ Client: QueueClient, connectionString: database.url, max: 1 })
  expect((await ended.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  const client = await ended.connect()
  client.release()
  await ended.end()
  const outcome = ended.connect().then(
    () => 'given',
    () => 'refused',
  )
  const aTurnLater = new Promise((resolve) => setImmediate(() => resolve('waits')))
  expect(await Promise.race([outcome, aTurnLater])).toBe('waits')
})
