import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { appendReceipt } from '../../src/erasure/erasure-store.ts'
import type { LedgerHead } from '../../src/erasure/ledger.ts'
import { type GateFacts, gateSentence, judgeGate } from '../../src/erasure/replay-gate.ts'
import { advanceMarker, markReplayed, noteCarriedOut, readGate } from '../../src/erasure/replay-marker-store.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { insertRequest } from './support/request-row.ts'

const head = (seq: number, hash = `${seq}`.repeat(64).slice(0, 64)): LedgerHead => ({ seq, hash })
const facts = (more: Partial<GateFacts>): GateFacts => ({
  marker: undefined,
  outside: undefined,
  hashes: new Map([1, 2, 3].map((seq) => [seq, head(seq).hash])),
  lostThrough: 0,
  gap: 0,
  forgotten: 0,
  ...more,
})

describe('the gate', () => {
  const cases: [string, Partial<GateFacts>, string][] = [
    ['nothing has ever been erased', { hashes: new Map() }, 'open'],
    ['marker, ledger and head agree', { marker: head(3), outside: head(3) }, 'open'],
    ['the marker lags, and the platform knows of every pass', { marker: head(1), outside: head(3) }, 'open'],
    ['the platform has forgotten a pass', { marker: head(1), forgotten: 2 }, 'replay-needed'],
    ['a backup of before the first marker was restored', { forgotten: 3 }, 'replay-needed'],
    ['the bot’s database is older than the marker', { marker: head(4) }, 'ledger-behind'],
    ['the bot’s database is older than the head outside', { marker: head(3), outside: head(5) }, 'ledger-behind'],
    ['the loss is known', { marker: head(3), outside: head(5), lostThrough: 5 }, 'open'],
    [
      'the loss is known, and the platform was restored as well',
      { outside: head(5), lostThrough: 5, forgotten: 1 },
      'replay-needed',
    ],
    ['entries are missing below later ones', { marker: head(1), outside: head(3), gap: 2 }, 'ledger-behind'],
    ['another ledger’s marker', { marker: head(2, 'f'.repeat(64)) }, 'ledger-differs'],
  ]
  test.each(cases)('%s', (_what, more, is) => {
    const gate = judgeGate(facts(more))
    expect(gate.is).toBe(is)
    expect(gateSentence(gate) === undefined).toBe(is === 'open')
  })
})

const databases = testDatabases()
const keys = testKeys()
const at = new Date('2026-11-23T10:00:00Z')
let bot: BotDatabase
let platform: pg.Pool
let folder: string
let next = 0

beforeAll(() => {
  bot = openBotDatabase(databases.botUrl, { connectionsMax: 6, waitMsMax: 5_000, onError: () => {} })
  platform = new pg.Pool({ connectionString: databases.platformUrl, max: 6 })
  folder = mkdtempSync(join(tmpdir(), 'gate-'))
})
beforeEach(async () => {
  await bot.pool.query('truncate ledger_entry, receipt, replay_entry, replay_run cascade')
  await platform.query('truncate deletion_bot.carried_out, deletion_bot.restore_marker')
})
afterAll(async () => {
  await Promise.all([bot.close(), platform.end()])
  rmSync(folder, { recursive: true })
})

/** A pass with its note on the platform, unless it is left out, and its receipt. */
async function pass(given: { noted?: boolean; written?: boolean } = {}): Promise<LedgerHead> {
  next += 1
  const n = next
  const requestId = await insertRequest(bot.db, n)
  if (given.noted !== false) await noteCarriedOut(platform, requestId, 0, at)
  if (given.written === false) return { seq: 0, hash: '' }
  return bot.db.transaction((tx) => {
    const body = `{"n":${n}}`
    const receiptId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    const replay = { pseudonyms: [], scope: { kind: 'number' } as const, cutOff: at, expiresAt: at }
    return appendReceipt(tx, keys, {
      receiptId,
      requestId,
      number: 0,
      body,
      hash: sha256Hex(body),
      now: at,
      isOnPlatform: true,
      replay,
    })
  })
}
const gate = async (outside?: LedgerHead) => (await readGate(bot.db, platform, outside)).gate.is
const advance = () => advanceMarker(bot.db, platform, undefined, at)
const marker = async () =>
  (await platform.query<{ seq: number }>('select ledger_sequence::int as seq from deletion_bot.restore_marker')).rows[0]?.seq
const notes = async () => (await platform.query('select from deletion_bot.carried_out')).rowCount

describe('the marker on the platform', () => {
  test('follows the ledger, and takes the notes it no longer needs along', async () => {
    await pass()
    await pass()
    expect(await advance()).toEqual({ is: 'open' })
    expect([await marker(), await notes()]).toEqual([2, 0])
    await pass()
    expect(await gate()).toBe('open')
    expect((await advance()).is).toBe('open')
    expect(await marker()).toBe(3)
  })

  test('drops the note of a worker that was overtaken and noted its pass once more', async () => {
    await pass()
    await advance()
    const { rows } = await bot.pool.query<{ id: string }>('select request_id as id from receipt')
    await noteCarriedOut(platform, rows[0]?.id ?? '', 0, at)
    await pass({ written: false })
    expect(await notes()).toBe(2)
    expect((await advance()).is).toBe('open')
    expect([await marker(), await notes()]).toEqual([1, 1])
  })

  test('a process that died between receipt and marker is no restore: the next one catches up', async () => {
    await pass()
    await advance()
    await pass()
    await pass()
    expect(await gate()).toBe('open')
    await advance()
    expect(await marker()).toBe(3)
  })

  test('a process that died between note and receipt leaves nothing to replay', async () => {
    await pass()
    await pass({ written: false })
    expect((await advance()).is).toBe('open')
    expect(await marker()).toBe(1)
  })

  test('a platform restored to before an erasure is noticed, and no later erasure hides it', async () => {
    await pass()
    await advance()
    const backup = await platform.query('select * from deletion_bot.restore_marker')
    await pass()
    await advance()
    await platform.query('update deletion_bot.restore_marker set ledger_sequence = 1, ledger_head = $1', [
      backup.rows[0].ledger_head,
    ])
    expect(await gate()).toBe('replay-needed')
    await pass()
    expect(await advance()).toEqual({ is: 'replay-needed', entries: 1 })
    expect(await marker()).toBe(1)
  })

  test('a platform restored to before the very first marker is noticed', async () => {
    await pass()
    await advance()
    await platform.query('truncate deletion_bot.restore_marker')
    expect(await gate()).toBe('replay-needed')
  })

  test('receipts of before there were notes, and continuations that changed nothing there, count as known', async () => {
    await pass()
    await bot.pool.query('update receipt set is_on_platform = false')
    await platform.query('truncate deletion_bot.carried_out')
    expect((await advance()).is).toBe('open')
    expect(await marker()).toBe(1)
  })

  test('after a replay stands where the ledger ended when it began, and never goes back', async () => {
    await pass({ noted: false })
    const end = await pass({ noted: false })
    expect(await gate()).toBe('replay-needed')
    await pass()
    await markReplayed(bot.db, platform, end, at)
    expect([await gate(), await marker(), await notes()]).toEqual(['open', 2, 1])
    await advance()
    await markReplayed(bot.db, platform, { seq: 1, hash: 'a'.repeat(64) }, at)
    expect(await marker()).toBe(3)
  })

  test('many processes that move it at once leave it at the end, and none of them sees a restore', async () => {
    const gates: string[] = []
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        await pass()
        gates.push((await advance()).is)
      }),
    )
    expect(new Set(gates)).toEqual(new Set(['open']))
    expect([await gate(), await marker(), await notes()]).toEqual(['open', 12, 0])
  })

  test('an older database of the bot is noticed by the marker, and by the head outside', async () => {
    const first = await pass()
    const second = await pass()
    expect(await gate(second)).toBe('open')
    await bot.pool.query('delete from ledger_entry where seq = 2')
    expect(await gate(second)).toBe('ledger-behind')
    expect(await gate(first)).toBe('open')
    await platform.query(
      'insert into deletion_bot.restore_marker (ledger_sequence, ledger_head, written_at) values (2, $1, now())',
      [second.hash],
    )
    expect(await gate()).toBe('ledger-behind')
    await bot.pool.query(`insert into replay_run (started_at, finished_at, ledger_seq, lost_through) values (now(), now(), 1, 2)`)
    expect(await gate(second)).toBe('open')
  })
})
