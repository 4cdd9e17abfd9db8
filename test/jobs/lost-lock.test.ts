import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

const passed: string[] = []
let onBegin: (() => Promise<void>) | undefined
const world = scenario({
  checkpoint: async (name) => {
    passed.push(name)
    if (!name.startsWith('begin ')) return
    const now = onBegin
    onBegin = undefined
    await now?.()
  },
})

it('an erasure whose lock is lost stops between two batches and notes nothing; the next one ends it', async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  const ofRohan = async () => (await searchDatabase(world.databases.platformUrl, ['7000026350'])).length
  const before = await ofRohan()
  onBegin = async () => {
    // The locks' server processes go; their connections hear of it a moment later.
    await world.platform(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deletion-bot-locks' and datname = $1`,
      [new URL(world.databases.botUrl).pathname.slice(1)],
    )
    await sleep(500)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'running' }])
    expect(await ofRohan()).toBe(before)
    passed.length = 0
  }
  await world.test.pass(15 * MINUTE)
  await world.test.pass(MINUTE)
  // What came next is another runner's beginning, and no change of the first one's.
  expect(passed[0]).toMatch(/^begin /)
  expect(passed).toContain('executed')
  expect(await world.bot('select state, attempts from erasure_request')).toEqual([{ state: 'completed', attempts: 0 }])
  expect(await world.bot("select 1 from request_event where what = 'attempt-failed'")).toEqual([])
  expect(await ofRohan()).toBe(0)
})
