import { setTimeout as sleep } from 'node:timers/promises'
import { startWorker } from '../../../src/jobs/worker.ts'
import type { Phone } from '../../../src/simulator/phone.ts'
import { type DemoKey, openTestBot, type TestBot } from '../../support/bot.ts'
import { type OwnCluster, startOwnCluster } from '../../support/own-cluster.ts'

/** The whole bot with a worker like the one in production, over two servers: the bot's own may fall while the platform's stands. */
export interface OwnWorld {
  test: TestBot
  bots: OwnCluster
  platforms: OwnCluster
  /** What is done at a checkpoint, once. */
  acts: Map<string, () => Promise<void>>
  /** What `/readyz` said each time the database had just gone. */
  saidWhileAway: Said[]
  /** By turns an immediate shutdown and kill -9. The server comes up by itself, and nobody restarts the bot. */
  fall(): Promise<void>
  pass(milliseconds: number): void
  /** Until it holds, with a sweep now and then as the crontab brings one each minute; time passes meanwhile. */
  until(isSo: () => Promise<boolean>, stepMs?: number): Promise<void>
  rows<Row extends object>(query: string, values?: unknown[]): Promise<Row[]>
  nothingWaits(): Promise<boolean>
  openState(): Promise<{ state: string; frozen: boolean } | undefined>
  isReady(): Promise<boolean>
  tapTitle(phone: Phone, title: string): Promise<void>
  /** The person has the review before them. */
  untilReview(who: DemoKey): Promise<Phone>
  close(): Promise<void>
}

/** What `/readyz` answers, as far as it is looked at. */
interface Said {
  status: number
  ready: boolean
  database: string
  platform: string
}

const SIGNALS = ['SIGQUIT', 'SIGKILL'] as const

export async function openOwnWorld(): Promise<OwnWorld> {
  const bots = await startOwnCluster()
  const platforms = await startOwnCluster()
  const acts = new Map<string, () => Promise<void>>()
  const checkpoint = async (name: string) => {
    const act = acts.get(name)
    acts.delete(name)
    await act?.()
  }
  const test = await openTestBot({ botUrl: bots.botUrl, platformUrl: platforms.platformUrl }, { checkpoint })
  const start = test.bot.clock.now().getTime()
  let ahead = 0
  // The clock of everybody: of the bot, its webhook, and the network.
  test.bot.clock.now = () => new Date(start + ahead)
  const worker = await startWorker(test.bot, bots.botUrl, 4)
  const saidWhileAway: Said[] = []
  let falls = 0
  let falling = 0
  const readyz = () => fetch(`${test.url}/readyz`)

  const world: OwnWorld = {
    ...{ test, bots, platforms, acts, saidWhileAway },
    async fall() {
      falls += 1
      falling += 1
      try {
        await bots.answers()
        await bots.fall(SIGNALS[falls % 2])
        const answer = await readyz()
        saidWhileAway.push({ status: answer.status, ...((await answer.json()) as Omit<Said, 'status'>) })
      } finally {
        falling -= 1
      }
    },
    pass(milliseconds) {
      ahead += milliseconds
    },
    async until(isSo, stepMs = 1_000) {
      const due = `select graphile_worker.add_job('sweep', job_key := 'sweep-of-the-test')`
      for (;;) {
        const done = falling === 0 && (await isSo().catch(() => false))
        if (done) return
        await sleep(200)
        ahead += stepMs
        await test.bot.lockPool.query(due).catch(() => {})
      }
    },
    rows: async <Row extends object>(query: string, values: unknown[] = []) =>
      (await test.bot.lockPool.query<Row>(query, values)).rows,
    async nothingWaits() {
      const waiting = await world.rows(`select 1 from inbox_event where handled_at is null
        union all select 1 from outbox_message where state in ('pending', 'sending')
        union all select 1 from conversation where asked is not null`)
      return waiting.length === 0
    },
    async openState() {
      const [newest] = await world.rows<{ state: string; frozen: boolean }>(
        'select state, frozen_at is not null as frozen from erasure_request order by created_at desc, id limit 1',
      )
      return newest
    },
    isReady: async () => (await readyz()).status === 200,
    async tapTitle(phone, title) {
      const buttons = phone.received().flatMap(({ bubble }) => bubble.buttons)
      const button = buttons.findLast((each) => each.title === title)
      if (!button) throw new Error(`Nothing said so far offers "${title}".`)
      await phone.tap(button.id)
    },
    async untilReview(who) {
      const phone = test.phone(who)
      await phone.say('delete my data')
      await world.until(world.nothingWaits)
      await world.tapTitle(phone, 'Delete my data')
      await world.until(world.nothingWaits)
      return phone
    },
    async close() {
      await worker.stop()
      await test.close()
      await platforms.stop()
      await bots.stop()
    },
  }
  return world
}
