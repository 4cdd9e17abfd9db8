import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let bot: TestBot

beforeAll(async () => {
  bot = await openTestBot(databases)
})
afterAll(() => bot.close())

const statusOf = async (path: string) => (await fetch(`${bot.url}${path}`)).status

test('while a table is locked a look that hangs is waited for by whoever asks next, and takes no further connection', async () => {
  const other = new pg.Client({ connectionString: databases.botUrl })
  await other.connect()
  const hanging = async () => {
    // Not from within the transaction, which would see the first answer for ever.
    const { rows } = await bot.bot.lockPool.query<{ is: number }>(
      "select count(*)::int as is from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rows[0]?.is
  }
  try {
    expect(await statusOf('/readyz')).toBe(200)
    await other.query('begin; lock table ledger_entry, case_file in access exclusive mode')
    const seen: unknown[] = []
    for (let probe = 0; probe < 3; probe += 1) {
      seen.push(await Promise.all([statusOf('/readyz'), statusOf('/metrics')]))
      seen.push(await hanging())
    }
    // The gate's look of both, and the count of cases.
    expect(seen).toEqual([[503, 200], 3, [503, 200], 3, [503, 200], 3])
    await other.query('rollback')
    expect(await statusOf('/readyz')).toBe(200)
  } finally {
    await other.end()
  }
})
