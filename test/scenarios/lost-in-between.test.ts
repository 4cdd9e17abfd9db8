import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()

it('a connection of the bot’s own that is lost while the platform is asked is not told as the platform’s trouble', async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  const other = new pg.Client({ connectionString: world.databases.botUrl })
  await other.connect()
  // The counts are read from the platform, and then the businesses' instructions from the bot's own database: there it is held up.
  await other.query('begin')
  await other.query('lock table erasure_instruction in access exclusive mode')
  const tapping = rohan.taps('Delete my data')
  for (;;) {
    const { rowCount } = await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    )
    if (rowCount) break
    await sleep(50)
  }
  await other.query('rollback')
  await other.end()
  await tapping
  await world.test.pass(MINUTE)
  expect(rohan.heard()).toEqual([expect.stringContaining('What do you want?'), expect.stringContaining('we hold 18 messages')])
})
