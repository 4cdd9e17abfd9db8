import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { startChild } from './support/child.ts'
import { copyPair } from './support/copies.ts'
import { demoPerson, type Outside, openOutside, type Stored, seedStored } from './support/outside.ts'
import { removeStored } from './support/stages.ts'

const TIME_ENOUGH = 300_000
const TRIES = 5
let stored: Stored
let outside: Outside

beforeAll(async () => {
  const { bot, demo } = inject('postgres')
  stored = await seedStored(await copyPair({ bot, platform: demo }))
  outside = await openOutside(stored, demoPerson('rohan'))
}, TIME_ENOUGH)
afterAll(async () => {
  await outside.close()
  await removeStored(stored)
})

it('a message in whose handling one worker after another is killed is set aside, its words kept, and the next one is heard', {
  timeout: TIME_ENOUGH,
}, async () => {
  await outside.phone.say('delete my data')
  for (let tries = 1; tries <= TRIES; tries += 1) {
    await dieAtIt()
    expect(await rows('select attempts from inbox_event where handled_at is null')).toEqual([{ attempts: tries }])
    expect(await rows('select 1 from dead_letter')).toEqual([])
  }
  await outside.phone.say('help')
  await outside.goOn()
  expect(await rows('select reason from dead_letter')).toEqual([{ reason: 'handler-failed' }])
  expect(
    await rows('select e.sealed is not null as kept from inbox_event e join dead_letter d on d.inbox_event_id = e.id'),
  ).toEqual([{ kept: true }])
  expect(await rows('select 1 from inbox_event where handled_at is null')).toEqual([])
  expect(outside.phone.received().map(({ bubble }) => bubble.text)).toEqual([expect.stringContaining('Write one of these')])
})

/** A worker begins to handle it, comes to what it wants to say, and is killed there. */
async function dieAtIt(): Promise<void> {
  const holder = new pg.Client({ connectionString: outside.job.urls.bot })
  await holder.connect()
  await holder.query('begin; lock table outbox_message in share mode')
  const child = startChild()
  child.begin(outside.job)
  // Asked on another connection: within a transaction it would be answered the same each time.
  const waiting = `from pg_stat_activity where datname = current_database() and application_name = 'deletion-bot' and wait_event_type = 'Lock'`
  while ((await rows(`select 1 ${waiting}`)).length === 0) await sleep(50)
  child.kill()
  expect(await child.ended).toBe('SIGKILL')
  // What the server was asked last ends with its asker.
  await rows(`select pg_terminate_backend(pid) ${waiting}`)
  await holder.query('rollback')
  await holder.end()
}

const rows = async (query: string) => (await outside.bot.lockPool.query(query)).rows
