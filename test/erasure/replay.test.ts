import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { readGate } from '../../src/erasure/replay-marker-store.ts'
import { heldBack } from '../../src/erasure/replay-run-store.ts'
import { noteStoppedAds } from '../../src/erasure/stopped-ads-store.ts'
import { type ReplayReport, replayErasures } from '../../src/jobs/replay.ts'
import { replayKeptBack } from '../../src/jobs/replay-kept-back.ts'
import type { ReplayBot } from '../../src/jobs/replay-subject.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { publicKeysOf } from '../../src/runtime/public-keys.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { leadingTo } from './support/oracle.ts'
import { backUp, daysBefore, type Erased, emptyBot, eraseFully, replayBot, replayFileIn, restore } from './support/restored.ts'
import { execute, planFor, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import {
  CUT_OFF,
  fillShop,
  NOW,
  people,
  type ShopWorld,
  type Snapshot,
  shopWorld,
  snapshot,
  TABLES,
  tenantIds,
} from './support/world.ts'

const shop = testDatabase()
const databases = testDatabases()
const keys = testKeys()
let platform: pg.Pool
let database: BotDatabase
let dataDir: string
let bot: ReplayBot

beforeAll(async () => {
  platform = new pg.Pool({ connectionString: shop.url, max: 2 })
  await platform.query(shopSchema)
  await installOwnSchema(platform)
  database = openBotDatabase(databases.botUrl, { connectionsMax: 4, waitMsMax: 5_000, onError: () => {} })
})
afterAll(() => Promise.all([platform.end(), database.close()]))

async function beginAnew(world: ShopWorld): Promise<void> {
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
  dataDir = mkdtempSync(join(tmpdir(), 'replay-'))
  await emptyBot(database.pool)
  await fillShop(platform, world)
  await platform.query('truncate deletion_bot.restore_marker, deletion_bot.carried_out')
  bot = await replayBot(platform, database.db, keys, dataDir)
}

const report = async (options: Parameters<typeof replayErasures>[1] = {}): Promise<ReplayReport> => {
  const outcome = await replayErasures(bot, options)
  if (!('rows' in outcome)) throw new Error(`refused: ${outcome.is}`)
  return outcome
}
const gate = async () => (await readGate(database.db, platform, undefined)).gate.is
const look = async () => unnamed(await snapshot(platform, TABLES))
const blocks = async () =>
  (await platform.query('select tenant_id, key_id, pseudonym, blocks from deletion_bot.suppression order by 1, 2, 3')).rows
const frozen = async () =>
  (await platform.query('select request_id from deletion_bot.freeze_undo union all select request_id from deletion_bot.stopped'))
    .rows

/** Values drawn by lot are all alike. */
function unnamed(taken: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(taken).replace(/(erased-|gone-)[0-9a-f]{32}/g, '$1')) as Snapshot
}

async function rowsLeft({ subject, scope, cutOff }: Erased): Promise<number> {
  const plan = await planFor(platform, shopMap, subject, scope, cutOff)
  const counts = await countPlan(platform, plan, subject, { atMost: 10_000, statementMs: 10_000 })
  return counts.filter(({ step }) => step.action !== 'retain').reduce((sum, { rows }) => sum + rows, 0)
}

const isInScope = ({ scope }: Erased, { tenant }: { tenant: string }) => scope.kind !== 'business' || scope.tenantId === tenant

/** The businesses that held them when they asked. */
const holders = (erased: Erased, whole: Snapshot) =>
  new Set(
    leadingTo(whole, erased.subject)
      .filter((row) => isInScope(erased, row) && row.at <= erased.cutOff)
      .map(({ tenant }) => tenant),
  )

/** Each of these businesses, by each identifier that it may have had. */
const mayBlock = (erased: Erased, whole: Snapshot) =>
  subjectPseudonyms(keys, 'suppression', erased.subject).flatMap(({ keyId, value }) =>
    [...holders(erased, whole)].map((tenant) => ({
      ...{ tenant_id: tenant, key_id: keyId, pseudonym: value, blocks: 'everything' },
    })),
  )

/** The rows that came after every wish of whom they lead to; an offer that waits at a business that must not send it is none. */
function newerRows(done: readonly Erased[], whole: Snapshot): { table: string; id: string }[] {
  const leading = done.flatMap((erased) =>
    leadingTo(whole, erased.subject)
      .filter((row) => isInScope(erased, row))
      .map((row) => ({
        ...row,
        isNewer: row.at > erased.cutOff && !(row.table === 'target' && holders(erased, whole).has(row.tenant)),
      })),
  )
  const old = new Set(leading.filter(({ isNewer }) => !isNewer).map(({ table, id }) => `${table} ${id}`))
  return leading.filter(({ table, id }) => !old.has(`${table} ${id}`))
}

/** What an erasure had to leave because of another's row goes with its retry. */
async function retryAll(erased: readonly Erased[]): Promise<void> {
  for (let run = 1, rows = 1; rows > 0; run += 1) {
    rows = 0
    for (const { requestId, subject, scope, cutOff } of erased) {
      const plan = await planFor(platform, shopMap, subject, scope, cutOff)
      const { steps } = await execute(platform, plan, subject, { requestId, run })
      rows += steps.reduce((sum, step) => sum + step.rows, 0)
    }
  }
}

const scope = fc.constantFrom({ kind: 'number' } as const, { kind: 'business', tenantId: tenantIds[0] } as const)
const erasures = fc
  .uniqueArray(fc.record({ who: fc.integer({ min: 0, max: people.length - 1 }), scope, days: fc.constantFrom(0, 3, 50) }), {
    selector: ({ who }) => who,
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => list.sort((a, b) => b.days - a.days))

describe('over random shops, erasures and backups', () => {
  test('a replay leaves what the erasures had left, and not one row newer than a cut-off is another', {
    timeout: 600_000,
  }, async () => {
    let rows = 0
    await fc.assert(
      fc.asyncProperty(shopWorld, erasures, fc.nat(4), async (world, wanted, backupAfter) => {
        await beginAnew(world)
        const whole = await look()
        let backup = await backUp(platform)
        const done: Erased[] = []
        for (const [i, { who, scope, days }] of wanted.entries()) {
          if (i === backupAfter % (wanted.length + 1)) backup = await backUp(platform)
          const subject = subjectOf(people[who] ?? { phone: '', email: '' })
          done.push(await eraseFully(bot, i, { subject, scope, cutOff: daysBefore(days) }))
        }
        if (backupAfter % (wanted.length + 1) === wanted.length) backup = await backUp(platform)
        await retryAll(done)
        const erased = await look()
        await restore(platform, backup)
        const restored = await look()

        const again = await report()

        rows += again.rows
        expect(again).toMatchObject({ is: 'done', failed: 0, held: 0 })
        const after = await look()
        expect(after).toEqual(erased)
        const blockedAgain = await blocks()
        expect(done.flatMap((each) => mayBlock(each, whole))).toEqual(expect.arrayContaining(blockedAgain))
        if (again.rows > 0) expect(blockedAgain).not.toEqual([])
        expect(await frozen()).toEqual([])
        for (const each of done) expect(await rowsLeft(each)).toBe(0)
        for (const { table, id } of newerRows(done, whole)) expect(after[table]?.[id]).toBe(restored[table]?.[id])
        expect(await gate()).toBe('open')
        expect(await report()).toMatchObject({ is: 'done', rows: 0, replayed: 0 })
        expect(await look()).toEqual(after)
        expect(await blocks()).toEqual(blockedAgain)
      }),
      { numRuns: 60, endOnFailure: true },
    )
    expect(rows).toBeGreaterThan(0)
  })
})

describe('after a restore', () => {
  const at = daysBefore(9)
  /** Two people, each with a chat; the first is erased after the backup. */
  const world: ShopWorld = {
    contacts: [0, 1].map((who) => ({ who, tenant: tenantIds[0], at, by: 'phone', spelling: 'national' })),
    threads: [0, 1].map((contact) => ({ contact, at })),
    notes: [0, 1, 1].map((thread) => ({ thread, reply: null, at, names: null, media: false })),
    marks: [],
    bills: [],
    usage: [],
    targets: [],
    deliveries: [],
  }
  const [first] = people
  const subject = subjectOf(first ?? { phone: '', email: '' })
  const number = { kind: 'number' } as const
  let erased: Erased & { seq: number; hash: string }
  let backup: Map<string, string>

  beforeEach(async () => {
    await beginAnew(world)
    backup = await backUp(platform)
    erased = await eraseFully(bot, 0, { subject, scope: number, cutOff: CUT_OFF })
    await restore(platform, backup)
  })

  const hold = (until: string | null) => {
    const [pseudonym] = subjectPseudonyms(keys, 'suppression', subject)
    return platform.query(
      `insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from, held_until)
       values (gen_random_uuid(), 'subject', $1, $2, 'court_order', $3, $4)`,
      [pseudonym?.keyId, pseudonym?.value, at, until],
    )
  }

  test('a dry run counts and writes nothing', async () => {
    const before = await look()
    const left = await rowsLeft(erased)
    expect(left).toBeGreaterThan(2)
    expect(await report({ dryRun: true })).toMatchObject({ replayed: 1, rows: left })
    expect(await look()).toEqual(before)
    expect(await gate()).toBe('replay-needed')
    expect((await database.pool.query('select from replay_run')).rowCount).toBe(0)
  })

  test('the replay stands on the request’s timeline and on record, with counts alone', async () => {
    const { rows } = await report()
    const timeline = await database.pool.query('select what, count::int, request_id as id from request_event')
    expect(timeline.rows).toEqual([{ what: 'replayed', count: rows, id: erased.requestId }])
    const record = await database.pool.query('select listed, found, rows::int, failed, ledger_seq::int as seq from replay_run')
    expect(record.rows).toEqual([{ listed: 1, found: 1, rows, failed: 0, seq: 1 }])
  })

  test('offers and campaigns to the erased stay blocked', async () => {
    await report()
    const { rows } = await platform.query('select tenant_id, blocks from deletion_bot.suppression')
    expect(rows).toContainEqual({ tenant_id: tenantIds[0], blocks: 'everything' })
  })

  /** The number comes to a business that had never held it: its own person's, or the next holder's. */
  async function comesTo(tenant: string, id: number): Promise<void> {
    const at = new Date(CUT_OFF.getTime() + 60_000)
    await platform.query(`insert into contact (id, tenant_id, phone, name, created_at) values ($1, $2, $3, 'Newcomer', $4)`, [
      `00000000-0000-4000-8000-00000000099${id}`,
      tenant,
      first?.phone,
      at,
    ])
    await platform.query(`insert into target (id, tenant_id, phone, status, created_at) values ($1, $2, $3, 'pending', $4)`, [
      ...[id, tenant, first?.phone, at],
    ])
  }
  const newcomers = async () =>
    (
      await platform.query(
        `select c.tenant_id as tenant, offers, status from contact c left join target using (tenant_id, phone) where name = 'Newcomer'`,
      )
    ).rows
  const blocking = async () => [...new Set((await blocks()).map(({ tenant_id, blocks }) => `${tenant_id} ${blocks}`))].sort()

  test('a business to which the number came afterwards is not blocked, and what waits there is sent', async () => {
    await comesTo(tenantIds[1], 1)
    expect(await report()).toMatchObject({ is: 'done', replayed: 1 })
    expect(await newcomers()).toEqual([{ tenant: tenantIds[1], offers: 'yes', status: 'pending' }])
    expect(await blocking()).toEqual([`${tenantIds[0]} everything`])
  })

  test('a business whose chat went on is blocked again for what is older in it', async () => {
    const later = new Date(CUT_OFF.getTime() + 60_000)
    await platform.query(`update contact set created_at = $1`, [later])
    await platform.query('update thread set created_at = $1', [later])
    expect(await report()).toMatchObject({ is: 'done', replayed: 1, rows: 1 })
    expect(await blocking()).toEqual([`${tenantIds[0]} everything`])
  })

  test('who came back to the business that held them has their settings, and is sent no offer', async () => {
    await comesTo(tenantIds[0], 1)
    expect(await report()).toMatchObject({ is: 'done', replayed: 1 })
    expect(await newcomers()).toEqual([{ tenant: tenantIds[0], offers: 'yes', status: 'cancelled' }])
    expect(await blocking()).toEqual([`${tenantIds[0]} everything`])
  })

  test('a STOP is told again to the businesses that held the number when it was said', async () => {
    const [, second] = people
    const pseudonyms = subjectPseudonyms(keys, 'replay', subjectOf(second ?? { phone: '', email: '' }))
    await database.db.transaction((tx) =>
      noteStoppedAds(tx, {
        ...{ id: '00000000-0000-4000-8000-000000000077', pseudonyms, tenantId: null, at: CUT_OFF },
        expiresAt: new Date(NOW.getTime() + 35 * 86_400_000),
      }),
    )
    await comesTo(tenantIds[1], 1)
    await platform.query('update contact set phone = $1 where name = $2', [second?.phone, 'Newcomer'])
    await platform.query('update target set phone = $1', [second?.phone])
    expect(await report()).toMatchObject({ is: 'done', adsStopped: 1 })
    expect(await newcomers()).toEqual([{ tenant: tenantIds[1], offers: 'yes', status: 'pending' }])
    expect(await blocking()).toEqual([`${tenantIds[0]} campaigns`, `${tenantIds[0]} everything`])
    const { rows } = await platform.query(`select offers from contact where name = 'Name 1'`)
    expect(rows).toEqual([{ offers: 'no' }])
  })

  test('whom a legal hold keeps stays, and goes with the next replay after its end', async () => {
    await hold(null)
    expect(await report()).toMatchObject({ is: 'done', held: 1, replayed: 0, rows: 0 })
    expect(await rowsLeft(erased)).toBeGreaterThan(0)
    await platform.query('update deletion_bot.legal_hold set held_until = $1', [daysBefore(1)])
    expect(await report()).toMatchObject({ is: 'done', held: 0, replayed: 1 })
    expect(await rowsLeft(erased)).toBe(0)
  })

  test('a pseudonym key that is gone keeps the gate closed and is named', async () => {
    const [key] = keys.pseudonym
    bot = { ...bot, keys: { ...keys, pseudonym: key ? [{ ...key, id: 'other' }] : [] } }
    expect(await report()).toMatchObject({ is: 'incomplete', missingKeys: ['p1'] })
    expect(await gate()).toBe('replay-needed')
    bot = { ...bot, keys: { ...keys, pseudonym: [...bot.keys.pseudonym, ...keys.pseudonym] } }
    expect(await report()).toMatchObject({ is: 'done', replayed: 1 })
  })

  test('a cut-off moved behind the receipt’s back erases nothing of what came later', async () => {
    await database.pool.query(`update replay_entry set cut_off = cut_off + interval '9 years'`)
    await platform.query('update contact set created_at = $1', [NOW])
    // The signed line outside the database still says what was confirmed.
    expect(await report()).toMatchObject({ is: 'done', distrusted: 0 })
    expect((await platform.query('select from contact')).rowCount).toBe(2)
    rmSync(replayFileIn(dataDir))
    expect(await report()).toMatchObject({ is: 'incomplete', distrusted: 2, listed: 0 })
  })

  test('a line outside the database that nobody signed is passed over', async () => {
    const line = JSON.parse(readFileSync(replayFileIn(dataDir), 'utf8').split('\n')[0] ?? '') as Record<string, unknown>
    const forged = { ...line, request: '00000000-0000-4000-8000-000000000999', cutOff: '2030-01-01T00:00:00.000Z' }
    appendFileSync(replayFileIn(dataDir), `${JSON.stringify(forged)}\n{"request": "cut sh`)
    expect(await report()).toMatchObject({ is: 'incomplete', distrusted: 1, listed: 1, replayed: 1 })
  })

  test('a ledger that is not what was signed erases nobody', async () => {
    await database.pool.query(`update receipt set body = '{}'`)
    const before = await look()
    expect(await replayErasures(bot)).toMatchObject({ is: 'forged', findings: [{ seq: 1, is: 'receipt-changed' }] })
    expect(await look()).toEqual(before)
  })

  test('an older database of the bot is refused until somebody says so; then the list outside it serves', async () => {
    await emptyBot(database.pool)
    expect(await replayErasures(bot)).toEqual({ is: 'lost', through: 1 })
    expect(await rowsLeft(erased)).toBeGreaterThan(0)
    expect(await report({ acceptLost: true })).toMatchObject({ is: 'done', listed: 1, replayed: 1 })
    expect(await rowsLeft(erased)).toBe(0)
    const head = { seq: erased.seq, hash: erased.hash }
    expect((await readGate(database.db, platform, head)).gate).toEqual({ is: 'open' })
    expect(await report()).toMatchObject({ is: 'done', rows: 0 })
  })

  const marks = (hash: string) =>
    platform.query('insert into deletion_bot.restore_marker (ledger_sequence, ledger_head, written_at) values ($1, $2, $3)', [
      ...[erased.seq, hash, NOW],
    ])

  test('an older database that the platform alone knows of is refused the same, and opens when it is said', async () => {
    await emptyBot(database.pool)
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name))
    await marks(erased.hash)
    expect(await gate()).toBe('ledger-behind')
    expect(await replayErasures(bot)).toEqual({ is: 'lost', through: erased.seq })
    expect(await report({ acceptLost: true })).toMatchObject({ is: 'done', listed: 0 })
    expect(await gate()).toBe('open')
    expect(await report()).toMatchObject({ is: 'done' })
  })

  test('a ledger that is another one than the platform knows of erases nobody', async () => {
    await marks('ab'.repeat(32))
    const before = await look()
    expect(await replayErasures(bot, { acceptLost: true })).toMatchObject({
      is: 'forged',
      findings: [{ seq: 1, is: 'not-the-head' }],
    })
    expect(await look()).toEqual(before)
    expect(await gate()).toBe('ledger-differs')
  })

  test('whom only a line under a former signing key names is known without that key, once a replay had to leave them', async () => {
    await emptyBot(database.pool)
    await hold(null)
    bot = { ...bot, keys: { ...keys, signing: testKeys().signing } }
    expect(await report({ acceptLost: true })).toMatchObject({ is: 'incomplete', distrusted: 2, listed: 0 })
    expect(await report({ acceptLost: true, formerKeys: publicKeysOf(keys) })).toMatchObject({ is: 'done', held: 1 })
    await platform.query('update deletion_bot.legal_hold set held_until = $1', [daysBefore(1)])
    expect(await report()).toMatchObject({ is: 'done', replayed: 1, distrusted: 0 })
    expect(await rowsLeft(erased)).toBe(0)
  })

  test('only what has a receipt since then is replayed, and the gate opens only if that was all', async () => {
    expect(await report({ since: new Date(NOW.getTime() + 1) })).toMatchObject({
      ...{ is: 'incomplete', listed: 0 },
      uncovered: [expect.stringMatching(/^CM-/)],
    })
    expect(await gate()).toBe('replay-needed')
    expect(await report({ since: NOW })).toMatchObject({ is: 'done', replayed: 1 })
  })

  test('what the platform knows of an undo before the erasure keeps nobody from being blocked again', async () => {
    await platform.query(
      `insert into deletion_bot.stopped (request_id, confirmed_at, taken_back_at) values ($1, $2, $2::timestamptz + interval '1 hour')`,
      [erased.requestId, CUT_OFF],
    )
    const [pseudonym] = subjectPseudonyms(keys, 'suppression', subject)
    expect(await report()).toMatchObject({ is: 'done', replayed: 1 })
    expect(await blocks()).toContainEqual(expect.objectContaining({ pseudonym: pseudonym?.value, blocks: 'everything' }))
    expect(await frozen()).toEqual([])
  })

  test('two replays at once: one of them works', async () => {
    const other = new pg.Pool({ connectionString: shop.url, max: 3 })
    // The first one waits for a row while the second comes.
    const held = await other.connect()
    await held.query('begin')
    await held.query('select 1 from contact for update')
    const first = replayErasures(bot)
    const waits = async () =>
      (await other.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).rows
        .length > 0
    while (!(await waits())) await sleep(20)
    expect(await replayErasures({ ...bot, platform: other })).toEqual({ is: 'busy' })
    await held.query('rollback')
    held.release()
    expect(await first).toMatchObject({ is: 'done' })
    await other.end()
    expect(await rowsLeft(erased)).toBe(0)
  })

  test('a contact that stays for its bill says nothing of the person again, as the second sweep had left it', async () => {
    await beginAnew({ ...world, bills: [{ contact: 0, who: 0, due: '2026-12-31', at }] })
    backup = await backUp(platform)
    erased = await eraseFully(bot, 0, { subject, scope: number, cutOff: CUT_OFF })
    await restore(platform, backup)
    const kept = async () =>
      (await platform.query('select phone, name from contact where id in (select contact_id from bill)')).rows
    await report()
    // Up to its second sweep what redeliveries add is found by it.
    expect(await kept()).toEqual([{ phone: first?.phone.slice(3), name: 'Name 0' }])
    await database.pool.query('update erasure_request set second_swept_at = $1', [NOW])
    expect(await report()).toMatchObject({ is: 'done', rows: 1 })
    expect(await kept()).toEqual([{ phone: null, name: null }])
    expect(await report()).toMatchObject({ is: 'done', rows: 0 })
  })

  describe('where a row of somebody else’s refers to theirs', () => {
    /** The second person's note answers the first one's. */
    const answered: ShopWorld = {
      ...world,
      notes: [0, 1].map((thread) => ({ ...{ thread, at, names: null, media: false }, reply: thread === 0 ? null : 0 })),
    }
    const rowsOfFirst = async () =>
      (await platform.query('select 1 from note where id = 0 union all select 1 from thread where id = 0')).rowCount
    const answerGoes = () => platform.query('delete from note where id = 1')
    const stateIs = (state: string, sweptAt: Date | null = NOW) =>
      database.pool.query('update erasure_request set state = $1, second_swept_at = $2', [state, sweptAt])
    const daysListed = async () =>
      (await database.pool.query<{ at: Date }>('select distinct expires_at as at from replay_entry')).rows.map(({ at }) =>
        Math.round((at.getTime() - NOW.getTime()) / 86_400_000),
      )
    const said = async () =>
      (await database.pool.query<{ what: string }>('select what from request_event order by id')).rows.map(({ what }) => what)

    beforeEach(async () => {
      await beginAnew(answered)
      backup = await backUp(platform)
      erased = await eraseFully(bot, 0, { subject, scope: number, cutOff: CUT_OFF })
      expect(await rowsOfFirst()).toBe(2)
      await answerGoes()
      await retryAll([erased])
      expect(await rowsOfFirst()).toBe(0)
      await database.pool.query('update replay_entry set expires_at = $1', [new Date(NOW.getTime() + 86_400_000)])
      await restore(platform, backup)
    })

    test('whose wish was told as fulfilled stays on the list and is reported, and goes when that row has gone', async () => {
      await stateIs('completed')
      expect(await report()).toMatchObject({ is: 'done', stays: 1, held: 0, failed: 0 })
      expect(await rowsOfFirst()).toBe(2)
      expect(await heldBack(database.db)).toBe(1)
      await database.pool.query('update replay_entry set expires_at = $1', [new Date(NOW.getTime() + 86_400_000)])
      expect(await report()).toMatchObject({ is: 'done', stays: 1 })
      expect([await said(), await daysListed()]).toEqual([['replay-stays'], [35]])
      const metrics = createMetrics(false)
      const alarms = async () => /replay-stays"\} (\d+)/.exec(await metrics.text())?.[1]
      expect([await replayKeptBack({ ...bot, metrics }), await alarms()]).toEqual([true, '1'])
      await answerGoes()
      expect([await replayKeptBack({ ...bot, metrics }), await alarms()]).toEqual([true, '1'])
      expect(await rowsOfFirst()).toBe(0)
      expect([await said(), await heldBack(database.db)]).toEqual([['replay-stays', 'replayed'], 0])
    })

    test('whom this database does not know any more is reported as well', async () => {
      await emptyBot(database.pool)
      expect(await report({ acceptLost: true })).toMatchObject({ is: 'done', listed: 1, stays: 1 })
    })

    test('whose erasure is partial is left to its own retries, and their line is not lengthened', async () => {
      await stateIs('partial', null)
      expect(await report()).toMatchObject({ is: 'done', stays: 0 })
      await database.pool.query('update replay_entry set expires_at = $1', [new Date(NOW.getTime() + 86_400_000)])
      expect(await report()).toMatchObject({ is: 'done', stays: 0 })
      expect(await daysListed()).toEqual([1])
    })

    test('whose partial erasure has had its last pass is reported: nothing else would tell', async () => {
      await stateIs('partial')
      expect(await report()).toMatchObject({ is: 'done', stays: 1 })
    })
  })

  test('what every pass frees anew is not called done', async () => {
    const [, second] = people
    if (!first || !second) throw new Error('nobody')
    await beginAnew({ ...world, deliveries: [{ people: [0], at }] })
    backup = await backUp(platform)
    await eraseFully(bot, 0, { subject, scope: number, cutOff: CUT_OFF })
    await eraseFully(bot, 1, { subject: subjectOf(second), scope: number, cutOff: CUT_OFF })
    await restore(platform, backup)
    const [one, other] = [first, second].map(({ phone }) => phone.slice(1))
    await platform.query(`create function bring_on() returns trigger language plpgsql as $$ begin
      insert into delivery values (old.id + 1, old.tenant_id, jsonb_build_object('contacts', jsonb_build_array(jsonb_build_object('wa_id',
        case old.payload #>> '{contacts,0,wa_id}' when '${one}' then '${other}' else '${one}' end))), old.created_at); return null; end $$;
      create trigger bring_on after delete on delivery for each row execute function bring_on()`)
    onTestFinished(async () => void (await platform.query('drop function bring_on cascade')))
    expect(await report()).toMatchObject({ is: 'incomplete', failed: 1 })
    expect(await gate()).toBe('replay-needed')
  })

  describe('a row that bears no date', () => {
    const undated = async () => {
      await platform.query('alter table contact alter column created_at drop not null')
      bot = { ...bot, catalogue: await readCatalogue(platform) }
      await platform.query(
        `insert into contact (id, tenant_id, phone, name) values ('00000000-0000-4000-8000-000000000999', $1, $2, 'Undated')`,
        [...[tenantIds[0], first?.phone]],
      )
    }
    const isThere = async () => (await platform.query(`select 1 from contact where name = 'Undated'`)).rowCount === 1
    afterEach(async () => {
      await platform.query('truncate contact cascade; alter table contact alter column created_at set not null')
    })

    test('is somebody’s who came back, where no restore has been since', async () => {
      expect(await report()).toMatchObject({ is: 'done', replayed: 1 })
      await undated()
      expect(await report()).toMatchObject({ is: 'done', replayed: 0 })
      expect(await isThere()).toBe(true)
    })

    test('came back with the restore, as long as that waits for its replay', async () => {
      await undated()
      await report()
      expect(await isThere()).toBe(false)
    })

    test('of whom a hold kept back came back with the restore, and goes when the hold has ended; a later one stays', async () => {
      await undated()
      await hold(null)
      expect(await report()).toMatchObject({ is: 'done', held: 1 })
      await platform.query('update deletion_bot.legal_hold set held_until = $1', [daysBefore(1)])
      expect(await report()).toMatchObject({ is: 'done', held: 0, replayed: 1 })
      expect(await isThere()).toBe(false)
      await undated()
      expect(await report()).toMatchObject({ is: 'done', replayed: 0 })
      expect(await isThere()).toBe(true)
    })
  })

  test('the list outside names nobody', () => {
    const written = readFileSync(replayFileIn(dataDir), 'utf8')
    expect(written).not.toContain(first?.phone.slice(3))
    expect(written).not.toContain(first?.email)
  })
})
