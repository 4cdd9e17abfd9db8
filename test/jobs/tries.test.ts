import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorker } from '../../src/jobs/worker.ts'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()
let holder: pg.Client

const sessions = `from pg_stat_activity where datname = current_database() and application_name = 'deletion-bot'
  and wait_event_type = 'Lock'`
const tries = async () =>
  (await world.bot<{ attempts: number }>('select attempts from inbox_event where handled_at is null order by id')).map(
    ({ attempts }) => attempts,
  )
/** Nobody's answer can be written as long as this lasts. */
const hold = () => holder.query('begin; lock table outbox_message in share mode')
const letGo = () => holder.query('rollback')
const untilSoManyWait = async (count: number) => {
  while ((await world.bot(`select 1 ${sessions}`)).length < count) await sleep(20)
}

beforeEach(async () => {
  holder = new pg.Client({ connectionString: world.databases.botUrl })
  await holder.connect()
})
afterEach(async () => {
  await holder.end()
  await world.test.pass(MINUTE)
  expect(await tries()).toEqual([])
  expect(await world.bot('select 1 from dead_letter')).toEqual([])
})

describe('a try that is counted before it begins', () => {
  it('is none when the worker is stopped, as a deploy stops it', async () => {
    await hold()
    await world.actor('rohan').phone.say('help')
    const worker = await startWorker(world.test.bot, world.databases.botUrl, 2)
    await untilSoManyWait(1)
    expect(await tries()).toEqual([1])
    const stopped = worker.stop()
    while ((await tries())[0] === 1) await sleep(20)
    await letGo()
    await stopped
  })

  it('is none when the database goes away meanwhile', async () => {
    await hold()
    await world.actor('rohan').phone.say('help')
    const handled = world.test.settle()
    await untilSoManyWait(1)
    await world.bot(`select pg_terminate_backend(pid) ${sessions}`)
    await handled
    expect(await tries()).toEqual([0])
    await letGo()
  })

  it('is none when it fails after the person’s lock was lost: another may be at it', async () => {
    await hold()
    await world.actor('rohan').phone.say('help')
    const handled = world.test.settle()
    await untilSoManyWait(1)
    await world.bot(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'deletion-bot-locks' and pid <> pg_backend_pid()`)
    await sleep(200)
    await holder.query(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before insert on outbox_message for each row execute function broken(); commit`)
    await handled
    expect(await tries()).toEqual([0])
    await holder.query('drop trigger broken on outbox_message; drop function broken')
  })
})

describe('messages that were begun before and did not come to an end', () => {
  it('are begun one at a time in each process, so that the one that kills it takes no other’s tries along', async () => {
    await world.actor('rohan').phone.say('help')
    await world.actor('imran').phone.say('help')
    await world.bot('update inbox_event set attempts = 1 where handled_at is null')
    await hold()
    const handled = world.test.settle()
    await untilSoManyWait(1)
    await sleep(500)
    expect((await tries()).sort()).toEqual([1, 2])
    await letGo()
    await handled
  })
})
