import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../../src/runtime/log.ts'
import { expectSameEndLater, onCopy } from './support/case.ts'
import { admin, urlsOf } from './support/copies.ts'
import { demoPerson, type Outside } from './support/outside.ts'
import { prepareStages, removeStored, type Stages } from './support/stages.ts'

const MEERA = demoPerson('meera')
const TIME_ENOUGH = 600_000
const DAY = 86_400_000
const HERS = `select c.id from conversation c where c.external_id like '%7000014821' order by c.id`

let stages: Stages
let lines: string[] = []
beforeAll(async () => {
  stages = await prepareStages(MEERA)
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
})

/** Runs the erasure with something in its way, done once at a checkpoint. */
async function disturbed(
  where: string,
  act: (outside: Outside) => Promise<unknown>,
  work: (outside: Outside) => Promise<void>,
): Promise<void> {
  let once: (() => Promise<unknown>) | undefined
  const checkpoint = async (name: string) => {
    if (name !== where || once === undefined) return
    const now = once
    once = undefined
    await now()
  }
  const isDone = () => expect(once, `the erasure never came to "${where}"`).toBeUndefined()
  await onCopy(
    stages.erasure,
    MEERA,
    async (outside) => {
      once = () => act(outside)
      lines = []
      outside.bot.log = createLog('error', { write: (line: string) => void lines.push(line) })
      await work(outside)
      isDone()
    },
    checkpoint,
  )
}

/** A session of somebody else's, which never waits for the end of the test. */
async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

const events = async ({ bot }: Outside) =>
  (await bot.lockPool.query<{ what: string }>('select what from request_event order by id')).rows.map(({ what }) => what)

/** Nothing is claimed, and nothing is half done: what the erasure had begun is undone, or counted in its progress. */
async function expectWaiting(outside: Outside): Promise<void> {
  expect(await events(outside)).toContain('attempt-failed')
  expect((await outside.bot.lockPool.query('select 1 from receipt')).rowCount).toBe(0)
  const { rows } = await outside.bot.lockPool.query<{ state: string; next: Date | null }>(
    'select state, next_attempt_at as next from erasure_request',
  )
  expect(rows).toEqual([{ state: 'running', next: expect.any(Date) }])
}

describe('an erasure that somebody else’s lock stands in the way of', () => {
  test.each([
    ['a message of the person', `select 1 from message where conversation_id in (${HERS}) limit 1 for update`],
    ['the whole table', 'lock table message in access exclusive mode'],
    ['a row that references nothing yet', `select 1 from conversation where id in (${HERS}) for key share`],
    ['the register of holds', 'lock table deletion_bot.legal_hold in row exclusive mode'],
  ])('on %s is tried again, and ends as if nothing had been', { timeout: TIME_ENOUGH }, async (where, lock) => {
    let other: pg.Client | undefined
    await disturbed(
      'running',
      async ({ stored }) => {
        other = await session(urlsOf(stored).platform)
        await other.query('begin')
        await other.query(lock)
      },
      async (outside) => {
        await outside.goOn()
        await expectWaiting(outside)
        expect(failures()).toContain('55P03')
        await other?.query('rollback')
        await other?.end()
        await outside.later()
        await expectSameEndLater(outside, stages.erasure, where)
      },
    )
  })

  test('on the request itself waits for it to go', { timeout: TIME_ENOUGH }, () =>
    disturbed(
      'executed',
      async ({ stored }) => {
        const other = await session(urlsOf(stored).bot)
        await other.query('begin')
        await other.query('select 1 from erasure_request for update')
        void sleep(3_000).then(async () => {
          await other.query('rollback')
          await other.end()
        })
      },
      async (outside) => {
        await outside.later()
        await expectSameEndLater(outside, stages.erasure, 'a locked request')
      },
    ),
  )

  test('in a deadlock is the one that gives way, and begins again', { timeout: TIME_ENOUGH }, async () => {
    let other: pg.Client | undefined
    let waits: Promise<unknown> = Promise.resolve()
    await disturbed(
      'changed message_status:erase',
      async () => {
        // It waits for what the erasure has just deleted, and the erasure will wait for what it holds.
        waits =
          other?.query(
            `select 1 from message_status where message_id in (select id from message where conversation_id in (${HERS})) for update`,
          ) ?? waits
        await sleep(200)
      },
      async (outside) => {
        other = await session(urlsOf(outside.stored).platform)
        await other.query(`set deadlock_timeout = '60s'`)
        await other.query('begin')
        await other.query(`select 1 from message where conversation_id in (${HERS}) for key share`)
        await outside.goOn()
        await expectWaiting(outside)
        expect(failures()).toContain('40P01')
        await waits
        await other.query('rollback')
        await other.end()
        await outside.later()
        await expectSameEndLater(outside, stages.erasure, 'a deadlock')
      },
    )
  })
})

describe('an erasure on a platform whose transactions are serialised', () => {
  test.each(['repeatable read', 'serializable'])(
    '(%s) is tried again when a row has changed under it',
    { timeout: TIME_ENOUGH },
    async (level) => {
      await disturbed(
        'changed message_status:erase',
        async ({ stored }) => {
          const other = await session(urlsOf(stored).platform)
          await other.query(`update message set created_at = created_at where conversation_id in (${HERS})`)
          await other.end()
        },
        async (outside) => {
          await admin(async (client) => {
            await client.query(`alter database ${outside.stored.platform} set default_transaction_isolation = '${level}'`)
            await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
              outside.stored.platform,
            ])
          })
          await outside.goOn()
          await expectWaiting(outside)
          expect(failures()).toContain('40001')
          await outside.later()
          await expectSameEndLater(outside, stages.erasure, level)
        },
      )
    },
  )
})

describe('an erasure under a clock that jumps', () => {
  test.each([
    ['40 days forward and back', 'running', 40, 'executed'],
    ['40 days back and forward', 'running', -40, 'executed'],
    ['an hour back and forward', 'planned', -1 / 24, 'searched'],
    ['a year forward and back', 'counted', 365, 'searched'],
  ])('%s ends as if nothing had been', { timeout: TIME_ENOUGH }, async (how, from, days, to) => {
    const jumps = new Map([
      [from, days * DAY],
      [to, -days * DAY],
    ])
    let at: Outside | undefined
    const checkpoint = async (name: string) => {
      if (at) at.stored.at += jumps.get(name) ?? 0
      jumps.delete(name)
    }
    const work = async (outside: Outside) => {
      at = outside
      await outside.later()
      expect(jumps.size).toBe(0)
      await expectSameEndLater(outside, stages.erasure, how)
    }
    await onCopy(stages.erasure, MEERA, work, checkpoint)
  })

  test('is not put off for as long as the clock was wrong', { timeout: TIME_ENOUGH }, async () => {
    let other: pg.Client | undefined
    await disturbed(
      'running',
      async (outside) => {
        outside.stored.at += 400 * DAY
        other = await session(urlsOf(outside.stored).platform)
        await other.query('begin')
        await other.query('lock table message in access exclusive mode')
      },
      async (outside) => {
        await outside.goOn()
        await expectWaiting(outside)
        outside.stored.at -= 400 * DAY
        await other?.query('rollback')
        await other?.end()
        // One minute, not four hundred days.
        await outside.goOn()
        await expectSameEndLater(outside, stages.erasure, 'put off')
      },
    )
  })
})

describe('an erasure while the disk under DATA_DIR is full', () => {
  test.skipIf(!canMount())(
    'is over with its receipt, and the ledger goes out when there is room',
    { timeout: TIME_ENOUGH },
    async () => {
      await disturbed(
        'executed',
        async (outside) => onSmallDisk(outside.stored.dataDir),
        async (outside) => {
          const { dataDir } = outside.stored
          try {
            await outside.goOn()
            expect(await outside.bot.metrics.text()).toMatch(/alarms_total\{reason="ledger-not-exported"\} [1-9]/)
            expect((await outside.bot.lockPool.query('select number from receipt')).rows).toEqual([{ number: 0 }])
            rmSync(join(dataDir, 'filler'))
            await outside.later()
            await expectSameEndLater(outside, stages.erasure, 'a full disk')
          } finally {
            execFileSync('umount', ['-l', dataDir])
          }
        },
      )
    },
  )
})

/** Why attempts failed, by the code that PostgreSQL gave. */
const failures = () => lines.map((line) => (JSON.parse(line) as { error?: { code?: string } }).error?.code)

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder's files on a small disk of their own, filled to the last byte. */
function onSmallDisk(folder: string): void {
  const aside = mkdtempSync(join(tmpdir(), 'deletion-bot-disk-'))
  cpSync(folder, aside, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
  cpSync(aside, folder, { recursive: true })
  rmSync(aside, { recursive: true, force: true })
  try {
    writeFileSync(join(folder, 'filler'), Buffer.alloc(4 * 1024 * 1024))
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  }
}
