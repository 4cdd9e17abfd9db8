import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { completed, type StepResult } from '../../src/erasure/evidence.ts'
import { composeReceipt } from '../../src/erasure/receipt.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { swept } from '../support/sweep.ts'
import { FIFTY, fiftyMap, fiftySchema, fillFifty } from './support/fifty.ts'
import type { KillJob } from './support/kill-child.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, NOW, people, type Snapshot, snapshot } from './support/world.ts'

const TIME_ENOUGH = 900_000
/** Processes that have loaded everything and wait for what to do. */
const READY = 2

const lanes = [testDatabase(), testDatabase()].map((database) => ({ database, pool: undefined as pg.Pool | undefined }))
const whose = subjectOf(people[0] as (typeof people)[number])

beforeAll(async () => {
  for (const lane of lanes) {
    lane.pool = new pg.Pool({ connectionString: lane.database.url, max: 3 })
    await lane.pool.query(fiftySchema)
    await installOwnSchema(lane.pool)
  }
})
afterAll(async () => {
  for (const child of waiting) child.kill('SIGKILL')
  for (const lane of lanes) await lane.pool?.end()
})

const waiting: ChildProcess[] = []
function nextChild(): ChildProcess {
  while (waiting.length <= READY)
    waiting.push(spawn(process.execPath, [inject('programs').killChild], { stdio: ['pipe', 'pipe', 'inherit'] }))
  return waiting.shift() as ChildProcess
}

async function run(job: KillJob): Promise<{ signal: NodeJS.Signals | null; said: string }> {
  const child = nextChild()
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const said = text(child.stdout as NodeJS.ReadableStream)
  child.stdin?.end(`${JSON.stringify(job)}\n`)
  const [code, signal] = await exited
  if (signal === null) expect(code).toBe(0)
  return { signal, said: await said }
}

/** Rows that are gone or changed, counted from outside. */
function removed(before: Snapshot, after: Snapshot): number[] {
  return FIFTY.map((table) => Object.entries(before[table] ?? {}).filter(([id, row]) => after[table]?.[id] !== row).length)
}

const rowsByTable = (steps: readonly StepResult[]) =>
  FIFTY.map((table) => steps.filter(({ step }) => step.table === table).reduce((sum, { rows }) => sum + rows, 0))

/** The receipt's sum of everything that was changed. */
async function receiptSum(pool: pg.Pool, steps: readonly StepResult[]): Promise<{ result: string; rows: number }> {
  const plan = await planFor(pool, fiftyMap, whose)
  const found = await searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs: 20_000 })
  const times = { proved: CUT_OFF, confirmed: CUT_OFF, frozen: CUT_OFF, started: NOW, finished: NOW }
  const { body } = composeReceipt({
    ...{ receiptId: REQUEST, reference: 'CM-7K3F-9QXD', number: 0, plan, steps, found, verdict: completed(plan, found) },
    ...{ unreachable: [], commitment: 'a'.repeat(64), times },
  })
  const said = JSON.parse(body) as { result: string; categories: Record<string, Record<string, number>> }
  return {
    result: said.result,
    rows: Object.values(said.categories)
      .flatMap(Object.values<number>)
      .reduce((a, b) => a + b, 0),
  }
}

test('an erasure of fifty steps, killed with -9 at every statement it sends and started again, ends in the same rows and counts each once', {
  timeout: TIME_ENOUGH,
}, async () => {
  const [first] = lanes
  if (!first?.pool) throw new Error('no database')
  await fillFifty(first.pool)
  const before = await snapshot(first.pool, FIFTY)
  const plan = await planFor(first.pool, fiftyMap, whose)
  expect(plan.steps).toHaveLength(50)
  const sent = JSON.parse((await run({ url: first.database.url })).said) as string[]
  const after = await snapshot(first.pool, FIFTY)
  const gone = removed(before, after)
  expect(gone.every((rows) => rows > 0)).toBe(true)
  expect(sent.length).toBeGreaterThan(60)
  const commits = sent.flatMap((word, i) => (word === 'commit' ? [i + 1] : []))
  expect(commits.length).toBeGreaterThan(2)

  const jobs: Omit<KillJob, 'url'>[] = swept([
    ...sent.map((_word, i) => ({ killAt: i + 1, when: 'before' as const })),
    ...commits.map((killAt) => ({ killAt, when: 'sent' as const })),
  ])
  const work = async ({ database, pool }: (typeof lanes)[number]) => {
    if (!pool) throw new Error('no database')
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      await fillFifty(pool)
      const { signal } = await run({ url: database.url, ...job })
      const where = `killed ${job.when} statement ${job.killAt}, ${sent[(job.killAt ?? 1) - 1]}`
      expect(signal, where).toBe('SIGKILL')
      const done = await execute(pool, await planFor(pool, fiftyMap, whose), whose)
      expect(await snapshot(pool, FIFTY), where).toEqual(after)
      expect(rowsByTable(done.steps), where).toEqual(gone)
      expect(await receiptSum(pool, done.steps), where).toEqual({ result: 'completed', rows: gone.reduce((a, b) => a + b, 0) })
    }
  }
  await Promise.all(lanes.map(work))
})
