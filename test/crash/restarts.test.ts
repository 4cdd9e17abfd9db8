import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { readHeads } from '../../src/erasure/ledger-head-store.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { type DemoKey, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { type OwnCluster, startOwnCluster } from '../support/own-cluster.ts'

const TIME_ENOUGH = 300_000
const acts = new Map<string, () => Promise<void>>()
let bots: OwnCluster
let platforms: OwnCluster
let world: TestBot
let ahead = 0

beforeAll(async () => {
  // Two servers, as in production: one may fall while the other stands.
  bots = await startOwnCluster()
  platforms = await startOwnCluster()
  const checkpoint = async (name: string) => {
    const act = acts.get(name)
    acts.delete(name)
    await act?.()
  }
  world = await openTestBot({ botUrl: bots.botUrl, platformUrl: platforms.platformUrl }, { checkpoint })
  const { clock } = world.bot
  world.bot.clock = { now: () => new Date(clock.now().getTime() + ahead) }
}, TIME_ENOUGH)
afterAll(async () => {
  await world.close()
  await platforms.stop()
  await bots.stop()
}, TIME_ENOUGH)

describe('PostgreSQL itself falls and comes up again in the middle of an erasure', () => {
  test.each<[DemoKey, string, string, () => OwnCluster, string]>([
    ['rohan', 'the platform’s', 'changed message:erase', () => platforms, '7000026350'],
  ])(
    'of %s, %s at "%s": one receipt, one notice, and nothing half done',
    { timeout: TIME_ENOUGH },
    async (who, _whose, where, cluster, digits) => {
      const phone = world.phone(who)
      await phone.say('delete my data')
      await world.settle()
      await world.tapTitle(phone, 'Delete my data')
      await world.tapTitle(phone, 'Yes, delete it')
      acts.set(where, () => cluster().crash())
      ahead += 15 * MINUTE
      await workUntilOver()
      expect(acts.has(where)).toBe(false)
      const { rows } = await world.bot.lockPool.query<{ id: string; state: string }>(
        'select id, state from erasure_request order by created_at desc, id limit 1',
      )
      expect(rows).toMatchObject([{ state: 'completed' }])
      const receipts = await world.bot.lockPool.query('select number from receipt where request_id = $1', [rows[0]?.id])
      expect(receipts.rows).toEqual([{ number: 0 }])
      const ends = world.heard(phone).filter((text) => /Your data is erased/.test(text))
      expect(ends).toHaveLength(1)
      const left = await searchDatabase(platforms.platformUrl, [digits])
      expect(left.filter((row) => !/^public\.(message|audit_log|knowledge|webhook_delivery|invoice)/.test(row))).toEqual([])
      const keys = new Map([[world.bot.keys.signing.id, world.bot.keys.signing.publicKey]])
      expect(await verifyLedger(world.bot.db, keys, readHeads(`${world.dataDir}/ledger-head.jsonl`))).toMatchObject({
        findings: [],
      })
      const claimed = `select 1 from erasure_request where state = 'running' union all select 1 from outbox_message where state = 'sending'`
      expect((await world.bot.lockPool.query(claimed)).rowCount).toBe(0)
    },
  )
})

/** A worker like the one in production, until nobody waits any more. Time passes as it waits, so that what is put off is tried again. */
async function workUntilOver(): Promise<void> {
  const runner = await startWorker(world.bot, bots.botUrl, 2)
  try {
    while (!(await isOver())) {
      await sleep(200)
      ahead += 5_000
      const due = `select graphile_worker.add_job('sweep', job_key := 'sweep-of-the-test')`
      await world.bot.lockPool.query(due).catch(() => {})
    }
  } finally {
    await runner.stop()
  }
  await world.graph.idle()
}

async function isOver(): Promise<boolean> {
  try {
    const { rows } = await world.bot.lockPool.query<{ open: number }>(
      `select (select count(*) from erasure_request where state <> 'completed')::int
         + (select count(*) from outbox_message where state in ('pending', 'sending'))::int
         + (select count(*) from inbox_event where handled_at is null)::int as open`,
    )
    return rows[0]?.open === 0
  } catch {
    return false
  }
}
