import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppendLog, azureAppendLog } from '../../src/blobs/append-log.ts'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { appendReceipt, verifyLedger } from '../../src/erasure/erasure-store.ts'
import { headFile, lastHead, readHeads } from '../../src/erasure/ledger-head-store.ts'
import { exportLedger, readReplayList, replayFile } from '../../src/erasure/replay-list-store.ts'
import { exportHeads, headLogOf, headsInLog, replayLogOf } from '../../src/jobs/export-heads.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import { publicKeysOf } from '../../src/runtime/public-keys.ts'
import { type Azurite, startAzurite } from '../blobs/support/azurite.ts'
import { insertRequest } from '../erasure/support/request-row.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const NOW = new Date('2026-11-28T10:00:00Z')
const DAY = 86_400_000
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

describe('the ledger’s heads in a blob', () => {
  const databases = testDatabases()
  const keys = testKeys()
  let azurite: Azurite
  let url: string
  let log: AppendLog
  let database: BotDatabase
  let folder: string

  beforeAll(async () => {
    azurite = await startAzurite()
    url = await azurite.signed('heads', 'acrl')
    database = openBotDatabase(databases.botUrl, { connectionsMax: 2, waitMsMax: 5_000, onError: () => {} })
    folder = mkdtempSync(join(tmpdir(), 'heads-'))
    log = headLogOf({ ledgerHeadUrl: url }) as AppendLog
  })
  afterAll(async () => {
    await database.close()
    await azurite.stop()
    rmSync(folder, { recursive: true })
  })

  const bot = (dataDir: string, headLog: AppendLog | undefined = log, now = NOW) => ({
    ...{ db: database.db, headLog, replayLog: replayLogOf({ ledgerHeadUrl: url }), keys, clock: { now: () => now } },
    config: { ...readConfig({ DATA_DIR: dataDir }), ledgerHeadUrl: url },
  })
  const write = async (n: number) => {
    const requestId = await insertRequest(database.db, n)
    const body = `{"n":${n}}`
    const pseudonyms = [{ keyId: 'k1', value: sha256Hex(`person ${n}`) }]
    const replay = { pseudonyms, scope: { kind: 'number' } as const, cutOff: NOW, expiresAt: new Date(NOW.getTime() + n * DAY) }
    const receipt = { receiptId: uuid(n), requestId, number: 0, body, hash: sha256Hex(body), now: new Date(), replay }
    return database.db.transaction((tx) => appendReceipt(tx, keys, receipt))
  }
  const findings = async () => (await verifyLedger(database.db, publicKeysOf(keys), await headsInLog(log))).findings

  test('are added once for each entry, however often they are looked at, and verify', async () => {
    for (const n of [1, 2]) await write(n)
    await exportHeads(bot(folder))
    await exportHeads(bot(folder))
    await write(3)
    await exportHeads(bot(folder))
    expect((await headsInLog(log)).map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(await findings()).toEqual([])
  })

  test('cannot be changed or removed by whoever may add to them', async () => {
    const container = azurite.service.getContainerClient('heads')
    const names: string[] = []
    for await (const { name } of container.listBlobsFlat()) names.push(name)
    expect(names).toEqual([
      'ledger-head/00000000.jsonl',
      'replay-list/2026-11-28-00000000.jsonl',
      'replay-list/2026-11-28-before.jsonl',
    ])
    await expect(azureAppendLog(await azurite.signed('heads', 'rl'), 'ledger-head').append('x', 'y')).rejects.toThrow(
      /answered 403/,
    )
  })

  test('are learned by a machine that lost its disk', async () => {
    const empty = join(folder, 'new-disk')
    await exportHeads(bot(empty))
    expect((await lastHead(headFile(empty)))?.seq).toBe(3)
    expect(readHeads(headFile(empty))).toEqual(await headsInLog(log))
    await exportLedger(database.db, keys, empty)
    expect(readHeads(headFile(empty))).toHaveLength(3)
  })

  test('bring along whom a restore must lose again, also those whom its database does not know, and those whose day has passed', async () => {
    const list = (dataDir: string, now = NOW) =>
      readReplayList(replayFile(dataDir), publicKeysOf(keys), now).entries.map(({ pseudonym }) => pseudonym)
    const everybody = [1, 2, 3].map((n) => sha256Hex(`person ${n}`)).sort()
    await database.pool.query('create table lost as select * from replay_entry; delete from replay_entry')
    const disk = join(folder, 'another-disk')
    await exportHeads(bot(disk))
    expect([...new Set(list(disk))].sort()).toEqual(everybody)
    expect(new Set(list(disk, new Date(NOW.getTime() + 2.5 * DAY)))).toEqual(new Set([sha256Hex('person 3')]))
    await exportHeads(bot(disk))
    const before = list(disk).length
    await exportHeads(bot(disk))
    expect(list(disk)).toHaveLength(before)
    // A restore that was noticed before their day waits for its replay still.
    const late = join(folder, 'late-disk')
    await exportHeads(bot(late, log, new Date(NOW.getTime() + 10 * DAY)))
    expect([...new Set(list(late, new Date(0)))].sort()).toEqual(everybody)
    await database.pool.query('insert into replay_entry select * from lost; drop table lost')
  })

  test('give away an end that was cut off, and an entry that was put in its place', async () => {
    await database.pool.query('delete from ledger_entry where seq = 3')
    await database.pool.query('delete from receipt where id = $1', [uuid(3)])
    expect(await findings()).toEqual([{ seq: 3, is: 'behind-head' }])
    await write(4)
    await exportHeads(bot(folder))
    expect(await findings()).toEqual([{ seq: 3, is: 'not-the-head' }])
  })

  test('that cannot be reached say so without their address', async () => {
    const gone = azureAppendLog(url.replace('/heads?', '/nowhere?'), 'ledger-head')
    await expect(exportHeads(bot(folder, gone))).rejects.toThrow(/^The blob store of the ledger’s heads answered \d+ \w+$/)
  })
})
